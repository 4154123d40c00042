"""The keyboard on the screen: large keys that act when they are let go of, and nothing to hold down."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.kiosk.guard import RAPID
from ui.kiosk.layout import DIGITS, rows_for, rows_of
from ui.language import current_language, tr
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.button import Button

GAP_MM, EDGE_MM = 3.0, 3.0
_WIDEST_KEY_MM = 28.0


class Key(Button):
    """One key; it may be pressed twice in a row, and does not repeat."""

    def __init__(self, letter: str, name: str) -> None:
        super().__init__("&&" if letter == "&" else letter, "key")
        self.letter = letter
        self.setProperty(RAPID, True)
        self.setAccessibleName(name)
        self.setAutoRepeat(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMaximumWidth(look().mm(_WIDEST_KEY_MM))


class Keyboard(QWidget):
    """The letters of the language of the moment, or numbers; knows no field.

    Signals:
        typed: A letter, number or space. arg: it.
        rubbed_out: The last letter should go.
        closed: The keyboard is no longer needed.
        turned: There are other keys.
    """

    typed = Signal(str)
    rubbed_out = Signal()
    closed = Signal()
    turned = Signal()

    def __init__(self, *, only_digits: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keyboard")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # Keys lie as they do on keyboards: they are not mirrored where the language reads from the right.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._only_digits = only_digits
        self._column = QVBoxLayout(self)
        edge = look().mm(EDGE_MM)
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._column.setSpacing(look().mm(GAP_MM))
        self._keys: QWidget | None = None
        self._show(digits=only_digits)

    @property
    def keys(self) -> list[Key]:
        """All keys that are shown, row by row."""
        return self.findChildren(Key) if self._keys is None else self._keys.findChildren(Key)

    def _show(self, *, digits: bool) -> None:
        if self._keys is not None:
            self._keys.hide()
            self._keys.deleteLater()
        self._keys = keys = QWidget()
        column = QVBoxLayout(keys)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().mm(GAP_MM))
        for letters in rows_of(DIGITS) if digits else rows_for(current_language().code):
            column.addLayout(self._row([self._letter(each) for each in letters]))
        column.addLayout(self._last_row(digits=digits))
        self._column.addWidget(keys)

    def _row(self, keys: list[Key]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(look().mm(GAP_MM))
        row.addStretch(1)
        for each in keys:
            row.addWidget(each, 100)
        row.addStretch(1)
        return row

    def _letter(self, letter: str) -> Key:
        names = {"-": tr("Hyphen"), "'": tr("Apostrophe"), ".": tr("Full stop")}
        key = Key(letter, names.get(letter, letter))
        key.clicked.connect(self._type)
        return key

    def _last_row(self, *, digits: bool) -> QHBoxLayout:
        turn = Key(tr("ABC"), tr("Letters")) if digits else Key("123", tr("Numbers"))
        turn.clicked.connect(self._turn)
        if self._only_digits:
            turn.hide()
        space = Key(" ", tr("Space"))
        space.clicked.connect(self._type)
        rub_out = Key("", tr("Rub out the last letter"))
        size = round(look().mm(9) * min(look().text, 1.4))
        rub_out.setIconSize(QSize(size, size))
        rub_out.setIcon(icon("backspace", look().theme.ink, size))
        rub_out.clicked.connect(self.rubbed_out)
        close = Key(tr("Close"), tr("Close the keyboard"))
        close.clicked.connect(self.closed)
        for each in (turn, space, rub_out, close):
            each.setProperty("wide", True)
            each.setMaximumWidth(look().mm(200))
        row = QHBoxLayout()
        row.setSpacing(look().mm(GAP_MM))
        for each, share in ((turn, 0), (space, 1), (rub_out, 0), (close, 0)):
            row.addWidget(each, share)
        return row

    def _type(self) -> None:
        key = self.sender()
        if isinstance(key, Key):
            self.typed.emit(key.letter)

    def _turn(self) -> None:
        key = self.sender()
        self._show(digits=isinstance(key, Key) and key.letter == "123")
        self.turned.emit()
