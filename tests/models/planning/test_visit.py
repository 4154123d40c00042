from datetime import datetime

import pytest
from builders import a_contradiction, a_library, a_question, a_site, a_topic, a_visit, an_own

from models.planning.compiler import make_plan
from models.planning.team import questions_for
from models.planning.visit import Resolution, Visit, VisitError

LIBRARY = a_library(
    an_own("cystoscopy"),
    an_own("nephrostogram", questions=["insulin", "diabetes", "pregnancy"]),
    questions=[a_question("insulin", order=3), a_question("diabetes", order=2)],
    contradictions=[a_contradiction("clash", insulin="yes", diabetes="no")],
    topics=[a_topic("bladder", "never_automatic")],
)
AT, NOW = datetime(2026, 12, 2, 9), datetime(2026, 11, 22, 8)


def _settled(about="bladder", between=("empty", "full"), by="Nurse Joy", chosen="full", words=None):
    return (Resolution(about, between, by, NOW, chosen, words),)


@pytest.mark.parametrize(
    ("visit", "field", "message"),
    [
        (a_visit(()), "procedures", "choose at least one procedure"),
        (a_visit(("cystoscpy",)), "procedures", "there is no procedure 'cystoscpy'; did you mean 'cystoscopy'?"),
        (a_visit(("zzz",)), "procedures", "there is no procedure 'zzz'; there are cystoscopy, nephrostogram"),
        (
            a_visit(("cystoscopy",), {"pregnant": "no"}),
            "answers",
            "there is no question 'pregnant'; did you mean 'pregnancy'?",
        ),
        (
            a_visit(("cystoscopy",), {"pregnancy": "maybe"}),
            "answers",
            "'maybe' does not answer 'pregnancy'; it takes yes, no, unsure",
        ),
        (
            a_visit(("nephrostogram",), {"insulin": "yes", "diabetes": "no"}),
            "answers",
            "These two do not fit together. (diabetes=no, insulin=yes)",
        ),
        (
            Visit(("cystoscopy",), {}, {"nephrostogram": AT}),
            "appointment",
            "there is an appointment for 'nephrostogram', which is not chosen",
        ),
        (
            a_visit(("cystoscopy",), at=datetime(2026, 11, 21, 23), now=NOW),
            "appointment",
            "2026-11-21 has passed; today is 2026-11-22. Check the date",
        ),
        (
            a_visit(("cystoscopy",), at=datetime(1999, 12, 31)),
            "appointment",
            "the year 1999 cannot be right; check the date",
        ),
        (
            a_visit(("cystoscopy",), at=datetime(3000, 1, 1)),
            "appointment",
            "the year 3000 cannot be right; check the date",
        ),
        (
            a_visit(("cystoscopy",), at=AT.astimezone()),
            "appointment",
            "give the appointment in the clinic's local time, without a zone",
        ),
        (
            a_visit(("cystoscopy",), at=datetime(2027, 3, 28, 1, 30)),
            "appointment",
            "2027-03-28 01:30 does not exist in Europe/London: the clocks go forward then; try 02:30",
        ),
        (
            a_visit(("cystoscopy",), settled=_settled("bag")),
            "resolutions",
            "'bag' is neither a conflict nor a flag",
        ),
        (
            a_visit(("cystoscopy",), settled=_settled(by=" ")),
            "resolutions",
            "'bladder' is settled by nobody; give the name of whoever decided",
        ),
        (
            a_visit(("cystoscopy",), settled=_settled(chosen="half")),
            "resolutions",
            "'half' is not a side of 'bladder': empty, full",
        ),
        (
            a_visit(("cystoscopy",), settled=_settled("pregnancy", ("yes",), chosen="yes")),
            "resolutions",
            "'pregnancy' is an answer: nothing to choose from. Write what was done about it",
        ),
        (
            a_visit(("cystoscopy",), settled=_settled("bring", ("a", "b"), chosen="a")),
            "resolutions",
            "'bring' is neither a conflict nor a flag",
        ),
        (
            a_visit(("cystoscopy",), settled=_settled(chosen=None, words=" ")),
            "resolutions",
            "'bladder' is settled without saying how; choose a side or write the line",
        ),
        (
            a_visit(("cystoscopy",), settled=_settled(chosen=None)),
            "resolutions",
            "'bladder' is settled without saying how; choose a side or write the line",
        ),
    ],
)
def test_a_visit_that_makes_no_sense_is_refused_with_the_way_out(visit, field, message):
    with pytest.raises(VisitError) as refused:
        make_plan(LIBRARY, visit, a_site("Europe/London"))

    assert (refused.value.field, str(refused.value)) == (field, message)


