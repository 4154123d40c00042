"""When the mark moves: for who asked for it, or struck a key on the waiting screen without going anywhere first."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ui.kiosk.scanning import Scanner
from ui.kiosk.visit_session import VisitSession

PACE_SECONDS = 1.5
_ENTER = Qt.Key.Key_Return, Qt.Key.Key_Enter


class OneButton(QObject):
    """Starts and stops the scanner as the session's wishes say.

    Signals:
        lived: The person pressed.
    """

    lived = Signal()

    def __init__(
        self, window: QWidget, session: VisitSession, clock: Callable[[], float], is_waiting: Callable[[], bool]
    ) -> None:
        super().__init__(window)
        self._session, self._is_waiting = session, is_waiting
        self.scanner = Scanner(window, clock)
        self.scanner.lived.connect(self.lived)
        self.scanner.deserted.connect(self._desert)

    def follow(self) -> None:
        """Have the mark move, or stand, as is wished."""
        needs = self._session.needs
        if "one-button" in needs:
            self.scanner.start(PACE_SECONDS * (2 if "slowly" in needs else 1))
        else:
            self.stop()

    def stop(self) -> None:
        """Have the mark stand."""
        if self.scanner.is_on:
            self.scanner.stop()

    def takes(self, key: int) -> bool:
        """Press what has the focus; where nothing has on the waiting screen, one key is all that this person uses."""
        focused = QApplication.focusWidget()
        if key in _ENTER and isinstance(focused, QAbstractButton):
            focused.click()
            return True
        if key in (*_ENTER, Qt.Key.Key_Space) and self._is_waiting():
            self._session.ask_for(frozenset({"one-button"}))
            self.follow()
            return True
        return False

    def _desert(self) -> None:
        """Wait as before on the waiting screen; everywhere else the countdown takes care of it."""
        if self._is_waiting():
            self._session.ask_for(frozenset())
            self.follow()
