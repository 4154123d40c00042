"""A value that a clinician decides for one visit: a number, a first and a last day, or one of a few choices."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.content.parameters import Parameter, Value
from ui.language import ntr, tr
from ui.nurse.fields import Choices, Field
from ui.theme.look import look
from ui.widgets.labels import clear


class ValueFields(QWidget):
    """Asks for the value of one parameter, within what the parameter allows.

    Signals:
        changed: Something else is written or chosen.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("full-row", True)
        self._parameter: Parameter | None = None
        self.numbers: tuple[Field, ...] = ()
        self.choice: Choices | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look().mm(2))

    def ask_for(self, parameter: Parameter | None) -> None:
        """Ask for another parameter's value; of the same one, what is written stays."""
        if parameter == self._parameter:
            return
        self._parameter, self.numbers, self.choice = parameter, (), None
        clear(self._column)
        if parameter is None:
            return
        if parameter.kind == "choice":
            self.choice = Choices(parameter.title, {each.id: each.says for each in parameter.choices})
            self.choice.chose.connect(self.changed)
            self._column.addWidget(self.choice)
            return
        names = (tr("First day"), tr("Last day")) if parameter.kind == "window" else (parameter.title,)
        self.numbers = tuple(self._number(name, parameter) for name in names)
        for each in self.numbers:
            self._column.addWidget(each)

    def _number(self, name: str, parameter: Parameter) -> Field:
        many = tr("From {low} to {high} {unit}").format(
            low=parameter.min, high=parameter.max, unit=_units().get(parameter.unit or "", "")
        )
        made = Field(name, many)
        made.edit.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        made.changed.connect(self.changed)
        return made

    @property
    def value(self) -> Value | None:
        """The value; None while it is missing, or is not one that the parameter allows."""
        parameter, found = self._parameter, self._given()
        if parameter is None or found is None or parameter.refuses(found):
            return None
        return found

    def _given(self) -> Value | None:
        if self.choice is not None:
            return self.choice.chosen or None
        digits = [each.words for each in self.numbers]
        if not digits or not all(each.isascii() and each.isdigit() and len(each) < 7 for each in digits):
            return None
        return int(digits[0]) if len(digits) == 1 else (int(digits[0]), int(digits[1]))

    @property
    def words(self) -> str:
        """The value as people read it."""
        value, parameter = self.value, self._parameter
        if value is None or parameter is None:
            return ""
        if isinstance(value, str):
            return next(each.says for each in parameter.choices if each.id == value)
        if isinstance(value, tuple):
            return tr("From day {first} to day {last}").format(first=value[0], last=value[1])
        return {
            "minutes": ntr("{n} minute", "{n} minutes", value),
            "hours": ntr("{n} hour", "{n} hours", value),
            "days": ntr("{n} day", "{n} days", value),
        }.get(parameter.unit or "", str(value))


def _units() -> dict[str, str]:
    return {"minutes": tr("minutes"), "hours": tr("hours"), "days": tr("days")}
