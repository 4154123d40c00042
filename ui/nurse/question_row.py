"""A screening question with all its answers beside it, for whoever asks it aloud."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from models.content.questions import Question
from ui.language import tr
from ui.theme.look import look
from ui.widgets.answers import given_words
from ui.widgets.button import Button
from ui.widgets.labels import label

_BESIDE = 3


class QuestionRow(QFrame):
    """Reports the answer that was pressed.

    Signals:
        answered: args: the question, the answer.
    """

    answered = Signal(str, str)

    def __init__(self, question: Question, answer: str | None) -> None:
        super().__init__()
        self.question = question
        self.setProperty("full-row", True)
        self.setProperty("surface", "line")
        beside = len(question.answers) <= _BESIDE and look().text == 1.0
        row: QHBoxLayout | QVBoxLayout = QHBoxLayout(self) if beside else QVBoxLayout(self)
        edge = look().mm(1.5)
        row.setContentsMargins(0, edge, 0, edge)
        row.setSpacing(look().mm(2))
        row.addWidget(label(question.ask, "small", bold=answer is None), 1)
        self.answers: dict[str, Button] = {}
        buttons = QHBoxLayout()
        buttons.setSpacing(look().mm(1.5))
        for each in question.answers:
            button = Button(given_words(each, question.says(each)), "compact")
            button.setCheckable(True)
            button.setChecked(each == answer)
            button.setAccessibleName(tr("{answer}: {question}").format(answer=button.text(), question=question.ask))
            button.setProperty("answer", each)
            button.clicked.connect(self._answer)
            self.answers[each] = button
            buttons.addWidget(button)
        if not beside:
            buttons.addStretch(1)
        row.addLayout(buttons)

    def _answer(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.answered.emit(self.question.id, button.property("answer"))
