"""The walk-through inside the kiosk's window."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.kiosk.keyboard_dock import KeyboardDock
from ui.main_window import MainWindow
from ui.screens.screen import Screen
from ui.screens.target import ScreenName
from ui.session import Session
from ui.theme.look import look

_WRITING_MM = 62.0
"""The height in which a field and what it finds can be shown, in millimetres at the usual text size."""


class VisitWindow(MainWindow):
    """The window of the desk as a part of the kiosk's: one can go back out of it, and hide it at once.

    Signals:
        backed_out: The reader wants to go back from the first screen, to what was before it.
    """

    backed_out = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setWindowFlags(Qt.WindowType.Widget)
        self.footer.go_public()
        self._narrow: Screen | None = None
        self.keyboard_dock = self._make_dock()

    def _make_dock(self) -> KeyboardDock:
        column = self._middle.layout()
        assert isinstance(column, QVBoxLayout)  # noqa: S101
        dock = KeyboardDock(self, column, column.indexOf(self.footer))
        dock.opened.connect(self._make_room)
        dock.closed.connect(self._take_room)
        return dock

    def _make_room(self, keyboard: int) -> None:
        """Spare what can be spared while somebody writes; the screen is asked to do so too."""
        left = self.height() - keyboard - self.footer.sizeHint().height()
        self.header.hide()
        self.footer.setVisible(left >= look().mm(_WRITING_MM) * look().text)
        self._narrow = self.present_screen
        self._narrow.make_room(writing=True)

    def _take_room(self) -> None:
        self.header.show()
        self.footer.show()
        if self._narrow is not None and isValid(self._narrow):
            self._narrow.make_room(writing=False)
        self._narrow = None

    def show_screen(self, name: ScreenName, *, forward: bool, about: tuple[str, ...] = (), place: Any = None) -> None:
        """Show a screen; from the first one, too, there is a way back."""
        super().show_screen(name, forward=forward, about=about, place=place)
        self.footer.back.show()

    def go_back(self) -> None:
        """Back, out of the walk-through if need be."""
        if self.screen_name == "welcome":
            self.backed_out.emit()
        else:
            super().go_back()
