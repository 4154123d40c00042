"""The key of a picture on paper: by numbers beside a drawing that is large enough, in words that are large enough."""

import io

import pypdf
import pytest
from builders import a_library, a_procedure, a_step, a_visit
from sheets import NOW, WHEN, pages

from models.content.pictures import load_views
from models.document.easy import easy_sheet
from models.document.sheet import full_sheet
from models.export.pdf import to_pdf
from models.language import Language
from models.planning.compiler import make_plan
from resources import resource

CM = 72 / 2.54
SHOWN = ["catheter-urethral", "dye-bottle", "dye-bladder", "field-bladder"]
STEP = a_step(key=True, picture={"view": "urinary-front", "show": SHOWN, "focus": "dye-bladder"})
KEY = "1Dye2Bladdertube3Dyebottle4X-raypicture"
LAYOUTS = [(full_sheet, 10, 3), (easy_sheet, 16, 5)]


def paper_of(sheet, language="en", paper="a4"):
    plan = make_plan(a_library(a_procedure(during=[STEP])), a_visit(("a",), {"pregnancy": "no"}, WHEN, NOW))
    views = load_views(resource("pictures"), ["urinary-front"])
    return to_pdf(sheet(plan, language=Language(language), views=views), paper)


def numbers(pdf):
    """Give where the numbers beside the drawing stand, in points, and how large they are: each is a text of its own.

    1 is also the number of the step.
    """
    found = {}

    def look(text, around, place, _font, size):
        if text.strip() in ("2", "3", "4"):
            across, down = place[4] * around[0] + around[4], place[5] * around[3] + around[5]
            found.setdefault(text.strip(), (across, down, size * abs(place[3] * around[3])))

    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        if "Bladdertube" in page.extract_text().replace(" ", ""):
            page.extract_text(visitor_text=look)
    return found


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(("sheet", "least", "wide"), LAYOUTS)
def test_each_thing_has_a_number_in_the_key_and_beside_the_drawing(sheet, least, wide, paper):
    pdf = paper_of(sheet, paper=paper)
    found = numbers(pdf)

    assert any(KEY in page for page in pages(pdf))
    assert sorted(found) == ["2", "3", "4"]
    assert {round(size, 1) for _, _, size in found.values()} == {least}
    assert found["2"][0] - found["3"][0] > wide * CM


@pytest.mark.parametrize(("sheet", "least", "wide"), LAYOUTS)
def test_set_from_right_to_left_the_drawing_is_not_mirrored(sheet, least, wide):
    found = numbers(paper_of(sheet, "ar"))

    assert found["2"][0] - found["3"][0] > wide * CM
