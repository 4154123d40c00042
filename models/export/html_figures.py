"""What is drawn on the page: a step's picture with its numbers, chances as people, and bars. Each says its words."""

from base64 import b64encode
from functools import partial
from xml.etree.ElementTree import Element

from models.document.blocks import Bar, Chance, NaturalBars, RiskLine
from models.document.drawing import Drawing, Number
from models.export.html_parts import Page, listing, paragraph, tag

_FIGURES = {
    "person": (25, 9, "M3 1.2a1.2 1.2 0 1 1 0 2.4a1.2 1.2 0 1 1 0-2.4zM1 8.4v-2.6q0-1.7 2-1.7t2 1.7v2.6z"),
    "dot": (50, 6, "M3 1a2 2 0 1 1 0 4a2 2 0 1 1 0-4z"),
}
"""How many stand in a row, how high one is where its width is 6, and its outline."""


def image(svg: str, alt: str, tall: float | None = None) -> Element:
    """Put a drawing into the page itself; ``tall`` is its height over its width."""
    data = b64encode(svg.encode()).decode()
    style = f"aspect-ratio:1/{tall:.4g}" if tall else None
    return tag("img", alt=alt, src=f"data:image/svg+xml;base64,{data}", style=style)


def picture(it: Drawing | None) -> Element | None:
    """Give a picture with a number on its edge for each thing of its key, and the key below it."""
    if it is None:
        return None
    lines = [part for each in it.key for part in _leader(each)]
    leaders = tag(
        "svg", *lines, class_="leaders", aria_hidden="true", viewBox="0 0 100 100", preserveAspectRatio="none"
    )
    badges = [part for each in it.key for part in _badge(each)]
    drawing = tag(
        "div", image(it.svg, it.alt, it.tall), leaders if lines else None, *badges, class_="drawing", dir="ltr"
    )
    key = [tag("li", tag("span", str(each.number), class_="number"), " ", each.words) for each in it.key]
    return tag("figure", drawing, tag("figcaption", listing(key, "key")) if key else None, class_="picture")


def _share(of: float) -> str:
    return f"{of * 100:.4g}"


def _leader(it: Number) -> tuple[Element, Element]:
    places = {
        "x1": "0" if it.on_the_left else "100", "y1": _share(it.stands), "x2": _share(it.x), "y2": _share(it.y),
    }  # fmt: skip
    return tag("line", class_="halo", **places), tag("line", **places)


def _badge(it: Number) -> tuple[Element, Element]:
    point = tag("span", class_="point", aria_hidden="true", style=f"left:{_share(it.x)}%;top:{_share(it.y)}%")
    side = "left" if it.on_the_left else "right"
    style = f"top:{_share(it.stands)}%"
    return point, tag("span", str(it.number), class_=f"number {side}", aria_hidden="true", style=style)


def risk_line(it: RiskLine, page: Page) -> Element:
    """Say one risk in words, and in figures where there is a number."""
    words = tag("p", tag("strong", it.text), *page.cite(it.sources), " ", tag("span", it.words, class_="soft"))
    chance = it.chance
    return tag("li", words, *((_people(chance, page), paragraph(chance.words, "soft")) if chance else ()))


def _people(it: Chance, page: Page) -> Element:
    """Draw a hundred people, or the dots of a larger number; rows are filled from the first on, as one reads."""
    name = "person" if it.of == 100 else "dot"
    across, high, _ = _FIGURES[name]
    for look in ("none", "full"):
        page.share(f"{name}-{look}", partial(_pattern, name, look))
    wide, rows, over = across * 6, it.count // across, it.count % across * 6
    whole = -(-it.of // across) * high
    full = f"M0 0h{wide}v{rows * high}h-{wide}zM0 {rows * high}h{over}v{high}h-{over}z"
    return tag(
        "svg", tag("rect", width=str(wide), height=str(whole), fill=f"url(#{name}-none)"),
        tag("path", d=full, fill=f"url(#{name}-full)"),
        class_="people", role="img", aria_label=it.alt, viewBox=f"0 0 {wide} {whole}",
    )  # fmt: skip


def _pattern(name: str, look: str) -> Element:
    _, high, outline = _FIGURES[name]
    shape = tag("path", d=outline, class_=f"figure-{look}")
    return tag("pattern", shape, width="6", height=str(high), patternUnits="userSpaceOnUse")


def natural_bars(it: NaturalBars, page: Page) -> Element:
    """Set a dose beside one year of what nature gives."""
    test = tag("p", tag("strong", it.test.words), *page.cite(it.sources))
    nature = tag("p", tag("strong", it.nature.words))
    drawn = tag("div", *_bar(it.test), class_="bar", role="img", aria_label=it.alt)
    beside = tag("div", *_bar(it.nature), class_="bar nature", aria_hidden="true")
    return tag("div", test, drawn, nature, beside, paragraph(it.note, "soft"), class_="bars")


def _bar(it: Bar) -> tuple[Element, Element]:
    most, least = (f"inline-size:{max(each, 0.012) * 100:.4g}%" for each in (it.most, it.least))
    return tag("span", class_="most", style=most), tag("span", class_="least", style=least)
