"""Rules about what is put together for the reader: filled-in braces, and pictures in layers."""

import re
from collections.abc import Iterator
from pathlib import Path as FilePath

from models.content.base import parts
from models.content.library import Library
from models.content.lint.case import Case, Finding, Text
from models.content.pictures import PictureError, View, load_view
from models.content.problems import Code
from models.content.procedure import Picture, Procedure
from models.content.shared import Instruction

_BRACES = re.compile(r"\{[^{}]*\}|[{}]")


def placeholders(case: Case) -> Iterator[Finding]:
    """C015: a brace that would reach the patient as a brace."""
    for text in case.texts:
        for brace in _BRACES.findall(text.words):
            line = _instruction(text) if text.path[-1] == "do" else None
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
    views: dict[str, View | str] = {}
    for part in case.parts:
        if isinstance(part.record, Picture):
            if part.record.view not in views:
                views[part.record.view] = _view(case.views_folder, part.record.view)
            for side in ("left", "right") if _asks_side(part.outer) else ("left",):
                message = _cannot_show(views[part.record.view], part.record.on_side(side))
                if message:
                    yield part.finding(Code.NO_PICTURE, message)


def _asks_side(record: object) -> bool:
    return isinstance(record, Procedure) and record.side_question is not None


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


def side_not_asked(case: Case) -> Iterator[Finding]:
    """C047: a picture of one side of the body, in a procedure that does not ask which side it is."""
    for part in case.parts:
        if isinstance(part.record, Picture) and not _asks_side(part.outer):
            show = part.record.show
            lone = [each for each in show if _other_side(each) not in show]
            if lone:
                yield part.finding(Code.SIDE_NOT_ASKED, f"{', '.join(lone)}: nobody asked which side it is", "show")


def _other_side(layer: str) -> str:
    swapped = {"-left": "-right", "-right": "-left"}
    return re.sub("-left|-right", lambda found: swapped[found.group()], layer)


RULES = (placeholders, pictures, side_not_asked)
