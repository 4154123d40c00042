"""What an author can get wrong although every field is valid: each rule is one small function in ``RULES``."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path as FilePath

from models.content import references
from models.content.base import Content, parts
from models.content.library import Library
from models.content.pictures import PictureError, View, load_view
from models.content.places import Path, Place
from models.content.problems import Code, Problem
from models.content.procedure import Picture, Procedure
from models.content.red_flags import Need
from models.content.shared import TIERS, After, Instruction, Source, WarningSign
from models.content.topics import Topic
from models.content.translation import texts

_CAUTION = "caution added by the authors"
_BRACES = re.compile(r"\{[^{}]*\}|[{}]")
_PHONE = re.compile(
    r"(?<![\w.,-])\+?\(?\d(?:[\s()./\u2010-\u2013-]{0,2}\d){6,}"  # seven digits or more, however they are grouped
    r"|\b(?:call|dial|phone|ring)\s+\d{3}\b",  # call 999
    re.IGNORECASE,
)


_MEASURED = re.compile(
    r"\b(?:e?gfr|creatinine|potassium|inr|bmi|psa|hba1c|mmol|mg|kg|ml|mmhg)\b"
    r"|(?:^|[.?!] )(?:how (?:much|many|high|low|old|heavy|tall)|what is your (?:weight|height|age|blood|last|latest))\b",
    re.IGNORECASE,
)
_RANGE = re.compile(r"[<>≤≥]\s*\d|\b(?:under|over|above|below|less than|more than|between)\s+\d", re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """A record, or one inside it, and where it stands."""

    record: Content
    place: Place
    path: Path

    def problem(self, code: Code, message: str, *field: str | int) -> Problem:
        """Build a problem at a field of this part, or at the part itself."""
        return self.place.problem(code, (*self.path, *field), message)


@dataclass(frozen=True)
class Case:
    """What the rules look at: the content, and the folder of the drawings."""

    library: Library
    views_folder: FilePath

    def place(self, kind: str, record: str) -> Place:
        """Where a record stands; its id will do if nobody knows."""
        return self.library.places.get(f"{kind}/{record}") or Place(f"{kind}/{record}", {})

    def records(self) -> Iterator[Part]:
        """Every record that has an id of its own in a file."""
        for kind in (*references.SHARED_KINDS, "procedures"):
            for each, record in getattr(self.library, kind).items():
                yield Part(record, self.place(kind, each), ())

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Every record, and every record inside it."""
        return tuple(Part(inner, outer.place, path) for outer in self.records() for path, inner in parts(outer.record))


def lint(library: Library, views_folder: FilePath) -> tuple[Problem, ...]:
    """Give everything that the rules find, in the order of the files. Needs a library read without a cache."""
    case = Case(library, views_folder)
    return tuple(sorted({problem for rule in RULES for problem in rule(case)}))


_FOR_ALL = ("prompts", "contradictions", "comparisons", "glossary", "myths", "red_flags")
"""Kinds that stand for the library as a whole; no procedure names them."""


def unused(case: Case) -> Iterator[Problem]:
    """C010: a shared record that no procedure reaches; a question that no procedure asks.

    While something cannot be read, nobody knows what it uses.
    """
    if case.library.problems:
        return
    reached = _reached(case.library)
    for kind in references.SHARED_KINDS:
        if kind not in _FOR_ALL:
            for each in getattr(case.library, kind):
                if (kind, each) not in reached:
                    place = case.place(kind, each)
                    yield place.problem(Code.UNUSED, ("id",), f"no procedure uses '{each}'")


def _reached(library: Library) -> set[tuple[str, str]]:
    """Follow all references from the procedures and the prompts; a condition on a question does not ask it."""
    reached: set[tuple[str, str]] = set()
    waiting: list[Content] = [*library.procedures.values()]
    for kind in _FOR_ALL:
        waiting += getattr(library, kind).values() if kind != "red_flags" else ()
    while waiting:
        for each in references.references(waiting.pop()):
            known = (each.kind, each.id) in reached or each.kind == "procedures"
            if not known and (each.kind != "questions" or each.path == ("questions",)):
                reached.add((each.kind, each.id))
                waiting.append(getattr(library, each.kind)[each.id])
    return reached


def unsourced(case: Case) -> Iterator[Problem]:
    """C011: neither a source nor a note; a topic that tells nobody anything needs neither."""
    for part in case.parts:
        record = part.record
        silent = isinstance(record, Topic) and record.ask_team_when is None and record.ask_us is None
        if getattr(record, "sources", None) == () and not getattr(record, "note", None) and not silent:
            yield part.problem(Code.UNSOURCED, "it names no source, and no note says why", "sources")


def weak_source(case: Case) -> Iterator[Problem]:
    """C012: a safety line that stands on weak pages alone, and is neither a caution nor the clinic's own."""
    for part in case.parts:
        record = part.record
        if not isinstance(record, Instruction | WarningSign) or _CAUTION in (record.note or ""):
            continue
        grades = {case.library.sources[each].grade for each in record.sources}
        if not grades & {"A", "B"} and getattr(record, "firmness", "universal") == "universal":
            yield part.problem(Code.WEAK_SOURCE, f"'{record.id}' has no source of grade A or B", "sources")


