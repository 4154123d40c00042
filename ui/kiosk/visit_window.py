"""The walk-through inside the kiosk's window."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.main_window import MainWindow
from ui.screens.target import ScreenName
from ui.session import Session


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
