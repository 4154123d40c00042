"""The page read back: the words of the paper and no others, no text ever markup, nothing from outside."""

import dataclasses
import io
import re
from dataclasses import replace
from functools import cached_property
from html.parser import HTMLParser
from itertools import pairwise
from typing import get_args

import pypdf
import pytest
from briefings import Writer
from builders import a_library, a_procedure, a_step, a_visit, an_instruction
from sheets import NOW, SITE, WHEN, a_sheet, squeezed

from models.content.loader import load_library
from models.content.pictures import load_view
from models.document.blocks import (
    Block,
    Chance,
    CheckLine,
    Checklist,
    Contacts,
    RiskLine,
    SignLine,
    TierBox,
    WriteLine,
)
from models.document.easy import easy_sheet
from models.document.nurse_sheet import nurse_sheet
from models.document.sheet import full_sheet
from models.export.html import RENDERERS, to_html
from models.export.html_full import by_act
from models.export.pdf import to_pdf
from models.language import Language
from models.planning.compiler import make_plan
from models.site import NO_SITE
from resources import resource

NO_WORDS = {
    "svg", "alt", "tier", "tier_name", "icon", "kind", "language", "direction", "running", "page",
    "signpost", "layout",
}  # fmt: skip
NASTY = """<script>alert(1)</script> <img src=x onerror=y> </style></p><!-- --> &amp; &lt; " ' > <b>bold</b> ]]>"""
VOID = {"meta", "img"}
OURS = set(
    re.findall(
        r"\w+",
        "html head meta title style body header nav main section footer h1 h2 h3 p div span strong bdi a ul ol li "
        "dl dt dd figure figcaption img svg symbol pattern use path circle rect line table thead tbody tr th "
        "td blockquote",
    )
)


class Read(HTMLParser):
    """What a browser would find: elements with their attributes, and the words outside of the style."""

    def __init__(self, page):
        super().__init__()
        self.elements, self.words, self.open, self.inside = [], [], [], {}
        self.feed(page.decode())

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if data.strip() and "style" not in self.open:
            self.words.append(data.strip())
            self.inside.setdefault(self.open[-1], []).append(data)

    @cached_property
    def text(self):
        return squeezed("".join(self.words))

    def of(self, tag):
        return [attributes for name, attributes in self.elements if name == tag]


def leaves(data):
    """Give every word of a document that stands on it."""
    if isinstance(data, str):
        return [data] if data else []
    if isinstance(data, dict):
        shown = [value for key, value in data.items() if key not in NO_WORDS and value not in ("check", "bullet")]
        return [each for value in shown for each in leaves(value)]
    return [each for part in data for each in leaves(part)] if isinstance(data, list | tuple) else []


def said(document):
    """Leave out the labels of the clinic and of the day where they are known: they go without, as on paper."""
    known = replace(
        document,
        clinic=unlabelled(document.clinic),
        appointments=tuple(replace(each, day=unlabelled(each.day)) for each in document.appointments),
    )
    return leaves(dataclasses.asdict(known))


def unlabelled(line):
    return replace(line, label="") if line.value else line


@pytest.fixture(scope="module")
def library():
    return load_library(resource("content"))


def shipped(library, sheet, site, language="en", many=None):
    views = {path.stem: load_view(path.parent, path.stem) for path in resource("pictures").glob("*.svg")}
    plan = make_plan(library, a_visit(tuple(library.procedures)[:many], {}, WHEN, NOW), site)
    return sheet(plan, site, Language(language), views)


@pytest.fixture(scope="module", params=[
    (full_sheet, SITE, "en"), (full_sheet, NO_SITE, "en"), (easy_sheet, SITE, "en"), (easy_sheet, NO_SITE, "en"),
    (full_sheet, SITE, "ar"), (easy_sheet, SITE, "ar"),
], ids=lambda given: f"{given[0].__name__}-{'clinic' if given[1] is SITE else 'blank'}-{given[2]}")  # fmt: skip
def document(request, library):
    return shipped(library, *request.param)


@pytest.fixture(scope="module")
def read(document):
    return Read(to_html(document))


