"""Beside the start of a briefing: one's own that were not ended, and the day's list."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.content.library import Library
from models.planning.clock import clock_words, day_words
from models.record.reference import masked
from models.record.summary import Summary
from ui.language import current_language, ntr, tr
from ui.nurse.turner import Turner
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import Heading, card, label

if TYPE_CHECKING:
    from models.day_cells import Entry
    from models.day_list import DayList

_WIDE_MM = 100.0


class TodaySide(QFrame):
    """Offers what is there already.

    Signals:
        resumed: An unfinished briefing of one's own should go on. arg: its Summary.
        taken: A row of the list is wanted. arg: the Entry.
        list_requested: The day's list should be read from a file.
    """

    resumed = Signal(object)
    taken = Signal(object)
    list_requested = Signal()

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self.setProperty("surface", "card")
        self.setFixedWidth(look().mm(_WIDE_MM))
        column = QVBoxLayout(self)
        edge = look().mm(4)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(look().mm(2))
        row = QHBoxLayout()
        row.addWidget(Heading(tr("Today"), "h3"), 1)
        self.read_list = Button(tr("Read a list (CSV)"), "compact")
        self.read_list.clicked.connect(self.list_requested)
        row.addWidget(self.read_list)
        column.addLayout(row)
        self.turner = Turner(tr("Today"))
        column.addWidget(self.turner, 1)
        self.unfinished: tuple[Summary, ...] = ()
        self.listed: DayList | None = None
        self._show_side()

    def show_unfinished(self, found: Sequence[Summary]) -> None:
        """Offer one's own briefings that were not ended."""
        self.unfinished = tuple(found)
        self._show_side()

    def show_list(self, listed: "DayList") -> None:
        """Show the day's list, and what could not be read of it."""
        self.listed = listed
        self._show_side()

    def _show_side(self) -> None:
        items: list[QWidget] = []
        if self.unfinished:
            items.append(_head(tr("Not finished")))
        items += [self._resumable(each) for each in self.unfinished]
        listed = self.listed
        if listed is not None:
            items.append(_head(ntr("{n} on the list", "{n} on the list", len(listed.entries))))
            items += [self._entry(each) for each in listed.entries]
            items += [_problem(str(each)) for each in listed.problems]
        if not items:
            items.append(label(tr("A list of the day (time, procedures, ticket number) saves typing."), "small"))
        self.turner.pages.set_items(items)

    def _resumable(self, summary: Summary) -> QFrame:
        names = self._names(summary.procedures)
        whose = masked(summary.reference) if summary.reference else tr("no reference")
        day = day_words(summary.led_on, current_language())
        frame, button = _offer(names, tr("{reference} · begun {day}").format(reference=whose, day=day), tr("Go on"))
        button.setProperty("summary", summary)
        button.clicked.connect(self._resume)
        return frame

    def _resume(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.resumed.emit(button.property("summary"))

    def _entry(self, entry: "Entry") -> QFrame:
        clock = clock_words(entry.at, current_language())
        whose = masked(entry.reference) if entry.reference else tr("no reference")
        frame, button = _offer(tr("{clock}  {names}").format(clock=clock, names=self._names(entry.procedures)), whose,
                               tr("Take"))  # fmt: skip
        button.setProperty("entry", entry)
        button.clicked.connect(self._take)
        return frame

    def _names(self, procedures: Sequence[str]) -> str:
        cards = self._library.cards
        return " + ".join(cards[each].short_name if each in cards else each for each in procedures)

    def _take(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.taken.emit(button.property("entry"))


def _head(words: str) -> QWidget:
    made = label(words, "small", soft=True, bold=True)
    made.setProperty("keep-with-next", True)
    return made


def _offer(title: str, detail: str, action: str) -> tuple[QFrame, Button]:
    frame, column = card("plain", padding=2, spacing=0.5)
    frame.setProperty("full-row", True)
    row = QHBoxLayout()
    texts = QVBoxLayout()
    texts.addWidget(label(title, "small", bold=True))
    texts.addWidget(label(detail, "fine", soft=True))
    row.addLayout(texts, 1)
    button = Button(action, "compact")
    button.setAccessibleName(tr("{action}: {line}").format(action=action, line=title))
    row.addWidget(button)
    column.addLayout(row)
    return frame, button


def _problem(words: str) -> QFrame:
    frame, column = card("caution", padding=2)
    frame.setProperty("full-row", True)
    column.addWidget(label(words, "fine"))
    return frame
