"""What goes onto a phone as QR codes: plain text that needs no network, in codes that a phone reads from a screen."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.document.takeaway import Kind, Part, Takeaway

if TYPE_CHECKING:
    from segno import QRCode

VERSION = 20
"""The largest code: 97 modules across, 105 with the quiet zone. On 55 mm a module is half a millimetre."""
CAPACITY = 666
"""The bytes that version 20 holds with error correction M (ISO/IEC 18004, table 7)."""
QUIET = 4
"""Modules of white round a code, as the standard asks."""
_MOST = 99
_LEAST_LINE = 120


@dataclass(frozen=True)
class Code:
    """One code: ``number`` of the ``total`` that say one thing together. Its text makes sense alone."""

    kind: Kind
    title: str
    text: str
    number: int
    total: int

    @property
    def modules(self) -> tuple[bytes, ...]:
        """The rows of modules, without the quiet zone; 1 is black."""
        return tuple(bytes(row) for row in _drawn(self).matrix)


def to_codes(takeaway: Takeaway) -> tuple[Code, ...]:
    """Put all words of a takeaway into as many codes as they need; no line is cut unless it fills a code alone."""
    filled = list(_fill(takeaway))
    total = len(filled)
    return tuple(
        Code(takeaway.kind, takeaway.title, _compose(takeaway, parts, number, total), number, total)
        for number, parts in enumerate(filled, 1)
    )


def to_png(code: Code, scale: int = 8) -> bytes:
    """Draw a code with its quiet zone, black on white, ``scale`` pixels a module."""
    return _saved(code, "png", scale)


def to_svg(code: Code, scale: int = 8) -> bytes:
    """Draw a code with its quiet zone, black on white, as SVG."""
    return _saved(code, "svg", scale)


def _saved(code: Code, kind: str, scale: int) -> bytes:
    out = io.BytesIO()
    _drawn(code).save(out, kind=kind, scale=scale, border=QUIET, dark="#000", light="#fff")
    return out.getvalue()


def _drawn(code: Code) -> "QRCode":
    import segno

    return segno.make_qr(code.text, error="m", mode="byte", encoding="utf-8")


def _fill(takeaway: Takeaway) -> Iterator[tuple[Part, ...]]:
    """Give what goes into each code: as many whole lines as it holds, each under its head."""
    present: tuple[Part, ...] = ()
    for part in (_with_room(takeaway, each) for each in takeaway.parts):
        continues = False
        for line in part.lines:
            wider = _with(present, part, line, continues=continues)
            if present and not _fits(takeaway, wider):
                yield present
                wider = _with((), part, line, continues=False)
            *full, rest = _broken(takeaway, wider)
            yield from full
            present, continues = rest, True
    if present:
        yield present


def _with_room(takeaway: Takeaway, part: Part) -> Part:
    """Say a head once only where it is so long that it leaves a code no room for lines."""
    leaves_room = _fits(takeaway, (Part(part.head, ("x" * _LEAST_LINE,)),))
    return part if leaves_room else Part((), (*part.head, *part.lines))


def _with(present: tuple[Part, ...], part: Part, line: str, *, continues: bool) -> tuple[Part, ...]:
    if continues and present:
        last = present[-1]
        return (*present[:-1], Part(last.head, (*last.lines, line)))
    return (*present, Part(part.head, (line,)))


def _broken(takeaway: Takeaway, parts: tuple[Part, ...]) -> list[tuple[Part, ...]]:
    """Break a line that fills more than a code: after the last word that fits, or inside a word that does not."""
    if _fits(takeaway, parts):
        return [parts]
    (part,) = parts
    (line,) = part.lines
    shorter = (line[:end] for end in range(len(line) - 1, 0, -1))
    first = next((each for each in shorter if _fits(takeaway, (Part(part.head, (each,)),))), "")
    if not first:
        raise ValueError(f"'{takeaway.title}' leaves no room in a code")
    if not line[len(first)].isspace() and " " in first.strip():
        first = first[: first.rstrip().rindex(" ")]
    rest = (Part(part.head, (line[len(first) :].lstrip(),)),)
    return [(Part(part.head, (first.rstrip(),)),), *_broken(takeaway, rest)]


def _fits(takeaway: Takeaway, parts: tuple[Part, ...]) -> bool:
    return len(_compose(takeaway, parts, _MOST, _MOST).encode()) <= CAPACITY


def _compose(takeaway: Takeaway, parts: tuple[Part, ...], number: int, total: int) -> str:
    place = (takeaway.place.format(n=number, total=total),) if total > 1 else ()
    blocks = [
        (takeaway.title, *takeaway.marks, *place),
        *((*part.head, *part.lines) for part in parts),
        (takeaway.foot,),
    ]
    return "\n\n".join("\n".join(block) for block in blocks)
