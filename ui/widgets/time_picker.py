"""A time of day by buttons for earlier and later."""

from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.language import tr
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import Heading, label

_DAY = 1440
_STEP = 5


class TimePicker(QWidget):
    """Shows hour and minutes; the minutes go in steps of five.

    Signals:
        time_chosen: Earlier or later was pressed. arg: the time.
    """

    time_chosen = Signal(time)

    def __init__(self) -> None:
        super().__init__()
        self._time = time()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().mm(3))
        self._hours, self._minutes = Heading("", "h2"), Heading("", "h2")
        column.addLayout(self._row(tr("Hour"), self._hours, 60))
        column.addLayout(self._row(tr("Minutes"), self._minutes, _STEP))

    def show_time(self, at: time) -> None:
        """Show a time."""
        self._time = at
        self._hours.setText(str(at.hour))
        self._minutes.setText(f"{at.minute:02}")

    def _row(self, words: str, value: Heading, minutes: int) -> QHBoxLayout:
        row = QHBoxLayout()
        less, more = Button("−", "large"), Button("+", "large")
        for button, sign, spoken in ((less, -1, tr("{name}: earlier")), (more, 1, tr("{name}: later"))):
            button.setProperty("minutes", sign * minutes)
            button.setAccessibleName(spoken.format(name=words))
            button.setAutoRepeat(True)
            button.clicked.connect(self._step)
        value.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(label(words, "body"), 1)
        row.addWidget(less)
        row.addWidget(value, 1)
        row.addWidget(more)
        return row

    def _step(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            total = (self._time.hour * 60 + self._time.minute + int(button.property("minutes"))) % _DAY
            self.time_chosen.emit(time(*divmod(total, 60)))
