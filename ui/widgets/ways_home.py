"""In which ways the last screen may be arranged, the best first: what can be pressed, and what is said now, stay."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Way:
    """How many rows of buttons, and what is there besides: the page, the line on the older sheet, the heading."""

    rows: int
    page: bool
    older: bool
    heading: bool = True


def ways_home(rows: tuple[int, ...], *, older: bool) -> Iterator[Way]:
    """Give every way, ``rows`` being those that the buttons can take, the most first.

    First buttons share a row, then the page gives way, then the line on the older sheet, then the heading.
    """
    yield from (Way(each, page=True, older=older) for each in rows)
    for card, heading in dict.fromkeys(((older, True), (False, True), (False, False))):
        yield from (Way(each, page=False, older=card, heading=heading) for each in reversed(rows))
