"""The appointment: a day and a time by big buttons, or *I don't know yet*."""

import calendar
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QPushButton, QWidget

from models.planning.clock import clock_words, day_words, month_words, weekday
from models.planning.visit import VisitError
from ui.language import current_language, tr
from ui.screens.screen import PagedScreen
from ui.session import Session
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import Heading, card, label
from ui.widgets.tile import CheckTile, TileText

_MINUTES_STEP = 5
_FIRST_GUESS = time(9, 0)


class AppointmentScreen(PagedScreen):
    """Asks when the procedure is; reports it to the session as the clinic's local time."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._day: date | None = None
        self._time = _FIRST_GUESS
        self._month = session.now.date().replace(day=1)
        self.title(tr("When is it?"), tr("Look at your letter. Choose the day, then the time."))
        self.unknown = CheckTile(TileText(tr("I don't know yet")))
        self.unknown.toggled.connect(self._set_unknown)
        self.pages.set_items([self._day_card(), self._time_card()], narrowest_mm=140 * look().text)
        self.add_pages()

    def enter(self, *, forward: bool) -> None:
        """Show the appointment as it stands."""
        at = self._session.appointment
        if at is not None:
            self._day, self._time, self._month = at.date(), at.time(), at.date().replace(day=1)
        self._show()
        if not forward:
            self.pages.show_last()

    def place(self) -> tuple[date | None, time, date, bool]:
        """What is chosen but not yet taken, and the month that is shown."""
        return self._day, self._time, self._month, self.unknown.isChecked()

    def return_to(self, place: tuple[date | None, time, date, bool]) -> None:
        """Choose the same again."""
        day, self._time, self._month, unknown = place
        self.unknown.setChecked(unknown)
        self._day = day
        self._show()

    def advance(self) -> bool:
        """Take the appointment; stay where it is neither chosen nor unknown, or cannot be."""
        if not self.unknown.isChecked() and self._day is None:
            self.warn(tr("Choose a day, or “I don't know yet”."))
            return True
        if not self.unknown.isChecked() and super().advance():
            return True
        try:
            at = None if self.unknown.isChecked() or self._day is None else datetime.combine(self._day, self._time)
            self._session.set_appointment(at)
        except VisitError as error:
            self.warn(str(error))
            return True
        return False

    def _set_unknown(self, unknown: bool) -> None:
        if unknown:
            self._day = None
        self._show()

    def _day_card(self) -> QFrame:
        frame, column = card(padding=3)
        top = QHBoxLayout()
        self.month_before, self.month_after = Button("‹"), Button("›")
        self._month_name = Heading("", "h3")
        self._month_name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for button, name in ((self.month_before, tr("Month before")), (self.month_after, tr("Next month"))):
            button.setAccessibleName(name)
            button.setProperty("kind", "day")
            button.clicked.connect(self._turn_month)
        top.addWidget(self.month_before)
        top.addWidget(self._month_name, 1)
        top.addWidget(self.month_after)
        column.addLayout(top)
        self._grid = QGridLayout()
        self._grid.setSpacing(look().mm(1))
        monday = date(2024, 1, 1)
        for index in range(7):
            day_name = label(weekday(monday + timedelta(days=index), current_language())[:2], "small", soft=True)
            day_name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(day_name, 0, index)
        self._days = QButtonGroup(self)
        self.day_buttons: list[QPushButton] = []
        for index in range(42):
            button = Button()
            button.setCheckable(True)
            button.setProperty("kind", "day")
            button.clicked.connect(self._choose_day)
            self._days.addButton(button)
            self._grid.addWidget(button, 1 + index // 7, index % 7)
            self.day_buttons.append(button)
        column.addLayout(self._grid)
        return frame

    def _time_card(self) -> QFrame:
        frame, column = card(padding=4, spacing=3)
        column.addWidget(Heading(tr("Time"), "h3"))
        self._hours, self._minutes = Heading("", "h2"), Heading("", "h2")
        column.addLayout(self._unit_row(tr("Hour"), self._hours, 60))
        column.addLayout(self._unit_row(tr("Minutes"), self._minutes, _MINUTES_STEP))
        self._summary = label("", "lead", bold=True)
        column.addWidget(self._summary)
        column.addStretch(1)
        column.addWidget(self.unknown)
        return frame

    def _unit_row(self, words: str, value: Heading, minutes: int) -> QHBoxLayout:
        row = QHBoxLayout()
        less, more = Button("−"), Button("+")
        for button, sign, spoken in ((less, -1, tr("{name}: earlier")), (more, 1, tr("{name}: later"))):
            button.setProperty("kind", "large")
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

    def _choose_day(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self._day = date.fromisoformat(str(button.property("day")))
            self.unknown.setChecked(False)
            self._show()

    def _turn_month(self) -> None:
        by = -1 if self.sender() is self.month_before else 32
        self._month = (self._month + timedelta(days=by)).replace(day=1)
        self._show()

    def _step(self) -> None:
        button = self.sender()
        if not isinstance(button, QPushButton):
            return
        total = (self._time.hour * 60 + self._time.minute + int(button.property("minutes"))) % 1440
        self._time = time(*divmod(total, 60))
        self._show()

    def _show(self) -> None:
        self.warn("")
        language, today = current_language(), self._session.now.date()
        self._month_name.setText(f"{month_words(self._month, language)} {self._month.year}")
        self.month_before.setEnabled(self._month > today)
        first = self._month - timedelta(days=self._month.weekday())
        in_month = calendar.monthrange(self._month.year, self._month.month)[1]
        self._days.setExclusive(False)
        for index, button in enumerate(self.day_buttons):
            day = first + timedelta(days=index)
            button.setProperty("day", day.isoformat())
            button.setText(str(day.day))
            button.setAccessibleName(day_words(day, language, year=True))
            button.setChecked(day == self._day)
            button.setEnabled(day >= today)
            hidden = day.month != self._month.month
            policy = button.sizePolicy()
            policy.setRetainSizeWhenHidden(index < 28 or in_month + self._month.weekday() > 7 * (index // 7))
            button.setSizePolicy(policy)
            button.setVisible(not hidden)
        self._days.setExclusive(True)
        self._hours.setText(str(self._time.hour))
        self._minutes.setText(f"{self._time.minute:02}")
        self._summary.setText(self._words())
        self.note_changed.emit(self._words())

    def _words(self) -> str:
        if self.unknown.isChecked():
            return tr("I don't know yet")
        if self._day is None:
            return tr("No day chosen yet")
        language = current_language()
        at = datetime.combine(self._day, self._time)
        return tr("{day}, {clock}").format(
            day=day_words(self._day, language, year=True), clock=clock_words(at, language)
        )
