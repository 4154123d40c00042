"""Rules about names: one procedure each, neighbours that know each other, terms explained once."""

import re
from collections.abc import Iterator

from models.content.lint.case import Case, Finding
from models.content.problems import Code
from models.content.procedure import Procedure


def same_name(case: Case) -> Iterator[Finding]:
    """C054: a name by which two procedures are found, and neither says how they differ."""
    owners: dict[str, Procedure] = {}
    for part in case.procedures:
        procedure = part.record
        for name in dict.fromkeys(map(_key, (procedure.name, procedure.short_name, *procedure.also_called))):
            owner = owners.setdefault(name, procedure)
            if owner is not procedure and not (_tells_apart(owner, procedure) or _tells_apart(procedure, owner)):
                yield part.finding(Code.SAME_NAME, f"'{name}' is a name of '{owner.id}' too", "also_called")


def _tells_apart(one: Procedure, other: Procedure) -> bool:
    return any(each.procedure == other.id for each in one.lookalikes)


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", " ", name.lower()).strip()


def related(case: Case) -> Iterator[Finding]:
    """C055: a procedure that is its own neighbour, or a neighbour that does not name it back."""
    procedures = case.library.procedures
    for part in case.procedures:
        for number, other in enumerate(part.record.related):
            if other == part.record.id:
                yield part.finding(Code.ONE_WAY, "it is related to itself", "related", number)
            elif other in procedures and part.record.id not in procedures[other].related:
                yield part.finding(Code.ONE_WAY, f"'{other}' does not name it back", "related", number)
        for number, each in enumerate(part.record.lookalikes):
            if each.procedure == part.record.id:
                yield part.finding(Code.ONE_WAY, "it looks like itself", "lookalikes", number)


def term_twice(case: Case) -> Iterator[Finding]:
    """C073: a word that the glossary explains twice."""
    owners: dict[str, str] = {}
    for term in case.library.glossary.values():
        for number, word in enumerate(term.words):
            owner = owners.setdefault(word.lower(), term.id)
            if owner != term.id:
                message = f"'{word}' is explained under '{owner}' too"
                yield case.part("glossary", term).finding(Code.TERM_TWICE, message, "words", number)


RULES = (same_name, related, term_twice)
