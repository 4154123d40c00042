"""What was kept of a plan gives the very sheet that was printed then, whatever the content says today."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from briefings import NURSE, Writer
from builders import a_site

from models.content.pictures import load_views
from models.document.blocks import Notice
from models.document.past_sheet import past_sheet
from models.document.sheet import full_sheet, sheet_number
from models.export.plan_json import plan_as_json
from models.planning.compiler import make_plan
from models.planning.visit import Resolution, Visit
from models.record.events import Decided, PlanTaken, digest_of_plan
from models.record.fold import state_of
from models.record.kept_plan import PlanTextError
from models.record.shown_plan import plan_as_shown
from resources import resource

NOW = datetime(2026, 11, 22, 14, 0, 1)
AT = {"nephrostogram": datetime(2026, 12, 2, 9, 0), "cystoscopy-flexible": datetime(2026, 12, 4, 14, 0)}
ANSWERS = {"pregnancy": "no", "blood-thinners": "yes", "which-side": "left", "contrast-reaction": "unsure"}
LONDON = a_site("Europe/London", fasting_food_hours=6, arrival_minutes=30)
VISITS = {
    "nothing said": Visit(("nephrostogram", "cystoscopy-flexible"), now=NOW),
    "two days": Visit((*AT,), ANSWERS, AT, NOW),
    "a dose, soon": Visit(("ct-urogram",), {}, {"ct-urogram": datetime(2026, 11, 23, 8, 0)}, NOW),
    "no clock": Visit((*AT,), ANSWERS, AT, None),
}


def taken(library, visit, site, **other):
    """The events of a briefing in which this plan was taken a second after it was started."""
    answers = dict(visit.answers)
    plan = make_plan(library, replace(visit, **other), site)
    text = json.dumps(plan_as_json(plan, library, site), ensure_ascii=False)
    write = Writer((NOW - timedelta(seconds=2)).replace(tzinfo=site.zone or ZoneInfo("UTC")))
    started = write.started(procedures=visit.procedures)
    digest = digest_of_plan(text, "en", plan.edition.version, answers)
    said = {"plan": text, "language": "en", "content_version": plan.edition.version, "answers": answers}
    return plan, write, [started, write(PlanTaken, **said, sha256=digest)]


@pytest.mark.parametrize("site", [LONDON, a_site(None)], ids=["London", "no zone"])
@pytest.mark.parametrize("visit", VISITS.values(), ids=VISITS)
def test_the_very_sheet_comes_back_from_what_was_kept(shipped, visit, site):
    plan, write, events = taken(shipped, visit, site)
    decided = {"decider": NURSE, "what": "medicine", "about": "warfarin", "says": "Stop it."}
    state = state_of([*events, write(Decided, **decided)])
    views = load_views(resource("pictures"), (each.picture.view for each in plan.steps if each.picture))

    shown = plan_as_shown(state.plan, site)
    assert full_sheet(shown, site, views=views, briefing=state) == full_sheet(plan, site, views=views, briefing=state)
    assert sheet_number(shown, state) == sheet_number(plan, state)


def test_what_the_team_settled_comes_back_with_its_words(shipped):
    visit = VISITS["two days"]
    flag = next(each for each in make_plan(shipped, visit, LONDON).flags)
    settled = Resolution(flag.id, (flag.answer,), "Dr Lee", NOW, words="Hold it.")
    plan, _, events = taken(shipped, visit, LONDON, resolutions=(settled,))

    assert sheet_number(plan_as_shown(state_of(events).plan, LONDON)) == sheet_number(plan)


def test_a_copy_says_of_which_day_it_is_and_stays_the_same_otherwise(shipped):
    plan, _, events = taken(shipped, VISITS["two days"], LONDON)
    state = state_of(events)
    copy, sheet = past_sheet(plan_as_shown(state.plan, LONDON), state, LONDON), full_sheet(plan, LONDON, briefing=state)

    assert copy.marks == ("Copy", *sheet.marks)
    notice = copy.blocks[0]
    assert isinstance(notice, Notice)
    assert notice.title == "This is a copy of your sheet of Sunday 22 November 2026."
    assert copy.blocks[1:] == sheet.blocks
    assert copy.footer == sheet.footer


@pytest.mark.parametrize("missing", ["risks", "clock", "unset"])
def test_a_plan_that_was_kept_without_all_of_it_gives_no_sheet(shipped, missing):
    _, _, (_, event) = taken(shipped, VISITS["nothing said"], LONDON)
    less = json.loads(event.plan)
    del less[missing]
    with pytest.raises(PlanTextError, match="print the record"):
        plan_as_shown(event.model_copy(update={"plan": json.dumps(less)}), LONDON)
