"""The line that a thing follows as it comes in, as a band that grows from where it comes to where it ends."""

from functools import cached_property
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QPolygonF

from models.content.pictures import Course


class Band:
    """The branches of a course, all followed at one speed, in the drawing's own units."""

    def __init__(self, course: Course, *, backwards: bool = False) -> None:
        path = _path(course)
        self._branches = [_points(each) for each in (path.toReversed() if backwards else path).toSubpathPolygons()]
        self._stroker = QPainterPathStroker()
        self._stroker.setWidth(course.width)
        self._stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)

    @property
    def start(self) -> QPointF:
        """Where the thing comes from."""
        return self._branches[0][0]

    @property
    def end(self) -> QPointF:
        """Where its first branch ends: the tip of an instrument."""
        return self._branches[0][-1]

    @cached_property
    def _length(self) -> float:
        return max(_length(each) for each in self._branches)

    def grown(self, progress: float) -> QPainterPath:
        """Give the band round what has been followed, with ``progress`` from 0 to 1 of its longest branch."""
        line = QPainterPath()
        for branch in self._branches:
            _follow(line, branch, self._length * progress)
        band = self._stroker.createStroke(line)
        band.setFillRule(Qt.FillRule.WindingFill)
        return band


def _path(course: Course) -> QPainterPath:
    path = QPainterPath()
    for letter, numbers in course.moves:
        points = [QPointF(*each) for each in numbers]
        if letter == "M":
            path.moveTo(points[0])
        elif letter == "L":
            path.lineTo(points[0])
        else:
            path.cubicTo(*points)
    return path


def _points(polygon: QPolygonF) -> list[QPointF]:
    return list(polygon.toList())


def _length(branch: list[QPointF]) -> float:
    return sum(QLineF(one, other).length() for one, other in pairwise(branch))


def _follow(line: QPainterPath, branch: list[QPointF], left: float) -> None:
    line.moveTo(branch[0])
    for one, other in pairwise(branch):
        piece = QLineF(one, other)
        if piece.length() >= left:
            line.lineTo(piece.pointAt(left / piece.length() if left else 0))
            return
        line.lineTo(other)
        left -= piece.length()
