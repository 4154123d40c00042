"""A clinician's decision for this visit: a medicine on hold, a value, or another matter; by name and role."""

from collections.abc import Sequence
from typing import Any, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.content.parameters import Parameter
from ui.language import tr
from ui.nurse.fields import WORDS_LENGTH, Choices, DayField, Field, PersonFields, side_by_side
from ui.nurse.form_panel import FormPanel
from ui.nurse.value_fields import ValueFields
from ui.widgets.button import Button
from ui.widgets.labels import label

_SHOWN = 6
"""So many values can be seen at a glance; the others are found by their words."""
What = Literal["", "medicine", "value", "other"]


class DecisionPanel(FormPanel):
    """Takes down what a clinician decided; who writes it down is for the record to say.

    Signals:
        decided: Everything is there. arg: the fields of ``models.record.events.Decided``.
    """

    decided = Signal(dict)

    def __init__(self, parameters: Sequence[Parameter] = (), *, registration_needed: bool = False) -> None:
        super().__init__()
        self._parameters = {each.id: each for each in parameters}
        self.what = Choices(tr("What was decided?"), _kinds(values=bool(parameters)))
        self.medicine = Field(tr("Which medicine?"))
        self.last_dose, self.restart = DayField(tr("Last dose on")), DayField(tr("Start again on"))
        self.parameter = Choices(tr("Which value?"), {each.id: each.title for each in parameters})
        self.finder = Field(tr("Find a value"))
        self.value = ValueFields()
        self.about = Field(tr("What about?"))
        self.says = Field(tr("The decision, in words"), longest=WORDS_LENGTH)
        self.wrong = label(tr("The day to start again is before the last dose. Look at both days."), "small", bold=True)
        self.wrong.setProperty("full-row", True)
        self.decider = PersonFields(tr("Who decided?"), registration_needed=registration_needed)
        side_by_side(self.last_dose, self.restart, *self.decider.parts)
        self.action = self.decide = Button(tr("Write it down"), "primary")
        self._connect()
        self._narrow()
        self._ask_again()

    def _connect(self) -> None:
        self.what.chose.connect(self._ask_again)
        self.parameter.chose.connect(self._ask_again)
        self.finder.changed.connect(self._narrow)
        for day in (self.last_dose, self.restart):
            day.changed.connect(self._ask_again)
        for each in (self.medicine, self.about, self.says, self.value, self.decider):
            each.changed.connect(self._allow)
        self.decide.clicked.connect(self._decide)

    @property
    def _what(self) -> What:
        what: What = self.what.chosen  # type: ignore[assignment]
        return what

    def _ask_again(self) -> None:
        """Ask only for what this kind of decision has."""
        parameter = self._parameters.get(self.parameter.chosen)
        self.value.ask_for(parameter)
        days: list[QWidget] = [self.last_dose, self.restart, *([self.wrong] if self._days_are_wrong else [])]
        value = [self.value] if parameter else []
        own: dict[What, list[QWidget]] = {
            "": [],
            "medicine": [self.medicine, *days, self.says],
            "value": [*([self.finder] if len(self._parameters) > _SHOWN else []), self.parameter, *value],
            "other": [self.about, self.says],
        }
        people = self.decider.parts if self._what else ()
        self.ask([self.what, *own[self._what], *people])
        self._allow()

    def _narrow(self) -> None:
        """Offer the values that have the words that were typed, and always the one that is chosen."""
        words, chosen = self.finder.words.casefold().split(), self.parameter.chosen
        found = [each.id for each in self._parameters.values() if all(word in each.title.casefold() for word in words)]
        self.parameter.offer(*found[:_SHOWN], chosen)
        self.lay_out()

    @property
    def _days_are_wrong(self) -> bool:
        last, restart = self.last_dose.day, self.restart.day
        return last is not None and restart is not None and restart < last

    def _allow(self) -> None:
        """Let it be written down once nothing is missing and nothing cannot be."""
        days = self.last_dose.is_right and self.restart.is_right and not self._days_are_wrong
        own = {
            "": False,
            "medicine": bool(self.medicine.words and self.says.words) and days,
            "value": self.value.value is not None,
            "other": bool(self.about.words and self.says.words),
        }
        self.decide.setEnabled(own[self._what] and self.decider.person is not None)

    def _decide(self) -> None:
        said: dict[str, Any] = {"decider": self.decider.person, "what": self._what}
        if self._what == "value":
            said |= {"about": self.parameter.chosen, "says": self.value.words, "value": self.value.value}
        elif self._what == "medicine":
            said |= {"about": self.medicine.words, "says": self.says.words}
            said |= {"last_dose": self.last_dose.day, "restart": self.restart.day}
        else:
            said |= {"about": self.about.words, "says": self.says.words}
        self.decided.emit(said)


def _kinds(*, values: bool) -> dict[str, str]:
    value = {"value": tr("A value for this visit")} if values else {}
    return {"medicine": tr("A medicine")} | value | {"other": tr("Something else")}
