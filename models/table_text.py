"""A table as people save it from a spreadsheet: in any of a few encodings, with any of a few marks between cells."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

_MARKS = ",;\t"
_BOMS = (b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")


class TableError(ValueError):
    """Bytes that are no table, or a line after which no more can be read; ``line`` counts from 1, 0 is the whole."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True)
class Row:
    """The cells of one row, and the line where it begins."""

    line: int
    cells: tuple[str, ...]


def read_rows(data: bytes) -> Iterator[Row]:
    """Give the rows that are not empty, one after the other; no row is kept once the next one is asked for.

    Raises:
        TableError: the bytes are no text, or a quote is never closed.
    """
    text = _decoded(data)
    head = text.lstrip("\r\n").splitlines()[:1]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_mark("".join(head)), strict=True)
    line = 1
    try:
        for cells in reader:
            if any(each.strip() for each in cells):
                yield Row(line, tuple(cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise TableError(line, f"this line cannot be read ({error})") from error


def _decoded(data: bytes) -> str:
    """Decode as the first bytes say; without a word on it as UTF-8, and failing that as Windows-1252."""
    said = next((name for bom, name in _BOMS if data.startswith(bom)), None) or _wide(data)
    for name in (said,) if said else ("utf-8", "cp1252"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise TableError(0, "this is no text")


def _wide(data: bytes) -> str | None:
    """Tell UTF-16 that does not say so by the zeros at every other place of its first letters."""
    first = data[:200]
    if len(first) > 1 and first[1::2].count(0) > len(first) // 3:
        return "utf-16-le"
    return "utf-16-be" if len(first) > 1 and first[::2].count(0) > len(first) // 3 else None


def _mark(head: str) -> str:
    """Find what parts the cells of the first line, outside quotes; a comma if there is a single cell."""
    outside = "".join(head.split('"')[::2])
    return max(_MARKS, key=outside.count)
