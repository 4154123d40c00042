"""The walk-through inside the kiosk's window."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.kiosk.keyboard_dock import KeyboardDock
from ui.language import tr
from ui.main_window import MainWindow
from ui.screens.screen import Screen
from ui.screens.target import ScreenName
from ui.session import Session
from ui.speech.page_words import Shown, shown_over
from ui.speech.read_bar import ReadBar
from ui.speech.reading import ReadAloud
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.overlay import Overlay

_TIGHT_MM = 205.0
"""The height below which header and strip do not go together, in millimetres at the usual text size."""
_WRITING_MM = 62.0
"""The height in which a field and what it finds can be shown, in millimetres at the usual text size."""


class VisitWindow(MainWindow):
    """The window of the desk as a part of the kiosk's: one can go back out of it, and hide it at once.

    Signals:
        backed_out: The reader wants to go back from the first screen, to what was before it.
    """

    backed_out = Signal()
    accessible_role = QAccessible.Role.Grouping
    _narrow: Screen | None = None
    _bars: tuple[ReadBar, ...] = ()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setWindowFlags(Qt.WindowType.Widget)
        self.footer.go_public()
        self.keyboard_dock = self._make_dock()

    @property
    def _parts(self) -> QVBoxLayout:
        column = self._middle.layout()
        assert isinstance(column, QVBoxLayout)  # noqa: S101
        return column

    def read_with(self, reading: ReadAloud) -> None:
        """Have the strip for reading aloud above the foot, for who has asked for it."""
        self._bars = (ReadBar(reading),)
        self._parts.insertWidget(self._parts.indexOf(self.footer), self._bars[0])
        reading.changed.connect(self._fit_bar)

    def _fit_bar(self) -> None:
        """Have the header give way to the strip where the page would be short."""
        for bar in self._bars:
            tight = bar.is_wanted and self.height() < look().mm(_TIGHT_MM) * look().text
            self.header.setVisible(not tight and self._narrow is None)
            bar.keep(*((self.header.text_size, self.header.theme) if tight else ()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the strip for reading aloud."""
        super().resizeEvent(event)
        self._fit_bar()

    @property
    def shown(self) -> Shown:
        """What is on the screen, for who has it read aloud: what lies over the page, or the page."""
        over = [each for each in self.findChildren(Overlay) if each.isVisible()]
        if over:
            return shown_over(over[-1])
        screen = self.present_screen
        return Shown(screen.spoken_heading, (screen, self._ribbon, *self._bars, self.footer, self.header))

    def _make_dock(self) -> KeyboardDock:
        column = self._parts
        dock = KeyboardDock(self, column, column.indexOf(self.footer))
        dock.opened.connect(self._make_room)
        dock.closed.connect(self._take_room)
        return dock

    def _make_room(self, keyboard: int) -> None:
        """Spare what can be spared while somebody writes; the screen is asked to do so too."""
        left = self.height() - keyboard - self.footer.sizeHint().height()
        self.header.hide()
        for bar in self._bars:
            bar.make_room(writing=True)
        self.footer.setVisible(left >= look().mm(_WRITING_MM) * look().text)
        self._narrow = self.present_screen
        self._narrow.make_room(writing=True)

    def _take_room(self) -> None:
        self.header.show()
        for bar in self._bars:
            bar.make_room(writing=False)
        self.footer.show()
        if self._narrow is not None and isValid(self._narrow):
            self._narrow.make_room(writing=False)
        self._narrow = None
        self._fit_bar()

    def show_screen(self, name: ScreenName, *, forward: bool, about: tuple[str, ...] = (), place: Any = None) -> None:
        """Show a screen; from the first one, too, there is a way back."""
        super().show_screen(name, forward=forward, about=about, place=place)
        self.footer.back.show()
        self._fit_bar()

    def ways_of_help(self) -> list[Button]:
        """Offer to show the nurse what was answered, too, where the clinic wants it."""
        ways = super().ways_of_help()
        kiosk = self._session.kiosk
        if kiosk is not None and kiosk.hand_over and self._session.selection:
            show = Button(tr("Show my answers to the nurse"), "large")
            show.clicked.connect(self._show_code)
            ways.insert(0, show)
        return ways

    def _show_code(self) -> None:
        """Show the code that carries choice and answers to the nurse's desk; nothing of it is kept."""
        from ui.kiosk.hand_over_panel import hand_over_panel

        self.overlay.open_panel(tr("For the nurse"), hand_over_panel(self._session))

    def focusNextPrevChild(self, following: bool) -> bool:
        """Go from a field to the keys that write into it, and else as on every page."""
        if self.keyboard_dock.keyboard is not None:
            return QWidget.focusNextPrevChild(self, following)
        return super().focusNextPrevChild(following)

    def _tab_parts(self) -> Sequence[QWidget]:
        *above, footer = super()._tab_parts()
        return (*above, *self._bars, footer)

    def go_back(self) -> None:
        """Back, out of the walk-through if need be."""
        if self.screen_name == "welcome":
            self.backed_out.emit()
        else:
            super().go_back()
