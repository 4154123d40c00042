"""The kiosk's one window: waits, asks, holds the walk-through, and covers itself when it is over."""

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, QThreadPool, QTimer, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QStackedLayout, QWidget

from models.language import Language
from ui.application import direction
from ui.kiosk.aloud import Aloud
from ui.kiosk.cover import BARE, Cover
from ui.kiosk.dress import wished_look
from ui.kiosk.front import Front
from ui.kiosk.guard import Guard
from ui.kiosk.holding import Holding
from ui.kiosk.idle import Idle
from ui.kiosk.one_button import OneButton
from ui.kiosk.still_there import StillThere
from ui.kiosk.visit_session import Need, VisitSession
from ui.kiosk.visit_window import VisitWindow
from ui.language import change_language, tr
from ui.speech.page_words import Shown, shown_on
from ui.theme.look import Look, look
from ui.theme.style import apply
from ui.widgets.help_panel import help_panel
from ui.widgets.overlay import Overlay

_PRINTER_PATIENCE_MS = 35_000


class KioskWindow(QWidget):
    """Covers the screen, and cannot be closed, made smaller or left behind.

    Signals:
        began: A person has begun.
        over: The visit is over and everything about it must go, with this process. arg: why.
        staff_left: Staff, who know the PIN, want the kiosk to end.
    """

    began = Signal()
    over = Signal(str)
    staff_left = Signal()
    accessible_role = QAccessible.Role.Window

    def __init__(
        self,
        session: VisitSession,
        languages: tuple[Language, ...],
        guard: Guard,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(None, BARE)
        self.session, self._languages, self._guard = session, languages, guard
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("Ready Room"))
        self._stack = QStackedLayout(self)
        self.visit: VisitWindow | None = None
        self._is_over = False
        policy = session.kiosk
        self.idle = Idle(policy.idle_seconds, policy.warn_seconds, clock, self)
        self.idle.ask(words=self._words, busy=self._is_busy)
        self.aloud = Aloud(session, languages, self._shown, self)
        self.one_button = OneButton(self, session, clock, lambda: self.visit is None and self.front.is_waiting)
        self._still_there: StillThere | None = None
        self._focus_before: QWidget | None = None
        self._connect()
        self._make_front().wait()
        self.holding = Holding(self)

    def _connect(self) -> None:
        self._guard.lived.connect(self.idle.touch)
        self._guard.lived.connect(self.aloud.reading.stop)
        self.one_button.lived.connect(self._guard.lived)
        self.idle.warned.connect(self._warn)
        self.idle.counted.connect(self._count_down)
        self.idle.stayed.connect(self._stay)
        self.idle.expired.connect(self._expire)
        self.session.was_reset.connect(self._reset)

    def _make_front(self) -> Front:
        self.front = Front(self.session, self._languages, self.aloud.reading)
        for signal, slot in (
            (self.front.begun, self._begin), (self.front.wished, self._wish), (self.front.entered, self._enter),
            (self.front.left, self._wait), (self.front.help_requested, self._help),
            (self.front.hide_requested, self._hide), (self.front.staff_requested, self._open_pad),
        ):  # fmt: skip
            signal.connect(slot)
        self._stack.addWidget(self.front)
        self._stack.setCurrentWidget(self.front)
        return self.front

    def _drop(self, widget: QWidget) -> None:
        widget.hide()
        self._stack.removeWidget(widget)
        widget.deleteLater()

    # -- the way through -------------------------------------------------------------------------------------------

    def _begin(self, language: Language) -> None:
        self._speak(language)
        self.idle.start()
        self.began.emit()
        self._renew_front().ask()

    def _speak(self, language: Language) -> None:
        change_language(language)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setLayoutDirection(direction(language))
        self.session.speak()
        self.aloud.follow()

    def _renew_front(self) -> Front:
        old = self.front
        front = self._make_front()
        self._drop(old)
        return front

    def _wait(self) -> None:
        """Go back to the languages: the visit has only just begun, and nothing is lost."""
        self._renew_front().wait()

    def _wish(self, needs: frozenset[Need]) -> None:
        self.session.ask_for(needs)
        self.aloud.follow()
        policy = self.session.kiosk
        longer = 2 if {"slowly", "one-button"} & needs else 1
        self.idle.set_times(policy.idle_seconds * longer, policy.warn_seconds * longer)
        self.one_button.follow()
        wanted = wished_look(needs)
        if wanted != look():
            self._dress(wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter and Space press, or begin with one key alone."""
        if not self.one_button.takes(event.key()):
            super().keyPressEvent(event)

    def _dress(self, wanted: Look) -> None:
        page = self.front.screen_now.pages.page if self.front.screen_now is not None else 0
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply(application, wanted)
        self._renew_front().ask(page)

    def _enter(self) -> None:
        self.visit = VisitWindow(self.session)
        self.visit.read_with(self.aloud.reading)
        self.visit.backed_out.connect(self._back_out)
        self.visit.footer.hide_requested.connect(self._hide)
        self._stack.addWidget(self.visit)
        self._stack.setCurrentWidget(self.visit)
        self.visit.show_screen("choose", forward=True)

    def _back_out(self) -> None:
        self._renew_front().ask()
        if self.visit is not None:
            self._drop(self.visit)
            self.visit = None

    def _shown(self) -> Shown:
        page = self.visit or self.front
        return shown_on(self, page, page.shown)

    def _help(self) -> None:
        overlay = Overlay(self)
        overlay.closed.connect(overlay.deleteLater)
        overlay.open_panel(tr("Get help"), help_panel(self.session.site, ()))

    def _open_pad(self) -> None:
        """Ask for the staff PIN."""
        from models.folders import pin_path
        from models.pin import StaffPin
        from ui.kiosk.pin_pad import PinPad

        pad = PinPad(StaffPin(pin_path()), self, scrambled=self.session.kiosk.scrambled_pad)
        pad.setGeometry(self.rect())
        pad.passed.connect(self.staff_left)
        pad.left.connect(pad.hide)
        pad.left.connect(pad.deleteLater)
        pad.show()
        pad.raise_()

    # -- the ends --------------------------------------------------------------------------------------------------

    def _hide(self) -> None:
        self.leave("hide")

    def _expire(self) -> None:
        self.leave("idle")

    def _reset(self) -> None:
        finished = self.visit is not None and self.visit.screen_name == "take_home"
        self.leave("finish" if finished else "restart")

    def leave(self, why: str) -> None:
        """Cover everything, let a sheet that is on its way reach the printer, and be over."""
        if self._is_over:
            return
        self._is_over = True
        self.idle.stop()
        self.one_button.stop()
        self.aloud.reading.use(None)
        cover = Cover("", self)
        cover.setGeometry(self.rect())
        cover.show()
        cover.raise_()
        self.repaint()
        if self.visit is not None:
            self.visit.hide()  # a sheet that waits at the printer is taken back
        self._guard.empty_clipboards()
        self._waited = 0
        self._say_over(why)

    def _say_over(self, why: str) -> None:
        if QThreadPool.globalInstance().activeThreadCount() and self._waited < _PRINTER_PATIENCE_MS:
            self._waited += 50
            QTimer.singleShot(50, self, lambda: self._say_over(why))
            return
        self.holding.let_go()  # the next one comes in front
        self.over.emit(why)

    # -- nobody there ----------------------------------------------------------------------------------------------

    def _words(self) -> int:
        seen = [each for each in self.findChildren(QWidget) if each.isVisible()]
        return sum(len(each.text().split()) for each in seen if isinstance(each, QLabel | QAbstractButton))

    def _is_busy(self) -> bool:
        reading = self.aloud.reading.is_reading and not self.idle.is_warning  # or the question would answer itself
        return reading or (self.visit is not None and self.visit.present_screen.is_busy)

    def _warn(self, left: int) -> None:
        self._focus_before = QApplication.focusWidget()
        self._still_there = StillThere(self)
        self._still_there.answered.connect(self.idle.touch)
        self._still_there.ask(left)

    def _count_down(self, left: int) -> None:
        if self._still_there is not None:
            self._still_there.show_left(left)

    def _stay(self) -> None:
        asking, self._still_there = self._still_there, None
        if asking is not None:
            # The touch that answered must not reach what lies below, so the cover goes when it is over.
            asking.setDisabled(True)
            QTimer.singleShot(300, asking, asking.deleteLater)
        if self._focus_before is not None:
            self._focus_before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus_before = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the question that covers everything as large as the window."""
        super().resizeEvent(event)
        if self._still_there is not None:
            self._still_there.setGeometry(self.rect())
