"""The full sheet as a document: every line once, in the order a frightened reader needs, and never a verdict."""

from dataclasses import replace

import pytest
from builders import (
    SIDED,
    a_library,
    a_parameter,
    a_procedure,
    a_prompt,
    a_question,
    a_sign,
    a_step,
    a_topic,
    a_visit,
    an_after,
    an_instruction,
    an_own,
)
from sheets import NOW, WHEN, a_sheet, headings, line, lines, of, prepared

from models.content.pictures import View
from models.document.blocks import (
    ConflictBlock,
    Contacts,
    Heading,
    Notice,
    Paragraph,
    SourceList,
    Steps,
    TierBox,
)
from models.document.drawing import Number
from models.document.sheet import Replaced, full_sheet, sheet_number
from models.language import Language
from models.planning.compiler import make_plan
from models.site import Site

SIGNED = {"value": 6, "signed_by": "Dr A", "signed_on": "2026-11-01"}
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
    '<g id="gown" data-legend="gown" data-colour="#112233" data-anchor="2 5 start"><title>your gown</title></g></svg>'
)


def test_a_shared_line_is_printed_once_and_names_nobody():
    sheet = a_sheet(a_procedure("a"), a_procedure("b"))

    assert [each.asked_by for each in lines(sheet) if each.text == "Do bring-list."] == [()]


def test_a_line_of_one_procedure_among_several_names_it():
    sheet = a_sheet(prepared(an_instruction("x", do="Fast.")), a_procedure("b"))

    assert line(sheet, "Fast.").asked_by == ("a",)


def test_a_single_procedure_needs_no_names():
    assert line(a_sheet(), "Do bring-list.").asked_by == ()


def test_the_order_is_preparation_signs_normal_steps_home_risks_and_sources():
    home = [an_after("care", kind="care", text="Rest.", topic="rest"), an_after()]

    found = headings(a_sheet(a_procedure(after=home), topics=[a_topic("rest")]))

    wanted = [
        "Before your test", "When to get help", "This is normal", "What happens during it",
        "Afterwards, at home", "Risks", "Did we explain it well?", "Sources",
    ]  # fmt: skip
    assert [each for each in found if each in wanted] == wanted


def test_a_hard_stop_sends_to_the_nurse_without_a_verdict_or_reason():
    flag = {"reason": "Infection may spread.", "hard_stop": True}
    question = a_question("uti", title="Infection signs", flag=flag)

    sheet = a_sheet(a_procedure(questions=["uti"]), questions=[question], answers={"uti": "yes"})

    stop = next(each for each in of(sheet, Notice) if each.kind == "stop")
    assert (stop.title, stop.lines) == ("Please speak to the nurse before you go home.", ("About: Infection signs",))
    assert line(sheet, "Infection signs: yes").reason == "Infection may spread."
    assert sheet.marks == ("Draft", "Not final")


def test_a_hard_stop_alone_says_that_the_nurse_is_still_to_come():
    question = a_question("uti", flag={"reason": "R.", "hard_stop": True})

    sheet = a_sheet(a_procedure(questions=["uti"]), questions=[question], answers={"uti": "yes"})

    assert of(sheet, Notice)[-1].lines[1:] == ("The nurse still has to speak with you.",)


def test_open_questions_are_counted_once():
    question = a_question("uti", flag={"reason": "R.", "hard_stop": True})

    sheet = a_sheet(a_procedure(questions=["uti"]), questions=[question], answers={"pregnancy": "no"})

    assert "1 question is not answered yet" in of(sheet, Notice)[-1].lines[1]


@pytest.mark.parametrize(
    ("answer", "notes"),
    [
        ("yes", ()),
        ("unsure", ("You were not sure about: arm.",)),
        ("left", ("You told us: in my left arm.",)),
    ],
)
def test_an_answer_that_brought_a_line_in_is_said_where_it_is_more_than_yes(answer, notes):
    question = a_question("arm", choices=[{"id": "left", "says": "in my left arm"}, {"id": "yes", "says": "yes"}])
    condition = {"is": {"question": "arm", "answer": ["left", "yes"]}}
    told = prepared(an_instruction("x", do="Tell.", **{"for": condition}), questions=["arm"])

    assert line(a_sheet(told, questions=[question], answers={"arm": answer}), "Tell.").notes == notes


def test_what_the_clinic_has_not_set_is_a_line_to_write_on():
    site_line = an_instruction("x", firmness="site", when={"before": {"parameter": "fasting-food-hours"}})

    sheet = a_sheet(prepared(site_line), parameters=[a_parameter()])

    ask = line(sheet, "Ask us when to stop eating.")
    assert ask.ask_us
    assert ask.write is not None
    assert ask.write.value is None
    assert "Not final" in sheet.marks
    assert [number.label for number in of(sheet, Contacts)[0].numbers] == ["Day", "Night", "Emergency"]
    assert all(number.value is None for number in of(sheet, Contacts)[0].numbers)
    assert (sheet.clinic.value, sheet.appointments[0].arrive.value) == (None, None)


