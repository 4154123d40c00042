"""What holds for every plan, over whole generated libraries and visits."""

from dataclasses import replace
from datetime import UTC, datetime

from generated_libraries import (
    NOW,
    SITE,
    TOPICS,
    answers,
    chosen,
    libraries,
    settle_all,
    tier,
    times,
    visit,
)
from honours import honours, protecting
from hypothesis import given
from hypothesis import strategies as st

from models.planning.changes import changes, summary
from models.planning.compiler import make_plan
from models.planning.operators import OPERATORS, Ranked
from models.planning.wishes import Wish

nows = st.sampled_from([None, NOW])


@given(libraries, chosen, answers, times, nows, st.randoms())
def test_the_order_of_choice_and_choosing_twice_change_nothing(library, procedures, given_answers, at, now, random):
    shuffled = [*procedures, *procedures]
    random.shuffle(shuffled)
    plan = make_plan(library, visit(procedures, given_answers, at, now), SITE)
    mixed = dict(random.sample(sorted(given_answers.items()), len(given_answers)))
    times_mixed = dict(random.sample(sorted(at.items()), len(at)))

    again = make_plan(library, visit(shuffled, mixed, times_mixed, now), SITE)
    assert again == plan
    assert changes(plan, again) == ()


@given(libraries, chosen, answers, times)
def test_no_line_and_no_sign_appears_twice(library, procedures, given_answers, at):
    plan = make_plan(library, visit(procedures, given_answers, at), SITE)

    for lines in (plan.lines, plan.after):
        assert len({line.key for line in lines}) == len(lines)
    for others in (plan.signs, plan.flags, plan.prompts, plan.teach_back, plan.conflicts):
        assert len({each.id for each in others}) == len(others)
    assert len({(line.topic, line.do, line.due, line.decision) for line in plan.lines}) == len(plan.lines)


@given(libraries, chosen, st.sampled_from("abcd"), answers, times)
def test_no_red_flag_is_lost_or_lowered_by_another_procedure(library, procedures, other, given_answers, at):
    more = {sign.id: sign for sign in make_plan(library, visit([*procedures, other], given_answers, at), SITE).signs}

    for sign in make_plan(library, visit(procedures, given_answers, at), SITE).signs:
        assert tier(more[sign.id]) <= tier(sign)
        assert set(sign.asked_by) <= set(more[sign.id].asked_by)


def _all_honoured(library, plan, procedures, given_answers, **which):
    for records_of in (library.preparation_of, library.after_of):
        for record, letter in protecting(library, records_of, procedures, given_answers, **which):
            assert honours(plan, library, record, letter), (record.id, letter)


@given(libraries, chosen, answers, times, nows)
def test_no_line_is_weaker_than_any_of_those_it_stands_for(library, procedures, given_answers, at, now):
    plan = make_plan(library, visit(procedures, given_answers, at, now), SITE)

    _all_honoured(library, plan, procedures, given_answers)


@given(libraries, chosen, st.sampled_from("abcd"), answers, times)
def test_another_procedure_never_removes_what_protects(library, procedures, other, given_answers, at):
    plan = make_plan(library, visit([*procedures, other], given_answers, at), SITE)

    _all_honoured(library, plan, procedures, given_answers)


@given(libraries, chosen, answers, times, st.sampled_from(["q1", "q2"]))
def test_not_sure_and_yes_never_remove_what_protects(library, procedures, given_answers, at, question):
    for less, more in (("no", "unsure"), ("unsure", "yes")):
        before, after = (given_answers | {question: each} for each in (less, more))
        plan = make_plan(library, visit(procedures, after, at), SITE)
        signs = make_plan(library, visit(procedures, before, at), SITE).signs

        _all_honoured(library, plan, procedures, before, even_if_certain=False)
        assert {sign.id for sign in signs} <= {sign.id for sign in plan.signs}


@given(libraries, chosen, answers, st.sampled_from(["q1", "q2"]))
def test_what_is_not_answered_protects_like_not_sure(library, procedures, given_answers, question):
    without = {each: answer for each, answer in given_answers.items() if each != question}
    open_plan, unsure = (
        make_plan(library, visit(procedures, each), SITE) for each in (without, without | {question: "unsure"})
    )

    _all_honoured(library, open_plan, procedures, without | {question: "unsure"}, even_if_certain=False)
    assert {sign.id for sign in open_plan.signs} >= {sign.id for sign in unsure.signs}


@given(libraries, chosen, answers, times)
def test_a_plan_is_final_only_with_nothing_open(library, procedures, given_answers, at):
    plan = make_plan(library, visit(procedures, given_answers, at), SITE)
    unset = [line for line in plan.lines if line.site_value and line.site_value.value is None]
    blocking = [flag for flag in plan.flags if flag.hard_stop and not flag.resolution]
    waiting = [line for line in (*plan.lines, *plan.after) if line.ask_us]
    is_open = blocking or unset or waiting or [each for each in plan.conflicts if not each.resolution]

    assert (plan.status == "not_final") is bool(is_open)
    assert all(line.ask_us for line in unset)


