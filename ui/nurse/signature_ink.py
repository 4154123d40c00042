"""The ink of a signature: strokes of points, and the smooth line that both screen and paper draw from them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import dist, hypot

Point = tuple[float, float]
Move = tuple[str, tuple[float, ...]]
"""A command of SVG path data, M, L or Q, with its numbers."""

LONGEST_PATH = 200_000
"""So many letters of path data a record takes."""
MOST_STROKES = 5_000
"""So many strokes no signature has; each needs at most some twenty letters, so they stay below the longest path."""
_LONGEST_STROKE = 2_000
_LEAST_INK = 30.0
_STEP, _FINEST = 1.0, 0.4


@dataclass
class Ink:
    """What was drawn, in thousandths of the field's width from its upper left corner."""

    strokes: list[list[Point]] = field(default_factory=list)

    def begin(self, point: Point) -> bool:
        """Put the pen down; False if there is far more ink than any signature needs."""
        if len(self.strokes) >= MOST_STROKES:
            return False
        self.strokes.append([point])
        return True

    def go_on(self, point: Point) -> bool:
        """Draw on to a point; False where the pen has hardly moved. A long stroke goes on in a new one."""
        stroke = self.strokes[-1]
        if dist(stroke[-1], point) < _STEP:
            return False
        if len(stroke) >= _LONGEST_STROKE:
            if not self.begin(stroke[-1]):
                return False
            stroke = self.strokes[-1]
        stroke.append(point)
        return True

    def end(self) -> None:
        """Lift the pen: what the stroke can do without goes."""
        self.strokes[-1] = simplified(self.strokes[-1], _FINEST)

    def clear(self) -> None:
        """Take all of it away."""
        self.strokes.clear()

    @property
    def is_empty(self) -> bool:
        """True while there is no line: a dot may come from a sleeve, and is no signature."""
        return sum(dist(one, other) for stroke in self.strokes for one, other in pairwise(stroke)) < _LEAST_INK

    @property
    def path(self) -> str:
        """SVG path data of all strokes, coarser if it would be too long to keep."""
        tolerance = _FINEST
        while len(data := _data(self.strokes, tolerance)) > LONGEST_PATH:
            tolerance *= 2
        return data


def _data(strokes: Sequence[Sequence[Point]], tolerance: float) -> str:
    moves = (move for stroke in strokes for move in curve(simplified(stroke, tolerance)))
    return "".join(f"{letter}{' '.join(f'{round(each, 1):g}' for each in numbers)}" for letter, numbers in moves)


def curve(points: Sequence[Point]) -> Iterator[Move]:
    """Lead a smooth line through the middles between points; each point pulls it round its corner."""
    yield "M", points[0]
    if len(points) == 1:
        yield "L", points[0]
        return
    for corner, after in pairwise(points[1:]):
        yield "Q", (*corner, (corner[0] + after[0]) / 2, (corner[1] + after[1]) / 2)
    yield "L", points[-1]


def simplified(points: Sequence[Point], tolerance: float) -> list[Point]:
    """Leave out points that lie on the way of the others, to within ``tolerance`` (Ramer, Douglas, Peucker)."""
    kept = {0, len(points) - 1}
    open_spans = [(0, len(points) - 1)]
    while open_spans:
        first, last = open_spans.pop()
        if last - first < 2:
            continue
        far, place = max((_off(points[each], points[first], points[last]), each) for each in range(first + 1, last))
        if far > tolerance:
            kept.add(place)
            open_spans += [(first, place), (place, last)]
    return [points[each] for each in sorted(kept)]


def _off(point: Point, one: Point, other: Point) -> float:
    """Tell how far a point lies from the stretch between two others."""
    across, down = other[0] - one[0], other[1] - one[1]
    length = across * across + down * down
    if not length:
        return dist(point, one)
    along = max(0.0, min(1.0, ((point[0] - one[0]) * across + (point[1] - one[1]) * down) / length))
    return hypot(point[0] - one[0] - along * across, point[1] - one[1] - along * down)
