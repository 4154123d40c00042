"""Layered pictures: one SVG a view, from which a step shows, hides and rings the groups it names."""

import contextlib
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from models.content.procedure import Picture

_SVG = "http://www.w3.org/2000/svg"
_RING_COLOUR = "#0B6E7A"
_EDGES: dict[str, Literal["start", "end"]] = {"start": "start", "end": "end"}
_POINTS = {"M": 1, "L": 1, "C": 3}
ET.register_namespace("", _SVG)


class Anchor(NamedTuple):
    """The point that a label names, and the edge of the drawing at which it stands: ``start`` is the left one."""

    x: float
    y: float
    edge: Literal["start", "end"]


class Course(NamedTuple):
    """The way a layer comes in: the moves along its middle, and how wide a band round them takes in all of it.

    A move is a letter of SVG's path data, M, L or C, with its points. Each M starts a branch, from the source.
    """

    moves: tuple[tuple[str, tuple[tuple[float, float], ...]], ...]
    width: float
    from_either_end: bool = False


class Named(NamedTuple):
    """An entry of a picture's key, and the point of the drawing that it names."""

    words: str
    anchor: Anchor


@dataclass(frozen=True)
class Layer:
    """A group of a view: its id, its words, its label and its entry in the key (``legend``) if it has one.

    ``ring`` is x, y and radius of the focus ring, ``anchor`` where a label's leader ends; in the drawing's own units.
    Without a ``course`` it comes in as its name and its place tell.
    """

    id: str
    words: str
    is_base: bool
    legend: str | None
    colour: str | None
    ring: tuple[float, float, float] | None
    label: str | None = None
    anchor: Anchor | None = None
    is_intimate: bool = False
    course: Course | None = None


class PictureError(ValueError):
    """A view that cannot be read, or a layer that it does not have."""


@dataclass(frozen=True)
class View:
    """One drawing with named layers. ``base`` layers are always drawn, the others only when asked for.

    ``intimate`` layers are real anatomy in place of a scheme: no step names them, only the reader asks for them.
    """

    id: str
    svg: str

    @cached_property
    def layers(self) -> dict[str, Layer]:
        """The layers by id, in the order they are painted."""
        return {layer.id: layer for layer in map(_layer, layer_groups(self.tree()))}

    @cached_property
    def title(self) -> str:
        """What the drawing is of."""
        return (self.tree().findtext(f"{{{_SVG}}}title") or "").strip()

    @cached_property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom edge in the drawing's own units."""
        try:
            left, top, width, height = (float(each) for each in self.tree().get("viewBox", "").split())
        except ValueError:
            raise PictureError(f"the view '{self.id}' has no viewBox of four numbers") from None
        return left, top, left + width, top + height

    def compose(self, picture: Picture) -> str:
        """Give the SVG with only the layers of ``picture``, and a ring round its focus."""
        self.check(picture)
        root = self.tree()
        for group in list(layer_groups(root)):
            layer = self.layers[group.attrib["id"]]
            if not layer.is_base and layer.id not in picture.show:
                root.remove(group)
        ring = self.layers[picture.focus].ring if picture.focus else None
        for width, colour in ((14, "#FFFFFF"), (6, _RING_COLOUR)) if ring else ():
            x, y, radius = (str(each) for each in ring or ())
            circle = {"cx": x, "cy": y, "r": radius, "fill": "none", "stroke": colour, "stroke-width": str(width)}
            ET.SubElement(root, f"{{{_SVG}}}circle", circle)
        return ET.tostring(root, encoding="unicode")

    def key(self, picture: Picture) -> tuple[Named, ...]:
        """Give the words of the key and the point that each names: what is in focus first, and each once."""
        first = (picture.focus,) if picture.focus else ()
        shown = [self.layers[each] for each in (*first, *picture.show)]
        named: dict[str, Named] = {}
        for layer in shown:
            if layer.legend and layer.anchor:
                named.setdefault(layer.legend, Named(layer.legend, layer.anchor))
        return tuple(named.values())

    def check(self, picture: Picture) -> None:
        """Raise PictureError if the picture names a layer that is not drawn."""
        wanted = (*picture.show, *((picture.focus,) if picture.focus else ()))
        unknown = [each for each in wanted if each not in self.layers]
        if unknown:
            raise PictureError(f"the view '{self.id}' has no layer {', '.join(unknown)}")

    def tree(self) -> ET.Element:
        """Give the drawing as a tree of one's own; raises PictureError if it is damaged."""
        try:
            return ET.fromstring(self.svg)  # noqa: S314 - our own files, never input
        except ET.ParseError as error:
            raise PictureError(f"the view '{self.id}' is not a sound SVG: {error}") from error


