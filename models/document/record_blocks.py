"""The blocks that only the paper of a kept briefing has."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Facts:
    """Labelled values side by side; a value that is None is a line to write on."""

    rows: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True)
class Table:
    """Rows under headings; ``widths`` are shares of the page. ``strong`` is the column to read first."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    strong: int = 0


@dataclass(frozen=True)
class SignatureBox:
    """One signature, kept whole: whose, how and when, of which words, and bound to what.

    ``svg`` is the ink with ``alt`` for those who do not see it; empty where nothing was drawn. ``digest`` is the hash
    in groups of eight; ``beside`` says what the signature is not.
    """

    name: str
    who: str
    how: str
    statement: str
    beside: str
    bound: str
    digest: tuple[str, ...]
    notes: tuple[str, ...] = ()
    svg: str = ""
    alt: str = ""
