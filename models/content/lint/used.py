"""Rules about ids: what nobody uses."""

from collections.abc import Iterator

from models.content import references
from models.content.base import Content
from models.content.library import Library
from models.content.lint.case import Case, Finding, asked
from models.content.problems import Code

_FOR_ALL = ("prompts", "contradictions", "comparisons", "backgrounds", "glossary", "myths", "red_flags", "exceptions")
"""Kinds that stand for the library as a whole; no procedure names them."""


def unused(case: Case) -> Iterator[Finding]:
    """C010: a shared record that no procedure reaches; a question that no procedure asks.

    While something cannot be read, nobody knows what it uses.
    """
    if case.library.problems:
        return
    reached = _reached(case.library)
    for part in case.records:
        if part.kind not in (*_FOR_ALL, "procedures") and (part.kind, part.record.id) not in reached:
            yield part.finding(Code.UNUSED, f"no procedure uses '{part.record.id}'", "id")


def _reached(library: Library) -> set[tuple[str, str]]:
    """Follow all references from the procedures and the prompts; a condition on a question does not ask it."""
    questions = {each for procedure in library.procedures.values() for each in asked(procedure)}
    reached = {("questions", each) for each in questions}
    waiting: list[Content] = [*library.procedures.values(), *(library.questions[each] for each in questions)]
    for kind in _FOR_ALL:
        waiting += getattr(library, kind).values() if kind != "red_flags" else ()
    while waiting:
        for each in references.references(waiting.pop()):
            if each.kind not in ("procedures", "questions") and (each.kind, each.id) not in reached:
                reached.add((each.kind, each.id))
                waiting.append(getattr(library, each.kind)[each.id])
    return reached


RULES = (unused,)
