"""The shapes of a layered drawing as plain geometry, just enough to tell which colour is where.

Understood is what our drawings are made of: paths of ``M``, ``L``, ``C`` and ``Z``, rectangles (their corners are
taken as square), circles and ellipses, moved, turned or scaled, each with a plain fill and stroke. A dashed stroke
counts as a whole one. Anything else raises PictureError: what cannot be read is not called sound.
"""

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from models.content.pictures import PictureError

Point = tuple[float, float]
Colour = tuple[float, float, float]
_Matrix = tuple[float, float, float, float, float, float]
_Piece = tuple[float, float, float, float, float, float, float, float]
"""A straight piece of a stroke: its box, its start, and its way to the end."""

PAPER: Colour = (255, 255, 255)
_BEND = 6
"""Straight pieces for a curve, and for a quarter of a round shape."""
_PATH = re.compile(r"([A-Za-z])|(-?\d*\.?\d+)")
_MOVE = re.compile(r"(\w+)\(([^)]*)\)")


@dataclass(frozen=True)
class Paint:
    """A colour, and how much of what is below it hides."""

    colour: Colour
    opacity: float

    def over(self, ground: Colour) -> Colour:
        """Give the colour that is seen where this is painted."""
        red, green, blue = (
            below + (above - below) * self.opacity for above, below in zip(self.colour, ground, strict=True)
        )
        return red, green, blue


@dataclass(frozen=True)
class Shape:
    """One painted element: its lines, in the drawing's own units, and its paints. ``width`` is that of the stroke."""

    lines: tuple[tuple[Point, ...], ...]
    fill: Paint | None
    stroke: Paint | None
    width: float
    dashed: bool

    @cached_property
    def outline(self) -> tuple[tuple[Point, ...], ...]:
        """The lines at which it ends: those of a filled shape are closed."""
        return tuple((*line, line[0]) for line in self.lines) if self.fill else self.lines

    @cached_property
    def _box(self) -> tuple[float, float, float, float]:
        across = [x for line in self.lines for x, _ in line]
        down = [y for line in self.lines for _, y in line]
        half = self.width / 2
        return min(across) - half, min(down) - half, max(across) + half, max(down) + half

    @cached_property
    def _pieces(self) -> tuple[_Piece, ...]:
        return tuple(piece for line in self.lines for piece in _reached(line, self.width / 2))

    def paint_at(self, point: Point) -> Paint | None:
        """Give what this shape paints at a point; the stroke lies on the fill."""
        left, top, right, bottom = self._box
        if not (left <= point[0] <= right and top <= point[1] <= bottom):
            return None
        if self.stroke and _near(point, self._pieces, self.width / 2):
            return self.stroke
        return self.fill if self.fill and _inside(point, self.outline) else None


def colour_at(shapes: Sequence[Shape], point: Point, ground: Colour = PAPER) -> Colour:
    """Give the colour that is seen at a point of shapes painted one over the other."""
    paints = []
    for shape in reversed(shapes):
        paint = shape.paint_at(point)
        if paint:
            paints.append(paint)
            if paint.opacity == 1:
                break
    for paint in reversed(paints):
        ground = paint.over(ground)
    return ground


@lru_cache(maxsize=4096)
def luminance(colour: Colour) -> float:
    """Give the relative luminance as WCAG defines it: what grey print keeps of a colour."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in (each / 255 for each in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colours: Sequence[Colour]) -> float:
    """Give the contrast of the lightest to the darkest of these, from 1 to 21, as WCAG defines it."""
    found = [luminance(each) for each in colours]
    return (max(found) + 0.05) / (min(found) + 0.05)


def hex_colour(text: str) -> Colour:
    """Read ``#0B6E7A``; raises PictureError for any other way to name a colour."""
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
        raise PictureError(f"a colour is written as in #0B6E7A, not '{text}'")
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:], 16)


def read_shapes(group: ET.Element) -> tuple[Shape, ...]:
    """Give the shapes of a group in the order they are painted; raises PictureError for what is not understood."""
    try:
        return tuple(_shapes(group, (1, 0, 0, 1, 0, 0)))
    except PictureError:
        raise
    except (KeyError, IndexError, ValueError):
        raise PictureError("a shape lacks a measure, or has one that is no number") from None


def _shapes(element: ET.Element, outer: _Matrix) -> Iterator[Shape]:
    matrix = _moved(outer, element.get("transform", ""))
    for child in element:
        name = child.tag.rpartition("}")[2]
        if name == "g":
            yield from _shapes(child, matrix)
        elif name != "title":
            yield _shape(name, child, _moved(matrix, child.get("transform", "")))