def red_flags(case: Case) -> Iterator[Problem]:
    """C013: a procedure without what its kind must carry, as ``red_flags.yaml`` says."""
    for procedure in case.library.procedures.values():
        place = case.place("procedures", procedure.id)
        for flag in case.library.red_flags.values():
            if any(kind.fits(procedure.facts) for kind in flag.when):
                for need in flag.needs:
                    name, carried = _carried(case.library, procedure, need)
                    if not any(need.is_met_by(each) for each in carried):
                        yield place.problem(Code.RED_FLAG, (name,), f"{flag.id}: {_wanted(need)}; {flag.because}")


def _carried(
    library: Library, procedure: Procedure, need: Need
) -> tuple[str, tuple[WarningSign | Instruction | After, ...]]:
    """Give the field of a procedure that could meet a need, and the records in it."""
    if need.any_sign is not None:
        return "warning_signs", library.signs_of(procedure)
    if need.any_instruction is not None:
        return "preparation", library.preparation_of(procedure)
    return "after", library.after_of(procedure)


def _wanted(need: Need) -> str:
    if not need.ids:
        return "a record that nobody has written yet is missing"
    strict = f", for everyone and at least {need.at_least}" if need.at_least else ""
    lasting = f", lasting {need.lasting}" if need.lasting else ""
    return f"{' or '.join(need.ids)} is missing{strict}{lasting}"


def tiers(case: Case) -> Iterator[Problem]:
    """C013: a procedure that does not say for every tier what belongs in it."""
    for procedure in case.library.procedures.values():
        found = {sign.tier for sign in case.library.signs_of(procedure) if sign.for_ is None}
        for tier in TIERS:
            if tier not in found:
                place = case.place("procedures", procedure.id)
                yield place.problem(Code.RED_FLAG, ("warning_signs",), f"no sign for everyone has the tier '{tier}'")


def placeholders(case: Case) -> Iterator[Problem]:
    """C015: a brace that would reach the patient as a brace."""
    for outer in case.records():
        for path, text in texts(outer.record):
            for brace in _BRACES.findall(text):
                line = _instruction(outer.record, path) if path[-1] == "do" else None
                if line is None or not _is_filled(case.library, line, brace):
                    yield outer.problem(Code.PLACEHOLDER, f"nothing fills in '{brace}'", *path)
            if "at {time}" in text:
                yield outer.problem(Code.PLACEHOLDER, "'{time}' brings its own 'at'", *path)


def _instruction(record: Content, path: Path) -> Instruction | None:
    found = next(inner for at, inner in parts(record) if at == path[:-1])
    return found if isinstance(found, Instruction) else None


def _is_filled(library: Library, line: Instruction, brace: str) -> bool:
    parameter = line.parameter or line.when.parameter
    if brace == "{value}":
        return parameter is not None and library.parameters[parameter].kind == "choice"
    return brace == "{time}" and line.when.kind == "before"


def pictures(case: Case) -> Iterator[Problem]:
    """C016: a view or layer that is not drawn, on either side if the person is asked which side it is."""
    views: dict[str, View | str] = {}
    for outer in case.records():
        sides = ("left", "right") if isinstance(outer.record, Procedure) and outer.record.side_question else ("left",)
        for path, picture in parts(outer.record):
            if isinstance(picture, Picture):
                if picture.view not in views:
                    views[picture.view] = _view(case.views_folder, picture.view)
                for side in sides:
                    message = _cannot_show(views[picture.view], picture.on_side(side))
                    if message:
                        yield outer.problem(Code.NO_PICTURE, message, *path)


def _view(folder: FilePath, name: str) -> View | str:
    try:
        return load_view(folder, name)
    except PictureError as error:
        return str(error)


def _cannot_show(view: View | str, picture: Picture) -> str:
    if isinstance(view, str):
        return view
    try:
        view.words(picture)
    except PictureError as error:
        return str(error)
    return ""


def phone_numbers(case: Case) -> Iterator[Problem]:
    """C017: a number to ring that no clinic has entered, wherever it hides; a source's own address may have any."""
    for part in case.parts:
        for name, value in part.record if not isinstance(part.record, Source) else ():
            for text in value if isinstance(value, tuple) else (value,):
                found = _PHONE.search(text) if isinstance(text, str) else None
                if found:
                    yield part.problem(Code.PHONE_NUMBER, f"'{found.group()}' reads like a phone number", name)


def measured_values(case: Case) -> Iterator[Problem]:
    """C019: a question that asks for a number about the body, or offers ranges of one as choices."""
    for question in case.library.questions.values():
        choices = [(("choices", number), choice.says) for number, choice in enumerate(question.choices)]
        for field, text in ((("ask",), question.ask), *choices):
            found = _MEASURED.search(text) or (_RANGE.search(text) if field[0] == "choices" else None)
            if found:
                message = f"'{found.group()}' asks for a measured value"
                yield case.place("questions", question.id).problem(Code.MEASURED, field, message)


Rule = Callable[[Case], Iterator[Problem]]
RULES: tuple[Rule, ...] = (
    unused,
    unsourced,
    weak_source,
    red_flags,
    tiers,
    placeholders,
    pictures,
    phone_numbers,
    measured_values,
)
