"""The same promises for what ships: every procedure, every pair, and many larger sets, over every answer."""

import re
from datetime import datetime, timedelta
from itertools import combinations
from random import Random

import pytest
from builders import a_visit
from generated_libraries import tier
from honours import honours, protecting

from models.planning.compiler import make_plan
from models.planning.team import questions_for
from models.site import NO_SITE, Site
from resources import resource

IDS = sorted(path.stem for path in resource("content", "procedures").glob("*.yaml"))
_DICE = Random(31)
LARGER = [tuple(_DICE.sample(IDS, min(size, len(IDS)))) for size, many in ((3, 60), (6, 40)) for _ in range(many)]
SETS = {
    "each": [(each,) for each in IDS],
    "pairs": list(combinations(IDS, 2)),
    "triples": LARGER[:60],
    "sextuples": LARGER[60:],
}
ANSWERS = ("yes", "no", "unsure")
AT, NOW = datetime.fromisoformat("2026-12-02T09:00"), datetime.fromisoformat("2026-11-20T12:00")


def _visit(library, procedures, answer="unsure", **answers):
    given = {each.id: answer for each in questions_for(library, procedures) if answer in each.answers}
    for clash in library.contradictions.values():
        if clash.holds(given):
            given[min(clash.answers)] = "unsure"
    return a_visit(tuple(procedures), given | answers, AT, NOW)


_PLANS = {}


def _plan(library, procedures, answer="unsure", **answers):
    """Make a plan, once for each set and answer: several tests look at the same ones."""
    key = (procedures, answer, *answers.items())
    if key not in _PLANS:
        _PLANS[key] = make_plan(library, _visit(library, procedures, answer, **answers))
    return _PLANS[key]


def _check_honoured(library, plan, procedures, answers, **which):
    for records_of in (library.preparation_of, library.after_of):
        for record, procedure in protecting(library, records_of, procedures, answers, **which):
            assert honours(plan, library, record, procedure, NO_SITE), (record.id, procedure)


@pytest.fixture(params=SETS)
def sets(request):
    return SETS[request.param]


@pytest.fixture
def thin(request):
    """Leave out two of three where there are hundreds; 'make soak' takes them all."""
    whole = request.config.getoption("--whole-library")
    return lambda sets: sets if whole or len(sets) < 100 else sets[::3]


def test_the_order_of_choice_changes_nothing(shipped, sets):
    for procedures in sets:
        shuffled = _DICE.sample(procedures, len(procedures))
        assert _plan(shipped, procedures) == _plan(shipped, (*shuffled, *procedures))


def test_no_red_flag_is_lost_or_lowered(shipped, sets):
    alone = {each: _plan(shipped, (each,)).signs for each in IDS}
    for procedures in sets:
        joined = {sign.id: sign for sign in _plan(shipped, procedures).signs}
        for sign in (each for procedure in procedures for each in alone[procedure]):
            assert tier(joined[sign.id]) <= tier(sign)


@pytest.mark.parametrize("answer", ANSWERS)
def test_no_line_is_weaker_than_any_of_those_it_stands_for(shipped, sets, thin, answer):
    for procedures in sets if answer == "unsure" else thin(sets):
        plan = _plan(shipped, procedures, answer)
        _check_honoured(shipped, plan, procedures, plan.visit.answers)


@pytest.mark.parametrize("size", ["each", "sextuples"])
def test_not_sure_and_yes_never_remove_what_protects(shipped, size):
    for procedures in SETS[size][:: 1 if size == "each" else 8]:
        no = _plan(shipped, procedures, "no")
        for question in questions_for(shipped, procedures):
            for less, more in _less_and_more(question):
                changed = no.visit.answers | {question.id: more}
                if any(clash.holds(changed) for clash in shipped.contradictions.values()):
                    continue
                before = _plan(shipped, procedures, "no", **{question.id: less})
                after = _plan(shipped, procedures, "no", **{question.id: more})
                _check_honoured(shipped, after, procedures, before.visit.answers, even_if_certain=False)
                assert {sign.id for sign in before.signs} <= {sign.id for sign in after.signs}


