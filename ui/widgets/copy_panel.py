"""The panel *Save a copy*: as what a sheet is saved, with what each is good for."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.language import tr
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import label
from ui.widgets.panel import Panel

_NARROWEST_MM = 90.0


class CopyPanel(Panel):
    """Offers the sheet as it is printed, and as a web page.

    Signals:
        chosen: As what it should be saved. arg: how the file's name ends, without the dot.
    """

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.pdf, self.web_page = Button(tr("PDF"), "large"), Button(tr("Web page"), "large")
        self.pdf.clicked.connect(partial(self.chosen.emit, "pdf"))
        self.web_page.clicked.connect(partial(self.chosen.emit, "html"))
        ways = [
            _way(self.pdf, tr("It looks like the printed sheet.")),
            _way(self.web_page, tr("For a phone, large letters or a screen reader.")),
        ]
        self.set_items(ways, narrowest_mm=_NARROWEST_MM * look().text)


def _way(button: Button, words: str) -> QWidget:
    way = QWidget()
    column = QVBoxLayout(way)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(look().mm(3))
    said = label(words, "lead")
    said.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
    button.setAccessibleDescription(words)
    column.addWidget(button)
    column.addWidget(said)
    column.addStretch(1)
    return way
