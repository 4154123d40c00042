"""What stands on which page of the shipped sheet: few pages, signs together, the team's part apart."""

import io
import re
from collections import Counter

import pypdf
import pytest
from builders import a_visit
from sheets import NOW, SITE, WHEN, pages

from models.content.loader import load_library
from models.content.pictures import load_view
from models.document.sheet import full_sheet
from models.export.pdf import to_pdf
from models.planning.compiler import make_plan
from models.planning.team import questions_for
from resources import resource

GIVEN = {"blood-thinners": "yes", "asleep": "yes", "escort": "yes", "existing-tube": "left"}


def team_page(found):
    """Give the number of the page that the team's part opens."""
    return next(n for n, page in enumerate(found, 1) if "Fortheteamtheclinic" in page)


THREE = ("cystoscopy-flexible", "nephrostogram", "pyelogram-retrograde")


@pytest.fixture(scope="module")
def shipped():
    library = load_library(resource("content"))
    return library, {path.stem: load_view(path.parent, path.stem) for path in resource("pictures").glob("*.svg")}


def a_sheet(shipped, *procedures):
    library, views = shipped
    chosen = procedures or THREE
    asked = questions_for(library, chosen)
    answers = {each.id: GIVEN.get(each.id, "no" if "no" in each.answers else each.answers[0]) for each in asked}
    visit = a_visit(chosen, answers, WHEN, NOW)
    return to_pdf(full_sheet(make_plan(library, visit, SITE), SITE, views=views))


@pytest.fixture(scope="module")
def shipped_pdf(shipped):
    return a_sheet(shipped)


def test_all_tiers_of_the_shipped_plan_stand_together_right_after_the_preparation(shipped_pdf):
    found = pages(shipped_pdf)

    heads = ("Calltheemergencynumbernowif:", "Callusthesamedayif:", "Tellusatyournextvisitif:")
    first, *_, last = sorted(n for n, page in enumerate(found, 1) for head in heads if head in page)
    assert last - first <= 1
    assert first <= 4


def test_three_procedures_take_eleven_pages_and_the_teams_part_its_own(shipped_pdf):
    found = pages(shipped_pdf)

    assert len(found) <= 11
    assert found[team_page(found) - 1].startswith(found[1][: found[1].index("Draft")])
    assert "Didweexplainitwell?" not in found[team_page(found) - 1]


@pytest.mark.parametrize(("procedure", "fills_a_gap"), [("cystoscopy-rigid", True), ("urethrogram-antegrade", False)])
def test_the_strip_stands_before_the_signs_only_where_they_do_not_begin_any_more(shipped, procedure, fills_a_gap):
    library, views = shipped
    plan = make_plan(library, a_visit((procedure,), {}, WHEN, NOW), SITE)
    found = pages(to_pdf(full_sheet(plan, SITE, views=views)))

    strip = next(n for n, page in enumerate(found) if "Cuthere" in page)
    signs = next(n for n, page in enumerate(found) if "Calltheemergencynumbernowif:" in page)
    assert strip == (signs - 1 if fills_a_gap else team_page(found) - 2)


def test_signposts_name_the_page_where_each_section_begins(shipped_pdf):
    found = pages(shipped_pdf)
    named = dict(re.findall(r"(Beforeyourtests|Whentogethelp|Whathappens|Athome|Fortheteam):page(\d+)", found[0]))

    heads = {
        "Beforeyourtests": "BeforeyourtestsNow",
        "Whentogethelp": "WhentogethelpCall",
        "Whathappens": "Whathappensduringit",
        "Athome": "Afterwards,athome",
        "Fortheteam": "Fortheteamtheclinic",
    }
    assert named.keys() == heads.keys()
    assert [
        title for title, number in named.items() if heads[title] not in found[int(number) - 1].replace("!", "")
    ] == []


def test_text_is_at_least_12_points_but_for_notes_and_the_teams_part(shipped_pdf):
    sizes: dict[bool, Counter[float]] = {False: Counter(), True: Counter()}
    team = team_page(pages(shipped_pdf))
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(shipped_pdf)).pages, 1):
        written = sizes[number >= team]
        page.extract_text(
            visitor_text=lambda text, _cm, tm, _f, size, seen=written: seen.update(
                {round(size * abs(tm[3]), 1): len(text.strip())}
            )
        )

    patient = +sizes[False]
    assert min(patient | +sizes[True]) >= 9.5
    assert {size for size in patient if size < 12} == {9.5, 10.0}
    assert patient[9.5] + patient[10.0] < 0.25 * patient.total()


@pytest.mark.parametrize(
    ("procedure", "most"), [("cystoscopy-flexible", 5), ("nephrostogram", 5), ("pyelogram-retrograde", 6)]
)
def test_one_procedure_takes_few_pages(shipped, procedure, most):
    found = pages(a_sheet(shipped, procedure))

    assert len(found) <= most
    assert team_page(found) == len(found)
