"""What a nurse-led briefing adds to the patient's sheet, and what stays with staff."""

from dataclasses import asdict
from datetime import date

import pytest
from briefings import DOCTOR, Writer, a_briefing
from builders import a_library, a_procedure, a_visit
from sheets import NOW, WHEN, headings, line, of

from models.document.blocks import EasyList, Notice
from models.document.easy import easy_sheet
from models.document.sheet import full_sheet, sheet_number
from models.planning.compiler import make_plan
from models.record.event import Person
from models.record.events import Asked, Decided, HandedOver, LineMarked, Noted, Stopped, TaughtBack
from models.record.fold import state_of
from models.record.kept_plan import read_plan

SAM = Person(name="Sam Reyes", role="clinic nurse", registration="12A")
HOLD = {"decider": DOCTOR, "what": "medicine", "about": "Warfarin", "says": "Pause it."}
DAYS = {"last_dose": date(2026, 11, 26), "restart": date(2026, 12, 3)}
PLAN = make_plan(a_library(a_procedure("a")), a_visit(("a",), {"pregnancy": "no"}, WHEN, NOW))


def led(*made):
    """The state after a plan and these acts: each a kind with its fields, or a function of the writer and events."""
    write = Writer()
    events = [write.started(), write.plan()]
    for kind, said in made:
        events.append(write(kind, **(said(events) if callable(said) else said)))
    return state_of(events)


def sheet(*made, write=full_sheet):
    return write(PLAN, briefing=led(*made))


def test_a_decision_stands_as_the_clinicians_own_with_its_days():
    found = line(sheet((Decided, HOLD | DAYS)), "Dr Lee, radiologist, decided about Warfarin: Pause it.")

    assert found.when == "Last dose: Thursday 26 November 2026. Start again: Thursday 3 December 2026."


def test_only_the_last_word_on_a_medicine_goes_home_and_values_stand_in_their_lines():
    later = HOLD | {"about": "warfarin", "says": "Go on with it."}
    value = {"decider": DOCTOR, "what": "value", "about": "hours", "says": "6", "value": 6}
    found = sheet((Decided, HOLD), (Decided, later), (Decided, value))

    assert [each.text for each in found.blocks[found.blocks.index(next(
        block for block in found.blocks if getattr(block, "text", "") == "Decided for you")) + 1].lines] == [
        "Dr Lee, radiologist, decided about warfarin: Go on with it."
    ]  # fmt: skip


def test_what_is_handed_over_names_who_has_taken_it_on_without_a_number():
    asked = (Asked, {"words": "Will it hurt?"})
    handed = (HandedOver, lambda events: {"to": SAM, "matters": (f"question:{events[-1].number}", "settle:bladder")})
    found = sheet(asked, handed)

    assert line(found, "Sam Reyes, clinic nurse, has taken this on:").detail == "bladder; Will it hurt?"
    assert line(found, "Ask us about this:").detail == "pregnancy"


def test_lines_that_nobody_came_to_are_no_matter_and_those_in_doubt_are():
    plan = next(each for each in a_briefing() if each.kind == "plan_taken")
    key = read_plan(plan.plan).parts["before"][0]
    item = next(iter(read_plan(plan.plan).teach_back))
    none, some = (
        sheet(),
        sheet((LineMarked, {"line": key, "mark": "question"}), (TaughtBack, {"item": item, "outcome": "not_yet"})),
    )

    assert line(none, "Ask us about this:").detail == "bladder; pregnancy"
    assert read_plan(plan.plan).lines[key].rstrip(".") in line(some, "Ask us about this:").detail
    assert "Whom do you call?" in line(some, "Ask us about this:").detail


@pytest.mark.parametrize("outcome", ["declined", "deferred", "stopped"])
@pytest.mark.parametrize("write", [full_sheet, easy_sheet])
def test_a_briefing_that_was_cut_short_still_has_its_sheet_which_says_so(outcome, write):
    found = sheet(
        (Noted, {"words": "Smells of drink."}), (Stopped, {"outcome": outcome, "reason": "A row."}), write=write
    )

    assert of(found, Notice)[0].kind == "ended"
    assert "Smells of drink." not in str(asdict(found))
    assert "A row." not in str(asdict(found))


def test_a_finished_briefing_without_decisions_adds_nothing():
    state = state_of(a_briefing())

    assert full_sheet(PLAN, briefing=state) == full_sheet(PLAN)
    assert sheet_number(PLAN, state) == sheet_number(PLAN)


def test_easy_words_say_the_same():
    found = sheet((Decided, HOLD | DAYS), write=easy_sheet)
    first, second = of(found, EasyList)[:2]

    assert (first.lines[0].icon, first.lines[0].words) == (
        "medicines", ("Dr Lee, radiologist, decided about Warfarin: Pause it.",),
    )  # fmt: skip
    assert len(first.lines[0].more) == 2
    assert second.lines[0].words == ("Ask us about this:",)
    assert headings(found)[:2] == ["Decided for you", "What we still have to settle with you"]


def test_the_number_at_the_foot_changes_with_what_was_decided():
    numbers = [
        sheet_number(PLAN, led(*made))
        for made in ([], [(Decided, HOLD)], [(Decided, HOLD | DAYS)], [(Decided, HOLD), (Decided, HOLD)])
    ]

    assert len(set(numbers)) == 3
    assert numbers[1] == numbers[3]
    assert numbers[0] != sheet_number(PLAN)
