"""The countdown: covers all that was on the screen, can be seen and heard, and one touch ends it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.language import ntr, tr
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.covering import Covering
from ui.widgets.labels import Heading, announce, label

_SAY_EVERY = 10


class StillThere(Covering):
    """Asks whether anybody is there, and says how long it waits for an answer.

    Signals:
        answered: The button was pressed.
    """

    answered = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._covered = parent
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        edge = look().mm(14)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(look().mm(8))
        self.heading, self.left = Heading(), label("", "h2")
        self.stay = Button("", "primary")
        self.stay.setMinimumHeight(look().mm(30))
        self.stay.clicked.connect(self.answered)
        column.addStretch(1)
        for each in (self.heading, self.left, self.stay):
            column.addWidget(each)
        column.addStretch(2)
        self.hide()

    def ask(self, seconds: int) -> None:
        """Come up, with so many seconds left."""
        self.heading.setText(tr("Are you still there?"))
        self.stay.setText(tr("I am still here"))
        self.show_left(seconds)
        self.setGeometry(self._covered.rect())
        self.show()
        self.raise_()
        self.stay.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_left(self, seconds: int) -> None:
        """Count down; now and then aloud."""
        words = ntr(
            "Your answers are cleared in {n} second. Touch the screen to keep them.",
            "Your answers are cleared in {n} seconds. Touch the screen to keep them.",
            seconds,
        )
        self.left.setText(words)
        if seconds % _SAY_EVERY == 0 and seconds:
            QApplication.beep()
            announce(self, f"{self.heading.text()} {words}", urgent=True)
