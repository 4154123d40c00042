"""What is different between two plans of one person, in the words of whoever reads them."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeVar

from models.content.shared import TIERS
from models.language import ENGLISH, Language
from models.planning.clock import clock_words, moment_words
from models.planning.plan import AfterLine, Due, Line, Plan, Sign

Kind = Literal["added", "removed", "moved", "reworded", "raised", "lowered"]
_MOST_NAMED = 6
_Entry = TypeVar("_Entry", Line, AfterLine, Sign)
_Reasoned = TypeVar("_Reasoned", Line, AfterLine)


@dataclass(frozen=True)
class Change:
    """One difference: ``id`` is the line's or the sign's, ``words`` say it to a reader."""

    kind: Kind
    id: str
    words: str


def changes(before: Plan, after: Plan, language: Language = ENGLISH) -> tuple[Change, ...]:
    """Give every difference that a reader would notice: what moved first, then what is new, other or gone."""
    found = [
        *_lines(before, after, language),
        *_aftercare(before.after, after.after, language),
        *_signs(before.signs, after.signs, language),
    ]
    order = ("moved", "reworded", "raised", "lowered", "added", "removed")
    return tuple(sorted(found, key=lambda change: order.index(change.kind)))


def summary(found: tuple[Change, ...], language: Language = ENGLISH) -> tuple[str, ...]:
    """Say it shortly: how much is new and gone, and the first few in full."""
    added, removed = (sum(change.kind == kind for change in found) for kind in ("added", "removed"))
    counts = [
        language.count("{n} line added", "{n} lines added", added) if added else "",
        language.count("{n} line removed", "{n} lines removed", removed) if removed else "",
    ]
    named = [change.words for change in found[:_MOST_NAMED]]
    more = len(found) - len(named)
    rest = language.count("and {n} other change", "and {n} other changes", more) if more else ""
    return tuple(each for each in (language.text(", ").join(filter(None, counts)), *named, rest) if each)


def _lines(before: Plan, after: Plan, language: Language) -> Iterator[Change]:
    old, new = _matched(before.lines, after.lines)
    for key, line in new.items():
        was = old.get(key)
        if was is None:
            yield Change("added", line.id, language.text("New: {line}").format(line=line.do))
        elif was.about != line.about:
            yield Change("reworded", line.id, _instead(was.do, line.do, language))
        elif was.due != line.due and (was.due.at, was.due.days) != (line.due.at, line.due.days):
            yield Change("moved", line.id, _moved(line.about, was.due, line.due, language))
    yield from _gone(old, new, lambda line: line.do, language)


def _aftercare(before: tuple[AfterLine, ...], after: tuple[AfterLine, ...], language: Language) -> Iterator[Change]:
    old, new = _matched(before, after)
    for key, line in new.items():
        was = old.get(key)
        if was is None:
            yield Change("added", line.id, language.text("New: {line}").format(line=line.text))
        elif was.text != line.text:
            yield Change("reworded", line.id, _instead(was.text, line.text, language))
    yield from _gone(old, new, lambda line: line.text, language)


def _signs(before: tuple[Sign, ...], after: tuple[Sign, ...], language: Language) -> Iterator[Change]:
    old, new = {sign.id: sign for sign in before}, {sign.id: sign for sign in after}
    for key, sign in new.items():
        was = old.get(key)
        if was is None:
            yield Change("added", key, language.text("New warning sign: {sign}").format(sign=sign.sign))
        elif TIERS.index(sign.tier) < TIERS.index(was.tier):
            yield Change("raised", key, language.text("More urgent now: {sign}").format(sign=sign.sign))
        elif sign.tier != was.tier:
            yield Change("lowered", key, language.text("Less urgent now: {sign}").format(sign=sign.sign))
    yield from _gone(old, new, lambda sign: sign.sign, language)


def _gone(
    old: Mapping[str, _Entry], new: Mapping[str, _Entry], words: Callable[[_Entry], str], language: Language
) -> Iterator[Change]:
    for key, each in old.items():
        if key not in new:
            yield Change("removed", each.id, language.text("No longer: {line}").format(line=words(each)))


def _matched(before: tuple[_Reasoned, ...], after: tuple[_Reasoned, ...]) -> tuple[dict[str, _Reasoned], ...]:
    """Match lines by id; one that stands for several days is matched in the order of the days."""
    return tuple({f"{line.id}#{place}": line for place, line in _counted(lines)} for lines in (before, after))


def _counted(lines: tuple[_Reasoned, ...]) -> Iterator[tuple[int, _Reasoned]]:
    seen: Counter[str] = Counter()
    for line in lines:
        yield seen[line.id], line
        seen[line.id] += 1


def _instead(was: str, now: str, language: Language) -> str:
    return language.text("{now} (It said: {was})").format(now=now, was=was)


def _moved(about: str, was: Due, now: Due, language: Language) -> str:
    """Name both times; of two clock times on one day, the clock is enough."""
    if isinstance(was.at, datetime) and isinstance(now.at, datetime) and was.at.date() == now.at.date():
        old, new = clock_words(was.at, language), clock_words(now.at, language)
        return language.text("{line}: moved from {old} to {new}").format(line=about, old=old, new=new)
    old, new = moment_words(was, language), moment_words(now, language)
    return language.text("{line}: now {new} (before: {old})").format(line=about, old=old, new=new)
