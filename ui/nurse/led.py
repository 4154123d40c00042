"""A briefing that is being led: the nurse's and the patient's view act on one session, and each act is an event."""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from models.record import events as kinds
from models.record.event import Person
from models.record.events import AnyEvent, digest_of_plan
from models.record.fold import state_of
from models.record.state import State
from models.store.briefing import Briefing
from models.version import VERSION
from ui.language import current_language
from ui.session import Session

if TYPE_CHECKING:
    from models.planning.plan import Plan
    from models.planning.visit import Resolution
    from ui.nurse.keeper import Keeper
    from ui.widgets.matter import Matter


def _now() -> datetime:
    return datetime.now().astimezone()


class LedBriefing(QObject):
    """What is done is checked by the briefing's rules, shown at once, and handed to the keeper.

    The session stays the one writer of choice, answers, times and ticks; what changes there is recorded here, and
    what the nurse marks is ticked there, so that the two views never disagree.

    Signals:
        changed: The briefing's state is another.
    """

    changed = Signal()

    def __init__(
        self,
        session: Session,
        keeper: "Keeper",
        briefing: Briefing,
        nurse: Person,
        events: tuple[AnyEvent, ...],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.session, self._keeper, self._briefing, self.nurse = session, keeper, briefing, nurse
        self.events: tuple[AnyEvent, ...] = events
        self._written: Plan | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.note_visit)
        for signal in (session.selection_changed, session.answers_changed, session.appointment_changed):
            signal.connect(self._soon.start)
        session.ticks_changed.connect(self._note_ticks)
        session.follow_briefing(briefing.state)

    @classmethod
    def start(
        cls,
        session: Session,
        keeper: "Keeper",
        nurse: Person,
        clock: Callable[[], datetime] = _now,
        **said: Any,
    ) -> "LedBriefing":
        """Start a briefing of what the session has chosen; ``said`` are other fields of Started."""
        briefing = Briefing.start(
            keeper, nurse, clock, procedures=session.selection, appointments=dict(session.appointments),
            language=current_language().code, program=f"Ready Room {VERSION}", **said,
        )  # fmt: skip
        return cls(session, keeper, briefing, nurse, (briefing.state.started,))

    @classmethod
    def resume(
        cls,
        session: Session,
        keeper: "Keeper",
        events: Sequence[AnyEvent],
        nurse: Person,
        clock: Callable[[], datetime] = _now,
    ) -> "LedBriefing":
        """Go on with a briefing: the session is as it was left."""
        state = state_of(events)
        restore(session, state)
        return cls(session, keeper, Briefing(keeper, state, clock), nurse, tuple(events))

    @property
    def state(self) -> State:
        """The briefing so far."""
        return self._briefing.state

    @property
    def plan(self) -> "Plan | None":
        """The plan of the moment; None while nothing is chosen or answers contradict each other."""
        if not self.session.selection or self.session.contradictions:
            return None
        return self.session.plan

    def add(self, kind: Callable[..., AnyEvent], **said: Any) -> AnyEvent:
        """Record what happened; raise ValueError, with words for the nurse, if it cannot be."""
        event = self._briefing.add(kind, self.nurse, **said)
        self.events = (*self.events, event)
        self.session.follow_briefing(self.state)
        self.changed.emit()
        return event

    # -- what the plan is made from --------------------------------------------------------------------------------

    def note_visit(self) -> None:
        """Record choice, times and answers, if they are others than before."""
        session, state = self.session, self.state
        now = session.selection, dict(session.appointments), dict(session.answers)
        if not session.selection or not state.is_open:
            return
        if now != (state.procedures, dict(state.appointments), dict(state.answered)):
            self.add(kinds.VisitChanged, procedures=now[0], appointments=now[1], answers=now[2])

    def take_plan(self) -> None:
        """Record the plan that is shown from now on, if it is another than before."""
        self.note_visit()
        plan = self.plan
        if plan is None or not self.state.is_open or (plan is self._written and not self.state.is_stale):
            return
        text, language = _text(plan, self.session), current_language().code
        version, answers = plan.edition.version, dict(plan.visit.answers)
        self._written = plan
        digest = digest_of_plan(text, language, version, answers)
        taken = self.state.plan
        if taken is None or self.state.is_stale or taken.sha256 != digest:
            self.add(
                kinds.PlanTaken, plan=text, language=language, content_version=version, answers=answers, sha256=digest
            )

    # -- what is said ----------------------------------------------------------------------------------------------

    def mark(self, line: str, mark: kinds.Mark, reason: str | None = None) -> None:
        """Say what became of a line."""
        self.take_plan()
        self.add(kinds.LineMarked, line=line, mark=mark, reason=reason)
        plan = self.session.plan
        if any(each.key == line for each in plan.lines):
            self.session.tick(line, done=mark == "understood")

    def _note_ticks(self) -> None:
        """Take what the patient has ticked, or unticked, as *I understand*."""
        if not self.state.is_open:
            return
        self.take_plan()
        kept = self.state.kept
        ticks, marks = self.session.ticks, self.state.marks
        for line in kept.lines if kept else ():
            understood = line in marks and marks[line].mark == "understood"
            if line in ticks and not understood:
                self.add(kinds.LineMarked, line=line, mark="understood")
            elif understood and line not in ticks and any(each.key == line for each in self.session.plan.lines):
                self.add(kinds.LineMarked, line=line, mark="unmarked")

    def settle(self, matter: "Matter", decider: Person, chosen: str | None, words: str | None) -> None:
        """Record what a named person has settled; the plan follows it at once."""
        self.take_plan()
        event = self.add(
            kinds.Settled, decider=decider, about=matter.about, between=matter.between, chosen=chosen, words=words
        )
        if isinstance(event, kinds.Settled):
            self.session.resolve(_resolution(event))
            self.take_plan()

    def decide(self, **said: Any) -> None:
        """Record a clinician's decision; a value takes its place in the plan at once. Fields as of Decided."""
        event = self.add(kinds.Decided, **said)
        if isinstance(event, kinds.Decided) and event.what == "value":
            _use_value(self.session, event)
            self.take_plan()

    def sign(self, **said: Any) -> None:
        """Record an acknowledgement of exactly what is shown. Fields as of Signed, without the digest."""
        self.take_plan()
        taken = self.state.plan
        if taken is not None:
            self.add(kinds.Signed, sha256=taken.sha256, **said)

    def finish(self) -> None:
        """End the briefing; raise SequenceError while something is open that nobody has taken on."""
        self.take_plan()
        self.add(kinds.Finished)