@given(libraries, chosen, answers, times, st.sampled_from([None, "Come as you are."]))
def test_what_a_named_person_settled_is_open_no_more(library, procedures, given_answers, at, words):
    open_plan = make_plan(library, visit(procedures, given_answers, at), SITE)
    settled = settle_all(open_plan, words=words)
    plan = make_plan(library, visit(procedures, given_answers, at, None, settled), SITE)

    assert not plan.open_conflicts
    assert not plan.hard_stops
    assert {each.about for each in settled} >= {line.decision.about for line in plan.lines if line.decision}
    for conflict in plan.conflicts:
        assert conflict.resolution in settled
    for line in (*plan.lines, *plan.after):
        assert not (line.ask_us and line.decision) or (line.site_value and line.site_value.value is None)


@given(libraries, chosen, answers, st.sampled_from("abcd"), times)
def test_a_decision_holds_only_for_the_very_sides_it_was_made_on(library, procedures, given_answers, other, at):
    settled = settle_all(make_plan(library, visit(procedures, given_answers, at), SITE))
    plan = make_plan(library, visit([*procedures, other], given_answers, at, None, settled), SITE)

    for conflict in plan.conflicts:
        sides = {side.id for side in conflict.sides}
        decided = [each for each in settled if each.about == conflict.id and set(each.between) == sides]
        assert conflict.resolution == (decided[0] if decided else None)


@given(libraries, chosen, answers, times, nows)
def test_lines_are_in_order_of_time_and_what_is_late_comes_first(library, procedures, given_answers, at, now):
    lines = make_plan(library, visit(procedures, given_answers, at, now), SITE).lines
    late = [line.due.overdue for line in lines]
    instants = [line.due.at for line in lines if isinstance(line.due.at, datetime) and not line.due.overdue]

    assert late == sorted(late, reverse=True)
    assert instants == sorted(instants, key=lambda each: each.astimezone(UTC))


@given(libraries, chosen, answers, times)
def test_every_clock_time_is_a_real_local_time_not_after_its_appointment(library, procedures, given_answers, at):
    plan = make_plan(library, visit(procedures, given_answers, at), SITE)

    for line in plan.lines:
        if isinstance(line.due.at, datetime):
            back = line.due.at.astimezone(UTC).astimezone(SITE.zone)
            assert (back.replace(tzinfo=None), back.fold) == (line.due.at.replace(tzinfo=None), line.due.at.fold)
            times_of = plan.visit.appointments
            known = [times_of[each] for each in line.asked_by if each in times_of]
            here = [each for each in known if line.day in (None, each.date())]
            first = line.slot or min(here)
            assert line.due.at.astimezone(UTC) <= first.replace(tzinfo=SITE.zone).astimezone(UTC)


@given(libraries, chosen, answers, times)
def test_every_line_says_why(library, procedures, given_answers, at):
    plan = make_plan(library, visit(procedures, given_answers, at), SITE)

    for line in (*plan.lines, *plan.after):
        assert line.asked_by == tuple(sorted(set(line.asked_by)))
        assert line.asked_by
        assert set(line.asked_by) <= set(procedures)
        assert "M6" in line.rules
        assert ("M2" in line.rules) == bool(line.gave_way)
        assert ("M1" in line.rules) >= (len(line.asked_by) > 1 and "M3" not in line.rules)
        assert line.id not in {each.id for each in line.gave_way}
        assert line.sources or line.decision


def said(plan):
    """All of a plan that its reader can tell from another."""
    lines = {(line.do, line.detail, line.due.at, line.due.until, line.due.days) for line in plan.lines}
    after = {(line.text, line.detail, line.until, line.ends_on) for line in plan.after}
    return lines, after, {(each.sign, each.tier) for each in plan.signs}, {each.id for each in plan.hard_stops}


@given(libraries, chosen, answers, answers, times, times)
def test_the_differences_are_all_there_and_both_ways(library, procedures, before, after, at, later):
    old = make_plan(library, visit(procedures, before, at), SITE)
    new = make_plan(library, visit(procedures, after, later), SITE)
    there, back = changes(old, new), changes(new, old)

    assert [each.kind for each in there].count("added") == [each.kind for each in back].count("removed")
    assert [each.kind for each in there].count("moved") == [each.kind for each in back].count("moved")
    assert bool(summary(there)) == bool(there)
    assert (said(old) == said(new)) or there
    assert not [each.words for each in there if "{" in each.words]


_WISHES = [Wish(topic, ("a",)) for topic in TOPICS]
ranked = st.lists(
    st.builds(
        Ranked,
        st.sampled_from(_WISHES),
        st.one_of(st.none(), st.integers(0, 3)),
        st.booleans(),
        st.booleans(),
    ).map(lambda each: replace(each, rank=None) if each.opposite or each.permission else each),
    min_size=1,
    max_size=8,
    unique_by=lambda each: each.wish.record.id,
)


def _result(joined):
    return frozenset(each.wish.record.id for each in joined.kept), joined.conflict


@given(st.sampled_from(sorted(OPERATORS)), ranked, st.randoms(), st.integers(0, 8))
def test_every_operator_is_a_join(name, wishes, random, cut):
    operator = OPERATORS[name]
    whole = operator(tuple(wishes))
    parts = [operator(tuple(part)).kept for part in (wishes[:cut], wishes[cut:]) if part]
    together = operator(tuple(each for part in parts for each in part))

    assert set(whole.kept) <= set(wishes)
    assert whole.kept
    assert _result(operator(tuple(random.sample(wishes, len(wishes))))) == _result(whole)  # commutative
    assert _result(together) == _result(whole)  # associative
    assert _result(operator(whole.kept)) == _result(whole)  # idempotent
