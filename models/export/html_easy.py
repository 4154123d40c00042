"""How each block of easy-read stands on the page: a pictogram beside few words."""

from xml.etree.ElementTree import Element

from models.document.blocks import EasyBox, EasyLine, EasyList, EasyStep
from models.export.html_figures import picture
from models.export.html_full import tier
from models.export.html_parts import Page, listing, paragraph, phones, tag, write_line


def easy_list(it: EasyList, page: Page) -> Element:
    """List ideas; the boxes to tick are drawn, for they say nothing."""
    return listing([_row(each, page) for each in it.lines], "rows ticks" if it.ticks else "rows")


def _row(it: EasyLine, page: Page) -> Element:
    said = [tag("p", tag("strong", each)) for each in it.words]
    more = [tag("p", each, class_="soft") for each in it.more]
    body = tag("div", *said, paragraph(it.act, "own-act"), *more, write_line(it.write))
    return tag("li", page.sign(it.icon), body)


def easy_box(it: EasyBox, page: Page) -> Element:
    """Give the signs of one tier."""
    acts = [paragraph(each, "act") for each in it.act]
    rows = listing([_row(each, page) for each in it.lines], "rows")
    return tier(it.tier, it.heading, page, [*acts, phones(it.numbers)], [rows])


def easy_step(it: EasyStep, _page: Page) -> Element:
    """Give one step, with its picture."""
    title = tag("p", tag("span", it.number, class_="badge"), " ", tag("strong", it.title), class_="title")
    said = tag("div", paragraph(it.peak, "peak"), *(tag("p", each) for each in it.words), class_="said")
    return tag("li", title, tag("div", picture(it.picture), said, class_="step"))
