"""Documents as paper: tagged PDF, and the same pages as images. Typst sets them with our own fonts only."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal

from models.document.blocks import Document
from models.export.number_and_unit import kept_together
from resources import resource

if TYPE_CHECKING:
    from typst import Compiler

Paper = Literal["a4", "letter"]
_LATIN = "Atkinson Hyperlegible Next"
_one_at_a_time = Lock()


class PaperError(RuntimeError):
    """A document that cannot be set: its words need a font that we do not ship, or a picture is damaged."""


def to_pdf(document: Document, paper: Paper = "a4", *, stamp: datetime | None = None) -> bytes:
    """Set the document as PDF/UA-1 and PDF/A-2a. The same document gives the same bytes.

    ``stamp`` is the creation time written into the file (aware); the document's own date stands for it.

    Raises:
        PaperError: no shipped font has a character of the document, or a picture is damaged.

    """
    stamp = stamp or datetime.combine(document.dated, time(), UTC)
    options = {"format": "pdf", "pdf_standards": ["ua-1", "a-2a"], "timestamp": int(stamp.timestamp())}
    return b"".join(_set(document, paper, options))


def to_pages(document: Document, paper: Paper = "a4", ppi: float = 144) -> tuple[bytes, ...]:
    """Set the same pages as PNG images, for a preview or a printer that takes no PDF.

    Raises:
        PaperError: a picture is damaged.

    """
    return _set(document, paper, {"format": "png", "ppi": ppi})


def _set(document: Document, paper: Paper, options: Mapping[str, Any]) -> tuple[bytes, ...]:
    from typst import TypstError

    source = _given(document, paper) + _template()
    with _one_at_a_time:
        try:
            made = _compiler().compile(input=source, **options)
        except TypstError as error:
            raise PaperError(f"the paper '{document.title}' cannot be set: {error.message}") from error
    return tuple(made) if isinstance(made, list) else (made or b"",)


def _given(document: Document, paper: Paper) -> bytes:
    """Hand the document to the template as one string.

    As an input of the compiler it would count as a change to Typst itself, and nothing that was set before could
    be used again: a sheet would take four times as long.
    """
    data = json.dumps(_typeset(_data(document)), ensure_ascii=False).replace("\\", "\\\\").replace('"', '\\"')
    return f'#let given = (document: "{data}", paper: "{paper}")\n'.encode()


def _data(document: Document) -> dict[str, Any]:
    """Give the document as plain data; each block says its kind, and no text is ever markup."""
    blocks = [{"block": type(block).__name__, **asdict(block)} for block in document.blocks]
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "language": document.language,
        "direction": document.direction,
        "clinic": asdict(document.clinic),
        "appointments": [asdict(each) for each in document.appointments],
        "running": document.running,
        "marks": document.marks,
        "footer": asdict(document.footer),
        "fonts": _families(),
        "blocks": blocks,
        "layout": document.layout,
    }


def _typeset(data: object) -> object:
    """Keep each number on one line with its unit or month; drawings are no words."""
    if isinstance(data, str):
        return kept_together(data)
    if isinstance(data, dict):
        return {key: value if key == "svg" else _typeset(value) for key, value in data.items()}
    return [_typeset(each) for each in data] if isinstance(data, list | tuple) else data


@cache
def _template() -> bytes:
    return resource("print", "sheet.typ").read_bytes()


@cache
def _families() -> tuple[str, ...]:
    """Our families, the Latin one first: it also has the digits."""
    from typst import Fonts

    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(resource("fonts"))])
    return (_LATIN, *(family for family in fonts.families() if family != _LATIN))


@cache
def _compiler() -> "Compiler":
    from typst import Compiler, Fonts

    fonts = Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(resource("fonts"))])
    return Compiler(root=str(resource()), font_paths=fonts)
