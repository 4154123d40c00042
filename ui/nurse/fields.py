"""What a nurse fills in: choices, words, days and people, each with its name above and wrapping at any size."""

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QVBoxLayout, QWidget

from models.planning.clock import day_words
from models.record.event import Person
from ui.language import current_language, tr
from ui.theme.look import look
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.wrapping_button import WrappingButton

NAME_LENGTH, WORDS_LENGTH = 200, 4000
_DAY = re.compile(r"(\d{1,2})[./ -](\d{1,2})[./ -](\d{4})")


class Choices(QWidget):
    """One of a few, each a button; nothing is chosen until somebody does.

    Signals:
        chose: Somebody pressed a button. arg: its id.
    """

    chose = Signal(str)

    def __init__(self, name: str, options: Mapping[str, str], chosen: str = "") -> None:
        super().__init__()
        self.setProperty("full-row", True)
        self.setAccessibleName(name)
        column = _column(self, name)
        self._group = QButtonGroup(self)
        self.options = {each: WrappingButton(words) for each, words in options.items()}
        for each, button in self.options.items():
            button.setObjectName(each)
            button.setCheckable(True)
            button.setAccessibleDescription(name)
            self._group.addButton(button)
            button.clicked.connect(self._press)
        self._flow = Flow(list(self.options.values()))
        column.addWidget(self._flow)
        self.choose(chosen)

    @property
    def chosen(self) -> str:
        """The id of what is chosen; empty while nothing is."""
        return next((each for each, button in self.options.items() if button.isChecked()), "")

    def choose(self, option: str) -> None:
        """Show what is chosen, without saying that somebody did; an empty id takes the choice back."""
        self._group.setExclusive(False)
        for each, button in self.options.items():
            button.setChecked(each == option)
        self._group.setExclusive(True)

    def offer(self, *options: str) -> None:
        """Show these only."""
        for each, button in self.options.items():
            button.setVisible(each in options)
        self._flow.refit()

    def _press(self) -> None:
        self.chose.emit(self.chosen)


class Field(QWidget):
    """A line to write in, with its name above it and, where it helps, a hint below.

    Signals:
        changed: Something else is written there.
    """

    changed = Signal()

    def __init__(self, name: str, hint: str = "", *, longest: int = NAME_LENGTH, words: str = "") -> None:
        super().__init__()
        self.setProperty("full-row", True)
        column = _column(self, name)
        self.edit = QLineEdit(words)
        self.edit.setProperty("dense", True)
        self.edit.setAccessibleName(name)
        self.edit.setMaxLength(longest)
        self.hint = label(hint, "fine", soft=True)
        self.hint.setVisible(bool(hint))
        column.addWidget(self.edit)
        column.addWidget(self.hint)
        column.addStretch(1)  # beside a line with a hint, both stand at the same height
        self.edit.textChanged.connect(self.changed)

    @property
    def words(self) -> str:
        """What is written, without the spaces around it."""
        return self.edit.text().strip()


class DayField(Field):
    """A day, typed; below it the same day in words, so that a slip of day and month is seen."""

    def __init__(self, name: str, day: date | None = None) -> None:
        super().__init__(name, _how_to_write(), words=f"{day.day}.{day.month}.{day.year}" if day else "")
        self.edit.setMaxLength(20)
        self.changed.connect(self._say)
        self._say()

    @property
    def day(self) -> date | None:
        """The day; None while it is empty or cannot be read."""
        return read_day(self.words)

    @property
    def is_right(self) -> bool:
        """True if it is empty or can be read."""
        return not self.words or self.day is not None

    def _say(self) -> None:
        day = self.day
        self.hint.setText(day_words(day, current_language(), year=True) if day else _how_to_write())
        self.hint.setProperty("bold", bool(day))
        self.hint.style().polish(self.hint)
        self.edit.setAccessibleDescription(self.hint.text())


def read_day(words: str) -> date | None:
    """Read ``1.12.2026`` (day, month, year) or ``2026-12-01``; None if it is no day."""
    with suppress(ValueError):
        if found := _DAY.fullmatch(words):
            day, month, year = (int(each) for each in found.groups())
            return date(year, month, day)
        return date.fromisoformat(words)
    return None


def _how_to_write() -> str:
    return tr("Day, month, year, such as 1.12.2026")


class PersonFields(QObject):
    """Who it is: name, role and, where the clinic asks for it, the number in the professional register.

    Signals:
        changed: Something else is written there.
    """

    changed = Signal()

    def __init__(self, name: str, *, registration_needed: bool = False, person: Person | None = None) -> None:
        super().__init__()
        self._registration_needed = registration_needed
        registration = tr("Register number") if registration_needed else tr("Register number, if any")
        self.name = Field(name, words=person.name if person else "")
        self.role = Field(tr("Role"), tr("Such as doctor, radiologist, pharmacist, nurse"))
        self.registration = Field(registration)
        if person:
            self.role.edit.setText(person.role)
            self.registration.edit.setText(person.registration or "")
        for each in self.parts:
            each.changed.connect(self.changed)

    @property
    def parts(self) -> tuple[Field, Field, Field]:
        """The three lines, each to be put where it has room."""
        return self.name, self.role, self.registration

    @property
    def person(self) -> Person | None:
        """Who it is; None while something is missing."""
        name, role, registration = (each.words for each in self.parts)
        if not (name and role and (registration or not self._registration_needed)):
            return None
        return Person(name=name, role=role, registration=registration or None)


def _column(widget: QWidget, name: str) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(look().mm(1))
    if name:
        column.addWidget(label(name, "small", bold=True))
    return column


def side_by_side(*fields: Field) -> None:
    """Let short lines stand beside each other where they have room."""
    for each in fields:
        each.setProperty("full-row", False)
