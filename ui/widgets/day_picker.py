"""Days to choose from, by big buttons: a month, or where it has no room the weeks that have."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout

from models.planning.clock import day_words, month_words, weekday
from ui.language import current_language, tr
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import Heading, label

_A_MONDAY = date(2024, 1, 1)
_FIRST = date(2000, 1, 1)
_MONTH = 6
"""The weeks that a month may touch."""
_MOST, _FEWEST = 4, 2
_GAP_MM, _INSET_MM = 3.0, 3.0


class DayPicker(QFrame):
    """Shows one month, or some weeks, at a time; a day that has passed cannot be chosen, if it is known which have.

    Signals:
        day_chosen: A day was pressed. arg: the date.
    """

    day_chosen = Signal(date)

    def __init__(self, month: date) -> None:
        super().__init__()
        self.setProperty("surface", "card" if look().holds_a_week else "")
        self._column = QVBoxLayout(self)
        inset = look().mm(_INSET_MM) if look().holds_a_week else 0
        self._column.setContentsMargins(inset, inset, inset, inset)
        self._column.setSpacing(look().mm(_GAP_MM))
        self._column.addLayout(self._head())
        self._column.addLayout(self._grid())
        self._rows = _MONTH
        self.show_day(None, month, None)

    @property
    def shown(self) -> date:
        """A day of what is shown, for ``show_day``."""
        return self._at

    def show_day(self, day: date | None, at: date, today: date | None) -> None:
        """Show what is round ``at``, with ``day`` as the chosen one; ``today`` is None where nobody knows it."""
        self._day, self._at, self._first = day, at, today or _FIRST
        self._show()

    def fit_height(self, height: int) -> None:
        """Show as many weeks as have room in so many pixels: all of a month, or four at most, no number twice."""
        gap, inset = look().mm(_GAP_MM), look().mm(_INSET_MM)
        week = max(look().mm(16), self.day_buttons[0].sizeHint().height())
        above = self.month_before.sizeHint().height() + self._names[0].sizeHint().height() + 2 * inset + 2 * gap
        fitting = (height - above + gap) // (week + gap)
        rows = _MONTH if fitting >= _MONTH else max(_FEWEST, min(_MOST, fitting))
        if rows != self._rows:
            self._rows = rows
            self._show()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.month_before, self.month_after = Button("‹", "day"), Button("›", "day")
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
        grid.setSpacing(look().mm(_GAP_MM))
        self._names = []
        for index in range(7):
            name = label(weekday(_A_MONDAY + timedelta(days=index), current_language())[:2], "small", soft=True)
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(name, 0, index)
            self._names.append(name)
        self._group = QButtonGroup(self)
        self.day_buttons = [Button("", "day") for _ in range(42)]
        for index, button in enumerate(self.day_buttons):
            button.setCheckable(True)
            button.clicked.connect(self._choose)
            self._group.addButton(button)
            grid.addWidget(button, 1 + index // 7, index % 7)
        return grid

    def button(self, day: date) -> Button | None:
        """Give the button of a day, if it is shown."""
        shown = (each for each in self.day_buttons if not each.isHidden())
        return next((each for each in shown if each.property("day") == day.isoformat()), None)

    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.day_chosen.emit(date.fromisoformat(str(button.property("day"))))

    def _turn(self) -> None:
        first, last = self._span()
        self._at = first - timedelta(days=1) if self.sender() is self.month_before else last + timedelta(days=1)
        self._show()

    def _span(self) -> tuple[date, date]:
        """Give the first and the last day that can be seen."""
        if self._rows == _MONTH:
            month = self._at.replace(day=1)
            return month, (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        page, base = timedelta(weeks=self._rows), _monday(self._first)
        first = base + page * ((self._at - base) // page)
        return first, first + page - timedelta(days=1)

    def _show(self) -> None:
        language, (first, last) = current_language(), self._span()
        months = self._rows == _MONTH
        named = tr("{month} {year}")
        ends = [named.format(month=month_words(each, language), year=each.year) for each in (first, last)]
        if first.year == last.year:
            ends[0] = month_words(first, language)
        same = (first.year, first.month) == (last.year, last.month)
        self._name.setText(ends[1] if same else tr("{first} – {last}").format(first=ends[0], last=ends[1]))
        self.month_before.setAccessibleName(tr("Month before") if months else tr("Weeks before"))
        self.month_after.setAccessibleName(tr("Next month") if months else tr("Next weeks"))
        self.month_before.setEnabled(first > self._first)
        self._group.setExclusive(False)
        for index, button in enumerate(self.day_buttons):
            self._show_one(button, _monday(first) + timedelta(days=index), first, last)
        self._group.setExclusive(True)

    def _show_one(self, button: Button, day: date, first: date, last: date) -> None:
        button.setProperty("day", day.isoformat())
        button.setText(str(day.day))
        button.setAccessibleName(day_words(day, current_language(), year=True))
        button.setChecked(day == self._day)
        button.setEnabled(day >= self._first)
        later = day.month != first.month
        if button.property("later") != later:
            button.setProperty("later", later)
            button.style().polish(button)
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(_monday(day) <= last)
        button.setSizePolicy(policy)
        button.setVisible(first <= day <= last)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
