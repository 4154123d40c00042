"""Checks that every id leads somewhere, and leaves out what would show half a procedure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from models.content.base import parts
from models.content.conditions import Condition
from models.content.fitting import misfits
from models.content.library import Library
from models.content.nearest import did_you_mean
from models.content.places import Path, Place
from models.content.problems import Code, Problem
from models.content.procedure import Procedure, QuestionUse, SignUse
from models.content.questions import Contradiction, Question
from models.content.shared import After, Instruction


@dataclass(frozen=True)
class Reference:
    """An id found in a record: what kind of record it names, and where."""

    kind: str
    id: str
    path: Path


def resolve(library: Library) -> Library:
    """Add every dangling reference to the problems; leave out what holds one, and whatever names that in turn.

    A missing neighbour (``related``, a look-alike) is reported, but costs nobody else their procedure.
    """
    problems = set(library.problems)
    kinds: dict[str, Any] = {kind: dict(getattr(library, kind)) for kind in (*SHARED_KINDS, "procedures")}
    problems.update(_drop_second_owners(kinds, library.places))
    dropped = True
    while dropped:
        dropped = False
        for kind, records in kinds.items():
            for record_id, record in list(records.items()):
                place = library.places[f"{kind}/{record_id}"]
                wrong = [each for each in references(record) if each.id not in kinds[each.kind]]
                problems.update(_dangling(each, kinds, place) for each in wrong)
                unsound = any(each.kind != "procedures" for each in wrong)
                other = (
                    []
                    if unsound
                    else [*_wrong_answers(record, kinds["questions"], place), *_misfits(record, kinds, place)]
                )
                problems.update(other)
                if unsound or other:
                    del records[record_id]
                    dropped = True
    return replace(library, **kinds, problems=tuple(sorted(problems)))


SHARED_KINDS = (
    "sources", "topics", "parameters", "questions", "instructions", "signs", "after", "teach_back", "prompts",
    "contradictions", "comparisons", "backgrounds", "glossary", "myths", "red_flags", "exceptions",
)  # fmt: skip


def _dangling(reference: Reference, kinds: Mapping[str, Mapping[str, object]], place: Place) -> Problem:
    hint = did_you_mean(reference.id, kinds[reference.kind])
    message = f"there is no {reference.kind.replace('_', ' ')} record '{reference.id}' that could be read{hint}"
    return place.problem(Code.DANGLING, reference.path, message)


def references(record: object, path: Path = ()) -> Iterator[Reference]:
    """Every id that a record names, however deep; the one list of which field names what."""
    if isinstance(record, Procedure):
        yield from _entries(record)
    if isinstance(record, Contradiction):
        yield from (Reference("questions", each, ("answers", each)) for each in record.answers)
    for name in getattr(type(record), "model_fields", {}):
        value = getattr(record, name)
        at = (*path, name.removesuffix("_"))
        if name in _FIELDS:
            yield from (Reference(_FIELDS[name], each, at) for each in _ids(value))
        elif isinstance(value, Condition):
            yield from (Reference("questions", leaf.question, at) for leaf in value.leaves())
        elif isinstance(value, tuple):
            for index, each in enumerate(value):
                yield from references(each, (*at, index))
        elif hasattr(value, "model_fields_set"):
            yield from references(value, at)


def _ids(value: object) -> Iterator[str]:
    """Every id in a field: one, a list of them, or lists of lists."""
    if isinstance(value, str):
        yield value
    for each in value if isinstance(value, tuple) else ():
        yield from _ids(each)


_FIELDS = {
    "sources": "sources",
    "about_sources": "sources",
    "topic": "topics",
    "parameter": "parameters",
    "questions": "questions",
    "procedures": "procedures",
    "between": "procedures",
    "any_two_of": "procedures",
    "procedure": "procedures",
    "related": "procedures",
    "side_question": "questions",
    "any_sign": "signs",
    "any_instruction": "instructions",
    "any_after": "after",
}
_ENTRIES = {"preparation": "instructions", "after": "after", "warning_signs": "signs", "teach_back": "teach_back"}


def _entries(procedure: Procedure) -> Iterator[Reference]:
    for index, asked in enumerate(procedure.questions):
        if isinstance(asked, QuestionUse):
            yield Reference("questions", asked.use, ("questions", index))
            yield from (Reference("questions", leaf.question, ("questions", index)) for leaf in asked.for_.leaves())
    for name, kind in _ENTRIES.items():
        for index, entry in enumerate(getattr(procedure, name)):
            if isinstance(entry, str):
                yield Reference(kind, entry, (name, index))
            elif isinstance(entry, SignUse):
                yield Reference(kind, entry.use, (name, index))


def _drop_second_owners(kinds: dict[str, Any], places: Mapping[str, Place]) -> list[Problem]:
    """Leave out a procedure whose own record takes an id already in use: a plan would show only one of the two."""
    problems = []
    owners = {kind: dict.fromkeys(kinds[kind], "the shared records") for kind in _ENTRIES.values()}
    for procedure in list(kinds["procedures"].values()):
        place = places[f"procedures/{procedure.id}"]
        for each in _own(procedure):
            if each.id in owners[each.kind]:
                message = f"'{each.id}' is already defined in {owners[each.kind][each.id]}"
                problems.append(place.problem(Code.DUPLICATE_ID, each.path, message))
                kinds["procedures"].pop(procedure.id, None)
            owners[each.kind].setdefault(each.id, f"procedure '{procedure.id}'")
    return problems


def _own(procedure: Procedure) -> list[Reference]:
    """Give the records that a procedure defines itself, where shared ones could stand."""
    return [
        Reference(kind, entry.id, (name, index, "id"))
        for name, kind in _ENTRIES.items()
        for index, entry in enumerate(getattr(procedure, name))
        if not isinstance(entry, str | SignUse)
    ]


def _misfits(record: Any, kinds: Mapping[str, Any], place: Place) -> Iterator[Problem]:
    """Find lines, shared or a procedure's own, that cannot meet the others of their topic."""
    for path, part in parts(record):
        if isinstance(part, Instruction | After):
            for message, field in misfits(part, kinds["topics"], kinds["parameters"]):
                yield place.problem(Code.MISFIT, (*path, *field), message)


def _wrong_answers(record: Any, questions: Mapping[str, Question], place: Place) -> Iterator[Problem]:
    """Find conditions and flags that could never hold: their question does not offer that answer."""
    conditions = _conditions(record)
    wanted = [(leaf.question, leaf.answer, path) for each, path in conditions for leaf in each.leaves()]
    if isinstance(record, Question) and record.flag:
        wanted.append((record.id, record.flag.when, ("flag", "when")))
    if isinstance(record, Contradiction):
        wanted += [(question, answers, ("answers", question)) for question, answers in record.answers.items()]
    for question, answers, path in wanted:
        unknown = sorted(set(answers) - set(questions[question].answers))
        if unknown:
            message = f"'{question}' has no answer {', '.join(unknown)}"
            yield place.problem(Code.UNKNOWN_ANSWER, path, message)


def _conditions(record: object, path: Path = ()) -> Iterator[tuple[Condition, Path]]:
    for name in getattr(type(record), "model_fields", {}):
        value = getattr(record, name)
        at = (*path, name.removesuffix("_"))
        if isinstance(value, Condition):
            yield value, at
        for index, each in enumerate(value if isinstance(value, tuple) else ()):
            yield from _conditions(each, (*at, index))
