"""A soft line on procedures of like names; a button for it where the line has no room."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.language import tr
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import announce, label
from ui.widgets.mix_ups import MixUp
from ui.widgets.panel import Panel

_BESIDE_UP_TO = 1.25


class WhichIsWhich(QFrame):
    """Says of one pair which is which.

    Signals:
        compare_requested: The pair should be compared. arg: the two procedures.
    """

    compare_requested = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "tint")
        self._pair: tuple[str, ...] = ()
        below = look().crowd > _BESIDE_UP_TO
        row = QVBoxLayout(self) if below else QHBoxLayout(self)
        row.setContentsMargins(look().mm(4), look().mm(1), look().mm(1), look().mm(1))
        row.setSpacing(look().mm(3))
        self.words = label("", "body")
        row.addWidget(self.words, 1)
        self.compare = Button(tr("Compare these two"), "small")
        self.compare.clicked.connect(self._ask)
        row.addWidget(self.compare, 0, Qt.AlignmentFlag.AlignLeading if below else Qt.AlignmentFlag.AlignVCenter)
        self.hide()

    def show_mix_up(self, found: MixUp | None) -> None:
        """Say what is easily mixed up."""
        self.words.setText(found.words if found else "")
        self._pair = (found.procedure, found.other) if found else ()

    def speak(self) -> None:
        """Have a screen reader say it, after the reader has chosen something."""
        if self._pair:
            announce(self, self.words.text())

    def _ask(self) -> None:
        self.compare_requested.emit(self._pair)


def which_panel(found: tuple[MixUp, ...]) -> Panel:
    """Say of every pair which is which."""
    return Panel([label(each.words, "lead") for each in found])
