"""Answers that cannot all be true: what does not fit together, and a way to mend each."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QPushButton, QVBoxLayout

from models.content.questions import Contradiction
from ui.language import tr
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import Heading, label


class ContradictionCard(QFrame):
    """Says what does not fit; it takes no side about which answer is wrong.

    Signals:
        change_requested: The reader wants to change an answer. arg: the question's id.
    """

    change_requested = Signal(str)

    def __init__(self, contradiction: Contradiction, titles: Mapping[str, str]) -> None:
        super().__init__()
        self.setProperty("surface", "caution")
        self.setProperty("full-row", True)
        column = QVBoxLayout(self)
        edge = look().mm(3)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(look().mm(1))
        column.addWidget(Heading(tr("These answers do not fit together"), "h3"))
        column.addWidget(label(contradiction.says, "body"))
        across = QBoxLayout.Direction.TopToBottom if look().is_crowded else QBoxLayout.Direction.LeftToRight
        buttons = QBoxLayout(across)
        buttons.setSpacing(look().mm(3))
        for question in contradiction.answers:
            button = Button(tr("Change: {name}").format(name=titles[question]), "small")
            # The row of the same answer further down has this name too.
            button.setAccessibleName(f"{contradiction.says} {button.text()}")
            button.setProperty("question", question)
            button.clicked.connect(self._change)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def _change(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.change_requested.emit(str(button.property("question")))
