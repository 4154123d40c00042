import pytest
from briefings import CANARY, DOCTOR, NURSE, Writer, a_briefing, plan_text
from pydantic import ValidationError

from models.record.events import (
    Amended,
    Answered,
    Asked,
    Decided,
    Deleted,
    Finished,
    HandedOver,
    LineMarked,
    Noted,
    Opened,
    Present,
    Settled,
    Stopped,
    TaughtBack,
    read_event,
)
from models.record.fold import SequenceError, state_of
from models.record.kept_plan import PlanTextError, read_plan

KEPT = read_plan(plan_text())
LINE, ITEM = "bring", next(iter(KEPT.teach_back))
CONFLICT = next(each for each in KEPT.to_settle.values() if each.id == "bladder")


@pytest.fixture
def write():
    return Writer()


@pytest.fixture
def begun(write):
    return [write.started(), write.plan()]


def refused(events):
    with pytest.raises(SequenceError) as found:
        state_of(events)
    return found.value.rule


def open_ids(state):
    return [each.id for each in state.open_matters]


def test_a_whole_briefing_is_finished_and_keeps_what_was_said():
    state = state_of(a_briefing())

    assert (state.stage, state.is_open, state.open_matters) == ("finished", False, ())
    assert state.started.reference == CANARY
    assert state.questions[3].words == "Will it hurt?"
    assert state.answers[3].words == "A little."
    assert [each.name for each in state.signatures] == ["P"]


def test_every_kind_reads_back_as_it_was_written(write, begun):
    more = [
        write(Decided, decider=DOCTOR, what="medicine", about="warfarin", says="Stop it.", last_dose="2026-11-25"),
        write(HandedOver, to=DOCTOR, matters=("settle:bladder",)),
        write(Noted, words="Came late."),
        write(Stopped, outcome="deferred", reason="Unwell."),
        write(Amended, about=2, reason="Typing", says="b, not a"),
        write(Opened, purpose="print"),
        write(Deleted, rule="kept for 30 days"),
    ]

    for each in (*begun, *more, *a_briefing()):
        assert read_event(each.model_dump_json()) == each
    assert state_of([*begun, *more]).decisions == (more[0],)


def test_what_is_open_stands_in_the_way_until_it_is_dealt_with_or_handed_over(write, begun):
    events = [*begun, write(TaughtBack, item=ITEM, outcome="not_yet"), write(LineMarked, line=LINE, mark="question")]
    found = open_ids(state_of(events))

    assert found[0] == f"teach-back:{ITEM}"
    assert {"settle:bladder", "settle:pregnancy", f"line:{LINE}", "line:fever"} <= set(found)
    assert refused([*events, write(Finished)]) == "B7"

    write.number -= 1
    events.append(write(HandedOver, to=DOCTOR, matters=tuple(found)))
    assert state_of([*events, write(Finished)]).stage == "finished"


@pytest.mark.parametrize(
    ("kind", "said", "again"),
    [
        (LineMarked, {"line": LINE, "mark": "question"}, f"line:{LINE}"),
        (TaughtBack, {"item": ITEM, "outcome": "not_yet"}, f"teach-back:{ITEM}"),
    ],
)
def test_a_new_doubt_is_not_covered_by_an_old_hand_over(write, begun, kind, said, again):
    events = [*begun, write(kind, **said), write(HandedOver, to=DOCTOR, matters=(again,)), write(kind, **said)]

    assert again in open_ids(state_of(events))


def test_a_mark_can_be_taken_back(write, begun):
    events = [*begun, write(LineMarked, line=LINE, mark="explained"), write(LineMarked, line=LINE, mark="unmarked")]

    assert state_of(events).marks == {}


