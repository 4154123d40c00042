"""Brings the keyboard up below the page for the field that is written in, and takes it away again."""

from itertools import pairwise

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from ui.kiosk.keyboard import Keyboard
from ui.language import tr
from ui.widgets.labels import announce


class KeyboardDock(QObject):
    """Puts the keyboard into the column of a window, so that the page above has the room that is left.

    Signals:
        opened: The keyboard takes so much of the height. arg: pixels.
        closed: The keyboard is gone.
    """

    opened = Signal(int)
    closed = Signal()

    def __init__(self, window: QWidget, column: QVBoxLayout, place: int) -> None:
        super().__init__(window)
        self._window, self._column, self._place = window, column, place
        self.keyboard: Keyboard | None = None
        self._field: QLineEdit | None = None
        self._following = QTimer(self)
        self._following.setSingleShot(True)
        self._following.timeout.connect(self._follow)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._following.start)

    def _follow(self) -> None:
        """Look where the focus has come to rest: on its way it may touch a field in which nobody wants to write."""
        now, field = QApplication.focusWidget(), self._field
        if isinstance(now, QLineEdit) and self._window.isAncestorOf(now) and not now.isReadOnly():
            self._open(now)
        elif field is None:
            return
        elif not isValid(field) or not field.isVisible():
            self.close()  # its screen was left, or is made anew in another size
        elif now is not None and self.keyboard is not None and not self.keyboard.isAncestorOf(now):
            self.close()

    def _open(self, field: QLineEdit) -> None:
        if field is self._field:
            return
        self.close()
        self._field = field
        digits = Qt.InputMethodHint.ImhDigitsOnly | Qt.InputMethodHint.ImhTime | Qt.InputMethodHint.ImhDate
        self.keyboard = keyboard = Keyboard(only_digits=bool(field.inputMethodHints() & digits))
        keyboard.typed.connect(self._type)
        keyboard.rubbed_out.connect(self._rub_out)
        keyboard.closed.connect(self._leave)
        keyboard.turned.connect(self._order)
        self._column.insertWidget(self._place, keyboard)
        keyboard.show()
        self._order()
        self.opened.emit(keyboard.sizeHint().height())
        announce(keyboard, tr("The keyboard is open."))

    def _order(self) -> None:
        """Have Tab go from the field to the keys; behind them comes what came behind the field."""
        if self._field is not None and self.keyboard is not None:
            way = [self._field, *self.keyboard.keys]
            for one, after in pairwise(way):
                QWidget.setTabOrder(one, after)

    def close(self) -> None:
        """Take the keyboard away; what was written stays."""
        keyboard = self.keyboard
        self.keyboard = self._field = None
        if keyboard is not None:
            keyboard.hide()
            self._column.removeWidget(keyboard)
            keyboard.deleteLater()
            self.closed.emit()

    def _leave(self) -> None:
        """Close, and let go of the field, so that touching it again opens the keyboard again."""
        field = self._field
        self.close()
        if field is not None:
            field.clearFocus()

    def _type(self, letter: str) -> None:
        if self._field is not None:
            self._field.insert(letter)

    def _rub_out(self) -> None:
        if self._field is not None:
            self._field.backspace()
