"""What keys do in a window of pages: Tab in the order of reading, the Page keys to turn, Enter to press."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QMainWindow, QWidget

from ui.screens.screen import Screen
from ui.screens.target import ScreenName
from ui.widgets.footer import Footer
from ui.widgets.header import Header
from ui.widgets.tab_order import move_focus


class KeyedWindow(QMainWindow):
    """A window with a header, one screen at a time, and a footer; its screens are made when they are needed."""

    header: Header
    footer: Footer
    _screens: dict[ScreenName, Screen]
    _present: ScreenName

    def go_on(self) -> None:
        """Continue."""
        raise NotImplementedError

    def go_back(self) -> None:
        """Back."""
        raise NotImplementedError

    def _tab_parts(self) -> Sequence[QWidget]:
        """Give the parts of the window through which Tab goes; the screen may just be made anew."""
        page = self._screens.get(self._present)
        return (self.header, *((page,) if page else ()), self.footer)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Go through the parts in their order, though pages are made after the footer."""
        return move_focus(self._tab_parts(), following=following) or super().focusNextPrevChild(following)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the Page keys turn pages, and Enter press the button that has the focus."""
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_PageDown:
            self.go_on()
        elif event.key() == Qt.Key.Key_PageUp:
            self.go_back()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(focused, QAbstractButton):
            focused.click()
