"""What holds for every plan, over small generated libraries."""

from datetime import datetime

from generated_libraries import SITE, answers, chosen, honours, libraries, protecting, tier, visit
from hypothesis import given
from hypothesis import strategies as st

from models.planning.compiler import make_plan
from models.planning.operators import OPERATORS, Ranked
from models.planning.wishes import Wish

AT = st.sampled_from(
    [
        None,
        datetime.fromisoformat("2026-12-02T09:00"),
        datetime.fromisoformat("2026-10-25T06:00"),
        datetime.fromisoformat("2027-03-28T06:00"),
    ]
)


@given(libraries, chosen, answers, AT, st.randoms())
def test_the_order_of_choice_and_choosing_twice_change_nothing(library, procedures, given_answers, at, random):
    shuffled = [*procedures, *procedures]
    random.shuffle(shuffled)
    plan = make_plan(library, visit(procedures, given_answers, at), SITE)

    assert make_plan(library, visit(shuffled, given_answers, at), SITE) == plan


@given(libraries, chosen, answers, AT)
def test_no_line_and_no_sign_appears_twice(library, procedures, given_answers, at):
    plan = make_plan(library, visit(procedures, given_answers, at), SITE)

    for lines in (plan.lines, plan.after, plan.signs, plan.flags, plan.prompts, plan.teach_back):
        assert len({line.id for line in lines}) == len(lines)
    assert len({(line.topic, line.do, line.due) for line in plan.lines}) == len(plan.lines)


@given(libraries, chosen, st.sampled_from("abcd"), answers)
def test_no_red_flag_is_lost_or_lowered_by_another_procedure(library, procedures, other, given_answers):
    more = {sign.id: sign for sign in make_plan(library, visit([*procedures, other], given_answers), SITE).signs}

    for sign in make_plan(library, visit(procedures, given_answers), SITE).signs:
        assert tier(more[sign.id]) <= tier(sign)
        assert set(sign.asked_by) <= set(more[sign.id].asked_by)


@given(libraries, chosen, answers)
def test_no_line_is_weaker_than_any_of_those_it_stands_for(library, procedures, given_answers):
    plan = make_plan(library, visit(procedures, given_answers), SITE)

    for record, askers in protecting(library, procedures, given_answers).values():
        assert honours(plan, library, record, askers, SITE), record


@given(libraries, chosen, st.sampled_from("abcd"), answers)
def test_another_procedure_never_removes_what_protects(library, procedures, other, given_answers):
    plan = make_plan(library, visit([*procedures, other], given_answers), SITE)

    for record, askers in protecting(library, procedures, given_answers).values():
        assert honours(plan, library, record, askers, SITE), record


@given(libraries, chosen, answers, st.sampled_from(["q1", "q2"]))
def test_not_sure_and_yes_never_remove_what_protects(library, procedures, given_answers, question):
    for less, more in (("no", "unsure"), ("unsure", "yes")):
        before = protecting(library, procedures, given_answers | {question: less})
        plan = make_plan(library, visit(procedures, given_answers | {question: more}), SITE)
        signs = make_plan(library, visit(procedures, given_answers | {question: less}), SITE).signs

        assert all(honours(plan, library, record, askers, SITE) for record, askers in before.values())
        assert {sign.id for sign in signs} <= {sign.id for sign in plan.signs}


@given(libraries, chosen, answers)
def test_a_plan_with_something_open_is_never_final(library, procedures, given_answers):
    plan = make_plan(library, visit(procedures, given_answers), SITE)
    is_open = plan.conflicts or plan.hard_stops or [line for line in (*plan.lines, *plan.after) if line.ask_us]

    assert (plan.status == "not_final") is bool(is_open)


@given(libraries, chosen, answers, AT)
def test_lines_are_in_order_of_time(library, procedures, given_answers, at):
    lines = make_plan(library, visit(procedures, given_answers, at), SITE).lines
    days = [str(line.due.at)[:10] for line in lines if line.due.at]

    assert days == sorted(days)


def _ranked(library, site=SITE):
    from models.language import ENGLISH
    from models.planning.preparation import _LineMaker

    maker = _LineMaker(library, visit(["a"], {}), site, ENGLISH)
    return tuple(maker.rank(Wish(record, ("a",))) for record in library.instructions.values())


def _kept(operator, wishes):
    return frozenset(each.wish.record.id for each in operator(tuple(wishes)).kept)


@given(libraries, st.sampled_from(sorted(OPERATORS)), st.randoms(), st.integers(0, 9))
def test_every_operator_is_a_join(library, name, random, cut):
    operator, wishes = OPERATORS[name], list(_ranked(library))
    whole = _kept(operator, wishes)
    halves = [*operator(tuple(wishes[:cut])).kept, *operator(tuple(wishes[cut:])).kept]
    shuffled = random.sample(wishes, len(wishes))

    assert _kept(operator, shuffled) == whole  # commutative
    assert _kept(operator, halves) == whole  # associative
    assert _kept(operator, operator(tuple(wishes)).kept) == whole  # idempotent
    assert all(isinstance(each, Ranked) for each in wishes)
