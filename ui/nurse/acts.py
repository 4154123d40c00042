"""What a nurse does in a briefing: each act asks over the page for what it needs; the rules of briefings check it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from models.record import events as kinds
from models.record.event import Person
from ui.language import tr
from ui.nurse.led import LedBriefing
from ui.nurse.notes_panel import NotesPanel, ReasonPanel
from ui.nurse.rows import Row
from ui.widgets.labels import label
from ui.widgets.matter import Matter
from ui.widgets.overlay import Overlay
from ui.widgets.panel import Panel


class Acts(QObject):
    """The acts of one briefing, on one page.

    Signals:
        ended: The briefing is over.
    """

    ended = Signal()

    def __init__(self, led: LedBriefing, overlay: Overlay) -> None:
        super().__init__(overlay)
        self._led, self._overlay = led, overlay

    def _do(self, work: Callable[[], None]) -> bool:
        """Do what may be refused by the briefing's rules, and say why it was."""
        try:
            work()
        except ValueError as error:
            self._overlay.open_panel(tr("This cannot be done now"), Panel([label(_plain(error), "lead")]))
            return False
        return True

    def mark(self, line: str, mark: kinds.Mark) -> None:
        """Say what became of a line; a reason or the words of a question are asked for."""
        if mark == "not_applicable":
            panel = ReasonPanel(tr("Why does it not apply?"), tr("Keep"), needed=True)
            panel.given.connect(lambda words: self._reasoned(line, mark, words))
            self._overlay.open_panel(tr("Does not apply"), panel)
        elif mark == "question":
            panel = ReasonPanel(tr("What is the question? In the patient’s words."), tr("Keep"), needed=False)
            panel.given.connect(lambda words: self._ask(line, words))
            self._overlay.open_panel(tr("I have a question"), panel)
        else:
            self._do(lambda: self._led.mark(line, mark))

    def _reasoned(self, line: str, mark: kinds.Mark, words: str) -> None:
        if self._do(lambda: self._led.mark(line, mark, words)):
            self._overlay.close_panel()

    def _ask(self, line: str, words: str) -> None:
        if not self._do(lambda: self._led.mark(line, "question")):
            return
        if words:
            self._led.add(kinds.Asked, words=words, line=line)
        self._overlay.close_panel()

    def teach(self, item: str, outcome: kinds.Outcome, note: str) -> None:
        """Note how the patient said it in own words."""
        self._do(lambda: _ignore(self._led.add(kinds.TaughtBack, item=item, outcome=outcome, note=note or None)))

    def explain(self, row: Row) -> None:
        """Show the whole chain of reasons of a line."""
        from ui.widgets.why import why_panel

        plan = self._led.plan
        if plan is not None and row.line is not None:
            self._overlay.open_panel(row.title, why_panel(plan, row.line, for_staff=True))

    def settle(self, matter: Matter) -> None:
        """Have a named person settle a matter."""
        from ui.nurse.settling import SettleWithRole

        plan = self._led.plan
        if plan is None:
            return
        panel = SettleWithRole(matter, plan)

        def settle(name: str, role: str, chosen: str, words: str) -> None:
            who = Person(name=name, role=role)
            if self._do(lambda: self._led.settle(matter, who, chosen or None, words or None)):
                self._overlay.close_panel()

        panel.settled_by.connect(settle)
        self._overlay.open_panel(tr("To settle: {title}").format(title=matter.title), panel)

    def take_notes(self) -> None:
        """Show notes and questions, and take new ones."""
        panel = NotesPanel(self._led.state)

        def keep(kind: Any, **said: Any) -> None:
            if self._do(lambda: _ignore(self._led.add(kind, **said))):
                self.take_notes()

        panel.asked.connect(lambda words: keep(kinds.Asked, words=words))
        panel.noted.connect(lambda words: keep(kinds.Noted, words=words))
        panel.replied.connect(lambda number, words: keep(kinds.Answered, question=number, words=words))
        self._overlay.open_panel(tr("Notes, questions"), panel)

    def decide(self) -> None:
        """Take down a clinician's decision."""
        from ui.nurse.decision_panel import DecisionPanel

        plan = self._led.plan
        panel = DecisionPanel(plan.unset if plan else ())
        panel.decided.connect(self._decided)
        self._overlay.open_panel(tr("A clinician’s decision"), panel)

    def _decided(self, said: dict[str, Any]) -> None:
        if self._do(lambda: self._led.decide(**said)):
            self._overlay.close_panel()

    def stop(self) -> None:
        """End the briefing before its end, with the reason."""
        from ui.nurse.end_panel import EndPanel

        panel = EndPanel()
        panel.ended.connect(self._stopped)
        self._overlay.open_panel(tr("Stop early"), panel)

    def _stopped(self, outcome: str, reason: str) -> None:
        self._led.take_plan()
        if self._do(lambda: _ignore(self._led.add(kinds.Stopped, outcome=outcome, reason=reason))):
            self._overlay.close_panel()
            self.ended.emit()

    def hand_over(self) -> None:
        """Give what is open to a named person."""
        from ui.nurse.end_panel import HandOverPanel

        panel = HandOverPanel(self._led.state.open_matters)
        panel.handed_over.connect(self._handed_over)
        self._overlay.open_panel(tr("Hand over what is open"), panel)

    def _handed_over(self, said: dict[str, Any]) -> None:
        if self._do(lambda: _ignore(self._led.add(kinds.HandedOver, **said))):
            self._overlay.close_panel()

    def sign(self, who: str) -> None:
        """Have somebody sign what is shown, or refuse."""
        from ui.nurse.signature_panel import SignPanel

        self._led.take_plan()
        nurse = self._led.nurse.name
        panel = SignPanel("nurse" if who == "nurse" else "carer" if who == "other" else "patient", {"nurse": nurse})
        panel.signed.connect(self._signed)
        self._overlay.open_panel(tr("Sign"), panel)

    def _signed(self, said: dict[str, Any]) -> None:
        if self._do(lambda: self._led.sign(**said)):
            self._overlay.close_panel()

    def finish(self) -> None:
        """End the briefing, if nothing is open that nobody has taken on."""
        if self._do(self._led.finish):
            self.ended.emit()


def _ignore(_event: object) -> None:
    """Make of something that gives an event something that gives nothing."""


def _plain(error: ValueError) -> str:
    """Give the words of a refusal; pydantic's own are many lines long."""
    found = getattr(error, "errors", None)
    words = found()[0]["msg"].removeprefix("Value error, ") if found else str(error)
    return words[:1].upper() + words[1:] + "."
