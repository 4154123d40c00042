"""Checks that every id leads somewhere, and leaves out what would show half a procedure."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from models.content.base import Content, parts
from models.content.conditions import Is
from models.content.fitting import misfits
from models.content.nearest import did_you_mean
from models.content.places import Path, Place
from models.content.problems import Code, Problem
from models.content.procedure import Procedure, QuestionUse, SignUse
from models.content.questions import Contradiction, Question
from models.content.shared import After, Instruction

_Walked = Iterable[tuple[Path, Content]]
"""A record and all records inside it."""


class Reference(NamedTuple):
    """An id found in a record: what kind of record it names, and where."""

    kind: str
    id: str
    path: Path


@dataclass(frozen=True)
class Judged:
    """What one record was found to be, apart from the other procedures.

    ``neighbours`` are the procedures that it names, and ``own`` the records that a procedure defines itself
    where shared ones could stand: they can be judged only when all are read.
    """

    place: Place
    is_sound: bool
    problems: tuple[Problem, ...]
    neighbours: tuple[Reference, ...]
    own: tuple[Reference, ...] = ()


class Resolver:
    """Adds every dangling reference to the problems; leaves out what holds one, and whatever names that in turn.

    First the shared records are settled among themselves. Then procedures are judged one by one, so that
    nobody need hold them all. A missing neighbour (``related``, a look-alike) is reported, but costs nobody
    else their procedure.
    """

    def __init__(self, records: Mapping[str, Mapping[str, Any]], places: Mapping[str, Place]) -> None:
        self.kinds: dict[str, dict[str, Any]] = {kind: dict(records.get(kind, {})) for kind in SHARED_KINDS}
        self._owners = {kind: dict.fromkeys(self.kinds[kind], "the shared records") for kind in _ENTRIES.values()}
        self._problems: set[Problem] = set()
        self._neighbours: dict[tuple[str, Reference], Place] = {}
        dropped = True
        while dropped:
            dropped = False
            for kind, found in self.kinds.items():
                for record_id, record in list(found.items()):
                    judged = judge(record, self.kinds, places[f"{kind}/{record_id}"])
                    self._note(judged)
                    if not judged.is_sound:
                        del found[record_id]
                        dropped = True

    def admit(self, procedure_id: str, judged: Judged) -> bool:
        """Take a procedure that was judged; tell whether it may stay.

        It may not if its own record takes an id already in use: a plan would show only one of the two.
        """
        self._note(judged)
        is_sound = judged.is_sound
        for each in judged.own:
            owners = self._owners[each.kind]
            if each.id in owners:
                message = f"'{each.id}' is already defined in {owners[each.id]}"
                self._problems.add(judged.place.problem(Code.DUPLICATE_ID, each.path, message))
                is_sound = False
            owners.setdefault(each.id, f"procedure '{procedure_id}'")
        return is_sound

    def _note(self, judged: Judged) -> None:
        self._problems.update(judged.problems)
        self._neighbours.update({(judged.place.name, each): judged.place for each in judged.neighbours})

    def problems(self, procedures: Collection[str]) -> set[Problem]:
        """Give all problems, once it is known which procedures could be read."""
        known = {"procedures": procedures}
        return self._problems | {
            place.problem(Code.DANGLING, each.path, _dangling(each, known))
            for (_, each), place in self._neighbours.items()
            if each.id not in procedures
        }


def judge(record: Any, kinds: Mapping[str, Mapping[str, Any]], place: Place, told: Place | None = None) -> Judged:
    """Look at one record on its own, beside the shared ones.

    ``told`` is the place that is handed on, for what can be judged only later; it may know its lines in another way.
    """
    walked = parts(record)
    unknown = [*_references(walked, kinds)]
    neighbours = tuple(each for each in unknown if each.kind == "procedures")
    wrong = [each for each in unknown if each.kind != "procedures"]
    problems = [place.problem(Code.DANGLING, each.path, _dangling(each, kinds)) for each in wrong]
    if not wrong:
        problems += [*_wrong_answers(walked, kinds["questions"], place), *_misfits(walked, kinds, place)]
    own = tuple(_own(record)) if isinstance(record, Procedure) else ()
    return Judged(told or place, not problems, tuple(problems), neighbours, own)


SHARED_KINDS = (
    "sources", "topics", "parameters", "questions", "instructions", "signs", "after", "teach_back", "prompts",
    "contradictions", "comparisons", "backgrounds", "glossary", "myths", "red_flags", "exceptions",
)  # fmt: skip


def _dangling(reference: Reference, kinds: Mapping[str, Collection[str]]) -> str:
    hint = did_you_mean(reference.id, kinds[reference.kind])
    return f"there is no {reference.kind.replace('_', ' ')} record '{reference.id}' that could be read{hint}"


def references(record: Content) -> Iterator[Reference]:
    """Every id that a record names, however deep; the one list of which field names what."""
    return _references(parts(record), {})


def _references(walked: _Walked, known: Mapping[str, Collection[str]]) -> Iterator[Reference]:
    """Give every id that is named and not known; most are known, and are passed over without ado."""
    for path, part in walked:
        if isinstance(part, Procedure):
            yield from (each for each in _entries(part) if each.id not in known.get(each.kind, ()))
        elif isinstance(part, Contradiction):
            there = known.get("questions", ())
            asked = (each for each in part.answers if each not in there)
            yield from (Reference("questions", each, (*path, "answers", each)) for each in asked)
        for name, kind in _naming(type(part)):
            there = known.get(kind, ())
            for each in _ids(getattr(part, name)):
                if each not in there:
                    yield Reference(kind, each, (*path, name.removesuffix("_")))


@cache
def _naming(model: type[Content]) -> tuple[tuple[str, str], ...]:
    """Name the fields of a kind of record that hold ids, with the kind that they name."""
    return tuple((name, kind) for name, kind in _FIELDS.items() if name in model.model_fields)


def _ids(value: object) -> Iterable[str]:
    """Every id in a field: one, a list of them, or lists of lists."""
    if isinstance(value, str):
        return (value,)
    found: list[str] = []
    for each in value if isinstance(value, tuple) else ():
        if isinstance(each, str):
            found.append(each)
        else:
            found += _ids(each)
    return found


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
    "question": "questions",
    "any_sign": "signs",
    "any_instruction": "instructions",
    "any_after": "after",
}
_ENTRIES = {"preparation": "instructions", "after": "after", "warning_signs": "signs", "teach_back": "teach_back"}


def _entries(procedure: Procedure) -> Iterator[Reference]:
    for index, asked in enumerate(procedure.questions):
        if isinstance(asked, QuestionUse):
            yield Reference("questions", asked.use, ("questions", index))
    for name, kind in _ENTRIES.items():
        for index, entry in enumerate(getattr(procedure, name)):
            if isinstance(entry, str):
                yield Reference(kind, entry, (name, index))
            elif isinstance(entry, SignUse):
                yield Reference(kind, entry.use, (name, index))


def _own(procedure: Procedure) -> list[Reference]:
    """Give the records that a procedure defines itself, where shared ones could stand."""
    return [
        Reference(kind, entry.id, (name, index, "id"))
        for name, kind in _ENTRIES.items()
        for index, entry in enumerate(getattr(procedure, name))
        if not isinstance(entry, str | SignUse)
    ]


def _misfits(walked: _Walked, kinds: Mapping[str, Any], place: Place) -> Iterator[Problem]:
    """Find lines, shared or a procedure's own, that cannot meet the others of their topic."""
    for path, part in walked:
        if isinstance(part, Instruction | After):
            for message, field in misfits(part, kinds["topics"], kinds["parameters"]):
                yield place.problem(Code.MISFIT, (*path, *field), message)


def _wrong_answers(walked: _Walked, questions: Mapping[str, Question], place: Place) -> Iterator[Problem]:
    """Find conditions and flags that could never hold: their question does not offer that answer."""
    for path, part in walked:
        for question, answers, field in _wanted(part):
            unknown = sorted(set(answers) - set(questions[question].answers))
            if unknown:
                message = f"'{question}' has no answer {', '.join(unknown)}"
                yield place.problem(Code.UNKNOWN_ANSWER, (*path, *field), message)


def _wanted(part: Content) -> Iterator[tuple[str, tuple[str, ...], Path]]:
    """Give the answers that a record waits for, each with its question and the field."""
    if isinstance(part, Is):
        yield part.question, part.answer, ("answer",)
    elif isinstance(part, Question) and part.flag:
        yield part.id, part.flag.when, ("flag", "when")
    elif isinstance(part, Contradiction):
        yield from ((question, answers, ("answers", question)) for question, answers in part.answers.items())
