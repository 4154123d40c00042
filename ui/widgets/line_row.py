"""One line of the plan with its *why* beside it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.planning.clock import day_words
from models.planning.plan import Line, Plan
from ui.language import current_language, tr
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.tile import CheckTile, TileText


def asked_words(plan: Plan, asked_by: tuple[str, ...]) -> str:
    """Name who asked: nothing for a single procedure, *All* or *Both* for all of several, else their names."""
    if len(plan.procedures) == 1:
        return ""
    if len(asked_by) == len(plan.procedures):
        return tr("Both") if len(asked_by) == 2 else tr("All")
    return ", ".join(plan.names(asked_by))


def mark_words(line: Line) -> str:
    """Say what needs attention: a time already past, an answer, or a value the clinic has to give."""
    if line.due.overdue:
        return tr("This time has passed. Call us now.")
    for given in line.answers:
        if given.answer in ("yes", "unsure"):
            return tr("Your answer: yes") if given.answer == "yes" else tr("Your answer: not sure")
    return tr("Ask us") if line.ask_us else ""


class LineRow(QWidget):
    """A tile to tick and a button that says why it is there; ``easy`` in few words and with a large pictogram.

    Signals:
        ticked: The line was ticked or unticked. args: its id, whether it is done.
        why_requested: The reader asks why. arg: its id.
    """

    ticked = Signal(str, bool)
    why_requested = Signal(str)

    def __init__(
        self, plan: Plan, line: Line, *, done: bool, easy: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.key = line.key
        note = asked_words(plan, line.asked_by)
        detail = "" if easy else "\n".join(part for part in (line.because, line.detail) if part)
        words = line.easy if easy else line.do
        self.tile = CheckTile(TileText(words, detail, note, mark_words(line), line.icon, easy=easy))
        self.tile.setObjectName(f"line-{line.key}")
        self.tile.setChecked(done)
        self.tile.toggled.connect(self._tick)
        self.why = Button(tr("Why?"), "small")
        self.why.setAccessibleName(tr("Why? {line}").format(line=line.do))
        if line.day:  # the same words may stand under several days
            day = day_words(line.day, current_language())
            for each in (self.tile, self.why):
                each.setAccessibleName(tr("{line} {day}").format(line=each.accessibleName(), day=day))
        self.why.clicked.connect(self._ask_why)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look().mm(3))
        row.addWidget(self.tile, 1)
        row.addWidget(self.why, 0, Qt.AlignmentFlag.AlignVCenter)

    def _tick(self, done: bool) -> None:
        self.ticked.emit(self.key, done)

    def _ask_why(self) -> None:
        self.why_requested.emit(self.key)
