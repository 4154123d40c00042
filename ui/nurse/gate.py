"""Lets one nurse in, and locks when nobody is there: only the same person unlocks it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.nurse.sign_in_page import SignInPage

if TYPE_CHECKING:
    from models.staff import AtWork, Staff

_LOCK_MS = 5 * 60_000
_ALIVE = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.Wheel}


class Gate(QObject):
    """Knows who is at work; ``show`` puts a page into the window, and gives the one that was there.

    Signals:
        let_in: Somebody has signed in. arg: who is at work.
        unlocked: The same person is back. arg: the page that was locked away.
        left: The patient's window is wanted.
    """

    let_in = Signal(object)
    unlocked = Signal(object)
    left = Signal()

    def __init__(
        self, staff: "Staff", shared_pin_is_set: bool, show: Callable[[QWidget, bool], QWidget | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._staff, self._shared, self._show = staff, shared_pin_is_set, show
        self.at_work: AtWork | None = None
        self._locked_away: QWidget | None = None
        self._page: SignInPage | None = None
        self._offers_patient = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LOCK_MS)
        self._timer.timeout.connect(self.lock)
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    @property
    def is_locked(self) -> bool:
        """True while the person at work is away."""
        return self._locked_away is not None

    def offer_patient(self) -> None:
        """Show, where nobody is signed in, the way to the patient's window."""
        self._offers_patient = True
        if self._page is not None:
            self._page.leave.show()

    def ask(self) -> None:
        """Ask who is at work."""
        self.at_work = None
        self._timer.stop()
        self._ask(keep=False)

    def _ask(self, *, keep: bool) -> QWidget | None:
        page = self._page = SignInPage(self._staff, self._shared, self.at_work)
        page.leave.setVisible(self._offers_patient and self.at_work is None)
        page.left.connect(self.left)
        page.signed_in.connect(self._let_in)
        return self._show(page, keep)

    def lock(self) -> None:
        """Hide everything until the same person is back; nothing is lost."""
        if self.at_work is not None and not self.is_locked:
            self._locked_away = self._ask(keep=True)

    def _let_in(self, at_work: "AtWork") -> None:
        """Go on where this person was, or begin."""
        self._timer.start()
        self._page = None
        kept, self._locked_away = self._locked_away, None
        if kept is not None:
            self.unlocked.emit(kept)
            return
        self.at_work = at_work
        self.let_in.emit(at_work)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count every touch and key as a sign of life."""
        if event.type() in _ALIVE and self._timer.isActive():
            self._timer.start()
        return super().eventFilter(watched, event)
