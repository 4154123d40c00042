"""The block that is cut off the paper and kept where it is seen: only clocks and numbers."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.document.blocks import WriteLine


@dataclass(frozen=True)
class ClockCell:
    """One thing with its ``clock``, and the day of that; ``write`` leaves room for a clock that nobody knows yet."""

    label: str
    clock: str = ""
    day: str = ""
    write: bool = False


@dataclass(frozen=True)
class ClockStrip:
    """The clocks of a visit to cut off, whole, under a line that says where to ``cut``; ``mark`` if it is not final."""

    cut: str
    title: str
    number: str
    mark: str
    clocks: tuple[ClockCell, ...]
    numbers: "tuple[WriteLine, ...]"
