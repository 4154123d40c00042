"""The small parts that every block of the page is made of: elements, numbers to ring, blanks and citations."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain
from xml.etree.ElementTree import Element, fromstring

from models.document.blocks import WriteLine
from models.export.number_and_unit import kept_together
from resources import resource

Part = Element | str | None
_SHAPES: Mapping[str, str] = {
    "octagon": "M14 2h20l12 12v20L34 46H14L2 34V14zM21 11v17h6V11zM21 31v6h6v-6z",
    "triangle": "M24 3l22 41H2zM21 17v14h6V17zM21 34v6h6v-6z",
    "circle": "M24 2a22 22 0 1 1 0 44a22 22 0 1 1 0-44zM21 11v6h6v-6zM21 20v17h6V20z",
}
"""The signs of the tiers and notices; their marks are holes, so that what lies below shows through."""


def tag(name: str, /, *parts: Part, **attributes: str | None) -> Element:
    """Make an element; text stays words, what is None is left out, and an attribute's underscores are hyphens."""
    given = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items() if value is not None}
    made = Element(name, given)
    for part in parts:
        if isinstance(part, str):
            _say(made, kept_together(part))
        elif part is not None:
            made.append(part)
    return made


def _say(element: Element, words: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + words
    else:
        element.text = (element.text or "") + words


def spaced(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Put a space between parts; without it, what follows would be read as one word."""
    return tuple(chain.from_iterable((" ", part) for part in parts if part is not None and part != ""))[1:]


def paragraph(words: str, class_: str | None = None) -> Element | None:
    """Make a paragraph of what is said, if anything is."""
    return tag("p", words, class_=class_) if words else None


@dataclass
class Page:
    """What the blocks of one page share: which sources they may point to, and which drawings they share."""

    sources: frozenset[int]
    shared: dict[str, Element] = field(default_factory=dict)

    def sign(self, name: str) -> Element:
        """Draw a pictogram or a shape by name; it tells nothing that words do not tell as well."""
        self.share(f"sign-{name}", lambda: _symbol(name))
        return tag(
            "svg", tag("use", href=f"#sign-{name}"), class_=f"sign {name}", aria_hidden="true", viewBox="0 0 48 48"
        )

    def cite(self, sources: Sequence[int]) -> tuple[Part, ...]:
        """Point to entries of the source list."""
        if not sources:
            return ()
        links = [tag("a", str(each), href=f"#source-{each}") if each in self.sources else str(each) for each in sources]
        return " ", tag("span", "[", *tuple(chain.from_iterable((",", each) for each in links))[1:], "]", class_="cite")

    def share(self, name: str, make: Callable[[], Element]) -> None:
        """Keep a drawing that others refer to by its name; it is made once."""
        if name not in self.shared:
            self.shared[name] = make()
            self.shared[name].set("id", name)

    def drawings(self) -> Element | None:
        """Give the drawings that are referred to; None where there are none."""
        drawn = [self.shared[name] for name in sorted(self.shared)]
        return tag("svg", *drawn, class_="shared", aria_hidden="true", width="0", height="0") if drawn else None


def _symbol(name: str) -> Element:
    if name in _SHAPES:
        shape = tag("path", d=_SHAPES[name], fill="currentColor", fill_rule="evenodd")
        return tag("symbol", shape, viewBox="0 0 48 48")
    icon = fromstring(_icon(name))  # noqa: S314 - our own files, never input
    box, fill = icon.get("viewBox"), icon.get("fill")
    return tag("symbol", *(_drawn(each) for each in icon), viewBox=box, fill=fill)


@cache
def _icon(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def _drawn(shape: Element) -> Element:
    """Take a shape out of its own file's namespace, in the colour of the words around it."""
    colours = {key: "currentColor" if value == "black" else value for key, value in shape.attrib.items()}
    made = Element(shape.tag.rpartition("}")[2], colours)
    made.extend(_drawn(each) for each in shape)
    return made


def blank() -> Element:
    """Give a line to write on."""
    return tag("span", class_="blank")


def ordered(words: str) -> Element:
    """Keep the order of a number's digits in right-to-left words."""
    return tag("bdi", words, dir="ltr")


def ring(number: str) -> Element:
    """Make a number that a telephone rings when it is touched; a 0 in brackets is only for callers at home."""
    dialled = number.replace("(0)", "") if number.startswith("+") else number
    digits = "".join(each for each in dialled if each.isdecimal())
    if not digits:
        return ordered(number)
    return tag("a", ordered(number), href=f"tel:{'+' if number.startswith('+') else ''}{digits}")


def write_line(it: WriteLine | None, class_: str = "write") -> Element | None:
    """Say a label and its value, or leave a line to write on."""
    if it is None:
        return None
    value = blank() if it.value is None else ordered(it.value) if it.number else tag("span", it.value, class_="value")
    return tag("p", tag("span", it.label, class_="label"), " ", value, class_=class_)


def phones(numbers: Sequence[WriteLine]) -> Element | None:
    """List numbers to ring, each under its hours."""
    if not numbers:
        return None
    rows = [
        tag(
            "li",
            tag("span", each.label, class_="label"),
            " ",
            blank() if each.value is None else ring(each.value) if each.number else tag("span", each.value),
        )
        for each in numbers
    ]
    return listing(rows, "phones")


def listing(rows: Iterable[Element], class_: str, name: str = "ul") -> Element:
    """Make a list that stays one for a screen reader also where its marks are not shown."""
    return tag(name, *rows, class_=class_, role="list")