@pytest.mark.parametrize(
    "visit",
    [
        a_visit(("cystoscopy",), at=NOW, now=NOW.replace(hour=23)),
        a_visit(("cystoscopy",), at=datetime(2000, 1, 1), now=None),
        a_visit(("cystoscopy",), at=datetime(2999, 12, 31, 23, 59)),
        a_visit(("cystoscopy",), at=datetime(2026, 10, 25, 1, 30)),
        a_visit(("nephrostogram",), {"insulin": "yes", "diabetes": "unsure"}),
        a_visit(("cystoscopy",), settled=_settled("bladder@2026-12-02")),
        a_visit(("cystoscopy",), settled=_settled("pregnancy", ("yes",), chosen=None, words="Test is negative.")),
    ],
)
def test_what_can_be_is_taken(visit):
    assert make_plan(LIBRARY, visit, a_site("Europe/London")).visit.procedures == visit.procedures


def test_without_the_clinics_zone_every_local_time_exists():
    assert make_plan(LIBRARY, a_visit(("cystoscopy",), at=datetime(2027, 3, 28, 1, 30))).appointment


def test_a_question_that_several_need_is_asked_once_and_in_order():
    asked = [each.id for each in questions_for(LIBRARY, ("cystoscopy", "nephrostogram"))]

    assert asked == ["pregnancy", "diabetes", "insulin"]


def test_the_last_word_on_exactly_this_matter_counts():
    first, other = _settled(chosen="full"), _settled(between=("empty", "full", "half"))
    later = (Resolution("bladder", ("full", "empty"), "Dr Who", NOW.replace(hour=9), "empty"),)
    visit = a_visit(("cystoscopy",), settled=(*later, *first, *other))

    assert visit.resolution("bladder", ["full", "empty"]) == later[0]
    assert visit.resolution("bladder", ["full"]) is None
    assert visit.resolution("bladder@2026-12-02", ["full", "empty"]) is None


def test_a_question_that_only_some_need_is_asked_unless_it_is_certainly_not_theirs():
    for_tummy = {"use": "pregnancy", "for": {"is": {"question": "part", "answer": ["tummy"]}}}
    part = a_question("part", order=0, choices=[{"id": each, "says": each} for each in ("tummy", "hand")])
    flagged = a_question(flag={"reason": "Show the clinician.", "hard_stop": True})
    library = a_library(an_own("xray", questions=["part", for_tummy]), an_own("cystogram"), questions=[part, flagged])

    def asked(procedures, **answers):
        plan = make_plan(library, a_visit(procedures, answers))
        return [each.id for each in questions_for(library, procedures, answers)], [each.id for each in plan.hard_stops]

    assert asked(("xray",)) == (["part", "pregnancy"], ["pregnancy"])
    assert asked(("xray",), part="unsure") == (["part", "pregnancy"], ["pregnancy"])
    assert asked(("xray",), part="hand") == (["part"], [])
    assert asked(("xray", "cystogram"), part="hand") == (["part", "pregnancy"], ["pregnancy"])
    plan = make_plan(library, a_visit(("xray", "cystogram"), {"part": "hand"}))
    assert plan.hard_stops[0].asked_by == ("cystogram",)
