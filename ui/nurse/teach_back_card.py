"""One open question of teach-back: what the answer must contain, how it was said, and the way on from *not yet*."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from models.planning.plan import TeachBackItem
from models.record.events import Outcome
from ui.language import tr
from ui.nurse.fields import WORDS_LENGTH, Choices, Field
from ui.theme.look import look
from ui.widgets.flow import Flow
from ui.widgets.labels import Heading, announce, card, label
from ui.widgets.wrapping_button import WrappingButton


class TeachBackCard(QFrame):
    """Asks the nurse how the patient said it.

    After *not yet* it asks to explain again first; then the answer is *after I explained again*, or *not yet* once
    more. *Said it* is no longer offered, for it would hide that it took a second try.

    Signals:
        taught: The nurse chose an outcome, or wrote a note on it. args: the question's id, the outcome, the note.
        reshaped: The card has grown or shrunk.
    """

    taught = Signal(str, str, str)
    reshaped = Signal()

    def __init__(self, asked: TeachBackItem) -> None:
        super().__init__()
        self._asked = asked
        self._outcome: Outcome | None = None
        self._was_not_yet = self._explained = self._points_shown = self._note_shown = False
        self.setProperty("surface", "plain")
        column = QVBoxLayout(self)
        inset = look().mm(3)
        column.setContentsMargins(inset, inset, inset, inset)
        column.setSpacing(look().mm(2))
        heading = Heading(tr("“{question}”").format(question=asked.ask), "small")
        heading.setProperty("bold", True)
        column.addWidget(heading)
        self._build_points(column)
        self._build_again(column)
        self.outcomes = Choices("", outcome_words())
        self.outcomes.setAccessibleName(asked.ask)
        self.outcomes.chose.connect(self._choose)
        for outcome, tile in self.outcomes.options.items():
            name = tr("{action}: {line}").format(action=outcome_words()[outcome], line=asked.ask)
            tile.setAccessibleName(name)
        column.addWidget(self.outcomes)
        self._build_note(column)
        column.addStretch(1)
        self._show()

    def _build_points(self, column: QVBoxLayout) -> None:
        self.points_button = WrappingButton(tr("What must be said?"))
        self.points_button.clicked.connect(self._turn_points)
        self.note_button = WrappingButton(tr("Note"))
        self.note_button.setAccessibleName(tr("Note: {line}").format(line=self._asked.ask))
        self.note_button.clicked.connect(self._turn_note)
        column.addWidget(Flow([self.points_button, self.note_button]))
        self.points, inside = card("tint", padding=2.5, spacing=1)
        for each in self._asked.must_contain:
            inside.addWidget(label(tr("• {point}").format(point=each), "fine"))
        column.addWidget(self.points)

    def _build_again(self, column: QVBoxLayout) -> None:
        self.again, inside = card("caution", padding=2.5)
        inside.addWidget(label(tr("Not yet. Explain it again in other words, then ask again."), "small", bold=True))
        self.explained = WrappingButton(tr("I explained again"))
        self.explained.setAccessibleName(tr("I explained again: {line}").format(line=self._asked.ask))
        self.explained.clicked.connect(self._ask_again)
        inside.addWidget(Flow([self.explained]))
        column.addWidget(self.again)

    def _build_note(self, column: QVBoxLayout) -> None:
        self.note_part = QWidget()
        inside = QVBoxLayout(self.note_part)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(look().mm(1.5))
        self.note = Field(tr("What the patient said, or what helped"), longest=WORDS_LENGTH)
        self.note.edit.setAccessibleDescription(self._asked.ask)
        self.keep_note = WrappingButton(tr("Keep the note"))
        self.keep_note.setAccessibleName(tr("Keep the note: {line}").format(line=self._asked.ask))
        self.keep_note.clicked.connect(self._keep_note)
        self.note.changed.connect(self._allow_note)
        inside.addWidget(self.note)
        inside.addWidget(Flow([self.keep_note]))
        column.addWidget(self.note_part)

    def show_outcome(self, outcome: Outcome | None) -> None:
        """Show how the question stands in the record; a step on the way from *not yet* is kept while it does."""
        if outcome != self._outcome:
            self._explained = False
        self._outcome = outcome
        self._was_not_yet = (self._was_not_yet or outcome == "not_yet") and outcome != "said"
        self._show()

    def _show(self) -> None:
        waits = self._outcome == "not_yet" and not self._explained
        self.again.setVisible(waits)
        self.outcomes.setVisible(not waits)
        self.outcomes.offer(*(("after_again", "not_yet") if self._was_not_yet else outcome_words()))
        self.outcomes.choose("" if self._explained else self._outcome or "")
        self._fold()

    def _turn_points(self) -> None:
        self._points_shown = not self._points_shown
        self._fold()

    def _turn_note(self) -> None:
        self._note_shown = not self._note_shown
        self._fold()
        if self._note_shown:
            self.note.edit.setFocus()

    def _fold(self) -> None:
        shown = self._points_shown
        words = tr("Hide the answer") if shown else tr("What must be said?")
        self.points_button.say(words)
        self.points_button.setAccessibleName(tr("{action}: {line}").format(action=words, line=self._asked.ask))
        self.points.setVisible(shown)
        self.note_part.setVisible(self._note_shown)
        self._allow_note()
        self.reshaped.emit()

    def _allow_note(self) -> None:
        """A note goes with the outcome; while there is none yet, it waits for it."""
        self.keep_note.setVisible(self._outcome is not None)
        self.keep_note.setEnabled(bool(self.note.words))

    def _ask_again(self) -> None:
        self._explained = True
        self._show()
        announce(self, tr("Ask again: {line}").format(line=self._asked.ask))

    def _choose(self, outcome: str) -> None:
        self._explained = False
        self.taught.emit(self._asked.id, outcome, self.note.words)
        self._show()

    def _keep_note(self) -> None:
        self.taught.emit(self._asked.id, self._outcome, self.note.words)


def outcome_words() -> dict[str, str]:
    """Name the three outcomes."""
    return {"said": tr("Said it"), "after_again": tr("After I explained again"), "not_yet": tr("Not yet")}
