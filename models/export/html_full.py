"""How each block of the full sheet and of the record stands on the page."""

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from models.document.blocks import (
    CheckLine,
    Checklist,
    ConflictBlock,
    Contacts,
    Heading,
    Notice,
    Paragraph,
    SignLine,
    SourceList,
    Step,
    Steps,
    TierBox,
)
from models.document.clock_blocks import ClockStrip
from models.document.record_blocks import Facts, SignatureBox, Table
from models.export.html_figures import image, picture
from models.export.html_parts import Page, blank, listing, ordered, paragraph, phones, spaced, tag, write_line

SHAPES = {"emergency": "octagon", "urgent": "triangle", "routine": "circle"}
_NOTICES = {
    "stop": "octagon", "overdue": "octagon", "ended": "octagon", "no_clock": "triangle", "not_final": "triangle",
    "draft": "triangle", "replaces": "circle", "copy": "circle",
}  # fmt: skip
_ASCII = re.compile(r"[!-~]+")


def heading(it: Heading, _page: Page) -> Element:
    """Open a section."""
    note = tag("span", it.note, class_="note") if it.note else None
    return tag(f"h{it.level}", *spaced((it.text, note)))


def words(it: Paragraph, _page: Page) -> Element:
    """Say plain words."""
    return tag("p", it.text)


def checklist(it: Checklist, page: Page) -> Element:
    """List lines; the boxes to tick are drawn, for they say nothing."""
    return listing([tag("li", *_line(each, page)) for each in it.lines], f"lines {it.mark}")


def _line(it: CheckLine, page: Page) -> tuple[Element | None, ...]:
    when = tag("span", it.when, class_="when") if it.when else None
    more = spaced((when, it.reason, it.detail, *it.notes))
    return (
        tag("p", tag("strong", it.text), *page.cite(it.sources)),
        tag("p", *more, class_="soft") if more else None,
        paragraph(", ".join(it.asked_by), "askers"),
        write_line(it.write),
    )


def notice(it: Notice, page: Page) -> Element:
    """Frame what is to be seen before all else."""
    said = [tag("p", tag("strong", it.title), class_="title"), *(tag("p", each) for each in it.lines)]
    return tag("div", page.sign(_NOTICES[it.kind]), tag("div", *said), class_=f"notice {it.kind}")


def contacts(it: Contacts, page: Page) -> Element:
    """Say whom to ring."""
    title = tag("p", tag("strong", it.title), class_="title")
    return tag("div", page.sign("phone"), tag("div", title, phones(it.numbers)), class_="contacts")


def tier_box(it: TierBox, page: Page) -> Element:
    """Give the signs of one tier, those together that ask for the same."""
    groups = by_act(it)
    act = "" if groups[0][0] else it.act
    head = [paragraph(act or ("" if it.numbers else it.tier_name), "act"), phones(it.numbers)]
    body: list[Element | None] = []
    for place, (own, signs) in enumerate(groups):
        body.append(paragraph(own or (it.act if place else ""), "act"))
        body.append(listing([_sign(each, page, asked=bool(own)) for each in signs], "signs"))
    return tier(it.tier, it.heading, page, head, body)


def tier(name: str, title: str, page: Page, head: Sequence[Element | None], body: Sequence[Element | None]) -> Element:
    """Frame the signs of one tier under its heading, in its colour and with its shape."""
    first = tag("div", page.sign(SHAPES[name]), tag("h3", title), class_="tier-title")
    return tag("section", tag("div", first, *head, class_="tier-head"), *body, class_=f"tier {name}")


def by_act(it: TierBox) -> tuple[tuple[str, tuple[SignLine, ...]], ...]:
    """Group signs by what they ask for, as the paper does: what cannot wait, what the head says, then the rest."""
    acts = [each.act for each in it.signs]
    named = tuple(
        dict.fromkeys(each.act for each in it.signs if each.act and (each.at_once or acts.count(each.act) > 1))
    )
    groups = [(act, tuple(each for each in it.signs if each.act == act)) for act in named]
    sooner = [group for group in groups if group[1][0].at_once]
    own = tuple(each for each in it.signs if each.act not in named)
    return (*sooner, *((("", own),) if own else ()), *(group for group in groups if group not in sooner))