def _shape(name: str, element: ET.Element, matrix: _Matrix) -> Shape:
    if name not in _LINES:
        raise PictureError(f"<{name}> is not understood")
    a, b, c, d, e, f = matrix
    lines = _LINES[name](element.attrib)
    width = float(element.get("stroke-width", "1"))
    stroke = _paint(element, "stroke", "none")
    return Shape(
        tuple(tuple((a * x + c * y + e, b * x + d * y + f) for x, y in line) for line in lines),
        _paint(element, "fill", "#000000"),
        stroke,
        width * math.sqrt(abs(a * d - b * c)) if stroke else 0,
        "stroke-dasharray" in element.attrib,
    )


def _paint(element: ET.Element, kind: str, default: str) -> Paint | None:
    colour = element.get(kind, default)
    return None if colour == "none" else Paint(hex_colour(colour), float(element.get(f"{kind}-opacity", "1")))


def _moved(outer: _Matrix, transform: str) -> _Matrix:
    for name, numbers in _MOVE.findall(transform):
        values = [float(each) for each in re.split(r"[\s,]+", numbers.strip())]
        outer = _product(outer, _matrix(name, values))
    return outer


def _matrix(name: str, values: Sequence[float]) -> _Matrix:
    first, second = values[0], values[-1]
    if name == "translate":
        return 1, 0, 0, 1, first, second if len(values) > 1 else 0
    if name == "scale":
        return first, 0, 0, second, 0, 0
    if name == "rotate" and len(values) == 1:
        turn = math.radians(first)
        return math.cos(turn), math.sin(turn), -math.sin(turn), math.cos(turn), 0, 0
    raise PictureError(f"transform '{name}' is not understood")


def _product(outer: _Matrix, inner: _Matrix) -> _Matrix:
    a, b, c, d, e, f = outer
    g, h, i, j, k, m = inner
    return a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * m + e, b * k + d * m + f


def _rect(has: Mapping[str, str]) -> list[list[Point]]:
    x, y, width, height = (float(has[each]) for each in ("x", "y", "width", "height"))
    return [[(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]]


def _round(has: Mapping[str, str]) -> list[list[Point]]:
    x, y = float(has["cx"]), float(has["cy"])
    wide, high = float(has.get("r") or has["rx"]), float(has.get("r") or has["ry"])
    turns = [math.tau * step / (4 * _BEND) for step in range(4 * _BEND + 1)]
    return [[(x + wide * math.cos(turn), y + high * math.sin(turn)) for turn in turns]]


def _path(has: Mapping[str, str]) -> list[list[Point]]:
    lines: list[list[Point]] = []
    command, numbers = "", list[float]()
    for letter, number in _PATH.findall(has["d"]):
        if letter:
            command = letter
            if letter not in "MLCZ":
                raise PictureError(f"'{letter}' in a path is not understood")
            if letter == "Z":
                lines[-1].append(lines[-1][0])
            continue
        numbers.append(float(number))
        if len(numbers) == (6 if command == "C" else 2):
            _go_on(lines, command, numbers)
            numbers = []
            command = "L" if command == "M" else command
    if numbers or not lines:
        raise ValueError
    return lines


def _go_on(lines: list[list[Point]], command: str, numbers: Sequence[float]) -> None:
    points = [(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
    if command == "M":
        lines.append(points)
    elif command == "L":
        lines[-1] += points
    else:
        lines[-1] += _curve(lines[-1][-1], *points)


def _curve(start: Point, one: Point, two: Point, end: Point) -> Iterator[Point]:
    for step in range(1, _BEND + 1):
        t = step / _BEND
        s = 1 - t
        w = (s**3, 3 * s * s * t, 3 * s * t * t, t**3)
        yield (
            w[0] * start[0] + w[1] * one[0] + w[2] * two[0] + w[3] * end[0],
            w[0] * start[1] + w[1] * one[1] + w[2] * two[1] + w[3] * end[1],
        )


_LINES: dict[str, Callable[[Mapping[str, str]], list[list[Point]]]] = {
    "rect": _rect,
    "circle": _round,
    "ellipse": _round,
    "path": _path,
}


def _reached(line: Sequence[Point], reach: float) -> Iterator[_Piece]:
    for (ax, ay), (bx, by) in pairwise(line):
        left, right = min(ax, bx) - reach, max(ax, bx) + reach
        top, bottom = min(ay, by) - reach, max(ay, by) + reach
        yield left, right, top, bottom, ax, ay, bx - ax, by - ay


def _near(point: Point, pieces: Sequence[_Piece], reach: float) -> bool:
    x, y = point
    for left, right, top, bottom, ax, ay, dx, dy in pieces:
        if left <= x <= right and top <= y <= bottom:
            length = dx * dx + dy * dy
            along = min(1, max(0, ((x - ax) * dx + (y - ay) * dy) / length)) if length else 0
            if math.hypot(x - ax - along * dx, y - ay - along * dy) <= reach:
                return True
    return False


def _inside(point: Point, lines: Sequence[Sequence[Point]]) -> bool:
    x, y = point
    crossed = False
    for line in lines:
        for (ax, ay), (bx, by) in pairwise(line):
            if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                crossed = not crossed
    return crossed
