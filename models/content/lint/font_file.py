"""Reads from a TrueType file which characters it can draw, and nothing else."""

import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_WINDOWS, _UNICODE = 3, 0


@cache
def characters(path: Path) -> frozenset[str]:
    """Give every character for which the font has a drawing."""
    data = path.read_bytes()
    start = _table(data, b"cmap")
    (many,) = struct.unpack_from(">2xH", data, start)
    found: set[int] = set()
    for number in range(many):
        platform, offset = struct.unpack_from(">H2xL", data, start + 4 + 8 * number)
        if platform in (_WINDOWS, _UNICODE):
            found.update(_codes(data, start + offset))
    return frozenset(map(chr, found))


def _table(data: bytes, name: bytes) -> int:
    (many,) = struct.unpack_from(">4xH", data)
    entries = (struct.unpack_from(">4s4xL4x", data, 12 + 16 * number) for number in range(many))
    return next(int(offset) for tag, offset in entries if tag == name)


def _codes(data: bytes, start: int) -> Iterator[int]:
    """Read a map in one of the two forms that fonts of today use; the others add nothing to these."""
    (form,) = struct.unpack_from(">H", data, start)
    if form == 4:
        yield from _ranges_of_format_4(data, start)
    if form == 12:
        (many,) = struct.unpack_from(">12xL", data, start)
        for number in range(many):
            first, last = struct.unpack_from(">LL", data, start + 16 + 12 * number)
            yield from range(first, last + 1)


def _ranges_of_format_4(data: bytes, start: int) -> Iterator[int]:
    (double,) = struct.unpack_from(">6xH", data, start)
    ends = struct.unpack_from(f">{double // 2}H", data, start + 14)
    starts = struct.unpack_from(f">{double // 2}H", data, start + 16 + double)
    for first, last in zip(starts, ends, strict=True):
        yield from range(first, min(last, 0xFFFE) + 1)