def _text(plan: "Plan", session: Session) -> str:
    from models.content.pictures import load_views
    from models.export.plan_json import plan_as_json
    from resources import resource

    views = load_views(resource("pictures"), (placed.picture.view for placed in plan.steps if placed.picture))
    return json.dumps(plan_as_json(plan, session.library, session.site, views), ensure_ascii=False)


def restore(session: Session, state: State) -> None:
    """Put into the session what a briefing holds; an appointment that has passed meanwhile is left out."""
    from models.planning.visit import VisitError

    session.reset()
    for each in state.procedures:
        if each in session.library.cards:
            session.toggle(each)
    for question, answer in state.answered.items():
        session.answer(question, answer)
    with suppress(VisitError):
        session.set_appointments(_known(state.appointments, session.selection))
    for settled in state.settled.values():
        session.resolve(_resolution(settled))
    for decided in state.decisions:
        if decided.what == "value":
            _use_value(session, decided)
    for line, mark in state.marks.items():
        if mark.mark == "understood":
            session.tick(line, done=True)


def _known(times: Mapping[str, datetime], selection: tuple[str, ...]) -> dict[str, datetime | None]:
    return {each: at for each, at in times.items() if each in selection}


def _resolution(settled: kinds.Settled) -> "Resolution":
    from models.planning.visit import Resolution

    at = settled.at.astimezone().replace(tzinfo=None)
    return Resolution(
        settled.about, settled.between, settled.decider.name, at, chosen=settled.chosen, words=settled.words
    )


def _use_value(session: Session, decided: kinds.Decided) -> None:
    from models.site import SignedValue

    if decided.value is not None:
        on: date = decided.at.astimezone().date()
        session.decide_value(
            decided.about, SignedValue(value=decided.value, signed_by=decided.decider.name, signed_on=on)
        )
