"""The nurse's window: sign in, start, lead, and the patient's view beside it or in its place."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QScreen
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QStackedWidget, QWidget

from models.record.summary import Summary
from ui.language import ntr, tr
from ui.nurse.briefing_page import BriefingPage
from ui.nurse.keeper import Keeper
from ui.nurse.led import LedBriefing
from ui.nurse.papers import papers_of
from ui.nurse.patient_view import PatientView, StaffView
from ui.nurse.records_words import trouble_words
from ui.nurse.rows import Section
from ui.nurse.sign_in_page import SignInPage
from ui.nurse.start_page import StartPage
from ui.session import Session
from ui.tasks import Task
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

_LOCK_MS = 5 * 60_000
_UNFINISHED = 20
_ALIVE = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.Wheel}


class NurseWindow(QMainWindow):
    """One nurse at work. Without a touch for five minutes it locks, and only the same person unlocks it.

    ``open_records`` opens the store; ``shared_pin_is_set`` says that staff share a PIN where there are no accounts.

    Signals:
        left: The patient's window is wanted.
    """

    left = Signal()

    def __init__(
        self, session: Session, staff: "Staff", open_records: "Callable[[], Store]", *, shared_pin_is_set: bool
    ) -> None:
        super().__init__()
        self._session, self._staff, self._shared = session, staff, shared_pin_is_set
        self.keeper = Keeper(open_records, self)
        self.keeper.troubled.connect(self._say_not_kept)
        self.keeper.opened.connect(self._say_kept)
        self._at_work: AtWork | None = None
        self.led: LedBriefing | None = None
        self.page: QWidget | None = None
        self.patient: PatientView | None = None
        self._before_lock: QWidget | None = None
        self._offers_patient = self._may_close = False
        self._day_list: DayList | None = None
        self.stack = QStackedWidget()
        self.setCentralWidget(self.stack)
        self.overlay = Overlay(self.stack)
        self.setWindowTitle(tr("Ready Room, briefing"))
        self._lock_timer = QTimer(self)
        self._lock_timer.setSingleShot(True)
        self._lock_timer.setInterval(_LOCK_MS)
        self._lock_timer.timeout.connect(self.lock)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self._ask_who()

    # -- who is at work --------------------------------------------------------------------------------------------

    def _ask_who(self, only: "AtWork | None" = None) -> None:
        page = SignInPage(self._staff, self._shared, only)
        page.leave.setVisible(self._offers_patient and only is None)
        page.left.connect(self.left)
        page.signed_in.connect(self._let_in)
        self._show(page)

    def offer_patient(self) -> None:
        """Show, where nobody is signed in, the way to the patient's window."""
        self._offers_patient = True
        if isinstance(self.page, SignInPage):
            self.page.leave.show()

    def say_changed(self) -> None:
        """Leave a briefing whose content is no longer there; it is kept as it was, and offered again."""
        if self._at_work is not None and self._before_lock is None:
            self._close_briefing()
        words = tr("The clinic’s content was changed. What was done so far is kept; go on with it from the list.")
        self.overlay.open_panel(tr("Please start again"), Panel([label(words, "lead")]))

    def _let_in(self, at_work: "AtWork") -> None:
        """Go on where this person was, or begin."""
        self._lock_timer.start()
        kept, self._before_lock = self._before_lock, None
        if kept is not None:
            self._show(kept)
            return
        self._at_work = at_work
        self.keeper.open()
        self._whenever_loaded(self._to_start)

    def _whenever_loaded(self, then: Callable[[], None]) -> None:
        if self._session.is_loaded:
            then()
        else:
            self._session.loaded.connect(then, Qt.ConnectionType.SingleShotConnection)

    def lock(self) -> None:
        """Hide everything until the same person is back; nothing is lost."""
        if self._at_work is None or self._before_lock is not None:
            return
        self._close_patient()
        self._before_lock = self.page
        self.page = None
        self._ask_who(self._at_work)

    def _sign_out(self) -> None:
        self._at_work = None
        self._lock_timer.stop()
        self._session.reset()
        self._ask_who()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count every touch and key as a sign of life."""
        if event.type() in _ALIVE and self._lock_timer.isActive():
            self._lock_timer.start()
        return super().eventFilter(watched, event)

    # -- the pages -------------------------------------------------------------------------------------------------

    def _show(self, page: QWidget) -> None:
        old, self.page = self.page, page
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        if old is not None and old is not page:
            old.hide()
            self.stack.removeWidget(old)
            old.deleteLater()

    def _to_start(self) -> None:
        if self._at_work is None:
            return
        self._session.reset()
        page = StartPage(self._session, self._at_work.person.name)
        page.started.connect(self._start)
        page.resumed.connect(self._resume)
        page.list_requested.connect(self._choose_list)
        page.past_requested.connect(self._to_past)
        page.signed_out.connect(self._sign_out)
        page.unrecorded_requested.connect(self._plan_without_record)
        self._show(page)
        if self._day_list is not None:
            page.show_list(self._day_list)
        if self.keeper.trouble is not None:
            self._say_not_kept(self.keeper.trouble)
        self._offer_unfinished(page)

    def _offer_unfinished(self, page: StartPage) -> None:
        from models.store.store import Criteria

        at_work = self._at_work
        if at_work is None:
            return

        criteria = Criteria(stage="running", owner=at_work.person.name)

        def show(found: Any) -> None:
            if self.page is page:
                page.show_unfinished(found)

        self.keeper.ask(lambda store: store.find(criteria, limit=_UNFINISHED), show, self._say_not_kept)

    def _plan_without_record(self) -> None:
        """Make a plan as staff see it, with a session of its own: nothing of it is kept."""
        session = Session(for_staff=True)
        session.load(self._session.library, self._session.site, self._session.problems)
        view = StaffView(session)
        session.setParent(view)
        view.left.connect(self._to_start)
        self._show(view)
        view.show_screen("choose", forward=True)

    def _choose_list(self) -> None:
        dialog = QFileDialog(self, tr("Read a list (CSV)"), str(Path.home()), "CSV (*.csv *.txt *.tsv)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.read_list)
        dialog.open()

    def read_list(self, file: str) -> None:
        """Read the day's list, off the GUI thread."""
        from models.day_list import load_day_list

        cards, site, today = self._session.library.cards.values(), self._session.site, self._session.now.date()
        task = Task(lambda: load_day_list(Path(file), cards, site, today), self)
        task.done.connect(self._show_list)
        task.start()
        self._list_task = task

    def _show_list(self, listed: "DayList") -> None:
        self._day_list = listed
        if isinstance(self.page, StartPage):
            self.page.show_list(listed)

    # -- a briefing ------------------------------------------------------------------------------------------------

    def _start(self, said: dict[str, Any]) -> None:
        from importlib.metadata import PackageNotFoundError, version

        if self._at_work is None:
            return
        try:
            program = version("readyroom")
        except PackageNotFoundError:
            program = None
        site = self._session.site.name
        self._lead(
            LedBriefing.start(self._session, self.keeper, self._at_work.person, site=site, program=program, **said)
        )

    def _resume(self, summary: Summary) -> None:
        def go_on(events: "Sequence[AnyEvent]") -> None:
            if events and self._at_work is not None:
                self._lead(LedBriefing.resume(self._session, self.keeper, events, self._at_work.person))

        self.keeper.ask(lambda store: store.events(summary.briefing), go_on, self._say_trouble)

    def _lead(self, led: LedBriefing, section: Section = "answers") -> None:
        self.led = led
        led.setParent(self)
        led.changed.connect(self._refresh_patient)
        page = BriefingPage(led, self.keeper, section)
        page.flip_requested.connect(self.flip)
        page.led_to.connect(self._lead_patient)
        page.print_requested.connect(self._to_papers)
        page.past_requested.connect(self._to_past)
        page.ended.connect(self._ended)
        page.text_size_requested.connect(self._next_text_size)
        self._show(page)
        screen = self._second_screen()
        page.top.name_flip(second_screen=screen is not None)
        if screen is not None:
            self._open_patient(screen)

    def _ended(self) -> None:
        """Offer the papers; the briefing stays until the nurse goes on."""
        self._to_papers()

    def _close_briefing(self) -> None:
        self._close_patient()
        if self.led is not None:
            self.led.deleteLater()
            self.led = None
        self._session.reset()
        self._to_start()

    # -- the patient's view ----------------------------------------------------------------------------------------

    def _second_screen(self) -> QScreen | None:
        others = [each for each in QGuiApplication.screens() if each is not self.screen()]
        return others[0] if others else None

    def _open_patient(self, screen: QScreen | None) -> PatientView:
        view = PatientView(self._session)
        view.nurse_requested.connect(self.flip)
        view.stand_alone(alone=screen is not None)
        self.patient = view
        if screen is not None:
            view.setScreen(screen)
            view.setGeometry(screen.geometry())
            view.showFullScreen()
        return view

    def _close_patient(self) -> None:
        if self.patient is not None:
            self.patient.hide()
            self.stack.removeWidget(self.patient)
            self.patient.deleteLater()
            self.patient = None

    def flip(self) -> None:
        """Show the other view on this screen."""
        if not isinstance(self.page, BriefingPage) or self._second_screen() is not None:
            return
        if self.patient is not None:
            self._close_patient()
            self.stack.setCurrentWidget(self.page)
            self.page.show_state()
            return
        view = self._open_patient(None)
        self.stack.addWidget(view)
        self.stack.setCurrentWidget(view)
        view.follow(self.page.section, self.page.list.spoken_of)

    def _lead_patient(self, section: Section, line: str) -> None:
        if self.patient is not None:
            self.patient.follow(section, line)

    def _refresh_patient(self) -> None:
        if self.patient is not None and self.stack.currentWidget() is not self.patient:
            self.patient.refresh()

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

    def _show_papers(self, papers: "tuple[Named, ...]", *, is_over: bool) -> None:
        from ui.nurse.papers_page import PapersPage

        site = self._session.site
        page = PapersPage(papers, "letter" if site.paper == "letter" else "a4", site.printer, is_over=is_over)
        page.left.connect(self._back_to_briefing)
        page.closed.connect(self._close_briefing)
        self._close_patient()
        self._show(page)

    def _print_past(self, briefing: "UUID") -> None:
        from ui.nurse.papers import record_paper

        def show(found: "tuple[Sequence[AnyEvent], tuple[Link, ...]]") -> None:
            events, links = found
            self._show_papers((record_paper(events, links, self._session.site),), is_over=False)

        self.keeper.ask(lambda store: (store.events(briefing), tuple(store.links(briefing))), show, self._say_trouble)

    def _back_to_briefing(self) -> None:
        if self.led is not None:
            self._lead(self.led, "sign")
        else:
            self._to_past()

    def _to_past(self) -> None:
        store = self.keeper.store
        if self._at_work is None or store is None:
            if self.keeper.trouble is not None:
                self._say_trouble(self.keeper.trouble)
            return
        from ui.nurse.past_page import PastPage

        page = PastPage(store, self._at_work, self._session, self._in_hand)
        page.left.connect(self._from_past)
        page.print_requested.connect(self._print_past)
        self._close_patient()
        self._show(page)

    def _in_hand(self) -> "UUID | None":
        return self.led.state.briefing if self.led is not None else None

    def _from_past(self) -> None:
        if self.led is not None:
            self._lead(self.led)
        else:
            self._to_start()

    # -- trouble with the records ----------------------------------------------------------------------------------

    def _say_not_kept(self, error: Exception) -> None:
        """Say before a briefing begins that it could not be saved; during one, its own page says so."""
        if isinstance(self.page, StartPage):
            words = tr("A briefing cannot be saved now. {reason} You can begin; print before you close the program.")
            self.page.say(words.format(reason=trouble_words(error)))

    def _say_kept(self) -> None:
        if isinstance(self.page, StartPage):
            self.page.say("")

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
            self._close_patient()
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
