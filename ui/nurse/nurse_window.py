"""The nurse's window: sign in, start, lead, and the patient's view beside it or in its place."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from models.record.summary import Summary
from ui.language import ntr, tr
from ui.nurse.briefing_page import BriefingPage
from ui.nurse.gate import Gate
from ui.nurse.keeper import Keeper
from ui.nurse.led import LedBriefing
from ui.nurse.papers import papers_of, past_papers
from ui.nurse.patient_side import PatientSide
from ui.nurse.patient_view import StaffView
from ui.nurse.records_words import trouble_words
from ui.nurse.rows import Section
from ui.nurse.start_desk import StartDesk
from ui.session import Session
from ui.theme.look import TEXT_STEPS, look
from ui.theme.style import apply
from ui.widgets.button import Button
from ui.widgets.labels import label
from ui.widgets.overlay import Overlay
from ui.widgets.panel import Panel

if TYPE_CHECKING:
    from uuid import UUID

    from models.day_list import DayList
    from models.record.chain import Link
    from models.record.events import AnyEvent
    from models.staff import AtWork, Staff
    from models.store.store import Store
    from ui.nurse.papers_page import Named


class NurseWindow(QMainWindow):
    """One nurse at work. Without a touch for five minutes it locks, and only the same person unlocks it.

    ``open_records`` opens the store; ``shared_pin_is_set`` says that staff share a PIN where there are no accounts.

    Signals:
        left: The patient's window is wanted.
    """

    left = Signal()
    accessible_role = QAccessible.Role.Window

    def __init__(
        self, session: Session, staff: "Staff", open_records: "Callable[[], Store]", *, shared_pin_is_set: bool
    ) -> None:
        super().__init__()
        self._session = session
        self.keeper = Keeper(open_records, self)
        self.led: LedBriefing | None = None
        self.page: QWidget | None = None
        self._may_close = False
        self._day_list: DayList | None = None
        self.stack = QStackedWidget()
        self.setCentralWidget(self.stack)
        self.patient = PatientSide(session, self.stack, self.flip)
        self.overlay = Overlay(self)
        self.setWindowTitle(tr("Ready Room, briefing"))
        self.gate = Gate(staff, shared_pin_is_set, self._show, self)
        self.gate.let_in.connect(self._begin)
        self.gate.unlocked.connect(self._show)
        self.gate.left.connect(self.left)
        self.gate.ask()

    def offer_patient(self) -> None:
        """Show, where nobody is signed in, the way to the patient's window."""
        self.gate.offer_patient()

    def say_changed(self) -> None:
        """Leave a briefing whose content is no longer there; it is kept as it was, and offered again."""
        if self.gate.at_work is not None and not self.gate.is_locked:
            self._close_briefing()
        words = tr("The clinic’s content was changed. What was done so far is kept; go on with it from the list.")
        self.overlay.open_panel(tr("Please start again"), Panel([label(words, "lead")]))

    def _begin(self, _at_work: "AtWork") -> None:
        """Begin once content is there."""
        self.keeper.open()
        if self._session.is_loaded:
            self._to_start()
        else:
            self._session.loaded.connect(self._to_start, Qt.ConnectionType.SingleShotConnection)

    def _sign_out(self) -> None:
        self._session.reset()
        self.gate.ask()

    # -- the pages -------------------------------------------------------------------------------------------------

    def _show(self, page: QWidget, keep: bool = False) -> QWidget | None:
        """Show a page in the place of another, which is freed unless it is to be kept; give the other."""
        old, self.page = self.page, page
        if keep:
            self.patient.close()
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        if old is not None and old is not page:
            old.hide()
            self.stack.removeWidget(old)
            if not keep:
                old.deleteLater()
        return old

    def _to_start(self) -> None:
        if self.gate.at_work is None:
            return
        self._session.reset()
        page = StartDesk(self._session, self.keeper, self.gate.at_work.person.name, self._day_list)
        page.started.connect(self._start)
        page.resumed.connect(self._resume)
        page.list_read.connect(self._keep_list)
        page.past_requested.connect(self._to_past)
        page.signed_out.connect(self._sign_out)
        page.unrecorded_requested.connect(self._plan_without_record)
        self._show(page)

    def _keep_list(self, listed: "DayList") -> None:
        """Keep the day's list in memory, for the next briefing of the day."""
        self._day_list = listed

    def _plan_without_record(self) -> None:
        """Make a plan as staff see it, with a session of its own: nothing of it is kept."""
        session = Session(for_staff=True)
        session.load(self._session.library, self._session.site, self._session.problems)
        view = StaffView(session)
        session.setParent(view)
        view.left.connect(self._to_start)
        self._show(view)
        view.show_screen("choose", forward=True)

    # -- a briefing ------------------------------------------------------------------------------------------------

    def _start(self, said: dict[str, Any]) -> None:
        if self.gate.at_work is None:
            return
        site = self._session.site.name
        self._lead(LedBriefing.start(self._session, self.keeper, self.gate.at_work.person, site=site, **said))

    def _resume(self, summary: Summary) -> None:
        def go_on(events: "Sequence[AnyEvent]") -> None:
            if events and self.gate.at_work is not None:
                self._lead(LedBriefing.resume(self._session, self.keeper, events, self.gate.at_work.person))

        self.keeper.ask(lambda store: store.events(summary.briefing), go_on, self._say_trouble)

    def _lead(self, led: LedBriefing, section: Section = "answers") -> None:
        self.led = led
        led.setParent(self)
        led.changed.connect(self.patient.refresh)
        page = BriefingPage(led, self.keeper, section)
        page.flip_requested.connect(self.flip)
        page.led_to.connect(self.patient.follow)
        page.print_requested.connect(self._to_papers)
        page.past_requested.connect(self._to_past)
        page.ended.connect(self._ended)
        page.text_size_requested.connect(self._next_text_size)
        self._show(page)
        self.patient.begin(page)

    def _ended(self) -> None:
        """Offer the papers; the briefing stays until the nurse goes on."""
        self._to_papers()

    def _close_briefing(self) -> None:
        self.patient.close()
        if self.led is not None:
            self.led.deleteLater()
            self.led = None
        self._session.reset()
        self._to_start()

    def flip(self) -> None:
        """Show the other view on this screen."""
        if isinstance(self.page, BriefingPage):
            self.patient.flip(self.page)

    # -- papers and past briefings ---------------------------------------------------------------------------------

    def _to_papers(self) -> None:
        """Show the papers of the briefing that is led; the team's names its place in the chain, if it is kept."""
        led = self.led
        if led is None:
            return
        led.take_plan()
        briefing = led.state.briefing

        def show(links: "tuple[Link, ...]") -> None:
            if self.led is led:
                self._show_papers(papers_of(led, links), is_over=not led.state.is_open)

        self.keeper.ask(lambda store: tuple(store.links(briefing)), show, lambda _: show(()))

    def _show_papers(self, papers: "tuple[Named, ...]", **said: Any) -> None:
        """Show papers; ``said`` is what else their page is told."""
        from ui.nurse.papers_page import PapersPage

        site = self._session.site
        page = PapersPage(papers, "letter" if site.paper == "letter" else "a4", site.printer, **said)
        page.left.connect(self._back_to_briefing)
        page.closed.connect(self._close_briefing)
        self.patient.close()
        self._show(page)

    def _print_past(self, briefing: "UUID", note: Callable[[], None] | None) -> None:
        def note_first(go_on: Callable[[], None], failed: Callable[[Exception], None]) -> None:
            if note is not None:
                self.keeper.start(note, lambda _: go_on(), failed)

        def show(found: "tuple[Sequence[AnyEvent], tuple[Link, ...]]") -> None:
            papers = past_papers(*found, self._session)
            self._show_papers(papers, may_save=note is not None, note_first=note_first)

        self.keeper.ask(lambda store: (store.events(briefing), tuple(store.links(briefing))), show, self._say_trouble)

    def _back_to_briefing(self) -> None:
        if self.led is not None:
            self._lead(self.led, "sign")
        else:
            self._to_past()

    def _to_past(self) -> None:
        store = self.keeper.store
        if self.gate.at_work is None or store is None:
            if self.keeper.trouble is not None:
                self._say_trouble(self.keeper.trouble)
            elif self.gate.at_work is not None:  # the records are just being opened
                self.keeper.opened.connect(self._to_past, Qt.ConnectionType.SingleShotConnection)
            return
        from ui.nurse.past_page import PastPage

        page = PastPage(store, self.gate.at_work, self._session, self._in_hand)
        page.left.connect(self._from_past)
        page.print_requested.connect(self._print_past)
        self.patient.close()
        self._show(page)

    def _in_hand(self) -> "UUID | None":
        return self.led.state.briefing if self.led is not None else None

    def _from_past(self) -> None:
        if self.led is not None:
            self._lead(self.led)
        else:
            self._to_start()

    # -- the rest --------------------------------------------------------------------------------------------------

    def _say_trouble(self, error: Exception) -> None:
        self.overlay.open_panel(tr("The records cannot be read"), Panel([label(trouble_words(error), "lead")]))

    def _next_text_size(self) -> None:
        following = (each for each in TEXT_STEPS if each > look().text)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply(application, replace(look(), text=next(following, 1.0)))
        if self.led is not None and isinstance(self.page, BriefingPage):
            self._lead(self.led, self.page.section)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Flip on F6."""
        if event.key() == Qt.Key.Key_F6:
            self.flip()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Do not close over entries that are not saved, unless somebody says so."""
        waiting = self.keeper.waiting
        if not waiting or self._may_close:
            self.patient.close()
            self.keeper.close()
            super().closeEvent(event)
            return
        event.ignore()
        anyway = Button(tr("Close, and lose them"), "large")
        anyway.clicked.connect(self._close_anyway)
        words = ntr(
            "{n} entry is not saved. Print first, or wait until it can be saved.",
            "{n} entries are not saved. Print first, or wait until they can be saved.",
            waiting,
        )
        self.overlay.open_panel(tr("Not saved"), Panel([label(words, "lead"), anyway]))

    def _close_anyway(self) -> None:
        self._may_close = True
        self.close()
