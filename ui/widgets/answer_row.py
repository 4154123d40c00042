"""One line of the check page: what was said, and a button to change it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.language import tr
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import label


class AnswerRow(QFrame):
    """Shows a name and a value.

    Signals:
        change_requested: The reader wants to change it. arg: the ``target`` that was given.
    """

    change_requested = Signal(object)

    def __init__(self, name: str, value: str, target: object) -> None:
        super().__init__()
        self._target = target
        self.setProperty("surface", "card")
        row = QVBoxLayout(self) if look().is_slim else QHBoxLayout(self)
        edge = look().mm(3)
        row.setContentsMargins(edge + look().mm(1), edge // 2, edge, edge // 2)
        texts = QWidget()
        column = QVBoxLayout(texts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(name, "small", soft=True))
        column.addWidget(label(value, "body", bold=True))
        column.insertStretch(0, 1)
        column.addStretch(1)
        change = Button(tr("Change"), "small")
        change.setAccessibleName(tr("Change: {name}").format(name=name))
        change.clicked.connect(self._change)
        row.addWidget(texts, 1)
        row.addWidget(change, 0, Qt.AlignmentFlag.AlignLeading if look().is_slim else Qt.AlignmentFlag.AlignVCenter)

    def _change(self) -> None:
        self.change_requested.emit(self._target)
