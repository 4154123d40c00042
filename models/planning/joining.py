"""Joins lines that a reader could not tell apart, whoever wrote them (M1)."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import replace
from typing import TypeVar

from models.planning.plan import AfterLine, Line

AnyLine = TypeVar("AnyLine", Line, AfterLine)


def join_same(lines: Iterable[AnyLine], words: Callable[[AnyLine], Hashable]) -> list[AnyLine]:
    """Keep one line for each ``words``; it names everyone who asked, and loses no detail and no source."""
    found: dict[Hashable, AnyLine] = {}
    for line in sorted(lines, key=lambda each: each.id):
        same = found.get(words(line))
        found[words(line)] = line if same is None else _joined(same, line)
    return list(found.values())


def _joined(first: AnyLine, second: AnyLine) -> AnyLine:
    details = dict.fromkeys(each for each in (first.detail, second.detail) if each)
    return replace(
        first,
        detail=" ".join(details) or None,
        asked_by=tuple(sorted({*first.asked_by, *second.asked_by})),
        sources=tuple(dict.fromkeys((*first.sources, *second.sources))),
        answers=tuple(dict.fromkeys((*first.answers, *second.answers))),
        rules=tuple(sorted({*first.rules, *second.rules, "M1"})),
    )
