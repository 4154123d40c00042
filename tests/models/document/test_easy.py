"""The easy-read sheet: one idea and one picture a line, and nothing protective lost."""

from collections import Counter

import pypdf
import pytest
from builders import SIDED, a_library, a_procedure, a_question, a_sign, a_step, a_visit, an_after, an_instruction
from sheets import NOW, SITE, WHEN, headings, of, squeezed

from models.content.pictures import View, load_views
from models.content.wording import sentences
from models.document.blocks import Contacts, EasyBox, EasyList, EasyStep, Notice, Paragraph
from models.document.easy import easy_sheet
from models.document.sheet import Replaced, full_sheet
from models.export.pdf import to_pages, to_pdf
from models.language import Language
from models.planning.compiler import make_plan
from models.planning.team import questions_for
from models.site import NO_SITE
from resources import resource

LEAST = 16
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><g id="gown"><title>your gown</title></g></svg>'


def planned(*procedures, answers=None, **kinds):
    library = a_library(*procedures, **kinds)
    return make_plan(library, a_visit(tuple(library.procedures), answers or {"pregnancy": "no"}, WHEN, NOW))


def easy(*procedures, site=NO_SITE, views=None, **changes):
    return easy_sheet(planned(*procedures, **changes), site, views=views or {})


def easy_lines(document):
    return [line for block in of(document, EasyList) + of(document, EasyBox) for line in block.lines]


def visit(shipped, *procedures):
    answers = {each.id: "yes" for each in questions_for(shipped, procedures) if "yes" in each.answers}
    return make_plan(shipped, a_visit(procedures, answers, WHEN, NOW))


def test_every_protective_line_of_every_procedure_stands_on_it_once(shipped):
    for procedure in shipped.procedures:
        plan = visit(shipped, procedure)
        wanted = Counter(sentences(each.easy) for each in (*plan.lines, *plan.after, *plan.signs))

        assert Counter(line.words for line in easy_lines(easy_sheet(plan))) == wanted


@pytest.mark.parametrize("procedures", [("nephrostogram",), ("cystoscopy-flexible", "angiogram")])
def test_every_word_of_it_is_on_the_paper(shipped, tmp_path, procedures):
    plan = visit(shipped, *procedures)
    views = load_views(resource("pictures"), (each.picture.view for each in plan.steps if each.picture))
    (tmp_path / "easy.pdf").write_bytes(to_pdf(easy_sheet(plan, SITE, views=views)))

    text = squeezed("".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "easy.pdf").pages))

    said = [part for each in (*plan.lines, *plan.after, *plan.signs) for part in sentences(each.easy)]
    said += [sign.act for sign in plan.signs if sign.tier != "emergency"]
    said += [each.step.title for each in plan.steps]
    assert [part for part in said if squeezed(part).rstrip(".") not in text] == []


def test_its_words_are_large_but_for_head_and_foot(shipped, tmp_path):
    (tmp_path / "easy.pdf").write_bytes(to_pdf(easy_sheet(visit(shipped, "nephrostogram"))))
    seen, small = [], []

    def look(text, around, place, _font, size):
        middle = place[5] * around[3] + around[5]
        if text.strip() and 75 < middle < 790:
            seen.append(text)
            if round(size * abs(place[3] * around[3]), 1) < LEAST:
                small.append(text)

    for page in pypdf.PdfReader(tmp_path / "easy.pdf").pages:
        page.extract_text(visitor_text=look)

    assert len(seen) > 100
    assert small == []


def test_it_is_the_same_sheet_as_the_full_one():
    plan = planned()
    one, other = easy_sheet(plan, SITE), full_sheet(plan, SITE)

    same = ("title", "subtitle", "clinic", "appointments", "running", "marks", "footer", "dated")
    assert [getattr(one, each) for each in same] == [getattr(other, each) for each in same]
    assert [of(one, kind) for kind in (Notice, Contacts)] == [of(other, kind) for kind in (Notice, Contacts)]
    assert (one.layout, other.layout) == ("easy", "full")