def test_what_the_clinic_signed_says_who_signed():
    site_line = an_instruction("x", do="Stop.", firmness="site", when={"before": {"parameter": "fasting-food-hours"}})
    site = Site.model_validate({"parameters": {"fasting-food-hours": SIGNED}})

    sheet = a_sheet(prepared(site_line), parameters=[a_parameter()], site=site)

    assert line(sheet, "Stop.").notes == ("Set for your clinic by Dr A, Sunday 1 November 2026.",)


def test_the_clinics_numbers_stand_in_the_boxes_that_need_them():
    phone = {"label": "Always", "number": "020 7946 0018"}
    site = Site.model_validate({"name": "Riverside", "emergency_number": "999", "phones": [phone]})
    signs = [
        a_sign(),
        a_sign("collapse", tier="emergency", act="Call now."),
        a_sign("itch", tier="routine", act="Tell us."),
    ]

    boxes = of(a_sheet(a_procedure(warning_signs=signs), site=site), TierBox)

    assert [box.heading for box in boxes] == [
        "Call the emergency number now if:", "Call us the same day if:", "Tell us at your next visit if:",
    ]  # fmt: skip
    assert [[number.value for number in box.numbers] for box in boxes] == [["999"], ["020 7946 0018"], []]


def test_an_act_is_repeated_only_where_it_differs():
    signs = [a_sign("one"), a_sign("two"), a_sign("three", act="Call at once.")]

    box = of(a_sheet(a_procedure(warning_signs=signs)), TierBox)[0]

    assert box.act == "Call us today."
    assert {sign.sign: sign.act for sign in box.signs}["You have three"] == "Call at once."
    assert {sign.sign: sign.act for sign in box.signs}["You have one"] == ""


def test_an_act_that_the_heading_says_is_not_repeated():
    signs = [a_sign(tier="emergency", act="Call the emergency number now.")]

    assert of(a_sheet(a_procedure(warning_signs=signs)), TierBox)[0].act == ""


def test_signposts_name_the_sections_in_their_order():
    found = [block.signpost for block in of(a_sheet(), Heading) if block.signpost]

    assert found == [
        "Before your test: page {n}", "When to get help: page {n}", "What happens: page {n}", "For the team: page {n}",
    ]  # fmt: skip


def test_a_conflict_shows_both_sides_and_room_to_decide():
    full, empty = (
        an_instruction("full", do="Full.", topic="bladder"),
        an_instruction("empty", do="Empty.", topic="bladder"),
    )

    sheet = a_sheet(
        prepared(full),
        a_procedure("b", preparation=[empty]),
        topics=[a_topic("bladder", "never_automatic", title="Your bladder")],
    )

    block = of(sheet, ConflictBlock)[0]
    assert sorted((side.text, side.asked_by) for side in block.sides) == [("Empty.", ("b",)), ("Full.", ("a",))]
    assert "The team still has to decide about: Your bladder." in of(sheet, Notice)[-1].lines


def test_advice_on_order_is_for_the_team():
    sheet = a_sheet(a_procedure("a"), a_procedure("b"), prompts=[a_prompt()])

    assert "Order and spacing" in headings(sheet)
    assert line(sheet, "A first.").asked_by == ()


def test_the_key_steps_are_drawn_and_no_other():
    gown = {"view": "v", "show": ["gown"]}
    steps = [a_step(f"s{n}", key=n in (0, 2), peak=n == 1, picture=gown) for n in range(4)]

    blocks = of(a_sheet(a_procedure(during=steps), views={"v": View("v", SVG)}), Steps)[0].steps

    assert [block.picture is not None for block in blocks] == [True, False, True, False]
    assert [block.peak for block in blocks] == ["", "This may be the hardest moment", "", ""]
    assert blocks[0].picture.alt == "The picture shows your gown."
    assert blocks[0].picture.tall == 1
    assert blocks[0].picture.key == (Number(1, "gown", 0.2, 0.5, on_the_left=True, stands=0.5),)


@pytest.mark.parametrize(
    "views",
    [
        {},
        {"urinary-front": View("urinary-front", SVG.replace('id="gown"', 'id="other"'))},
        {"urinary-front": View("urinary-front", SVG.replace("viewBox", "box"))},
    ],
)
def test_a_missing_picture_costs_the_picture_never_the_step(views):
    procedure = a_procedure(during=[a_step(key=True)])

    assert of(a_sheet(procedure, views=views), Steps)[0].steps[0].picture is None


def test_sources_are_numbered_once():
    entries = of(a_sheet(), SourceList)[0].entries

    assert [(entry.number, entry.text) for entry in entries] == [(1, "A hospital: A leaflet. [B]")]


def test_an_approved_and_final_sheet_bears_no_mark():
    review = {"status": "approved", "version": 1, "by": "Dr A", "on": "2026-11-01", "due": "2028-11-01"}

    sheet = a_sheet(a_procedure(review=review))

    assert sheet.marks == ()
    assert sheet.footer.review == "Approved by Dr A on 1 November 2026; next review by 1 November 2028."
    assert not of(sheet, Notice)


