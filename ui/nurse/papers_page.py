"""The papers of a briefing: as they will be printed, for the patient and for the team; printed, or saved as files."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from models.document.blocks import Document
from models.export.paper_process import Job, Sheet
from models.export.pdf import Paper
from ui.given_out import copy_for
from ui.language import tr
from ui.nurse.records_words import trouble_words
from ui.printing.desk import PrintDesk
from ui.printing.spooler import Printable
from ui.printing.trouble import words_of
from ui.saving import ask_where, not_written
from ui.tasks import Task
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.copy_panel import CopyPanel
from ui.widgets.labels import Heading, announce, label
from ui.widgets.overlay import Overlay
from ui.widgets.page_view import PageView

if TYPE_CHECKING:
    from ui.printing.trouble import Trouble

_PAGE_INCHES = 8.27


Failed = Callable[[Exception], None]
NoteFirst = Callable[[Callable[[], None], Failed], None]
"""Has it noted in the record that a copy is taken, then calls the first; the second if it could not be noted."""


@dataclass(frozen=True)
class Named:
    """One paper: its name, how its document is made, and the name of its file, which says nothing of a person.

    ``given`` is told that it was given out, printed or saved, perhaps as a calendar file, which ``calendar`` makes.
    ``is_page_too`` says that it may be saved as a web page as well as a PDF.
    """

    name: str
    make: Callable[[], Document]
    file: str
    given: Callable[[bytes | None], None] = lambda _: None
    calendar: Callable[[], bytes] | None = None
    is_page_too: bool = False


class PapersPage(QWidget):
    """Shows one paper at a time. ``may_save`` allows copies as files; ``note_first`` comes before each of them.

    Signals:
        left: Back to where one came from.
        closed: All is done; the next briefing can begin.
    """

    left = Signal()
    closed = Signal()
    accessible_role = QAccessible.Role.Client

    def __init__(
        self,
        papers: tuple[Named, ...],
        size: Paper,
        printer: str | None,
        *,
        is_over: bool = False,
        may_save: bool = True,
        note_first: NoteFirst = lambda go_on, _: go_on(),
    ) -> None:
        super().__init__()
        self.setObjectName("page")
        self._papers, self._size, self._printer, self._note_first = papers, size, printer, note_first
        self._documents: dict[int, Document] = {}
        self._sheets: dict[int, Sheet] = {}
        self._shown = 0
        self._printing = papers[0]
        self._task: Task | None = None
        self._desk = PrintDesk(self)
        self._build(is_over)
        self.save.setVisible(may_save)
        self._desk.troubled.connect(self._show_trouble)
        self._desk.printed.connect(self._printed)
        self._desk.failed.connect(self._not_printed)
        self.show_paper(0)

    def _build(self, is_over: bool) -> None:
        column = QVBoxLayout(self)
        edge = look().mm(5)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(look().mm(3))
        head = QHBoxLayout()
        head.addWidget(Heading(tr("Print"), "h3"), 1)
        group = QButtonGroup(self)
        self.tabs = []
        for number, paper in enumerate(self._papers):
            tab = Button(paper.name, "compact")
            tab.setCheckable(True)
            tab.setProperty("number", number)
            tab.clicked.connect(self._choose)
            group.addButton(tab)
            self.tabs.append(tab)
            head.addWidget(tab)
        column.addLayout(head)
        self.view = PageView()
        column.addWidget(self.view, 1)
        self.state = label("", "small", bold=True)
        column.addWidget(self.state)
        self.back = Button(tr("Back"), "compact")
        self.calendar, self.save = Button(tr("Calendar file"), "compact"), Button("", "compact")
        self.print_button, self.done = Button(tr("Print"), "strong"), Button(tr("Next briefing"), "strong")
        row = QHBoxLayout()
        row.setSpacing(look().mm(3))
        for button, slot in (
            (self.back, self.left), (self.calendar, self._choose_calendar), (self.save, self._save),
            (self.print_button, self._print), (self.done, self.closed),
        ):  # fmt: skip
            button.clicked.connect(slot)
            row.addWidget(button)
        row.insertStretch(1, 1)
        column.addLayout(row)
        self.overlay = Overlay(self)
        self.done.setVisible(is_over)
        self.back.setVisible(not is_over)

    def _choose(self) -> None:
        tab = self.sender()
        if isinstance(tab, Button):
            self.show_paper(int(tab.property("number")))

    def show_paper(self, number: int) -> None:
        """Show a paper; it is made when it is first looked at."""
        self._shown = number
        self.tabs[number].setChecked(True)
        self.calendar.setVisible(self._papers[number].calendar is not None)
        self.save.setText(tr("Save a copy") if self._papers[number].is_page_too else tr("Save as PDF"))
        if number in self._sheets:
            self._show(self._sheets[number])
            return
        self._allow(False)
        self.view.show_pages(())
        self._say(tr("Making the paper …"))
        document = self._documents[number] = self._papers[number].make()
        job = Job(document, self._size, self.window().height() / _PAGE_INCHES * self.devicePixelRatioF())
        if self._task is not None:
            self._task.cancel()
        self._task = Task(job.run, self, job.stop)
        self._task.done.connect(lambda sheet: self._take(number, sheet))
        self._task.failed.connect(self._fail)
        self._task.start()

    def _take(self, number: int, sheet: Sheet) -> None:
        self._sheets[number] = sheet
        if number == self._shown:
            self._show(sheet)

    def _show(self, sheet: Sheet) -> None:
        self.view.show_pages(sheet.pages)
        self._say("")
        self._allow(True)

    def _fail(self, error: Exception) -> None:
        self._say(tr("The paper could not be made: {reason}").format(reason=error), urgent=True)

    def _allow(self, ready: bool) -> None:
        self.print_button.setText(tr("Print"))
        self.print_button.setEnabled(ready)
        self.save.setEnabled(ready)

    def _say(self, words: str, *, urgent: bool = False) -> None:
        self.state.setText(words)
        self.state.setVisible(bool(words))
        if words:
            announce(self, words, urgent=urgent)

    # -- printing --------------------------------------------------------------------------------------------------

    def _print(self) -> None:
        if self._desk.is_busy:
            self._desk.stop()
            self._allow(False)
            return
        sheet, document, size = self._sheets.get(self._shown), self._documents[self._shown], self._size
        if sheet is None:
            return
        self._printing = self._papers[self._shown]
        self._allow(False)
        self._say(tr("Sending it to the printer …"))
        self._desk.print(Printable(sheet.pdf, size, lambda ppi: Job(document, size, ppi).run().pages), self._printer)

    def _show_trouble(self, trouble: "Trouble | None") -> None:
        if trouble is None:
            self._say(tr("It is being printed …"))
            return
        self._say(tr("It waits: {reason}. Then it comes by itself.").format(reason=words_of(trouble)), urgent=True)
        self.print_button.setText(tr("Stop printing"))
        self.print_button.setEnabled(True)

    def _printed(self) -> None:
        self._allow(True)
        self._printing.given(None)
        self._say(tr("It is at the printer."))

    def _not_printed(self, error: Exception) -> None:
        self._allow(True)
        if getattr(error, "may_retry", False):
            words = tr("It was not printed: {reason}. Press “Print” again, or save it as a PDF.")
        else:
            words = tr(
                "It may not be printed: {reason}. It may still come. Look at the printer before you print again."
            )
        self._say(words.format(reason=error), urgent=True)

    # -- files -----------------------------------------------------------------------------------------------------

    def _save(self) -> None:
        """Ask as what, if there is a choice, then where."""
        if not self._papers[self._shown].is_page_too:
            self._choose_file("pdf")
            return
        panel = CopyPanel()
        panel.chosen.connect(self._choose_file)
        self.overlay.open_panel(tr("Save a copy"), panel)

    def _choose_file(self, kind: str) -> None:
        self.overlay.close_panel()
        ask_where(self, self.save.text(), f"{self._papers[self._shown].file}.{kind}", kind, self.save_as)

    def save_as(self, file: str) -> None:
        """Write the PDF or the web page, as the file is named; that it was taken may have to be on record before."""
        paper, sheet = self._papers[self._shown], self._sheets.get(self._shown)
        if sheet is not None:
            data = copy_for(file, self._documents[self._shown], sheet.pdf) if paper.is_page_too else sheet.pdf
            self._note_first(lambda: self._write(paper, file, data), self._not_noted)

    def _write(self, paper: Named, file: str, data: bytes) -> None:
        if self._written(file, data):
            paper.given(None)
            self._say(tr("Saved as {file}.").format(file=file))

    def _not_noted(self, error: Exception) -> None:
        self._say(tr("It was not saved. {reason}").format(reason=trouble_words(error)), urgent=True)

    def _choose_calendar(self) -> None:
        ask_where(self, tr("Save for the patient’s calendar"), "reminders.ics", "ics", self.save_calendar)

    def save_calendar(self, file: str) -> None:
        """Write the patient's times as a calendar file."""
        paper = self._papers[self._shown]
        data = paper.calendar() if paper.calendar else None
        if data is not None and self._written(file, data):
            paper.given(data)
            words = tr("Saved as {file}. The patient opens it on their phone or computer.")
            self._say(words.format(file=file))

    def _written(self, file: str, data: bytes) -> bool:
        """Write a file; a folder that refuses it is named."""
        reason = not_written(file, data)
        if reason is not None:
            words = tr("The file could not be saved as {file}: {reason}. Choose another folder.")
            self._say(words.format(file=file, reason=reason), urgent=True)
        return reason is None