def test_a_hard_stop_and_an_older_sheet_stand_before_all_else():
    question = a_question("uti", title="Infection", flag={"reason": "R.", "hard_stop": True})
    plan = planned(a_procedure(questions=["uti"]), questions=[question], answers={"uti": "yes"})

    found = of(easy_sheet(plan, replaces=Replaced("AB12")), Notice)

    assert [each.kind for each in found] == ["replaces", "stop", "not_final"]


def test_what_is_late_comes_first():
    late = an_instruction("late", do="Do late.", when={"before": "P40D"})

    document = easy(a_procedure(preparation=[an_instruction(), late]))

    assert next(each for each in of(document, Notice) if each.kind == "overdue").title == "Call us now"
    assert [line.words for line in of(document, EasyList)[0].lines] == [("Do late.",)]


def test_a_visit_whose_every_line_is_late_has_no_empty_heading():
    late = an_instruction("late", do="Do late.", when={"before": "P40D"})

    assert "Before your test" not in headings(easy(a_procedure(preparation=[late])))


def test_a_sign_that_asks_for_more_says_so_itself():
    signs = [a_sign("a"), a_sign("b"), a_sign("c", act="Press on it. Call us now.", tier="urgent", icon=None)]

    (box,) = of(easy(a_procedure(warning_signs=signs)), EasyBox)

    assert box.act == ("Call us today.",)
    assert [(line.act, line.icon) for line in box.lines] == [
        ("", "alert"), ("", "alert"), ("Press on it. Call us now.", "alert"),
    ]  # fmt: skip


def test_each_tier_says_whom_to_ring():
    signs = [a_sign("a", tier="emergency", act="Call the emergency number now."), a_sign("b"),
             a_sign("c", tier="routine", act="Write to us.")]  # fmt: skip

    boxes = of(easy(a_procedure(warning_signs=signs), site=SITE), EasyBox)

    assert [[number.value for number in box.numbers] for box in boxes] == [["999"], ["020 7946 0018"], []]
    assert [box.tier for box in boxes] == ["emergency", "urgent", "routine"]
    assert [box.act for box in boxes] == [(), ("Call us today.",), ("Write to us.",)]


def test_a_line_of_one_procedure_among_several_names_it():
    document = easy(a_procedure("a", preparation=[an_instruction("x")], warning_signs=[a_sign("y")]), a_procedure("b"))

    assert [line.more for line in easy_lines(document) if line.words in (("Do x.",), ("You have y",))] == [("a",)] * 2
    assert {"Procedure a", "Procedure b"} <= set(headings(document))


def test_every_step_with_a_picture_shows_it():
    steps = [a_step(f"s{number}", peak=number == 1, easy="Lie down.") for number in (1, 2)]
    procedure = a_procedure(during=[*steps, a_step("s3", picture=None)])

    found = of(easy(procedure, views={"urinary-front": View("urinary-front", SVG)}), EasyStep)

    assert [each.picture is not None for each in found] == [True, True, False]
    assert [each.words for each in found] == [("Lie down.",), ("Lie down.",), ("You lie on your back.",)]
    assert [each.peak for each in found] == ["This may be the hardest moment", "", ""]


def test_a_side_that_nobody_said_is_explained():
    sides = [{"id": each, "says": each} for each in ("left", "right")]
    procedure = a_procedure(questions=["side"], side_question="side", during=[a_step(picture=SIDED)])

    document = easy(procedure, questions=[a_question("side", choices=sides)])

    assert any("left side" in each.text for each in of(document, Paragraph))


def test_the_time_afterwards_has_its_end():
    document = easy(a_procedure(after=[an_after(until="P2D", easy="Pink.")]))

    assert [line.more for line in easy_lines(document) if line.words == ("Pink.",)] == [("Until Friday 4 December.",)]


def test_it_is_set_from_right_to_left_and_as_pictures():
    document = easy_sheet(planned(), SITE, Language("ar"))

    assert document.direction == "rtl"
    assert all(page.startswith(b"\x89PNG") for page in to_pages(document, ppi=20))
