"""Private notes, and the queue of the patient's questions with their answers."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.record.state import State
from ui.language import tr
from ui.nurse.fields import WORDS_LENGTH, Field
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import Heading, card, label
from ui.widgets.panel import Panel


class NotesPanel(Panel):
    """Shows questions that wait, those that were answered, and private notes; takes new ones.

    Signals:
        asked: The patient asks something. arg: the words.
        replied: A question was answered. args: the number of its event, the words.
        noted: arg: the words of a private note.
    """

    asked = Signal(str)
    replied = Signal(int, str)
    noted = Signal(str)

    is_form = True

    def __init__(self, state: State) -> None:
        super().__init__()
        self.question = _Line(tr("The patient asks"), tr("Put it in the queue"))
        self.question.given.connect(self.asked)
        self.note = _Line(tr("Private note: never shown or printed for the patient"), tr("Keep the note"))
        self.note.given.connect(self.noted)
        self.waiting: dict[int, _Line] = {}
        self.set_items(list(self._parts(state)))

    def _parts(self, state: State) -> Iterator[QWidget]:
        yield self.question
        for number, asked in state.questions.items():
            if number not in state.answers:
                line = _Line(tr("“{question}”").format(question=asked.words), tr("Answered"))
                line.setProperty("number", number)
                line.given.connect(self._reply)
                self.waiting[number] = line
                yield line
        yield self.note
        said = [(each.words, state.answers[number].words) for number, each in state.questions.items()
                if number in state.answers]  # fmt: skip
        if said or state.notes:
            head = Heading(tr("So far"), "h3")
            head.setProperty("keep-with-next", True)
            yield head
        for question, answer in said:
            yield _said(tr("“{question}”").format(question=question), answer)
        for note in state.notes:
            yield _said(tr("Note by {name}").format(name=note.by.name), note.words)

    def _reply(self, words: str) -> None:
        line = self.sender()
        if isinstance(line, _Line):
            self.replied.emit(int(line.property("number")), words)


class _Line(QWidget):
    """A field with a button that takes what is written."""

    given = Signal(str)

    def __init__(self, name: str, action: str) -> None:
        super().__init__()
        self.setProperty("full-row", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.field = Field(name, longest=WORDS_LENGTH)
        self.button = Button(action)
        self.button.setAccessibleName(tr("{action}: {name}").format(action=action, name=name))
        row = QHBoxLayout()
        row.setSpacing(look().mm(3))
        row.addWidget(self.field, 1)
        if look().text == 1.0:
            row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        if look().text != 1.0:
            column.addWidget(self.button)
        self.button.setEnabled(False)
        self.field.changed.connect(self._allow)
        self.field.edit.returnPressed.connect(self._give)
        self.button.clicked.connect(self._give)

    def _allow(self) -> None:
        self.button.setEnabled(bool(self.field.words))

    def _give(self) -> None:
        if self.field.words:
            self.given.emit(self.field.words)


def _said(title: str, words: str) -> QFrame:
    frame, column = card("plain", padding=2.5, spacing=0.5)
    frame.setProperty("full-row", True)
    column.addWidget(label(title, "body", bold=True))
    column.addWidget(label(words, "body"))
    return frame


class ReasonPanel(Panel):
    """Asks for a few words: why a line does not apply, or what the question is.

    Signals:
        given: arg: the words; empty only where they are not ``needed``.
    """

    given = Signal(str)

    is_form = True

    def __init__(self, name: str, action: str, *, needed: bool) -> None:
        super().__init__()
        self._needed = needed
        self.field = Field(name, longest=WORDS_LENGTH)
        self.action = Button(action, "primary")
        self.set_items([self.field])
        self.field.changed.connect(self._allow)
        self.field.edit.returnPressed.connect(self._give)
        self.action.clicked.connect(self._give)
        self._allow()

    def _allow(self) -> None:
        if self.action is not None:
            self.action.setEnabled(bool(self.field.words) or not self._needed)

    def _give(self) -> None:
        if self.field.words or not self._needed:
            self.given.emit(self.field.words)
