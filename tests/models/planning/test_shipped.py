"""The same promises, for every combination of the procedures that ship, over every answer."""

from datetime import datetime
from itertools import combinations, permutations

import pytest
from generated_libraries import honours, protecting, tier

from models.planning.compiler import make_plan, questions_for
from models.planning.visit import Visit
from models.site import NO_SITE, Site

IDS = ("cystoscopy-flexible", "nephrostogram", "pyelogram-retrograde")
COMBINATIONS = [each for size in (1, 2, 3) for each in combinations(IDS, size)]
AT, NOW = datetime.fromisoformat("2026-12-02T09:00"), datetime.fromisoformat("2026-11-20T12:00")


def _plan(library, procedures, answer="unsure", **answers):
    given = {each.id: answer for each in questions_for(library, procedures) if answer in each.answers}
    return make_plan(library, Visit(tuple(procedures), given | answers, AT, NOW))


@pytest.fixture(params=COMBINATIONS, ids=" + ".join)
def procedures(request):
    return request.param


def test_the_order_of_choice_changes_nothing(shipped, procedures):
    plans = [_plan(shipped, order) for order in permutations(procedures)]

    assert all(plan == plans[0] for plan in plans)


def test_no_red_flag_is_lost_or_lowered(shipped, procedures):
    joined = {sign.id: sign for sign in _plan(shipped, procedures).signs}

    for procedure in procedures:
        for sign in _plan(shipped, (procedure,)).signs:
            assert tier(joined[sign.id]) <= tier(sign)


@pytest.mark.parametrize("answer", ["yes", "no", "unsure"])
def test_no_line_is_weaker_than_any_of_those_it_stands_for(shipped, procedures, answer):
    plan = _plan(shipped, procedures, answer)

    for record, askers in protecting(shipped, procedures, plan.visit.answers).values():
        assert honours(plan, shipped, record, askers, NO_SITE), record.id


def test_not_sure_and_yes_never_remove_what_protects(shipped, procedures):
    for question in questions_for(shipped, procedures):
        if question.choices:
            continue
        no, yes = (_plan(shipped, procedures, "no", **{question.id: answer}) for answer in ("no", "yes"))
        for record, askers in protecting(shipped, procedures, no.visit.answers).values():
            assert honours(yes, shipped, record, askers, NO_SITE), (question.id, record.id)
        assert {sign.id for sign in no.signs} <= {sign.id for sign in yes.signs}


@pytest.mark.parametrize("answer", ["yes", "no", "unsure"])
def test_nothing_reads_the_same_twice(shipped, procedures, answer):
    plan = _plan(shipped, procedures, answer)

    for texts in (
        [x.do for x in plan.lines],
        [x.text for x in plan.after],
        [x.sign for x in plan.signs],
        [x.ask for x in plan.teach_back],
    ):
        assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("answer", ["yes", "no", "unsure"])
def test_no_placeholder_reaches_the_patient(shipped, procedures, answer):
    plan = _plan(shipped, procedures, answer)

    assert not [line.do for line in plan.lines if "{" in line.do or "  " in line.do]


def test_starter_content_never_looks_approved(shipped, procedures):
    assert _plan(shipped, procedures).is_draft


SIGNED = Site.model_validate(
    {
        "time_zone": "Europe/London",
        "parameters": {
            each: {"value": value, "signed_by": "A nurse", "signed_on": "2026-11-01"}
            for each, value in {
                "fasting-food-hours": 6,
                "fasting-clear-drinks-hours": 2,
                "arrive-before": 30,
                "cystoscopy-bladder": "empty",
            }.items()
        },
    }
)


def test_a_signed_line_reads_as_a_sentence(shipped):  # M8
    visit = Visit(("pyelogram-retrograde",), {"asleep": "yes"}, AT, NOW)
    lines = {line.id: line.do for line in make_plan(shipped, visit, SIGNED).lines}

    assert lines["stop-food"] == "Stop eating at 3:00 in the night of Tuesday to Wednesday 2 December."
    assert lines["arrive"] == "Be here at 8:30 on Wednesday 2 December."


def test_no_line_keeps_a_brace_or_says_a_word_twice(shipped, procedures):
    words = [line.do for line in make_plan(shipped, Visit(procedures, {}, AT, NOW), SIGNED).lines]

    assert not [each for each in words if "{" in each or " at at " in each or " on on " in each]
