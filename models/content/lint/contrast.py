"""Rules about what can be seen: layers that stand out from what they lie on, and keys that survive a grey print."""

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, pairwise
from types import MappingProxyType
from typing import NamedTuple

from models.content.lint.case import Case, Finding
from models.content.lint.drawing import drawable
from models.content.lint.shapes import Point, Shape, colour_at, contrast, hex_colour, read_shapes
from models.content.lint.views import view_finding
from models.content.pictures import Layer, PictureError, View, layer_groups
from models.content.problems import Code

_LEAST = 3
"""The contrast that WCAG 2.2 asks of the parts of a picture (1.4.11), and of colours that mean something (G183)."""
_LEAST_SEEN = 0.75
_DEPTHS = (1, 3, 6, 10)
"""How far inside its edge a layer is looked at, in the drawing's units: 10 of 1,000 are 2 mm on the screen."""
_JUST_OUTSIDE = 1.5
_MOST_PLACES = 60
_NEAREST_PLACES = 4
_SAME_GREY = 1.2


def faint(case: Case) -> Iterator[Finding]:
    """C077: a layer of which more than a quarter of the outline cannot be told from what it lies on.

    Round every layer that a step shows, points are taken just outside it. What it lies on there are the base layers
    and the others that the step shows and that are painted before it, or white paper. From each point the colours are
    read to 10 units deep inside the layer, its own outline, halo and filling as they come. The place is seen if the
    lightest and the darkest of all these are at least 3:1 apart. It does not see the base layers against each other,
    whether an inner detail is clear, lines so close that the eye joins them, what a later layer hides, or the edge of
    the drawing, where everything ends.
    """
    used: dict[tuple[str, str, tuple[str, ...]], View] = {}
    for view, picture in drawable(case):
        shown = [each for each in view.layers if each in picture.show and not view.layers[each].is_base]
        used.update({(view.id, layer, tuple(shown[:number])): view for number, layer in enumerate(shown)})
    for (_, layer, below), view in used.items():
        try:
            seen, worst = _seen(view, layer, below)
        except PictureError as error:
            yield view_finding(case.views_folder, view, layer, Code.FAINT_LAYER, f"it cannot be judged: {error}")
        else:
            if seen < _LEAST_SEEN:
                over = f"over {', '.join(below)} " if below else ""
                said = f"{over}only {seen:.0%} of its outline stands out 3:1; at worst it is {worst.contrast:.1f}:1"
                where = f"at {worst.at[0]:.0f},{worst.at[1]:.0f}"
                yield view_finding(case.views_folder, view, layer, Code.FAINT_LAYER, f"{said} {where}")


class _Place(NamedTuple):
    contrast: float
    at: Point


@lru_cache(maxsize=32)
def _shapes(view: View) -> Mapping[str, tuple[Shape, ...] | PictureError]:
    """Read every layer once; what is not understood waits until somebody asks for it."""
    found: dict[str, tuple[Shape, ...] | PictureError] = {}
    for group in layer_groups(view.tree()):
        try:
            found[group.attrib["id"]] = read_shapes(group)
        except PictureError as error:
            found[group.attrib["id"]] = error
    return MappingProxyType(found)


def _read(view: View, layer: str) -> tuple[Shape, ...]:
    found = _shapes(view)[layer]
    if isinstance(found, PictureError):
        raise found
    return found


@lru_cache(maxsize=1024)
def _seen(view: View, layer: str, below: tuple[str, ...]) -> tuple[float, _Place]:
    """Give the share of a layer's outline that is seen over the base and those ``below``, and its faintest place."""
    own = _read(view, layer)
    ground = (each.id for each in view.layers.values() if each.is_base or each.id in below)
    base = [shape for each in ground for shape in _read(view, each)]
    left, top, right, bottom = view.box
    found = []
    for (x, y), inwards in _round(own):
        if left < x < right and top < y < bottom and not any(shape.paint_at((x, y)) for shape in own):
            found.append(_Place(_step_at(own, base, (x, y), inwards), (x, y)))
    seen = sum(each.contrast >= _LEAST for each in found)
    return seen / max(1, len(found)), min(found, default=_Place(1, (0, 0)))


