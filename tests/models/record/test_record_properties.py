"""Whatever is tapped in whatever order: the fold holds what it promises."""

import pytest
from briefings import DOCTOR, Writer, plan_text
from hypothesis import given
from hypothesis import strategies as st

from models.record.events import (
    Answered,
    Asked,
    Finished,
    HandedOver,
    LineMarked,
    Noted,
    Settled,
    Stopped,
    TaughtBack,
)
from models.record.fold import SequenceError, after, state_of
from models.record.kept_plan import read_plan
from models.record.summary import summary_after

KEPT = read_plan(plan_text())
MATTERS = [f"line:{each}" for each in KEPT.lines] + [f"teach-back:{each}" for each in KEPT.teach_back]
TAPS = st.one_of(
    st.tuples(st.just(LineMarked), st.fixed_dictionaries(
        {"line": st.sampled_from([*KEPT.lines, "x"]), "mark": st.sampled_from(["explained", "question", "unmarked"])})),
    st.tuples(st.just(TaughtBack), st.fixed_dictionaries(
        {"item": st.sampled_from([*KEPT.teach_back]), "outcome": st.sampled_from(["said", "after_again", "not_yet"])})),
    st.tuples(st.just(Settled), st.sampled_from([*KEPT.to_settle.values()]).map(
        lambda each: {"decider": DOCTOR, "about": each.id, "between": tuple(each.between), "words": "w"})),
    st.tuples(st.just(Asked), st.just({"words": "?"})),
    st.tuples(st.just(Answered), st.fixed_dictionaries({"question": st.integers(1, 9), "words": st.just("!")})),
    st.tuples(st.just(HandedOver), st.fixed_dictionaries(
        {"to": st.just(DOCTOR), "matters": st.lists(st.sampled_from(MATTERS), max_size=2).map(tuple)})),
    st.tuples(st.just(Noted), st.just({"words": "n"})),
    st.tuples(st.just(Stopped), st.just({"outcome": "stopped", "reason": "r"})),
    st.tuples(st.just(Finished), st.just({})),
    st.tuples(st.just("plan"), st.just({})),
)  # fmt: skip


def lead(taps):
    """Tap, leave out what is refused; give the events and the states after each."""
    write = Writer()
    events, states = [write.started()], []
    states.append(state_of(events))
    for kind, said in [("plan", {}), *taps]:
        event = write.plan() if kind == "plan" else write(kind, **said)
        try:
            states.append(after(states[-1], event))
        except SequenceError:
            write.number -= 1
            continue
        events.append(event)
    return events, states


@given(st.lists(TAPS, max_size=25))
def test_step_by_step_and_all_at_once_are_the_same(taps):
    events, states = lead(taps)

    assert state_of(events) == states[-1]
    assert [each.number for each in states] == list(range(1, len(events) + 1))


@given(st.lists(TAPS, max_size=25))
def test_nothing_is_finished_with_something_open(taps):
    _, states = lead(taps)

    if states[-1].stage == "finished":
        assert states[-1].open_matters == ()


@given(st.lists(TAPS, max_size=25))
def test_what_is_refused_changes_nothing(taps):
    events, states = lead(taps)

    with pytest.raises(SequenceError):
        after(states[-1], events[-1])
    assert state_of(events) == states[-1]


@given(st.lists(TAPS, max_size=25))
def test_the_row_of_the_list_says_what_the_state_says(taps):
    events, states = lead(taps)
    row = None
    for event in events:
        row = summary_after(row, event)

    assert (row.stage, row.owner) == (states[-1].stage, states[-1].owner.name)
    assert row.procedures == states[-1].started.procedures
