"""One past briefing in the list."""

from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from models.record.reference import masked
from models.record.summary import Summary
from ui.language import tr
from ui.nurse.records_words import Names, short_day, stages
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import chip, label

_TICK_MM = 12.0


class RecordRow(QFrame):
    """Says what it was about, when, by whom and how it stands; the reference shows only its end until asked for.

    Signals:
        opened: Somebody wants to read it. arg: its id.
        ticked: It was chosen for a copy, or no longer. args: its id, whether it is.
    """

    opened = Signal(object)
    ticked = Signal(object, bool)

    def __init__(self, summary: Summary, names: Names, *, whole: bool, ticked: bool, for_copies: bool) -> None:
        super().__init__()
        self.briefing: UUID = summary.briefing
        self.setProperty("surface", "line")
        self.setProperty("full-row", True)
        row = QHBoxLayout(self)
        edge = look().mm(1)
        row.setContentsMargins(0, edge, 0, edge)
        row.setSpacing(look().mm(3))
        title, more = title_of(summary, names), _more(summary, whole=whole)
        self.tick = Button("", "mark")
        self.tick.setCheckable(True)
        self.tick.setFixedSize(look().mm(_TICK_MM), look().mm(_TICK_MM))
        self.tick.setIconSize(QSize(look().mm(_TICK_MM - 4), look().mm(_TICK_MM - 4)))
        self.tick.setAccessibleName(tr("Choose for a copy: {line}").format(line=f"{title}, {more}"))
        self.tick.setVisible(for_copies)
        self.tick.setChecked(ticked)
        self._dress_tick(on=ticked)
        self.tick.toggled.connect(self._tick)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(label(title, "small", bold=True))
        texts.addWidget(label(more, "fine", soft=True))
        stage = chip(stages()[summary.stage])
        stage.setProperty("text-role", "fine")
        self.open = Button(tr("Open"), "compact")
        self.open.setAccessibleName(tr("Open: {line}").format(line=f"{title}, {more}"))
        self.open.clicked.connect(self._open)
        if for_copies:
            row.addWidget(self.tick, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(texts, 1)
        row.addWidget(stage, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.open, 0, Qt.AlignmentFlag.AlignVCenter)

    def _tick(self, on: bool) -> None:
        self._dress_tick(on=on)
        self.ticked.emit(self.briefing, on)

    def _dress_tick(self, *, on: bool) -> None:
        """An empty box has an icon too, for without one Qt keeps room for words."""
        empty = QPixmap(1, 1)
        empty.fill(Qt.GlobalColor.transparent)
        self.tick.setIcon(icon("check", look().theme.ink, look().mm(_TICK_MM - 4)) if on else QIcon(empty))

    def _open(self) -> None:
        self.opened.emit(self.briefing)


def title_of(summary: Summary, names: Names) -> str:
    """Name what a briefing was about."""
    return " + ".join(names.get(each, each) for each in summary.procedures) or tr("Deleted briefing")


def _more(summary: Summary, *, whole: bool) -> str:
    at = summary.appointment_on
    appointment = tr("for {day}").format(day=short_day(at)) if at else ""
    reference = summary.reference or ""
    parts = [short_day(summary.led_on), summary.owner]
    parts += [reference if whole or not reference else masked(reference), appointment]
    return " · ".join(each for each in parts if each)