def test_a_new_plan_keeps_marks_only_where_the_words_are_the_same(write, begun):
    settled = write(Settled, decider=DOCTOR, about="bladder", between=tuple(CONFLICT.between), words="Full.")
    marks = [write(LineMarked, line=each, mark="understood") for each in (LINE, "fever")]
    signed = write.signed(begun[1].sha256)
    state = state_of([*begun, settled, *marks, signed, write.plan(do="Bring another.")])

    assert list(state.marks) == ["fever"]
    assert state.signatures == ()
    assert "settle:bladder" not in open_ids(state)


def test_the_whole_briefing_handed_over_has_another_owner(write, begun):
    state = state_of([*begun, write(HandedOver, to=DOCTOR)])

    assert (state.owner, state.started.by) == (DOCTOR, NURSE)


def _after_begun(rule, name, make):
    return pytest.param(rule, make, id=name)


@pytest.mark.parametrize(
    ("rule", "make"),
    [
        _after_begun("B1", "started twice", lambda w: [w.started()]),
        _after_begun("B3", "unknown line", lambda w: [w(LineMarked, line="x", mark="explained")]),
        _after_begun("B3", "question about an unknown line", lambda w: [w(Asked, words="?", line="x")]),
        _after_begun("B3", "unknown item", lambda w: [w(TaughtBack, item="x", outcome="said")]),
        _after_begun("B4", "said after not yet", lambda w: [
            w(TaughtBack, item=ITEM, outcome="not_yet"), w(TaughtBack, item=ITEM, outcome="said")]),
        _after_begun("B5", "not in conflict", lambda w: [
            w(Settled, decider=DOCTOR, about="x", between=(), words="y")]),
        _after_begun("B5", "settled between others", lambda w: [
            w(Settled, decider=DOCTOR, about="bladder", between=("full",), words="y")]),
        _after_begun("B5", "answer without question", lambda w: [w(Answered, question=2, words="y")]),
        _after_begun("B5", "nothing to hand over", lambda w: [w(HandedOver, to=DOCTOR, matters=("settle:x",))]),
        _after_begun("B6", "signed something else", lambda w: [w.signed("0" * 64)]),
        _after_begun("B1", "nothing to amend", lambda w: [w(Amended, about=9, reason="r", says="s")]),
        _after_begun("B2", "going on after the end", lambda w: [
            w(Stopped, outcome="declined", reason="r"), w(Noted, words="n")]),
        _after_begun("B2", "after the deletion", lambda w: [
            w(Deleted, rule="r"), w(Amended, about=1, reason="r", says="s")]),
    ],
)  # fmt: skip
def test_what_cannot_follow_is_refused_by_its_rule(write, begun, rule, make):
    assert refused([*begun, *make(write)]) == rule


def test_order_and_beginning(write, begun):
    assert refused([]) == "B1"
    assert refused(begun[1:]) == "B1"
    assert refused([begun[0], Writer().plan()]) == "B1"
    assert refused([*begun, begun[1]]) == "B1"
    first = Writer()
    assert refused([first.started(), first(Finished)]) == "B7"


@pytest.mark.parametrize(
    "make",
    [
        lambda w: w(LineMarked, line=LINE, mark="not_applicable"),
        lambda w: w(Settled, decider=DOCTOR, about="bladder", between=("full",)),
        lambda w: w(Settled, decider=DOCTOR, about="bladder", between=("full",), chosen="empty"),
        lambda _: Present(who="child_interpreting"),
        lambda w: w(Noted, words="n", late={"happened": "2030-01-01T00:00:00Z", "reason": "r"}),
        lambda w: w.plan().model_copy(update={"language": "cy"}).model_validate(
            w.plan().model_dump() | {"language": "cy"}),
        lambda w: w(Noted, words="n", at="2026-11-20T09:00:00"),
    ],
)  # fmt: skip
def test_an_event_that_says_too_little_is_refused(write, make):
    with pytest.raises(ValidationError):
        make(write)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "readyroom-plan/2"}', '{"format": "readyroom-plan/1"}'])
def test_what_is_no_plan_is_refused(text):
    with pytest.raises(PlanTextError):
        read_plan(text)
