"""Labels beside a drawing: which ones, how wide their column is, and where each stands with its leader."""

from collections.abc import Iterator
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont

from models.content.pictures import Anchor, Layer, View
from models.content.procedure import Picture
from ui.language import tr
from ui.theme.fonts import text_font, wrapped
from ui.theme.look import look
from ui.widgets.picture_note import TO_THE_LEFT, TO_THE_RIGHT, Note, advance, gap, longest_word

_MOST = 5
_LEAST_SHARE = 0.22
"""How much of the width a column of labels may take even where the drawing could use it."""


class Label(NamedTuple):
    """The words for a layer in the reader's language, and the point that they name."""

    text: str
    anchor: Anchor


def by_rank(view: View, picture: Picture) -> tuple[Layer, ...]:
    """Give the layers to name: what is in focus first, then in the step's own order."""
    first = (picture.focus,) if picture.focus else ()
    return tuple(view.layers[each] for each in dict.fromkeys((*first, *picture.show)))


def wanted_labels(view: View, picture: Picture) -> tuple[Label, ...]:
    """Give the labels by rank; each word once, and few."""
    found: dict[str, Label] = {}
    for layer in by_rank(view, picture):
        if layer.label and layer.anchor:
            found.setdefault(layer.label, Label(tr(layer.label), layer.anchor))
    return tuple(found.values())[:_MOST]


def column_width(view: View, room: QRectF, spare: float) -> float:
    """Give the width beside the drawing, where ``spare`` is free anyway; 0 where no label of the view fits.

    It is the same for all pictures of a view, so that the drawing stands still from step to step.
    """
    font = text_font("small")
    texts = [tr(each.label) for each in view.layers.values() if each.label and each.anchor]
    wish = max((_good_width(each, font) + gap() for each in texts), default=0)
    column = min(wish, max(spare, room.width() * _LEAST_SHARE))
    return column if any(longest_word(each, font) <= _inner(column) for each in texts) else 0


def fitting_labels(labels: tuple[Label, ...], column: float, height: float) -> tuple[Label, ...]:
    """Keep the labels that can be written whole in the columns; where they are too many, the first by rank."""
    font = text_font("small")
    left = {"start": height, "end": height}
    kept = []
    for label in labels:
        needs = _height(label, column) + gap()
        if longest_word(label.text, font) <= _inner(column) and needs <= left[label.anchor.edge]:
            left[label.anchor.edge] -= needs
            kept.append(label)
    return tuple(kept)


def label_notes(labels: tuple[Label, ...], shape: QRectF, box: QRectF, middle: QRectF, column: float) -> Iterator[Note]:
    """Set the labels on their edges, as near to what they name as the others allow; ``shape`` is drawn in ``box``."""
    for edge in ("start", "end"):
        here = sorted((each for each in labels if each.anchor.edge == edge), key=lambda each: each.anchor.y)
        points = [_mapped(each.anchor, shape, box) for each in here]
        heights = [_height(each, column) for each in here]
        tops = stacked([each.y() for each in points], heights, middle.top(), middle.bottom())
        for label, point, top, height in zip(here, points, tops, heights, strict=True):
            x = box.left() - column if edge == "start" else box.right() + gap()
            place = QRectF(x, top, _inner(column), height)
            near = place.right() + gap() / 3 if edge == "start" else place.left() - gap() / 3
            align = TO_THE_RIGHT if edge == "start" else TO_THE_LEFT
            yield Note(label.text, place, align, leader=(QPointF(near, place.center().y()), point))


def stacked(middles: list[float], heights: list[int], top: float, bottom: float) -> list[float]:
    """Give the tops of boxes that stand near their middles, in order, without touching or leaving the room."""
    tops: list[float] = []
    edge = top
    for middle, height in zip(middles, heights, strict=True):
        tops.append(max(edge, middle - height / 2))
        edge = tops[-1] + height + gap()
    edge = bottom
    for index in reversed(range(len(tops))):
        tops[index] = min(tops[index], edge - heights[index])
        edge = tops[index] - gap()
    return tops


def _good_width(text: str, font: QFont) -> int:
    """Give the width of one line, or of two where that would be long."""
    line = advance(text, font)
    return line if line <= look().mm(16) * look().text else max(longest_word(text, font), ceil(line * 0.55))


def _height(label: Label, column: float) -> int:
    return wrapped(label.text, text_font("small"), 0, 0, _inner(column)).height()


def _inner(column: float) -> int:
    return max(0, int(column) - gap())


def _mapped(anchor: Anchor, shape: QRectF, box: QRectF) -> QPointF:
    scale = box.width() / shape.width()
    return QPointF(box.left() + (anchor.x - shape.left()) * scale, box.top() + (anchor.y - shape.top()) * scale)
