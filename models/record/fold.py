"""The rules of a briefing: which event may follow, and what it changes.

- B1 The first event starts the briefing; numbers count from 1 without a gap.
- B2 After the end only amendments, openings and the deletion follow; after the deletion nothing.
- B3 Lines and questions must be in the plan that is shown. A new plan keeps a mark only where the words are the same.
- B4 After *not yet* the answer can come only after explaining again.
- B5 What is settled, answered or handed over must be open, and a decision must be about exactly what stands.
- B6 A signature is bound to the plan that is shown, and nothing has been changed since.
- B7 *Finish* needs a plan of what was said last, and nothing open that nobody has taken on.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from models.record import events as kinds
from models.record.event import Event, Person
from models.record.events import AnyEvent
from models.record.kept_plan import KeptPlan
from models.record.state import State

_AFTER_THE_END = (kinds.Amended, kinds.Opened, kinds.Deleted)


class SequenceError(ValueError):
    """An event that cannot follow here; ``rule`` is one of B1 to B7, the message says what to do instead."""

    def __init__(self, rule: str, message: str) -> None:
        super().__init__(message)
        self.rule = rule


def state_of(events: Iterable[AnyEvent]) -> State:
    """Fold all events of one briefing, in order; raise SequenceError where they cannot be true."""
    state: State | None = None
    for event in events:
        state = after(state, event)
    if state is None:
        raise SequenceError("B1", "a briefing without events; start it first")
    return state


def after(state: State | None, event: AnyEvent) -> State:
    """Give the state after one more event; raise SequenceError if it cannot follow."""
    if state is None:
        return _start(event)
    if event.briefing != state.briefing:
        raise SequenceError("B1", f"event {event.number} belongs to briefing {event.briefing}, not to {state.briefing}")
    if event.number != state.number + 1:
        raise SequenceError("B1", f"the next event is {state.number + 1}, not {event.number}; read it again first")
    if state.stage == "deleted":
        raise SequenceError("B2", "the briefing was deleted; start a new one")
    if not state.is_open and not isinstance(event, _AFTER_THE_END):
        raise SequenceError("B2", f"the briefing is {state.stage}; correct it with an amendment and its reason")
    return replace(_CHANGES[event.kind](state, event), number=event.number, last_at=event.at)


def _start(event: Event) -> State:
    if not isinstance(event, kinds.Started) or event.number != 1:
        raise SequenceError("B1", "a briefing begins with event 1, 'started'")
    return State(
        event.briefing, 1, "running", event, event.by, event.at,
        procedures=event.procedures, appointments=event.appointments,
    )  # fmt: skip


def _again(_state: State, _event: kinds.Started) -> State:
    raise SequenceError("B1", "the briefing has started already")


def _plan_taken(state: State, event: kinds.PlanTaken) -> State:
    old, new = state.kept, event.kept
    lines = _same_words(old.lines, new.lines) if old else frozenset()
    asked = _same_words(old.teach_back, new.teach_back) if old else frozenset()
    return replace(
        state,
        plan=event,
        is_stale=False,
        marks={key: mark for key, mark in state.marks.items() if key in lines},
        taught={key: outcome for key, outcome in state.taught.items() if key in asked},
        handed=_still_handed(state, new, lines | asked),
        signatures=(),
    )


def _visit_changed(state: State, event: kinds.VisitChanged) -> State:
    return replace(
        state,
        procedures=event.procedures,
        appointments=event.appointments,
        answered=event.answers,
        is_stale=True,
    )


def _same_words(old: Mapping[str, str], new: Mapping[str, str]) -> frozenset[str]:
    return frozenset(key for key, words in new.items() if old.get(key) == words)


def _still_handed(state: State, new: KeptPlan, same: frozenset[str]) -> Mapping[str, Person]:
    """A matter stays handed over while it is the very same matter."""
    old = state.kept
    settle = {key for key, each in new.to_settle.items() if old and old.to_settle.get(key) == each}
    kept = {f"line:{key}" for key in same} | {f"teach-back:{key}" for key in same} | {f"settle:{key}" for key in settle}
    return {key: who for key, who in state.handed.items() if key in kept or key.startswith("question:")}


def _line_marked(state: State, event: kinds.LineMarked) -> State:
    _known(_shown(state).lines, event.line, "line")
    marks = {key: mark for key, mark in state.marks.items() if key != event.line}
    if event.mark != "unmarked":
        marks[event.line] = event
    return replace(state, marks=marks, handed=_without(state, f"line:{event.line}"))


def _taught_back(state: State, event: kinds.TaughtBack) -> State:
    _known(_shown(state).teach_back, event.item, "question to ask back")
    if event.outcome == "said" and state.taught.get(event.item) == "not_yet":
        raise SequenceError("B4", f"'{event.item}' was not yet said; now it is 'after I explained again'")
    taught = {**state.taught, event.item: event.outcome}
    return replace(state, taught=taught, handed=_without(state, f"teach-back:{event.item}"))


def _without(state: State, matter: str) -> Mapping[str, Person]:
    """What changed is a new matter: whoever took the old one on has not taken this one on."""
    return {key: who for key, who in state.handed.items() if key != matter}


def _decided(state: State, event: kinds.Decided) -> State:
    return replace(state, decisions=(*state.decisions, event))


def _settled(state: State, event: kinds.Settled) -> State:
    matter = _shown(state).to_settle.get(event.about)
    if matter is None:
        raise SequenceError("B5", f"'{event.about}' is not open in this plan; there is nothing to settle")
    if matter.between != frozenset(event.between):
        listed = ", ".join(sorted(matter.between))
        raise SequenceError("B5", f"'{event.about}' now stands between {listed}; look again before you settle it")
    return replace(state, settled={**state.settled, event.about: event})


def _noted(state: State, event: kinds.Noted) -> State:
    return replace(state, notes=(*state.notes, event))


def _asked(state: State, event: kinds.Asked) -> State:
    if event.line is not None:
        _known(_shown(state).lines, event.line, "line")
    return replace(state, questions={**state.questions, event.number: event})


def _answered(state: State, event: kinds.Answered) -> State:
    if event.question not in state.questions:
        raise SequenceError("B5", f"event {event.question} is not a question of this briefing")
    return replace(state, answers={**state.answers, event.question: event})


def _handed_over(state: State, event: kinds.HandedOver) -> State:
    if not event.matters:
        return replace(state, owner=event.to)
    open_now = {each.id for each in state.matters}
    for each in event.matters:
        if each not in open_now:
            raise SequenceError("B5", f"'{each}' is not open, so it cannot be handed over; look again")
    return replace(state, handed={**state.handed, **dict.fromkeys(event.matters, event.to)})


def _signed(state: State, event: kinds.Signed) -> State:
    _shown(state)
    if state.plan is None or state.is_stale or event.sha256 != state.plan.sha256:
        raise SequenceError("B6", "what is signed is not what is shown now; show the plan again, then sign")
    return replace(state, signatures=(*state.signatures, event))


def _stopped(state: State, event: kinds.Stopped) -> State:
    return replace(state, stage=event.outcome)


def _finished(state: State, _event: kinds.Finished) -> State:
    _shown(state)
    if state.is_stale:
        raise SequenceError("B7", "something was changed since the plan was shown; show the plan again")
    if left := state.open_matters:
        listed = "; ".join(each.says for each in left[:3]) + (" …" if len(left) > 3 else "")
        many = "1 matter is" if len(left) == 1 else f"{len(left)} matters are"
        raise SequenceError("B7", f"{many} open: {listed}. Deal with each, or hand it over by name")
    return replace(state, stage="finished")


def _amended(state: State, event: kinds.Amended) -> State:
    if event.about > state.number:
        raise SequenceError("B1", f"there is no event {event.about} to amend; the last is {state.number}")
    return state


def _opened(state: State, _event: kinds.Opened) -> State:
    return state


def _deleted(state: State, _event: kinds.Deleted) -> State:
    return replace(state, stage="deleted")


def _shown(state: State) -> KeptPlan:
    if state.kept is None:
        raise SequenceError("B7", "no plan is shown yet; make the plan first")
    return state.kept


def _known(there: Mapping[str, str], given: str, what: str) -> None:
    if given not in there:
        raise SequenceError("B3", f"the plan that is shown has no {what} '{given}'")


_CHANGES: Mapping[str, Callable[[State, Any], State]] = {
    "started": _again,
    "plan_taken": _plan_taken,
    "visit_changed": _visit_changed,
    "line_marked": _line_marked,
    "taught_back": _taught_back,
    "decided": _decided,
    "settled": _settled,
    "noted": _noted,
    "asked": _asked,
    "answered": _answered,
    "handed_over": _handed_over,
    "signed": _signed,
    "stopped": _stopped,
    "finished": _finished,
    "amended": _amended,
    "opened": _opened,
    "deleted": _deleted,
}