def _step_at(own: Sequence[Shape], base: Sequence[Shape], outside: Point, inwards: Point) -> float:
    """Give the contrast that the way into a layer meets, as far as it must be gone to see the layer."""
    ground = colour_at(base, outside)
    met, found = [ground], 1.0
    for depth in (each + _JUST_OUTSIDE for each in _DEPTHS):
        met.append(colour_at(own, (outside[0] + inwards[0] * depth, outside[1] + inwards[1] * depth), ground))
        found = contrast(met)
        if found >= _LEAST:
            break
    return found


def _round(shapes: tuple[Shape, ...]) -> Iterator[tuple[Point, Point]]:
    """Give points just outside every line, on both sides and evenly spaced, each with the way inwards."""
    lines = [(shape.width / 2 + _JUST_OUTSIDE, line) for shape in shapes for line in shape.outline]
    whole = sum(math.dist(start, end) for _, line in lines for start, end in pairwise(line))
    gap = max(whole / _MOST_PLACES, _NEAREST_PLACES)
    ahead = gap / 2
    for reach, line in lines:
        for (ax, ay), (bx, by) in pairwise(line):
            length = math.dist((ax, ay), (bx, by))
            while ahead < length:
                across, down = (by - ay) / length, (ax - bx) / length
                x, y = ax + (bx - ax) * ahead / length, ay + (by - ay) * ahead / length
                yield (x + across * reach, y + down * reach), (-across, -down)
                yield (x - across * reach, y - down * reach), (across, down)
                ahead += gap
            ahead -= length


def colour_alone(case: Case) -> Iterator[Finding]:
    """C078: two things of one picture that only their colours tell apart, for paper has no number for both.

    A number stands beside the drawing with a line to what it names. Without it a key has nothing but a colour, so
    two that are of nearly the same grey are one thing on a grey print. Two plain areas, or two plain lines, without
    an outline or a pattern of their own have nothing but their colour in the drawing either: they need 3:1 between
    them. The screen is not judged: it writes labels at the same points, and those that find no room go to a key of
    colours.
    """
    for view, picture in drawable(case):
        numbered = {each.words for each in view.key(picture)}
        named = [view.layers[each] for each in picture.show if view.layers[each].legend]
        for one, other in combinations(named, 2):
            if one.legend != other.legend and not {one.legend, other.legend} <= numbered:
                try:
                    message = _alike(view, one, other)
                except PictureError as error:
                    message = f"it cannot be judged: {error}"
                if message:
                    yield view_finding(case.views_folder, view, one.id, Code.COLOUR_ALONE, message)


@lru_cache(maxsize=4096)
def _alike(view: View, one: Layer, other: Layer) -> str:
    apart = contrast([hex_colour(one.colour or ""), hex_colour(other.colour or "")])
    if apart < _SAME_GREY:
        return f"in grey its colour is that of '{other.id}' ({apart:.1f}:1)"
    form = _form(view, one)
    if apart < _LEAST and form and form == _form(view, other):
        return f"it is {form}, as '{other.id}' is, and their colours are only {apart:.1f}:1 apart"
    return ""


def _form(view: View, layer: Layer) -> str:
    """Name the form of a layer that has none but a plain one; empty where an outline or a pattern tells it."""
    shapes = _read(view, layer.id)
    main = hex_colour(layer.colour or "")
    paints = [paint.colour for shape in shapes for paint in (shape.fill, shape.stroke) if paint]
    if any(shape.dashed for shape in shapes) or contrast([main, *paints]) >= _LEAST:
        return ""
    return "a plain area" if any(shape.fill for shape in shapes) else "a plain line"


RULES = (faint, colour_alone)