def other_side(layer: str) -> str:
    """Give the id of the same layer on the other side; one without a side is its own twin."""
    swapped = {"-left": "-right", "-right": "-left"}
    return re.sub("-left|-right", lambda found: swapped[found.group()], layer)


@lru_cache(maxsize=32)
def load_view(folder: Path, view: str) -> View:
    """Read one view, once a process; raises PictureError if it is missing or damaged."""
    try:
        found = View(view, (folder / f"{view}.svg").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise PictureError(f"the view '{view}' cannot be read") from error
    _ = found.layers
    return found


def layer_groups(root: ET.Element) -> Iterator[ET.Element]:
    """Give the groups that are layers, in the order they are painted."""
    return (each for each in list(root) if each.tag == f"{{{_SVG}}}g" and "id" in each.attrib)


def _layer(group: ET.Element) -> Layer:
    title = group.find(f"{{{_SVG}}}title")
    ring, anchor, path = group.get("data-ring"), group.get("data-anchor"), group.get("data-path")
    return Layer(
        id=group.attrib["id"],
        words=(title.text or "").strip() if title is not None else "",
        is_base=group.get("data-kind") == "base",
        legend=group.get("data-legend"),
        colour=group.get("data-colour"),
        ring=_three(ring) if ring else None,
        label=group.get("data-label"),
        anchor=_anchor(anchor) if anchor else None,
        is_intimate=group.get("data-kind") == "intimate",
        course=_course(path, group.get("data-width", ""), group.get("data-ends", "first")) if path else None,
    )


def _anchor(text: str) -> Anchor:
    try:
        x, y, edge = text.split()
        return Anchor(float(x), float(y), _EDGES[edge])
    except (ValueError, KeyError):
        raise PictureError(f"data-anchor takes x, y and start or end, not '{text}'") from None


def _course(path: str, width: str, ends: str) -> Course:
    try:
        moves = tuple(_move(each) for each in re.findall("[A-Z][^A-Z]*", path))
        course = Course(moves, float(width), {"first": False, "either": True}[ends])
    except (ValueError, KeyError):
        raise PictureError(f"data-path takes M, L and C, a width and either or first, not '{path}'") from None
    if not path.startswith("M"):
        raise PictureError(f"data-path starts with M, not with '{path}'")
    return course


def _move(text: str) -> tuple[str, tuple[tuple[float, float], ...]]:
    numbers = [float(each) for each in text[1:].replace(",", " ").split()]
    points = tuple(zip(numbers[::2], numbers[1::2], strict=True))
    if len(points) != _POINTS[text[0]]:
        raise ValueError(text)
    return text[0], points


def _three(text: str) -> tuple[float, float, float]:
    try:
        x, y, radius = (float(each) for each in text.split())
    except ValueError:
        raise PictureError(f"data-ring takes x, y and a radius, not '{text}'") from None
    return x, y, radius


def load_views(folder: Path, ids: Iterable[str]) -> dict[str, View]:
    """Read several views; one that is missing or damaged is left out, and its steps are told in words."""
    found = {}
    for each in dict.fromkeys(ids):
        with contextlib.suppress(PictureError):
            found[each] = load_view(folder, each)
    return found
