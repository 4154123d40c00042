"""How each kind of thing comes into a picture, by the documented names of the layers."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from models.content.pictures import Course, other_side
from ui.widgets.picture_course import Band

Way = Literal["flow", "rise", "advance", "swell", "fade"]

_STAND = ("dye-bottle", "air-pump", "scope-light", "stent-string")
_FLOWS = ("dye-", "urine-", "water-", "barium-", "air-", "drink", "spill", "stream")
_ADVANCES = (
    "scope", "catheter-", "wire", "needle", "tube", "stent", "sheath", "line-", "numbing", "enema-tube"
)  # fmt: skip
_SWELLS = ("balloon",)
_VESSELS = ("-bladder", "-stomach", "-womb")
"""What fills from below, as a cup does; all else that flows runs along the organ."""
_BRINGS = ("syringe", "drip", "pump", "dye-bottle", "cup", "bag-barium", "air-pump")
_SLENDER = 1.5
_SHOWN_FROM, _DONE_BY = 0.05, 0.9
_TOUCHING = 30
"""How near an end lies to what brings it there, in the drawing's own units."""


@dataclass(frozen=True)
class Things:
    """Where the layers of a picture lie, and the lines that some of them follow; ``frame`` is the whole drawing."""

    boxes: Mapping[str, QRectF]
    courses: Mapping[str, Course]
    frame: QRectF


@dataclass(frozen=True)
class Entry:
    """How and when a layer comes in: within ``begins`` to ``ends`` of the whole movement, from the point ``source``.

    With a ``band`` it grows along that, else round its source.
    """

    layer: str
    way: Way
    source: QPointF
    begins: float
    ends: float
    band: Band | None = None

    def progress(self, at: float) -> float:
        """Give how far it has come in at a moment of the whole movement, both from 0 to 1."""
        run = (at - self.begins) / (self.ends - self.begins)
        return min(1.0, max(0.0, run))


def way_of(layer: str) -> Way:
    """Tell how a layer comes in."""
    if layer.startswith(_STAND):
        return "fade"
    if layer.startswith(_SWELLS):
        return "swell"
    if layer.startswith(_FLOWS):
        return "rise" if layer.removesuffix("-left").removesuffix("-right").endswith(_VESSELS) else "flow"
    return "advance" if layer.startswith(_ADVANCES) else "fade"


def entries(shown: Sequence[str], coming: Collection[str], things: Things) -> list[Entry]:
    """Plan what comes in: instruments first, then what flows, from where it touches what is already there.

    ``shown`` has the step's own order, which decides where two things are equally near.
    """
    by_way: dict[Way, list[str]] = {"fade": [], "advance": [], "swell": [], "flow": []}
    for layer in (each for each in shown if each in coming):
        way = way_of(layer)
        by_way["flow" if way == "rise" else way].append(layer)
    boxes = things.boxes
    found = [Entry(each, "fade", boxes[each].center(), _SHOWN_FROM, 0.4) for each in by_way["fade"]]
    found += [_advancing(each, things) for each in by_way["advance"]]
    found += [Entry(each, "swell", boxes[each].center(), 0.4, _DONE_BY) for each in by_way["swell"]]
    bringing = [each for each in shown if _brings(each)]
    return found + _flowing(by_way["flow"], bringing, things, begins=0.45 if by_way["advance"] else 0.15)


def _brings(layer: str) -> bool:
    return way_of(layer) in ("flow", "rise", "advance") or layer.startswith(_BRINGS)


def _advancing(layer: str, things: Things) -> Entry:
    course = things.courses.get(layer)
    band = Band(course) if course else None
    source = band.start if band else outer_end(things.boxes[layer], things.frame)
    return Entry(layer, "advance", source, _SHOWN_FROM, 0.55, band)


def _flowing(layers: list[str], bringing: list[str], things: Things, *, begins: float) -> list[Entry]:
    """Let one thing fill after the other, left and right together, each from where it is nearest to what brings it."""
    boxes = things.boxes
    there = [each for each in bringing if each not in layers]
    waiting = list(layers)
    rounds: list[list[tuple[str, QPointF, Band | None]]] = []
    while waiting:
        layer = min(waiting, key=lambda each: min((_distance(boxes[each], boxes[other]) for other in there), default=0))
        together = [each for each in waiting if each in (layer, other_side(layer))]
        rounds.append([(each, *_beginning(each, there, things)) for each in together])
        waiting = [each for each in waiting if each not in together]
        there += together
    step = (_DONE_BY - begins) / max(1, len(rounds))
    return [
        Entry(layer, way_of(layer), source, begins + step * turn, begins + step * (turn + 1), band)
        for turn, flowing in enumerate(rounds)
        for layer, source, band in flowing
    ]


def _beginning(layer: str, there: list[str], things: Things) -> tuple[QPointF, Band | None]:
    course = things.courses.get(layer)
    if course is None:
        return _source(layer, there, things.boxes), None
    band = Band(course)
    if course.from_either_end and _comes_to_the_end(band, [things.boxes[each] for each in there]):
        band = Band(course, backwards=True)
    return band.start, band


def _comes_to_the_end(band: Band, bringing: list[QRectF]) -> bool:
    """Tell whether the first thing that touches one end of a band, and only one, touches its last one."""
    for box in bringing:
        start, end = (_length(_nearest(box, each) - each) <= _TOUCHING for each in (band.start, band.end))
        if start != end:
            return end
    return False


def _source(layer: str, there: list[str], boxes: Mapping[str, QRectF]) -> QPointF:
    """Give the point of a layer's box that is nearest to what brings it; without any it comes from above."""
    box = boxes[layer]
    if not there:
        return QPointF(box.center().x(), box.top())
    nearest = min(there, key=lambda each: _distance(box, boxes[each]))
    return _nearest(box, boxes[nearest].center())


def outer_end(box: QRectF, frame: QRectF) -> QPointF:
    """Give the end of a thing at which it comes from outside: the end of its length that is nearer to the frame."""
    across = [
        (box.left() - frame.left(), QPointF(box.left(), box.center().y())),
        (frame.right() - box.right(), QPointF(box.right(), box.center().y())),
    ]
    down = [
        (box.top() - frame.top(), QPointF(box.center().x(), box.top())),
        (frame.bottom() - box.bottom(), QPointF(box.center().x(), box.bottom())),
    ]
    if box.height() > box.width() * _SLENDER:
        ends = down
    elif box.width() > box.height() * _SLENDER:
        ends = across
    else:
        ends = across + down
    return min(ends, key=lambda end: end[0])[1]


def revealed(way: Way, source: QPointF, box: QRectF, progress: float) -> QPainterPath:
    """Give the part of a box that has come in: a level that rises, or a circle that grows from its source."""
    path = QPainterPath()
    if way == "rise":
        height = box.height() * progress
        path.addRect(QRectF(box.left(), box.bottom() - height, box.width(), height))
        return path
    corners = (box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight())
    radius = max(_length(each - source) for each in corners) * progress
    path.addEllipse(source, radius, radius)
    return path


def _nearest(box: QRectF, point: QPointF) -> QPointF:
    return QPointF(
        min(max(point.x(), box.left()), box.right()),
        min(max(point.y(), box.top()), box.bottom()),
    )


def _distance(one: QRectF, other: QRectF) -> float:
    point = _nearest(one, other.center())
    return _length(point - _nearest(other, point))


def _length(vector: QPointF) -> float:
    return float((vector.x() ** 2 + vector.y() ** 2) ** 0.5)
