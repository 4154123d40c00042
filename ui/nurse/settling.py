"""Settling a matter in a briefing: as on the staff's screens, and with the role of whoever decides."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.planning.plan import Plan
from ui.language import tr
from ui.nurse.fields import Field
from ui.widgets.matter import Matter
from ui.widgets.settle_panel import SettlePanel


class SettleWithRole(SettlePanel):
    """A panel that also asks for the role.

    Signals:
        settled_by: It was decided. args: name, role, the id of the chosen side, the own words.
    """

    settled_by = Signal(str, str, str, str)

    def __init__(self, matter: Matter, plan: Plan) -> None:
        self.role = Field(tr("Role"), tr("Such as doctor, radiologist, pharmacist, nurse"))
        super().__init__(matter, plan)
        self.role.changed.connect(self._allow)
        self.settled.connect(self._pass_on)

    def more_fields(self) -> list[QWidget]:
        """Ask for the role, too."""
        return [self.role]

    def _allow(self) -> None:
        super()._allow()
        self.settle.setEnabled(self.settle.isEnabled() and bool(self.role.words))

    def _pass_on(self, name: str, chosen: str, words: str) -> None:
        self.settled_by.emit(name, self.role.words, chosen, words)
