"""The numbers beside a drawing on paper: what each names, and where it stands, so that no colour needs to tell."""

from collections.abc import Sequence

from models.content.pictures import Named, View
from models.content.procedure import Picture
from models.document.drawing import Number
from models.language import Language

_ROOM = 0.13
"""The share of the drawing's height that one number takes; with less they would touch."""


def numbered(view: View, picture: Picture, language: Language) -> tuple[Number, ...]:
    """Number what the picture shows, and set each number on its edge of the drawing, as near as the others allow.

    Raises PictureError where the drawing has no size.
    """
    left, top, right, bottom = view.box
    named = view.key(picture)
    stands = _stand(named, top, bottom)
    return tuple(
        Number(
            number=number,
            words=language.text(each.words),
            x=(each.anchor.x - left) / (right - left),
            y=(each.anchor.y - top) / (bottom - top),
            on_the_left=each.anchor.edge == "start",
            stands=stands[each],
        )
        for number, each in enumerate(named, 1)
    )


def _stand(named: Sequence[Named], top: float, bottom: float) -> dict[Named, float]:
    """Give the height at which each number stands, from 0 to 1."""
    found: dict[Named, float] = {}
    for edge in ("start", "end"):
        here = sorted((each for each in named if each.anchor.edge == edge), key=lambda each: each.anchor.y)
        found |= zip(here, spread([(each.anchor.y - top) / (bottom - top) for each in here]), strict=True)
    return found


def spread(wanted: Sequence[float]) -> list[float]:
    """Move heights in rising order apart until no two numbers touch; they stay within the drawing while it has room."""
    found: list[float] = []
    for each in wanted:
        found.append(max(each, found[-1] + _ROOM if found else _ROOM / 2))
    limit = 1 - _ROOM / 2
    for index in reversed(range(len(found))):
        found[index] = min(found[index], limit)
        limit = found[index] - _ROOM
    return found
