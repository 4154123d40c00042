"""The forms over past briefings: what to look for, and a correction."""

from collections.abc import Mapping
from typing import get_args

from PySide6.QtCore import Signal

from models.record.state import Stage
from models.store.store import Criteria
from ui.language import tr
from ui.nurse.fields import WORDS_LENGTH, Choices, DayField, Field, side_by_side
from ui.nurse.form_panel import FormPanel
from ui.nurse.records_words import stages
from ui.widgets.button import Button
from ui.widgets.labels import label

_SHOWN = 8
_ANY = "any"


class FindPanel(FormPanel):
    """Asks what to look for; what is left empty does not count.

    Signals:
        found: Look for this. arg: the Criteria.
    """

    found = Signal(object)

    def __init__(self, criteria: Criteria, procedures: Mapping[str, str], *, by_owner: bool) -> None:
        super().__init__()
        self._procedures = {_ANY: tr("Any")} | dict(procedures)
        self.reference = Field(
            tr("Reference"), tr("Whole, or its last 3 signs or more"), words=criteria.reference or ""
        )
        self.owner = Field(tr("Who led it"), tr("The whole name"), words=criteria.owner or "")
        self.led_on = DayField(tr("Day of the briefing"), criteria.led_on)
        self.appointment_on = DayField(tr("Day of the appointment"), criteria.appointment_on)
        self.stage = Choices(tr("How it stands"), {_ANY: tr("Any")} | stages(), criteria.stage or _ANY)
        self.finder = Field(tr("Find a procedure"))
        self.procedure = Choices(tr("Procedure"), self._procedures, criteria.procedure or _ANY)
        self.action = self.look = Button(tr("Look for it"), "primary")
        side_by_side(self.reference, self.owner, self.led_on, self.appointment_on, self.finder)
        fields = [self.reference, *([self.owner] if by_owner else []), self.led_on, self.appointment_on]
        self.ask([*fields, self.stage, *([self.finder] if len(procedures) > _SHOWN else []), self.procedure])
        self.finder.changed.connect(self._narrow)
        for day in (self.led_on, self.appointment_on):
            day.changed.connect(self._allow)
        self.look.clicked.connect(self._look)
        self._narrow()

    def _narrow(self) -> None:
        """Offer the procedures that have the words that were typed, and always the one that is chosen."""
        words = self.finder.words.casefold().split()
        found = [
            each
            for each, name in self._procedures.items()
            if each == _ANY or all(word in name.casefold() for word in words)
        ]
        self.procedure.offer(*found[: _SHOWN + 1], self.procedure.chosen)
        self.lay_out()

    def _allow(self) -> None:
        self.look.setEnabled(self.led_on.is_right and self.appointment_on.is_right)

    def _look(self) -> None:
        stage = next((each for each in get_args(Stage) if each == self.stage.chosen), None)
        procedure = self.procedure.chosen
        self.found.emit(
            Criteria(
                reference=self.reference.words or None,
                led_on=self.led_on.day,
                appointment_on=self.appointment_on.day,
                procedure=None if procedure == _ANY else procedure,
                stage=stage,
                owner=self.owner.words or None,
            )
        )


class AmendPanel(FormPanel):
    """Corrects one entry by a new one; the entry itself stays as it is.

    Signals:
        amended: Both are written. args: what is right, why.
    """

    amended = Signal(str, str)

    def __init__(self, said: str) -> None:
        super().__init__()
        self.says = Field(tr("What is right?"), longest=WORDS_LENGTH)
        self.reason = Field(tr("Why is it corrected?"), longest=WORDS_LENGTH)
        self.action = self.add = Button(tr("Add the correction"), "primary")
        stays = label(tr("The entry stays in the record. The correction stands beside it, under your name."), "small")
        entry = label(said, "body", bold=True)
        for each in (entry, stays):
            each.setProperty("full-row", True)
        self.ask([entry, stays, self.says, self.reason])
        for field in (self.says, self.reason):
            field.changed.connect(self._allow)
        self.add.clicked.connect(self._add)
        self._allow()

    def _allow(self) -> None:
        self.add.setEnabled(bool(self.says.words and self.reason.words))

    def _add(self) -> None:
        self.amended.emit(self.says.words, self.reason.words)