def test_of_several_approvals_the_first_and_the_next_review_count():
    first = {"status": "approved", "version": 1, "by": "Dr A", "on": "2026-11-01", "due": "2028-11-01"}
    second = first | {"by": "Dr B", "on": "2026-10-01", "due": "2029-11-01"}
    sheet = a_sheet(an_own("a", review=first), an_own("b", review=second))

    assert sheet.footer.review == "Approved by Dr A, Dr B on 1 October 2026; next review by 1 November 2028."


def test_a_draft_says_so_and_no_sheet_replaces_advice():
    footer = a_sheet().footer

    assert footer.review == "Starter content. Your clinic has not approved it yet."
    assert footer.statement == "This sheet does not replace advice from your care team."
    assert footer.version == "Content test"


def test_direction_is_a_property_of_the_language():
    assert a_sheet(language=Language("ar")).direction == "rtl"


def test_the_order_of_choosing_changes_nothing():
    library = a_library(a_procedure("a"), a_procedure("b"))
    plans = [make_plan(library, a_visit(order, {"pregnancy": "no"}, WHEN, NOW)) for order in (("a", "b"), ("b", "a"))]

    assert full_sheet(plans[0]) == full_sheet(replace(plans[1], visit=plans[0].visit))


def test_a_plan_whose_sources_are_unknown_has_no_source_list():
    plan = make_plan(a_library(), a_visit(("a",), {"pregnancy": "no"}, WHEN, NOW))

    assert not of(full_sheet(replace(plan, sources={})), SourceList)


def test_an_unknown_side_is_said_beside_the_pictures():
    choices = [{"id": each, "says": each} for each in ("left", "right", "both", "none")]
    steps = [a_step(picture=SIDED, key=True), a_step("front")]
    procedure = a_procedure(questions=["tube"], side_question="tube", during=steps)
    tube = a_question("tube", choices=choices)
    words = "The pictures show the left side. Yours may be the right."

    said = {side: a_sheet(procedure, questions=[tube], answers={"tube": side}) for side in ("unsure", "left")}

    assert [words in [each.text for each in of(sheet, Paragraph)] for sheet in said.values()] == [True, False]


def _replacing(replaced):
    plan = make_plan(a_library(), a_visit(("a",), {"pregnancy": "no"}, WHEN, NOW))
    return of(full_sheet(plan, replaces=replaced), Notice)


def test_a_sheet_names_the_one_it_replaces_and_what_is_different():
    notice = _replacing(Replaced("3F2A", NOW.date(), ("1 line added",)))[0]

    assert notice.kind == "replaces"
    assert notice.title == "This sheet replaces sheet 3F2A of Friday 20 November."
    assert notice.lines == ("Please throw the old sheet away.", "1 line added")


def test_without_a_day_the_number_is_enough():
    assert _replacing(Replaced("3F2A"))[0].title == "This sheet replaces sheet 3F2A."


def test_a_first_sheet_replaces_nothing():
    assert not [notice for notice in _replacing(None) if notice.kind == "replaces"]


def test_the_number_at_the_foot_changes_with_the_plan_and_with_nothing_else():
    def plan(**more):
        return make_plan(a_library(), a_visit(("a",), {"pregnancy": "no"} | more, WHEN, NOW))

    later = make_plan(a_library(), a_visit(("a",), {"pregnancy": "no"}, WHEN, NOW.replace(minute=59)))
    assert sheet_number(plan()) == sheet_number(later)
    assert sheet_number(plan()) != sheet_number(plan(pregnancy="unsure"))
    footer = full_sheet(plan()).footer
    assert footer.number == f"Sheet {sheet_number(plan())} · 20 November 2026, 10:00"


def test_two_days_have_a_box_each_and_two_times_of_a_day_a_line_each():
    at = {"a": WHEN, "b": WHEN.replace(hour=14), "c": WHEN.replace(day=5)}
    library = a_library(*(a_procedure(each) for each in "abcd"))
    sheet = full_sheet(make_plan(library, a_visit("abcd", {"pregnancy": "no"}, at, NOW)))

    assert [(box.day.value, [(time.label, time.value) for time in box.times]) for box in sheet.appointments] == [
        ("Wednesday 2 December 2026", [("a", "9:00"), ("b", "14:00")]),
        ("Saturday 5 December 2026", [("c", "9:00")]),
        (None, [("d", None)]),
    ]
    assert sheet.running.endswith(
        "Wednesday 2 December 2026, 9:00; Wednesday 2 December 2026, 14:00; Saturday 5 December 2026, 9:00"
    )


def test_the_values_the_clinic_has_not_signed_are_listed_for_the_team_with_what_is_published():
    options = [{"value": 6, "says": "6 hours.", "sources": ["leaflet"]}]
    stop = an_instruction("stop", when={"before": {"parameter": "hours"}}, firmness="site")
    sheet = a_sheet(prepared(stop), parameters=[a_parameter("hours", title="Hours without food", options=options)])

    found = line(sheet, "Hours without food")
    assert (found.notes, found.sources) == (("6: 6 hours.",), (1,))
