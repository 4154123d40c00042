"""Documents as one web page, the twin of the paper: for a phone, large letters or a screen reader."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any
from xml.etree.ElementTree import Element, tostring

from models.document import blocks, clock_blocks, record_blocks
from models.document.blocks import Appointment, Block, Document, EasyStep, Heading, RiskLine, SourceList
from models.export import html_easy, html_figures, html_full
from models.export.html_parts import Page, listing, ordered, paragraph, tag, write_line
from resources import resource

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
"""The page may show what it holds, and may do nothing and fetch nothing."""

RENDERERS: Mapping[type, Callable[[Any, Page], Element]] = {
    blocks.Heading: html_full.heading,
    blocks.Paragraph: html_full.words,
    blocks.Checklist: html_full.checklist,
    blocks.Notice: html_full.notice,
    blocks.Contacts: html_full.contacts,
    blocks.TierBox: html_full.tier_box,
    blocks.Steps: html_full.steps,
    blocks.ConflictBlock: html_full.conflict,
    blocks.SourceList: html_full.source_list,
    blocks.RiskLine: html_figures.risk_line,
    blocks.NaturalBars: html_figures.natural_bars,
    blocks.EasyList: html_easy.easy_list,
    blocks.EasyBox: html_easy.easy_box,
    blocks.EasyStep: html_easy.easy_step,
    clock_blocks.ClockStrip: html_full.clock_strip,
    record_blocks.Facts: html_full.facts,
    record_blocks.Table: html_full.table,
    record_blocks.SignatureBox: html_full.signature,
}
_LISTED: Mapping[type, tuple[str, str]] = {RiskLine: ("risks", "ul"), EasyStep: ("steps", "ol")}
"""The blocks of which neighbours make one list."""


def to_html(document: Document) -> bytes:
    """Set the document as one HTML file that needs no other; the same document gives the same bytes.

    Text goes in as text and is never read as markup.
    """
    listed = (each for block in document.blocks if isinstance(block, SourceList) for each in block.entries)
    page = Page(frozenset(each.number for each in listed))
    main = tag("main", *_sections(document.blocks, page))
    body = tag("body", page.drawings(), _header(document), _ways(document), main, _footer(document))
    made = tag("html", _head(document), body, lang=document.language, dir=document.direction, class_=document.layout)
    return ("<!DOCTYPE html>\n" + tostring(made, encoding="unicode", method="html") + "\n").encode()


def _head(document: Document) -> Element:
    style = tag("style")
    style.text = _style()
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="format-detection", content="telephone=no"),
        tag("title", document.title),
        style,
    )


@cache
def _style() -> str:
    return resource("print", "sheet.css").read_text(encoding="utf-8")


def _header(document: Document) -> Element:
    """Say whose paper it is, when to come, and that it is not final while it is not."""
    marks = tag("p", tag("strong", " · ".join(document.marks)), class_="marks") if document.marks else None
    clinic = document.clinic
    whose = write_line(clinic) if clinic.value is None else tag("p", clinic.value, class_="clinic")
    title, subtitle = tag("h1", document.title), paragraph(document.subtitle, "subtitle")
    times = [_appointment(each) for each in document.appointments]
    return tag("header", marks, whose, title, subtitle, tag("div", *times, class_="appointments") if times else None)


def _appointment(it: Appointment) -> Element:
    arrive, day = it.arrive, it.day
    if arrive.value is None:
        first = write_line(arrive)
    else:
        clock = ordered(arrive.value)
        first = tag("p", tag("span", arrive.label), " ", tag("strong", clock, class_="clock"), class_="arrive")
    second = write_line(day) if day.value is None else tag("p", tag("strong", day.value))
    return tag("div", first, second, *(write_line(each) for each in it.times), class_="appointment")


def _ways(document: Document) -> Element | None:
    """Lead to the sections that the paper names at its head; a page number means nothing here."""
    posts = [
        tag("li", tag("a", each.text, href=f"#{_anchor(number)}"))
        for number, each in enumerate(document.blocks)
        if isinstance(each, Heading) and each.signpost
    ]
    return tag("nav", listing(posts, "ways")) if posts else None


def _anchor(number: int) -> str:
    return f"part-{number}"


def _sections(given: Sequence[Block], page: Page) -> Iterator[Element]:
    """Make a section of each heading of level 2 with what follows it; what comes before the first has none."""
    inside: Element | None = None
    for kind, group in groupby(enumerate(given), key=lambda each: type(each[1])):
        for element, block in _group(kind, tuple(group), page):
            if isinstance(block, Heading) and block.level == 2:
                if inside is not None:
                    yield inside
                inside = tag("section", class_="part apart" if block.divider else "part")
            if inside is None:
                yield element
            else:
                inside.append(element)
    if inside is not None:
        yield inside


def _group(kind: type, group: tuple[tuple[int, Block], ...], page: Page) -> Iterator[tuple[Element, Block]]:
    render = RENDERERS[kind]
    if kind in _LISTED:
        yield listing([render(each, page) for _, each in group], *_LISTED[kind]), group[0][1]
        return
    for number, each in group:
        element = render(each, page)
        if isinstance(each, Heading) and each.signpost:
            element.set("id", _anchor(number))
        yield element, each


def _footer(document: Document) -> Element:
    foot = document.footer
    lines = (tag("strong", foot.review), foot.statement, f"{foot.number} · {foot.version}")
    return tag("footer", *(tag("p", each) for each in lines))