def record():
    write = Writer()
    begun = [write.started(), write.plan()]
    signed = write.signed(begun[1].sha256, ink="M100 300Q200 100 300 300L400 320")
    return nurse_sheet([*begun, signed], (), SITE)


def test_every_kind_of_block_is_rendered():
    assert set(RENDERERS) == set(get_args(Block))


def test_every_word_of_the_document_is_on_the_page_and_no_other(document, read):
    given = said(document)
    on_page = set(re.findall(r"\w+", " ".join(read.words)))

    assert [each for each in given if squeezed(each) not in read.text] == []
    numbers = {str(each) for each in range(1000)}
    tiers = {each.tier_name for each in document.blocks if isinstance(each, TierBox)}
    assert on_page <= set(re.findall(r"\w+", " ".join([*given, *document.marks, *tiers]))) | numbers


def paper_words(document):
    """Read the paper back without the head and the foot of its pages."""
    foot = squeezed(document.footer.review)
    found = []
    for page in pypdf.PdfReader(io.BytesIO(to_pdf(document))).pages:
        text = squeezed(page.extract_text()).replace(squeezed(document.running), "")
        found.append(text.rpartition(foot)[0] or text)
    return "".join(found)


@pytest.mark.parametrize("site", [SITE, NO_SITE], ids=["clinic", "blank"])
@pytest.mark.parametrize("sheet", [full_sheet, easy_sheet])
def test_the_page_says_what_the_paper_says(library, sheet, site):
    """Words of a line may be parted by the end of a page; then each of them is there."""
    document = shipped(library, sheet, site, many=3)
    paper = paper_words(document)
    foot = said(replace(document, blocks=(), marks=(), appointments=()))
    missing = [
        each
        for each in Read(to_html(document)).words
        if each not in foot and not all(word in paper for word in map(squeezed, re.findall(r"\w+", each)))
    ]

    assert [each for each in missing if document.footer.version not in each] == []


def test_a_record_has_its_words_and_its_tables_name_their_columns_and_rows():
    document = record()
    read = Read(to_html(document))

    assert [each for each in said(document) if squeezed(each) not in read.text] == []
    assert {each["scope"] for each in read.of("th")} == {"col", "row"}
    assert "Signature of P" in [each["alt"] for each in read.of("img")]


def test_text_is_never_markup():
    document = replace(
        a_sheet(a_procedure(preparation=[an_instruction(do=NASTY, because=NASTY, detail=NASTY)])),
        title=NASTY,
        subtitle=NASTY,
        clinic=WriteLine(NASTY, NASTY),
    )
    read = Read(to_html(document))

    assert read.text.count(squeezed(NASTY)) == 3 + 4
    assert {name for name, _ in read.elements} <= OURS
    assert not [key for _, attributes in read.elements for key in attributes if key.startswith("on")]


def test_nothing_comes_from_outside_and_every_way_leads_somewhere(read):
    used = [(key, each[key]) for _, each in read.elements for key in ("src", "href", "data", "action") if key in each]
    ids = {each["id"] for _, each in read.elements if "id" in each}
    drawn = [each["fill"] for _, each in read.elements if each.get("fill", "").startswith("url(")]

    assert used
    assert [value for _, value in used if not value.startswith(("#", "tel:", "data:image/svg+xml;base64,"))] == []
    assert {value[1:] for _, value in used if value.startswith("#")} <= ids
    assert {value[5:-1] for value in drawn} <= ids
    policy = next(each["content"] for each in read.of("meta") if each.get("http-equiv"))
    assert policy.startswith("default-src 'none';")
    assert not {"script", "link", "iframe", "form"} & {name for name, _ in read.elements}
    assert "url(" not in resource("print", "sheet.css").read_text(encoding="utf-8")


def test_every_drawing_has_words_or_is_hidden(read):
    pictures = read.of("img")
    drawn = [each for name, each in read.elements if name == "svg" or each.get("role") == "img"]

    assert pictures
    assert all(each["alt"].strip() for each in pictures)
    assert [each for each in drawn if each.get("aria-hidden") != "true" and not each.get("aria-label")] == []


