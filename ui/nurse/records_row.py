"""One past briefing in the list."""

from uuid import UUID

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from models.record.names import Names
from models.record.reference import masked
from models.record.summary import Summary
from ui.language import tr
from ui.nurse.records_words import short_day, stages
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import chip, label

_TICK_MM = 12.0


class RecordRow(QFrame):
    """Says what it was about, when, by whom and how it stands; the reference shows only its end until asked for.

    A row is made once and filled again for each page of the list: to make a page of rows takes longer than a frame.

    Signals:
        opened: Somebody wants to read it. arg: its id.
        ticked: It was chosen for a copy, or no longer. args: its id, whether it is.
    """

    opened = Signal(object)
    ticked = Signal(object, bool)

    def __init__(self, names: Names) -> None:
        super().__init__()
        self._names = names
        self.briefing: UUID | None = None
        for name, value in (("surface", "line"), ("full-row", True), ("kept", True)):
            self.setProperty(name, value)
        row = QHBoxLayout(self)
        edge = look().mm(1)
        row.setContentsMargins(0, edge, 0, edge)
        row.setSpacing(look().mm(3))
        self.tick = _tick_button()
        self.tick.toggled.connect(self._tick)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        self._title, self._more = label("", "small", bold=True), label("", "fine", soft=True)
        texts.addWidget(self._title)
        texts.addWidget(self._more)
        self._stage = chip("")
        self._stage.setProperty("text-role", "fine")
        self.open = Button(tr("Open"), "compact")
        self.open.clicked.connect(self._open)
        row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(texts, 1)
        row.addWidget(self._stage, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignVCenter)

    def fill(self, summary: Summary, *, whole: bool, ticked: bool, for_copies: bool) -> None:
        """Show a briefing in the place of the one before; nobody has ticked anything by that."""
        self.briefing = summary.briefing
        title, more = title_of(summary, self._names), _more(summary, whole=whole)
        self._title.setText(title)
        self._more.setText(more)
        self._stage.setText(stages()[summary.stage])
        self.open.setAccessibleName(tr("Open: {line}").format(line=f"{title}, {more}"))
        self.tick.setAccessibleName(tr("Choose for a copy: {line}").format(line=f"{title}, {more}"))
        self.tick.setVisible(for_copies)
        with QSignalBlocker(self.tick):
            self.tick.setChecked(ticked)
        _dress(self.tick)

    def _tick(self, on: bool) -> None:
        _dress(self.tick)
        self.ticked.emit(self.briefing, on)

    def _open(self) -> None:
        self.opened.emit(self.briefing)


def _tick_button() -> Button:
    tick = Button("", "mark")
    tick.setCheckable(True)
    tick.setFixedSize(look().mm(_TICK_MM), look().mm(_TICK_MM))
    tick.setIconSize(QSize(look().mm(_TICK_MM - 4), look().mm(_TICK_MM - 4)))
    _dress(tick)
    return tick


def _dress(tick: Button) -> None:
    """An empty box has an icon too, for without one Qt keeps room for words."""
    if tick.isChecked():
        tick.setIcon(icon("check", look().theme.ink, look().mm(_TICK_MM - 4)))
        return
    empty = QPixmap(1, 1)
    empty.fill(Qt.GlobalColor.transparent)
    tick.setIcon(QIcon(empty))


def title_of(summary: Summary, names: Names) -> str:
    """Name what a briefing was about."""
    return " + ".join(names.procedure(each) for each in summary.procedures) or tr("Deleted briefing")


def _more(summary: Summary, *, whole: bool) -> str:
    at = summary.appointment_on
    appointment = tr("for {day}").format(day=short_day(at)) if at else ""
    reference = summary.reference or ""
    parts = [short_day(summary.led_on), summary.owner]
    parts += [reference if whole or not reference else masked(reference), appointment]
    return " · ".join(each for each in parts if each)
