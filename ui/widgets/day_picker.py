"""A month of days to choose from, by big buttons."""

import calendar
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout

from models.planning.clock import day_words, month_words, weekday
from ui.language import current_language, tr
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import Heading, label

_A_MONDAY = date(2024, 1, 1)


class DayPicker(QFrame):
    """Shows one month at a time; a day that has passed cannot be chosen.

    Signals:
        day_chosen: A day was pressed. arg: the date.
    """

    day_chosen = Signal(date)

    def __init__(self, today: date) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self._column = QVBoxLayout(self)
        inset = look().mm(3)
        self._column.setContentsMargins(inset, inset, inset, inset)
        self._column.setSpacing(look().mm(2))
        self._column.addLayout(self._head())
        self._column.addLayout(self._grid())
        self.show_day(None, today, today)

    @property
    def month(self) -> date:
        """The first day of the month that is shown."""
        return self._month

    def show_day(self, day: date | None, month: date, today: date) -> None:
        """Show the month of a day, with ``day`` as the chosen one."""
        self._day, self._month, self._today = day, month.replace(day=1), today
        self._show()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.month_before, self.month_after = Button("‹", "day"), Button("›", "day")
        self.month_before.setAccessibleName(tr("Month before"))
        self.month_after.setAccessibleName(tr("Next month"))
        self._name = Heading("", "h3")
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for button in (self.month_before, self.month_after):
            button.clicked.connect(self._turn)
        row.addWidget(self.month_before)
        row.addWidget(self._name, 1)
        row.addWidget(self.month_after)
        return row

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(look().mm(1))
        for index in range(7):
            name = label(weekday(_A_MONDAY + timedelta(days=index), current_language())[:2], "small", soft=True)
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(name, 0, index)
        self._group = QButtonGroup(self)
        self.day_buttons = [Button("", "day") for _ in range(42)]
        for index, button in enumerate(self.day_buttons):
            button.setCheckable(True)
            button.clicked.connect(self._choose)
            self._group.addButton(button)
            grid.addWidget(button, 1 + index // 7, index % 7)
        return grid

    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.day_chosen.emit(date.fromisoformat(str(button.property("day"))))

    def _turn(self) -> None:
        by = -1 if self.sender() is self.month_before else 32
        self._month = (self._month + timedelta(days=by)).replace(day=1)
        self._show()

    def _show(self) -> None:
        language, month = current_language(), self._month
        self._name.setText(f"{month_words(month, language)} {month.year}")
        self.month_before.setEnabled(month > self._today)
        first = month - timedelta(days=month.weekday())
        in_month = calendar.monthrange(month.year, month.month)[1]
        self._group.setExclusive(False)
        for index, button in enumerate(self.day_buttons):
            day = first + timedelta(days=index)
            button.setProperty("day", day.isoformat())
            button.setText(str(day.day))
            button.setAccessibleName(day_words(day, language, year=True))
            button.setChecked(day == self._day)
            button.setEnabled(day >= self._today)
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(index < 28 or in_month + month.weekday() > 7 * (index // 7))
            button.setSizePolicy(policy)
            button.setVisible(day.month == month.month)
        self._group.setExclusive(True)