def _less_and_more(question):
    """Pairs of answers of which the second protects at least as much; not knowing is never less than a choice."""
    if question.choices:
        return [(choice.id, "unsure") for choice in question.choices]
    return [("no", "unsure"), ("no", "yes")]


@pytest.mark.parametrize("answer", ANSWERS)
def test_nothing_reads_the_same_twice(shipped, sets, answer):
    for procedures in sets:
        plan = _plan(shipped, procedures, answer)
        for texts in (
            [x.do for x in plan.lines],
            [x.text for x in plan.after],
            [x.sign for x in plan.signs],
            [(x.ask, x.asked_by) for x in plan.teach_back],
        ):
            assert sorted(set(texts)) == sorted(texts), procedures


def test_starter_content_never_looks_approved(shipped, sets):
    assert all(_plan(shipped, procedures).is_draft for procedures in sets)


def _signed(parameter):
    values = {"duration": parameter.min, "window": [parameter.min, parameter.max], "choice": None}
    value = parameter.choices[0].id if parameter.choices else values[parameter.kind]
    return {"value": value, "signed_by": "A nurse", "signed_on": "2026-11-01"}


@pytest.fixture
def signed(shipped):
    values = {each.id: _signed(each) for each in shipped.parameters.values()}
    for parameter, value in {"fasting-food-hours": 6, "fasting-clear-drinks-hours": 2, "arrive-before": 30}.items():
        values[parameter]["value"] = value
    return Site.model_validate({"time_zone": "Europe/London", "parameters": values})


def test_a_signed_line_reads_as_a_sentence(shipped, signed):  # M8
    visit = a_visit(("pyelogram-retrograde",), {"asleep": "yes"}, AT, NOW)
    lines = {line.id: line.do for line in make_plan(shipped, visit, signed).lines}

    assert lines["stop-food"] == "Stop eating at 3:00 in the night of Tuesday to Wednesday 2 December."
    assert lines["arrive"] == "Be here at 8:30 on Wednesday 2 December."


def test_no_line_keeps_a_brace_or_says_a_word_twice(shipped, signed, sets):
    for procedures in sets:
        for answer in ANSWERS:
            unset = _plan(shipped, procedures, answer)
            for plan in (unset, make_plan(shipped, unset.visit, signed)):
                words = [line.do for line in plan.lines]
                wrong = [each for each in words if any(bad in each for bad in ("{", "  ", " at at ", " on on "))]
                assert not wrong


def test_two_days_ask_no_less_of_anybody_than_one(shipped, signed, thin):
    for first, second in thin(SETS["pairs"]):
        times = {first: AT, second: AT + timedelta(days=3)}
        answers = _visit(shipped, (first, second)).answers
        plan = make_plan(shipped, a_visit((first, second), answers, times, NOW), signed)
        for records_of in (shipped.preparation_of, shipped.after_of):
            for record, procedure in protecting(shipped, records_of, (first, second), answers):
                assert honours(plan, shipped, record, procedure, signed), (record.id, procedure)


def test_no_permission_stands_beside_a_ban(shipped, signed):  # M2
    strict = {each.id for each in shipped.topics.values() if each.operator in ("longest", "highest")}
    reads_so = re.compile(
        r"^(?:you can|your child can|once you feel well|go back|a warm bath|eat as usual)\b", re.IGNORECASE
    )
    for procedures in (*SETS["each"], *SETS["pairs"]):
        plan = make_plan(shipped, _visit(shipped, procedures, "no"), signed)
        lines = [each for each in plan.after if each.topic in strict]
        marked = {
            each.id
            for one in procedures
            for each in shipped.after_of(shipped.procedures[one])
            if each.only_when_certain
        }
        may = [each for each in lines if each.id in marked or reads_so.search(each.text)]
        bound = {each.topic for each in lines if each not in may}
        assert [each.id for each in may if each.topic in bound] == [], procedures
