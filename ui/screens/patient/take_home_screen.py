"""Take home: the very pages that will be printed, and ways to have them."""

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.content.pictures import load_views
from models.document.easy import easy_sheet
from models.document.sheet import Replaced, full_sheet, sheet_number
from models.export.paper_process import Job, Sheet
from models.export.pdf import Paper
from models.planning.changes import changes, summary
from resources import resource
from ui.language import current_language, tr
from ui.screens.screen import Screen
from ui.session import Session
from ui.tasks import Task
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import announce, card, label
from ui.widgets.page_view import PageView

if TYPE_CHECKING:
    from ui.printing.printer import Printing
    from ui.printing.trouble import Trouble

_PAGE_INCHES = 11.7
"""The preview is drawn as large as the window is high: sharp, and no larger than can be seen."""

_READABLE_MM = 85.0
"""The height that heading, the line on the older sheet and a readable page need together, in text of the usual size."""


class TakeHomeScreen(Screen):
    """Shows the sheet page by page; prints it, or saves it as a PDF.

    Signals:
        troubled: The sheet waits at the printer, or no longer does. arg: the Trouble, or None.
    """

    troubled = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._paper: Sheet | None = None
        self._task: Task | None = None
        self._replaces: Replaced | None = None
        self._printing: Printing | None = None
        self._in_trouble = False
        self._build()
        self.troubled.connect(self._show_trouble)

    def _build(self) -> None:
        self._older_card, older = card("caution", padding=3)
        self.older = label("", "body", bold=True)
        older.addWidget(self.older)
        self._column.addWidget(self._older_card)
        self._older_card.hide()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(look().mm(8))
        self.view = PageView()
        self._body.addWidget(self.view, 3 if look().text < 1.5 else 2)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().mm(4))
        self.print_button, self.save_button = Button(tr("Print")), Button(tr("Save as PDF"))
        self.print_button.setProperty("kind", "primary")
        self.save_button.setProperty("kind", "large")
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._choose_file)
        self.state = label("", "body", bold=True)
        self._buttons = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._buttons.setSpacing(look().mm(4))
        for each in (self.print_button, self.save_button):
            self._buttons.addWidget(each)
        self.save_button.setVisible(self._session.kiosk is None)  # nobody's file may stay on a public computer
        column.addWidget(self.state)
        column.addLayout(self._buttons)
        column.addStretch(1)
        side.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._body.addWidget(side, 2)
        self._column.addLayout(self._body, 1)

    def enter(self, *, forward: bool) -> None:  # noqa: ARG002
        """Set the sheet of the plan as it is now."""
        self.title(
            tr("Your sheet to take home"),
            tr("Take it with you. You still need to tell reception that you are here."),
        )
        self.forward_named.emit(tr("Finish"))
        self.note_changed.emit("")
        plan, site = self._session.plan, self._session.site
        views = load_views(resource("pictures"), (placed.picture.view for placed in plan.steps if placed.picture))
        self._replaces = self._older_sheet()
        self._show_older()
        make = easy_sheet if self._session.easy else full_sheet
        document = make(plan, site, current_language(), views, self._replaces)
        paper: Paper = "letter" if site.paper == "letter" else "a4"
        ppi = self.window().height() / _PAGE_INCHES * self.devicePixelRatioF()
        self._say(tr("Making your sheet …"))
        self._allow(False)
        job = Job(document, paper, ppi)
        self._task = Task(job.run, self, job.stop)
        self._task.done.connect(self._show_paper)
        self._task.failed.connect(self._fail)
        self._task.start()

    def _older_sheet(self) -> Replaced | None:
        """Name the sheet that this one replaces; a copy says the same as the first."""
        issued, plan, language = self._session.issued, self._session.plan, current_language()
        if issued is None:
            return None
        if issued.number == sheet_number(plan):
            return issued.replaces
        return Replaced(issued.number, issued.day, summary(changes(issued.plan, plan, language), language))

    def _show_older(self) -> None:
        older = self._replaces
        words = tr("The sheet that you have, number {number}, no longer counts. Take this one instead.")
        self.older.setText(words.format(number=older.number) if older else "")
        self._older_card.setVisible(older is not None)
        self._arrange()
        if older:
            announce(self, self.older.text())

    def advance(self) -> bool:
        """Finish: forget everything, and go back to the beginning."""
        self.finished.emit()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the page for its size."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put the buttons below the page on an upright screen.

        Where large text leaves no room for the line on the older sheet and a page that could be read, the line stays.
        """
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        upright = self.height() > self.width()
        cramped = self._replaces is not None and not upright and self.height() < look().mm(_READABLE_MM) * look().text
        self._body.setDirection(down if upright else across)
        self._buttons.setDirection(across if cramped else down)
        self.view.setVisible(not cramped)

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop waiting for a sheet that nobody will see, and keep none; one that is being printed will be in hand."""
        super().hideEvent(event)
        if self._task is not None:
            self._task.cancel()
        if self._printing is not None:
            self._printing.leave()
            if self._session.selection and not self._in_trouble:  # without a choice, all was just forgotten
                self._session.issue(self._replaces)
        self._printing, self._in_trouble = None, False
        self._paper = None
        self.view.show_pages(())

    def _show_paper(self, paper: Sheet) -> None:
        self._paper = paper
        self.view.show_pages(paper.pages)
        self._say(tr("Your sheet is ready: {pages} pages.").format(pages=len(paper.pages)))
        self._allow(True)

    def _fail(self, error: Exception) -> None:
        words = tr("The sheet could not be made. Please ask a member of staff for a printed sheet.")
        self._say(f"{words} ({error})", urgent=True)

    def _say(self, words: str, *, urgent: bool = False) -> None:
        self.state.setText(words)
        announce(self, words, urgent=urgent)

    def _allow(self, ready: bool) -> None:
        self.print_button.setText(tr("Print"))
        self.print_button.setEnabled(ready)
        self.save_button.setEnabled(ready)

    def _print(self) -> None:
        """Print the sheet; while that is in trouble, take it back instead."""
        from ui.printing.printer import Printing

        if self._printing is not None:
            self._printing.stop()
            self._allow(False)
            return
        if self._paper is None:
            return
        self._allow(False)
        self._say(tr("Sending your sheet to the printer …"))
        self._printing = Printing(self._paper.pdf, self._session.site.printer, self._tell)
        self._task = Task(self._printing.run, self)
        self._task.done.connect(self._printed)
        self._task.failed.connect(self._not_printed)
        self._task.start()

    def _tell(self, trouble: "Trouble | None") -> None:
        with suppress(RuntimeError):  # the screen is gone, and the printing goes on
            self.troubled.emit(trouble)

    def _show_trouble(self, trouble: "Trouble | None") -> None:
        from ui.printing.trouble import words_of

        if self._printing is None:
            return
        self._in_trouble = trouble is not None
        self._allow(False)
        if trouble is None:
            self._say(tr("Your sheet is being printed …"))
            return
        words = tr("Your sheet waits: {reason}. Please tell a member of staff. Then it comes by itself.")
        self._say(words.format(reason=words_of(trouble)), urgent=True)
        self.print_button.setText(tr("Stop printing"))
        self.print_button.setEnabled(True)

    def _end_printing(self) -> None:
        self._printing, self._in_trouble = None, False
        self._allow(True)

    def _printed(self, _job: object) -> None:
        self._end_printing()
        self._session.issue(self._replaces)
        self._say(tr("Your sheet is at the printer. Please take it with you."))

    def _not_printed(self, error: Exception) -> None:
        self._end_printing()
        if not getattr(error, "may_retry", False):
            self.print_button.setEnabled(False)
            words = tr("The sheet may not be printed: {reason}. It may still come. Please ask a member of staff.")
        elif self._session.kiosk is not None:
            words = tr("The sheet was not printed: {reason}. Press “Print” again, or ask a member of staff.")
        else:
            words = tr("The sheet was not printed: {reason}. Save it as a PDF, or ask a member of staff.")
        self._say(words.format(reason=error), urgent=True)

    @property
    def is_busy(self) -> bool:
        """True while the sheet is on its way to the printer."""
        return self._printing is not None

    def _choose_file(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self, tr("Save as PDF"), str(Path.home() / "getting-ready.pdf"), "PDF (*.pdf)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.fileSelected.connect(self.save)
        dialog.open()

    def save(self, file: str) -> None:
        """Write the PDF; a folder that refuses it is named, and nothing half-written is left."""
        if self._paper is None:
            return
        target = Path(file)
        partial = target.with_name(f".{target.name}.partial")
        try:
            partial.write_bytes(self._paper.pdf)
            partial.replace(target)
        except OSError as error:
            partial.unlink(missing_ok=True)
            words = tr("The sheet could not be saved as {file}: {reason}. Choose another folder.")
            self._say(words.format(file=target, reason=error.strerror), urgent=True)
        else:
            self._session.issue(self._replaces)
            self._say(tr("Saved as {file}.").format(file=target))
