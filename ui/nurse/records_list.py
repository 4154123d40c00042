"""Past briefings, the newest first: as many as fit, and the next ones when somebody asks for them."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.record.summary import Summary
from models.store.store import ALL, Criteria
from ui.language import ntr, tr
from ui.nurse.records_desk import RecordsDesk
from ui.nurse.records_row import RecordRow
from ui.tasks import Task
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import announce, label
from ui.widgets.pages import Pages

_LOWEST_ROW = 12.0


class RecordList(QWidget):
    """Asks the store for one page at a time, off the GUI thread; it never holds more than it shows.

    Signals:
        opened: Somebody wants to read a briefing. arg: its id.
        ticks_changed: Others are chosen for a copy.
        whole_changed: References are shown whole now, or no longer. arg: whether they are.
        failed: The list could not be read. arg: the error.
    """

    opened = Signal(object)
    ticks_changed = Signal()
    whole_changed = Signal(bool)
    failed = Signal(object)

    def __init__(self, desk: RecordsDesk) -> None:
        super().__init__()
        self._desk, self.criteria = desk, ALL
        self._way: list[UUID | None] = [None]
        self._found: tuple[Summary, ...] = ()
        self._rows: list[RecordRow] = []
        self._asked = 0
        self._fitted: tuple[int, int] | None = None
        self._whole = False
        self._task: Task | None = None
        self.ticked: set[UUID] = set()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().mm(2))
        self.said = label("", "fine", soft=True)
        self.pages = Pages()
        self.pages.page_changed.connect(self._fit)
        column.addWidget(self.said)
        column.addWidget(self.pages, 1)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        self.newer, self.older = Button(tr("‹ Newer"), "compact"), Button(tr("Older ›"), "compact")
        self.newer.clicked.connect(self.go_newer)
        self.older.clicked.connect(self.go_older)
        row = QHBoxLayout()
        row.addWidget(self.newer)
        row.addStretch(1)
        row.addWidget(self.older)
        return row

    # -- the way through the list ----------------------------------------------------------------------------------

    def look_for(self, criteria: Criteria) -> None:
        """Show the newest that match."""
        self.criteria, self._way = criteria, [None]
        self.read()

    def go_older(self) -> None:
        """Go on to those before the last that is shown."""
        shown = self._shown
        if self.older.isEnabled() and shown:
            self._way.append(shown[-1])
            self.read()

    def go_newer(self) -> None:
        """Go back to the page that one came from."""
        if len(self._way) > 1:
            self._way.pop()
            self.read()

    def read(self) -> None:
        """Read the present page again."""
        if self._task is not None:
            self._task.cancel()
        desk, criteria, older_than = self._desk, self._desk.narrowed(self.criteria), self._way[-1]
        self._asked = limit = self._room() + 1

        def work() -> tuple[tuple[Summary, ...], int | None]:
            counted = criteria == Criteria(stage=criteria.stage)  # the store keeps these numbers; others take long
            found = desk.store.find(criteria, older_than, limit)
            return found, desk.store.count(criteria) if counted else None

        self._turn_allowed(newer=False, older=False)
        self._task = Task(work, self)
        self._task.done.connect(self._take)
        self._task.failed.connect(self._fail)
        self._task.start()

    def _room(self) -> int:
        """Tell how many rows there is room for: one more than last time, or as many as there could be of the lowest."""
        if self._fitted and self._fitted[0] == self.pages.height():
            return self._fitted[1] + 1
        return max(2, self.pages.height() // look().mm(_LOWEST_ROW))

    def _take(self, result: tuple[tuple[Summary, ...], int | None]) -> None:
        self._task = None
        self._found, many = result
        if not self._found and len(self._way) > 1:  # deleted meanwhile
            self.go_newer()
            return
        self.said.setText(self._words(many))
        announce(self, self.said.text())
        self._fill()

    def _fail(self, error: Exception) -> None:
        self._task = None
        self._turn_allowed(newer=len(self._way) > 1, older=False)
        self.failed.emit(error)

    def _words(self, many: int | None) -> str:
        if not self._found:
            return tr("No briefing matches.") if self.criteria != ALL else tr("No briefing is kept here yet.")
        page = tr("Page {page}").format(page=len(self._way))
        return page if many is None else " · ".join((ntr("{n} briefing", "{n} briefings", many), page))

    def _fill(self) -> None:
        copies = self._desk.at_work.may("export")
        while len(self._rows) < len(self._found):
            self._rows.append(self._new_row())
        shown = self._rows[: len(self._found)]
        for row, each in zip(shown, self._found, strict=True):
            ticked, for_copies = each.briefing in self.ticked, copies and each.stage != "deleted"
            row.fill(each, whole=self._whole, ticked=ticked, for_copies=for_copies)
        self.pages.set_items(list(shown))
        self._fit()

    def _new_row(self) -> RecordRow:
        row = RecordRow(self._desk.names)
        row.setParent(self.pages)
        row.opened.connect(self.opened)
        row.ticked.connect(self._tick)
        return row

    @property
    def _shown(self) -> list[UUID]:
        return [each.briefing for each in self._rows[: len(self._found)] if each.briefing and not each.isHidden()]

    def _fit(self) -> None:
        """Only whole rows count as shown; where more would fit now than were asked for, ask again."""
        if self._task is not None:
            return
        shown = len(self._shown)
        if self._found and shown == len(self._found) == self._asked:
            self._fitted = None
            self.read()
            return
        if shown < len(self._found):
            self._fitted = self.pages.height(), shown
        self._turn_allowed(newer=len(self._way) > 1, older=shown < len(self._found))

    def _turn_allowed(self, *, newer: bool, older: bool) -> None:
        self.newer.setEnabled(newer)
        self.older.setEnabled(older)

    # -- references and copies -------------------------------------------------------------------------------------

    @property
    def shows_whole(self) -> bool:
        """True while references are shown whole."""
        return self._whole

    def show_whole(self, *, whole: bool) -> None:
        """Show references whole, or only their ends."""
        self._whole = whole
        self._fill()
        self.whole_changed.emit(whole)

    def hideEvent(self, event: QHideEvent) -> None:
        """Hide what nobody looks at any more."""
        super().hideEvent(event)
        if self._whole and not event.spontaneous():
            self.show_whole(whole=False)

    def untick(self) -> None:
        """Choose none."""
        self.ticked.clear()
        self._fill()
        self.ticks_changed.emit()

    def _tick(self, briefing: UUID, on: bool) -> None:
        (self.ticked.add if on else self.ticked.discard)(briefing)
        self.ticks_changed.emit()
