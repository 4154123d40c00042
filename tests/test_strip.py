"""The strip on the paper, read back: the last thing on one page, whole, black on white, and nearly for free."""

import io
import re
from dataclasses import replace

import pypdf
import pytest
from builders import a_visit
from PySide6.QtGui import QImage
from sheets import NOW, SITE, WHEN, pages

from models.content.loader import load_library
from models.content.pictures import load_view
from models.document.clock_blocks import ClockStrip
from models.document.sheet import full_sheet
from models.export.pdf import to_pages, to_pdf
from models.language import Language
from models.planning.compiler import make_plan
from resources import resource

CUT = "Cuthere.Istheothersideprinted?Thenfoldithere."


@pytest.fixture(scope="module")
def shipped():
    return load_library(resource("content")), {
        path.stem: load_view(path.parent, path.stem) for path in resource("pictures").glob("*.svg")
    }


def a_document(shipped, *procedures, language=None):
    library, views = shipped
    plan = make_plan(library, a_visit(procedures, {}, WHEN, NOW), SITE)
    return full_sheet(plan, SITE, language or Language(), views)


def without(document):
    return replace(document, blocks=tuple(each for each in document.blocks if not isinstance(each, ClockStrip)))


def how_many(pdf):
    return len(pypdf.PdfReader(io.BytesIO(pdf)).pages)


def drawn(page):
    """Give the words of a page, each with how high it stands, from 0 at the foot to 1."""
    found = []

    def see(text, cm, tm, _font, _size):
        found.append((text.strip(), (tm[4] * cm[1] + tm[5] * cm[3] + cm[5]) / float(page.mediabox.height)))

    page.extract_text(visitor_text=see)
    return [each for each in found if each[0]]


def strip_of(pdf):
    """Give the number of the page with the strip, the height of its cut, and all words below that."""
    (number,) = [n for n, page in enumerate(pages(pdf)) if CUT in page]
    words = drawn(pypdf.PdfReader(io.BytesIO(pdf)).pages[number])
    cut = next(height for text, height in words if text.startswith("Cut here"))
    return number, cut, [(text, height) for text, height in words if height < cut]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("procedure", ["myelogram", "nephrostogram", "radiography"])
def test_it_is_there_once_and_the_last_thing_on_its_page(shipped, procedure, paper):
    _, cut, below = strip_of(to_pdf(a_document(shipped, procedure), paper))

    assert cut < 0.7
    said = " ".join(text for text, _ in below)
    assert "Your times" in said
    assert "020 7946 0018" in said
    assert "Not final: ask us before you go by it." in said
    assert not re.search("Tell us|Feels:|explain", said)


def test_it_is_on_no_page_for_the_team(shipped):
    for procedure in ("nephrostogram", "cystogram"):
        found = pages(to_pdf(a_document(shipped, procedure)))
        (page,) = [each for each in found if CUT in each]
        assert "Fortheteam" not in page.split("Draft")[1]


def test_on_the_shipped_sheets_it_costs_hardly_a_page(shipped):
    library, _ = shipped
    some = tuple(library.procedures)[::3]
    costs = [
        how_many(to_pdf(document)) - how_many(to_pdf(without(document)))
        for document in (a_document(shipped, procedure) for procedure in some)
    ]

    assert set(costs) <= {0, 1}
    assert sum(costs) <= len(some) // 5


def test_it_needs_no_colour(shipped):
    document = a_document(shipped, "myelogram")
    number, cut, below = strip_of(to_pdf(document))
    image = QImage.fromData(to_pages(document, ppi=60)[number])
    foot = next(height for text, height in below if text.startswith("Emergency"))
    rows = range(round(image.height() * (1 - cut)), round(image.height() * (1 - foot)))

    colours = [image.pixelColor(x, y) for y in rows for x in range(image.width())]
    assert min(each.lightness() for each in colours) < 60
    assert max(max(each.getRgb()[:3]) - min(each.getRgb()[:3]) for each in colours) < 60


def test_it_is_there_where_text_reads_from_the_right(shipped):
    found = pages(to_pdf(a_document(shipped, "nephrostogram", language=Language("ar"))))

    assert sum(CUT in page for page in found) == 1
