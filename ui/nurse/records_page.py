"""Past briefings: found, opened to read, corrected, copied, printed again, checked and, when they are old, deleted."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from models.record.events import AnyEvent
from models.store.store import ALL, Criteria
from ui.language import ntr, tr
from ui.nurse.records_desk import Format, RecordsDesk
from ui.nurse.records_forms import AmendPanel, FindPanel
from ui.nurse.records_list import RecordList
from ui.nurse.records_retention import RetentionPanel
from ui.nurse.records_verify import VerifyPanel
from ui.nurse.records_view import RecordView
from ui.nurse.records_words import short_day, stages, trouble_words
from ui.tasks import Task
from ui.theme.look import look
from ui.widgets.flow import Flow
from ui.widgets.labels import Heading, announce, card, label
from ui.widgets.panel import Panel
from ui.widgets.wrapping_button import WrappingButton


class RecordsPage(QFrame):
    """The list, and one briefing of it; ``in_hand`` tells which briefing is being led here, if any.

    Signals:
        panel_requested: Something should be shown over the page. args: heading, the Panel.
        panel_finished: What was shown over the page has done its work.
    """

    panel_requested = Signal(str, Panel)
    panel_finished = Signal()

    def __init__(self, desk: RecordsDesk, in_hand: Callable[[], UUID | None] = lambda: None) -> None:
        super().__init__()
        self._desk, self._in_hand = desk, in_hand
        self._task: Task | None = None
        self.setProperty("surface", "card")
        column = QVBoxLayout(self)
        edge = look().mm(4)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(look().mm(2))
        self.note_card, inside = card("caution", padding=2.5)
        self.note = label("", "small", bold=True)
        inside.addWidget(self.note)
        self.note_card.hide()
        column.addWidget(self.note_card)
        self.stack = QStackedWidget()
        column.addWidget(self.stack, 1)
        self.list, self.view = RecordList(desk), RecordView(desk)
        self.stack.addWidget(self._list_part())
        self.stack.addWidget(self.view)
        self._connect()

    def _list_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().mm(2))
        self.heading = Heading(tr("Past briefings"), "h3")
        column.addWidget(self.heading)
        self.find_button, self.all_button = WrappingButton(tr("Find …")), WrappingButton(tr("Show all"))
        self.whole = WrappingButton(tr("Show references"))
        self.verify, self.old = WrappingButton(tr("Check the records …")), WrappingButton(tr("Old ones …"))
        self.pdf, self.json, self.untick = (
            WrappingButton(each) for each in (tr("Save as PDF"), tr("Save as JSON"), tr("Choose none"))
        )
        self._bar = Flow([self.find_button, self.all_button, self.whole, self.verify, self.old])
        self._copies = Flow([self.pdf, self.json, self.untick])
        self._looked_for = label("", "small")
        for each in (self._bar, self._looked_for, self._copies):
            column.addWidget(each)
        column.addWidget(self.list, 1)
        self.old.setVisible(self._desk.at_work.may("delete"))
        self._say_looked_for()
        self._show_copies()
        return part

    def _connect(self) -> None:
        self.find_button.clicked.connect(self._ask_find)
        self.all_button.clicked.connect(self._show_all)
        self.whole.clicked.connect(self._turn_whole)
        self.verify.clicked.connect(self._ask_verify)
        self.old.clicked.connect(self._ask_old)
        self.pdf.clicked.connect(self._copy_ticked_pdf)
        self.json.clicked.connect(self._copy_ticked_json)
        self.untick.clicked.connect(self.list.untick)
        self.list.opened.connect(self.open_briefing)
        self.list.ticks_changed.connect(self._show_copies)
        self.list.whole_changed.connect(self._name_whole)
        self.list.failed.connect(self._fail)
        self.view.left.connect(self.show_list)
        self.view.amend_requested.connect(self._ask_amend)
        self.view.print_requested.connect(self._print)
        self.view.copy_requested.connect(self._copy_shown)

    # -- the list --------------------------------------------------------------------------------------------------

    def show_list(self) -> None:
        """Show the list as it is in the store now."""
        self.say("")
        self.stack.setCurrentIndex(0)
        self.list.read()

    def look_for(self, criteria: Criteria) -> None:
        """Show what matches."""
        self.panel_finished.emit()
        self.say("")
        self.list.look_for(criteria)
        self._say_looked_for()

    def _show_all(self) -> None:
        self.look_for(ALL)

    def _say_looked_for(self) -> None:
        words = _criteria_words(self.list.criteria, self._desk)
        self._looked_for.setText(words)
        self._looked_for.setVisible(bool(words))
        self.all_button.setVisible(bool(words))
        self._bar.refit()

    def _turn_whole(self) -> None:
        self.list.show_whole(whole=not self.list.shows_whole)

    def _name_whole(self, whole: bool) -> None:
        self.whole.say(tr("Hide references") if whole else tr("Show references"))
        self._bar.refit()

    def _show_copies(self) -> None:
        many = len(self.list.ticked)
        self._copies.setVisible(bool(many))
        self.pdf.say(ntr("Save {n} as PDF", "Save {n} as PDF", many))
        self.json.say(ntr("Save {n} as JSON", "Save {n} as JSON", many))
        self._copies.refit()

    # -- what is done ----------------------------------------------------------------------------------------------

    def open_briefing(self, briefing: UUID) -> None:
        """Open one to read; that it was opened is on record before it is shown."""
        in_hand = self._in_hand()
        self._do(lambda: self._desk.look_at(briefing, "read", in_hand), self._show_briefing)

    def _show_briefing(self, events: tuple[AnyEvent, ...]) -> None:
        self.view.show_events(events)
        self.stack.setCurrentWidget(self.view)
        announce(self, self.view.heading.text())

    def _ask_amend(self, number: int, words: str) -> None:
        panel = AmendPanel(words)
        briefing = self.view.briefing

        def amend(says: str, reason: str) -> None:
            self.panel_finished.emit()
            self._do(lambda: self._desk.amend(briefing, number, says, reason), self._show_amended)

        panel.amended.connect(amend)
        self.panel_requested.emit(tr("Correct entry {n}").format(n=number), panel)

    def _show_amended(self, events: tuple[AnyEvent, ...]) -> None:
        self._show_briefing(events)
        self.say(tr("The correction is kept."))

    def _print(self) -> None:
        briefing, in_hand = self.view.briefing, self._in_hand()
        self._do(lambda: self._desk.look_at(briefing, "print", in_hand), self._print_now)

    def _print_now(self, events: tuple[AnyEvent, ...]) -> None:
        self._show_briefing(events)
        self._desk.print_again(events[0].briefing)

    def _copy_shown(self, kind: Format) -> None:
        self._copy(kind, (self.view.briefing,))

    def _copy_ticked_pdf(self) -> None:
        self._copy("pdf", tuple(sorted(self.list.ticked)))

    def _copy_ticked_json(self) -> None:
        self._copy("json", tuple(sorted(self.list.ticked)))

    def _copy(self, kind: Format, briefings: tuple[UUID, ...]) -> None:
        """Ask where to, then write; the suggested name says nothing of the patient."""
        path = self._desk.choose_file(f"briefings-{self._desk.clock():%Y-%m-%d}.{kind}")
        if path is None:
            return
        in_hand, saved = self._in_hand(), tr("Saved as {name}.").format(name=path.name)
        self._do(lambda: self._desk.copy(path, kind, briefings, in_hand), lambda _: self.say(saved))

    def _ask_find(self) -> None:
        names, all_ = self._desk.names.procedures, self._desk.at_work.may("read_all")
        panel = FindPanel(self.list.criteria, names, by_owner=all_)
        panel.found.connect(self.look_for)
        self.panel_requested.emit(tr("Find a briefing"), panel)

    def _ask_verify(self) -> None:
        self.panel_requested.emit(tr("Check the records"), VerifyPanel(self._desk))

    def _ask_old(self) -> None:
        panel = RetentionPanel(self._desk)
        panel.deleted.connect(self._deleted)
        self.panel_requested.emit(tr("Old briefings"), panel)

    def _deleted(self) -> None:
        self.list.untick()
        self.list.read()

    def _do(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Do one thing at a time with the store, off the GUI thread."""
        if self._task is not None:
            return
        self.say("")

        def end(result: object) -> None:
            self._task = None
            done(result)

        self._task = Task(work, self)
        self._task.done.connect(end)
        self._task.failed.connect(self._fail)
        self._task.start()

    def _fail(self, error: Exception) -> None:
        self._task = None
        self.say(trouble_words(error), urgent=True)

    def say(self, words: str, *, urgent: bool = False) -> None:
        """Say what came of it; empty words take it away."""
        self.note.setText(words)
        self.note_card.setProperty("surface", "caution" if urgent else "tint")
        self.note_card.style().polish(self.note_card)
        self.note_card.setVisible(bool(words))
        if words:
            announce(self, words, urgent=urgent)


def _criteria_words(criteria: Criteria, desk: RecordsDesk) -> str:
    """Say what was looked for; a reference is not repeated on the screen."""
    parts = [
        tr("one reference") if criteria.reference else "",
        tr("led by {name}").format(name=criteria.owner) if criteria.owner else "",
        tr("led on {day}").format(day=short_day(criteria.led_on)) if criteria.led_on else "",
        tr("appointment on {day}").format(day=short_day(criteria.appointment_on)) if criteria.appointment_on else "",
        stages()[criteria.stage] if criteria.stage else "",
        desk.names.procedure(criteria.procedure) if criteria.procedure else "",
    ]
    said = tr(", ").join(each for each in parts if each)
    return tr("Looked for: {criteria}").format(criteria=said) if said else ""
