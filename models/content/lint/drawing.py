"""Rules about what is put together for the reader: filled-in braces, and pictures in layers."""

import contextlib
import re
from collections.abc import Iterator

from models.content.base import parts
from models.content.library import Library
from models.content.lint.case import Case, Finding, Part, Text
from models.content.pictures import PictureError, View, load_view, other_side
from models.content.problems import Code
from models.content.procedure import Picture, Procedure, Step
from models.content.shared import Instruction

_BRACES = re.compile(r"\{[^{}]*\}|[{}]")
_READER = re.compile(r"\byou(?:rs|r(?! child\b))?\b", re.IGNORECASE)


def placeholders(case: Case) -> Iterator[Finding]:
    """C015: a brace that would reach the patient as a brace."""
    for text in case.texts:
        for brace in _BRACES.findall(text.words):
            line = _instruction(text) if text.path[-1] in ("do", "easy") else None
            if line is None or not _is_filled(case.library, line, brace):
                yield text.finding(Code.PLACEHOLDER, f"nothing fills in '{brace}'")
        if "at {time}" in text.words:
            yield text.finding(Code.PLACEHOLDER, "'{time}' brings its own 'at'")


def _instruction(text: Text) -> Instruction | None:
    found = next(inner for at, inner in parts(text.part.record) if at == text.path[:-1])
    return found if isinstance(found, Instruction) else None


def _is_filled(library: Library, line: Instruction, brace: str) -> bool:
    parameter = line.parameter or line.when.parameter
    if brace == "{value}":
        return parameter is not None and library.parameters[parameter].kind == "choice"
    return brace == "{time}" and line.when.kind == "before"


def pictures(case: Case) -> Iterator[Finding]:
    """C016: a view or layer that is not drawn, on either side if the person is asked which side it is."""
    for part, picture in composed(case):
        try:
            load_view(case.views_folder, picture.view).check(picture)
        except PictureError as error:
            yield part.finding(Code.NO_PICTURE, str(error))


def composed(case: Case) -> Iterator[tuple[Part, Picture]]:
    """Give every picture of the steps, on either side if the person is asked which side it is."""
    for part in case.parts:
        if isinstance(part.record, Picture):
            for side in ("left", "right") if _asks_side(part.outer) else ("left",):
                yield part, part.record.on_side(side)


def drawable(case: Case) -> Iterator[tuple[View, Picture]]:
    """Give each different picture that a step draws, with its view; C016 names those that cannot be drawn."""
    for picture in dict.fromkeys(picture for _, picture in composed(case)):
        with contextlib.suppress(PictureError):
            view = load_view(case.views_folder, picture.view)
            view.check(picture)
            yield view, picture


def no_picture(case: Case) -> Iterator[Finding]:
    """C074: a step without a picture."""
    for part in case.parts:
        if isinstance(part.record, Step) and part.record.picture is None:
            yield part.finding(Code.STEP_NOT_DRAWN, "nothing is drawn", "picture")


def whose_body(case: Case) -> Iterator[Finding]:
    """C084: a picture of the reader's child, whose words or labels say that it is of the reader."""
    for part in case.parts:
        if isinstance(part.record, Picture) and isinstance(part.outer, Procedure) and part.outer.patient_is_child:
            for words in _said(case, part.record):
                if _READER.search(words):
                    yield part.finding(Code.WHOSE_BODY, f"'{words}' is said of a child")


def _said(case: Case, picture: Picture) -> Iterator[str]:
    with contextlib.suppress(PictureError):
        view = load_view(case.views_folder, picture.view)
        view.check(picture)
        yield view.title
        for layer in (view.layers[each] for each in (*picture.show, *filter(None, (picture.focus,)))):
            yield from filter(None, (layer.words, layer.label))


def _asks_side(record: object) -> bool:
    return isinstance(record, Procedure) and record.side_question is not None


def side_not_asked(case: Case) -> Iterator[Finding]:
    """C047: a picture of one side of the body, in a procedure that does not ask which side it is."""
    for part in case.parts:
        if isinstance(part.record, Picture) and not _asks_side(part.outer):
            show = part.record.show
            lone = [each for each in show if other_side(each) not in show]
            if lone:
                yield part.finding(Code.SIDE_NOT_ASKED, f"{', '.join(lone)}: nobody asked which side it is", "show")


RULES = (placeholders, pictures, no_picture, side_not_asked, whose_body)