def _sign(it: SignLine, page: Page, *, asked: bool) -> Element:
    act = tag("strong", it.act, class_="own-act") if it.act and not asked else None
    detail = tag("span", it.detail, class_="soft") if it.detail else None
    said = tag("p", tag("strong", it.sign), *page.cite(it.sources))
    more = tag("p", *spaced((detail, act))) if detail is not None or act is not None else None
    return tag("li", said, more, paragraph(", ".join(it.asked_by), "askers"))


def steps(it: Steps, page: Page) -> Element:
    """Give the steps of a procedure in their order."""
    return listing([_step(each, page) for each in it.steps], "steps", "ol")


def _step(it: Step, page: Page) -> Element:
    title = tag("p", tag("span", it.number, class_="badge"), " ", tag("strong", it.title), *page.cite(it.sources))
    title.set("class", "title")
    parts = [tag("p", tag("strong", label, class_="part"), " ", said) for label, said in it.parts]
    said = tag("div", paragraph(it.peak, "peak"), tag("p", it.happens), *parts, class_="said")
    return tag("li", title, tag("div", picture(it.picture), said, class_="step"))


def conflict(it: ConflictBlock, page: Page) -> Element:
    """Give both sides of what people have to decide, and room for the decision."""
    sides = listing([tag("li", *_line(each, page)) for each in it.sides], "lines bullet")
    title = tag("p", tag("strong", it.title), class_="title")
    return tag("div", title, sides, paragraph(it.advice, "soft"), write_line(it.decision), class_="framed")


def source_list(it: SourceList, _page: Page) -> Element:
    """List where the lines come from; each entry can be pointed to."""
    rows = [
        tag("li", tag("strong", str(each.number)), " ", each.text, id=f"source-{each.number}") for each in it.entries
    ]
    return tag("div", tag("p", it.key), listing(rows, "entries", "ol"), class_="sources")


def clock_strip(it: ClockStrip, _page: Page) -> Element:
    """Give the clocks of a visit; a line is cut along only where it is printed."""
    title, mark = tag("p", tag("strong", it.title), class_="title"), tag("strong", it.mark) if it.mark else None
    cells = []
    for each in it.clocks:
        clock = tag("dd", ordered(each.clock), class_="clock") if each.clock else None
        room = tag("dd", blank()) if each.write else None
        cells.append(tag("div", tag("dt", each.label), clock, room, tag("dd", each.day) if each.day else None))
    below = (tag("dl", *cells, class_="clocks"), phones(it.numbers), paragraph(it.number, "soft"))
    above = (tag("p", it.cut, class_="cut"), title, tag("p", mark) if mark is not None else None)
    return tag("div", *above, *below, class_="strip")


def facts(it: Facts, _page: Page) -> Element:
    """Give labelled values."""
    rows = [tag("div", tag("dt", label), " ", tag("dd", _value(value))) for label, value in it.rows]
    return tag("dl", *rows, class_="facts")


def _value(value: str | None) -> Element | str:
    if value is None:
        return blank()
    return ordered(value) if _ASCII.fullmatch(value) else value


def table(it: Table, _page: Page) -> Element:
    """Give a table; the column that is read first names its rows."""
    head = tag("thead", tag("tr", *(tag("th", each, scope="col") for each in it.heads)))
    rows = [
        tag("tr", *(tag("th", each, scope="row") if n == it.strong else tag("td", each) for n, each in enumerate(row)))
        for row in it.rows
    ]
    return tag("table", head, tag("tbody", *rows))


def signature(it: SignatureBox, _page: Page) -> Element:
    """Give one signature with its ink, and what it is bound to."""
    ink = tag("div", image(it.svg, it.alt), class_="ink") if it.svg else None
    whose = tag("p", tag("span", it.who, class_="soft"), " ", tag("strong", it.name))
    digest = tag("p", tag("bdi", *spaced(it.digest), dir="ltr"), class_="digest")
    notes = [tag("p", tag("strong", each)) for each in (it.beside, *it.notes)]
    quoted = tag("blockquote", tag("p", f"“{it.statement}”"))
    return tag("div", whose, tag("p", it.how), quoted, *notes, ink, tag("p", it.bound), digest, class_="framed")
