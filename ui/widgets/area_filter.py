"""The body areas to filter by: a button each where they have room, else one button that opens them all."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui.language import tr
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.panel import Panel

_NARROWEST_BUTTON = 110.0


class AreaFilter(QWidget):
    """Offers *All* and each area that has a procedure.

    Signals:
        area_chosen: Another area was chosen.
        panel_requested: The areas should be shown over the page. args: heading, the Panel.
        panel_finished: An area was chosen there.
    """

    area_chosen = Signal()
    panel_requested = Signal(str, Panel)
    panel_finished = Signal()

    def __init__(self, used: Collection[str]) -> None:
        super().__init__()
        self._names = {area: name for area, name in _names().items() if area == "" or area in used}
        self.area = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look().mm(3))
        self._group = QButtonGroup(self)
        for area in self._names:
            button = self._button(area)
            button.setCheckable(True)
            self._group.addButton(button)
            row.addWidget(button)
        self.all_areas = Button("", "chip")
        self.all_areas.clicked.connect(self._open)
        row.addWidget(self.all_areas)
        row.addStretch(1)
        self.set_compact(False)
        self.show_area("")

    def set_compact(self, compact: bool) -> None:
        """Take as little room as may be; otherwise all there is."""
        self._compact = compact
        width = QSizePolicy.Policy.Fixed if compact else QSizePolicy.Policy.Ignored
        self.setSizePolicy(width, QSizePolicy.Policy.Fixed)
        self._fit()

    def show_area(self, area: str) -> None:
        """Show which area is chosen."""
        self.area = area
        for button in self._group.buttons():
            button.setChecked(button.property("area") == area)
        self.all_areas.setText(tr("Body area: {area}").format(area=self._names.get(area, area)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show single buttons only where all of them can be read."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        buttons = self._group.buttons()
        gaps = look().mm(3) * len(buttons)
        room = sum(each.sizeHint().width() for each in buttons) + gaps <= self.width() and not self._compact
        for each in buttons:
            each.setVisible(room)
        self.all_areas.setVisible(not room)

    def _button(self, area: str) -> Button:
        button = Button(self._names[area], "chip")
        button.setProperty("area", area)
        button.clicked.connect(self._choose)
        return button

    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.show_area(str(button.property("area")))
            self.panel_finished.emit()
            self.area_chosen.emit()

    def _open(self) -> None:
        panel = Panel()
        panel.set_items([self._button(area) for area in self._names], narrowest_mm=_NARROWEST_BUTTON * look().text)
        self.panel_requested.emit(tr("Which part of the body?"), panel)


def _names() -> dict[str, str]:
    return {
        "": tr("All"),
        "kidney-ureter": tr("Kidney and ureter"),
        "bladder": tr("Bladder"),
        "urethra-prostate": tr("Urethra and prostate"),
        "blood-vessels": tr("Blood vessels"),
        "womb": tr("Womb"),
        "spine-joints": tr("Spine and joints"),
        "stomach-bowel": tr("Stomach and bowel"),
        "general": tr("Other"),
    }