def test_headings_never_skip_a_level_and_landmarks_come_once(document, read):
    levels = [int(name[1]) for name, _ in read.elements if name in ("h1", "h2", "h3")]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for name in ("header", "main", "footer"):
        assert len(read.of(name)) == 1
    html = read.of("html")[0]
    assert (html["lang"], html["dir"]) == (document.language, document.direction)
    assert read.inside["title"] == [document.title]


def test_the_signposts_are_links_to_their_sections():
    read = Read(to_html(a_sheet(a_procedure(during=[a_step()]))))
    ways = [each["href"] for each in read.of("a") if each["href"].startswith("#part-")]

    assert len(read.of("nav")) == 1
    assert len(ways) > 2
    assert ways == [f"#{each['id']}" for name, each in read.elements if name in ("h2", "h3") and "id" in each]


@pytest.mark.parametrize(("number", "dialled"), [
    ("020 7946 0018", "tel:02079460018"), ("+44 (0)20 7946-0018", "tel:+442079460018"), ("999", "tel:999"),
    ("(020) 7946", "tel:0207946"),
])  # fmt: skip
def test_a_number_is_dialled_by_its_digits_and_keeps_their_order(number, dialled):
    contacts = Contacts("Call us.", (WriteLine("Day", number, number=True), WriteLine("Night", None, number=True)))
    read = Read(to_html(replace(a_sheet(a_procedure()), blocks=(contacts,))))

    assert [each["href"] for each in read.of("a")] == [dialled]
    assert number in read.inside["bdi"]
    assert {each.get("dir") for each in read.of("bdi")} == {"ltr"}
    assert "blank" in [each.get("class") for each in read.of("span")]


def test_signs_that_ask_for_the_same_stand_together_and_what_cannot_wait_comes_first():
    signs = (
        SignLine("One."), SignLine("Two.", act="Ring."), SignLine("Three.", act="Now!", at_once=True),
        SignLine("Four.", act="Ring."), SignLine("Five.", act="Alone."),
    )  # fmt: skip
    box = TierBox("urgent", "Same day", "Call us if:", "Call us today.", (), signs)
    words = " ".join(Read(to_html(replace(a_sheet(a_procedure()), blocks=(box,)))).words)

    assert [(act, [each.sign for each in group]) for act, group in by_act(box)] == [
        ("Now!", ["Three."]), ("", ["One.", "Five."]), ("Ring.", ["Two.", "Four."]),
    ]  # fmt: skip
    assert "Same day Now! Three. Call us today. One. Five. Alone. Ring. Two. Four." in words


@pytest.mark.parametrize(("count", "of"), [(0, 100), (30, 100), (100, 100), (7, 1000), (1000, 1000)])
def test_a_chance_fills_as_many_figures_as_it_counts(count, of):
    risk = RiskLine("Pain", "Some", Chance(count, of, "Words.", "The alt."))
    read = Read(to_html(replace(a_sheet(a_procedure()), blocks=(risk,))))
    drawn = next(each for each in read.of("svg") if each.get("role") == "img")
    path = next(each for each in read.of("path") if each.get("fill", "").endswith("-full)"))
    wide, down, over = map(int, re.fullmatch(r"M0 0h(\d+)v(\d+)h-\1zM0 \2h(\d+)v\d+h-\3z", path["d"]).groups())
    *_, box_wide, box_high = map(int, drawn["viewbox"].split())
    row = box_wide // 6

    assert drawn["aria-label"] == "The alt."
    assert row * (box_high * row // of) == box_high * row // of * row
    assert down * row // (box_high * row // of) + over // 6 == count
    assert wide == box_wide


def test_sources_that_are_not_listed_are_no_links():
    line = CheckLine("Say so.", sources=(1, 2))
    read = Read(to_html(replace(a_sheet(a_procedure()), blocks=(Checklist((line,)),))))

    assert "[1,2]" in read.text
    assert read.of("a") == []


def test_the_same_document_gives_the_same_bytes():
    plan = make_plan(a_library(a_procedure()), a_visit(("a",), {"pregnancy": "no"}, WHEN, NOW))
    kept = record()

    for make in (lambda: full_sheet(plan), lambda: easy_sheet(plan), lambda: kept):
        assert to_html(make()) == to_html(make())
