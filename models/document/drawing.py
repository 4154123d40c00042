"""A picture on paper: the drawing, its words, and the numbers that name its parts."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Number:
    """A number beside a drawing, with a line to the point that it names; lengths are shares of the drawing's own.

    ``stands`` is how far down it is, on the left edge or on the right.
    """

    number: int
    words: str
    x: float
    y: float
    on_the_left: bool
    stands: float


@dataclass(frozen=True)
class Drawing:
    """A picture with the words for those who do not see it, and its key by numbers; ``tall`` is height over width."""

    svg: str
    alt: str
    tall: float
    key: tuple[Number, ...] = ()
