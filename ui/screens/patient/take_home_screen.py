"""Take home: the very pages that will be printed, and ways to have them."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.content.pictures import load_views
from models.document.blocks import Document
from models.document.easy import easy_sheet
from models.document.sheet import Replaced, full_sheet
from models.export.paper_process import Job, Sheet
from models.export.pdf import Paper
from resources import resource
from ui.given_out import copy_for, older_sheet, visit_calendar
from ui.language import current_language, tr
from ui.printing.desk import PrintDesk
from ui.saving import ask_where, not_written
from ui.screens.screen import Screen
from ui.session import Session
from ui.tasks import Task
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.button_block import ButtonBlock
from ui.widgets.labels import announce, card, label
from ui.widgets.page_view import PageView
from ui.widgets.pages import natural_height
from ui.widgets.ways_home import Way, ways_home

if TYPE_CHECKING:
    from ui.printing.trouble import Trouble

_PAGE_INCHES = 11.7
"""The preview is drawn as large as the window is high: sharp, and no larger than can be seen."""
_READABLE_MM = 60.0
"""A page that is lower than this shows nothing that anybody could read."""
_SIDE, _LARGE = 2, 1.5


class TakeHomeScreen(Screen):
    """Shows the sheet page by page; prints it, saves it, or puts what matters most on a phone or into a calendar."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._paper: Sheet | None = None
        self._task: Task | None = None
        self._replaces: Replaced | None = None
        self._document: Document | None = None
        self._desk = PrintDesk(self)
        self._build()
        self._desk.troubled.connect(self._show_trouble)
        self._desk.printed.connect(self._printed)
        self._desk.failed.connect(self._not_printed)

    def _build(self) -> None:
        self._older_card, older = card("caution", padding=3)
        self.older = label("", "body", bold=True)
        older.addWidget(self.older)
        self._column.addWidget(self._older_card)
        self._older_card.hide()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(look().mm(8))
        self.view = PageView()
        self._page_share = 3 if look().text < _LARGE else 2
        self._body.addWidget(self.view, self._page_share)
        self._side = QWidget()
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().mm(4))
        self.print_button, self.save_button = Button(tr("Print"), "primary"), Button(tr("Save a copy"), "large")
        self.phone_button, self.calendar_button = Button("", "large"), Button("", "large")
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._choose_kind)
        self.phone_button.clicked.connect(self._show_codes)
        self.calendar_button.clicked.connect(self._choose_calendar)
        self.state = label("", "body", bold=True)
        self._buttons = ButtonBlock(self.print_button, self.phone_button, self.save_button, self.calendar_button)
        self._word(short=False)
        for each in (self.save_button, self.calendar_button):
            each.setVisible(self._session.kiosk is None)  # nobody's file may stay on a public computer
        column.addWidget(self.state)
        column.addWidget(self._buttons)
        column.addStretch(1)
        self._side.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._body.addWidget(self._side, _SIDE)
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
        self.calendar_button.setVisible(self._session.kiosk is None and plan.appointment is not None)
        views = load_views(resource("pictures"), (placed.picture.view for placed in plan.steps if placed.picture))
        self._replaces = older_sheet(self._session)
        self._show_older()
        make = easy_sheet if self._session.easy else full_sheet
        self._document = make(plan, site, current_language(), views, self._replaces, self._session.briefing)
        ppi = self.window().height() / _PAGE_INCHES * self.devicePixelRatioF()
        self._say(tr("Making your sheet …"))
        self._allow(False)
        job = Job(self._document, self._size, ppi)
        self._task = Task(job.run, self, job.stop)
        self._task.done.connect(self._show_paper)
        self._task.failed.connect(self._fail)
        self._task.start()

    @property
    def _size(self) -> Paper:
        return "letter" if self._session.site.paper == "letter" else "a4"

    def _show_older(self) -> None:
        older = self._replaces
        words = tr("The sheet that you have, number {number}, no longer counts. Take this one instead.")
        self.older.setText(words.format(number=older.number) if older else "")
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
        """Put the buttons below the page on an upright screen, and leave out what has no room."""
        upright = self.height() > self.width()
        ways = tuple(ways_home(self._buttons.ways, older=self._replaces is not None))
        way = next((each for each in ways if self._has_room(upright, each)), ways[-1])
        self._word(short=not way.page)
        self._body.setDirection(QBoxLayout.Direction.TopToBottom if upright else QBoxLayout.Direction.LeftToRight)
        self._buttons.set_rows(way.rows)
        self.view.setVisible(way.page)
        self._older_card.setVisible(way.older)
        self.heading.setVisible(way.heading)

    def _word(self, *, short: bool) -> None:
        """Name the buttons, in few words where there is little room."""
        self.phone_button.setText(tr("On your phone") if short else tr("Take it on your phone"))
        self.calendar_button.setText(tr("Calendar file") if short else tr("Save for your calendar"))

    def _has_room(self, upright: bool, way: Way) -> bool:
        """Tell whether all that is to be read and pressed is whole, and of a page enough to read."""
        self._word(short=not way.page)
        margins, gap, between = self._column.contentsMargins(), self._column.spacing(), look().mm(4)
        width = self.width() - margins.left() - margins.right()
        above: list[tuple[QWidget, bool]] = [(self.heading, way.heading), (self.subtitle, not self.subtitle.isHidden())]
        above += [(self._older_card, way.older)]
        taken = sum(natural_height(each, width) + gap for each, shown in above if shown)
        room = self.height() - margins.top() - margins.bottom() - taken
        buttons, beside = self._buttons.needed(way.rows), width
        if way.page and not upright:
            beside = (width - self._body.spacing()) * _SIDE // (_SIDE + self._page_share)
        if buttons.width() > beside:
            return False
        needed = natural_height(self.state, beside) + between + buttons.height()
        if not way.page:
            return needed <= room
        readable = look().mm(_READABLE_MM)
        return needed + self._body.spacing() + readable <= room if upright else max(needed, readable) <= room

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop waiting for a sheet that nobody will see, and keep none; one that is being printed will be in hand."""
        super().hideEvent(event)
        if self._task is not None:
            self._task.cancel()
        if self._desk.leave() and self._session.selection:  # without a choice, all was just forgotten
            self._session.issue(self._replaces)
        self._paper = self._document = None
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
        self._arrange()
        announce(self, words, urgent=urgent)

    def _allow(self, ready: bool) -> None:
        self.print_button.setText(tr("Print"))
        self.print_button.setEnabled(ready)
        self.save_button.setEnabled(ready)

    def _print(self) -> None:
        """Print the sheet; while that is in trouble, take it back instead."""
        from ui.printing.spooler import Printable

        if self._desk.is_busy:
            self._desk.stop()
            self._allow(False)
            return
        if self._paper is None or self._document is None:
            return
        document, size = self._document, self._size
        self._allow(False)
        self._say(tr("Sending your sheet to the printer …"))
        sheet = Printable(self._paper.pdf, size, lambda ppi: Job(document, size, ppi).run().pages)
        self._desk.print(sheet, self._session.site.printer)

    def _show_trouble(self, trouble: "Trouble | None") -> None:
        from ui.printing.trouble import words_of

        self._allow(False)
        if trouble is None:
            self._say(tr("Your sheet is being printed …"))
            return
        words = tr("Your sheet waits: {reason}. Please tell a member of staff. Then it comes by itself.")
        self._say(words.format(reason=words_of(trouble)), urgent=True)
        self.print_button.setText(tr("Stop printing"))
        self.print_button.setEnabled(True)

    def _printed(self) -> None:
        self._allow(True)
        self._session.issue(self._replaces)
        self._say(tr("Your sheet is at the printer. Please take it with you."))

    def _not_printed(self, error: Exception) -> None:
        self._allow(True)
        if getattr(error, "may_retry", False):
            words = tr("The sheet was not printed: {reason}. Take it on your phone, or ask a member of staff.")
        else:
            self.print_button.setEnabled(False)
            words = tr("The sheet may not be printed: {reason}. It may still come. Please ask a member of staff.")
        self._say(words.format(reason=error), urgent=True)

    @property
    def is_busy(self) -> bool:
        """True while the sheet is on its way to the printer."""
        return self._desk.is_busy

    def _show_codes(self) -> None:
        """Show the sheet's most important words as codes; from then on the person may have them in hand."""
        from models.document.takeaway import takeaways
        from models.export.qr import to_codes
        from ui.widgets.phone_panel import PhonePanel

        said = takeaways(self._session.plan, self._session.site, current_language(), self._replaces)
        self._session.issue(self._replaces)
        codes = tuple(code for each in said for code in to_codes(each))
        self.panel_requested.emit(tr("Take it on your phone"), PhonePanel(codes))

    def _choose_kind(self) -> None:
        from ui.widgets.copy_panel import CopyPanel

        panel = CopyPanel()
        panel.chosen.connect(self._choose_file)
        self.panel_requested.emit(tr("Save a copy"), panel)

    def _choose_file(self, kind: str) -> None:
        self.panel_finished.emit()
        ask_where(self, tr("Save a copy"), f"getting-ready.{kind}", kind, self.save)

    def save(self, file: str) -> None:
        """Write the PDF, or the web page where the file is named so; a folder that refuses it is named."""
        if self._paper is None or self._document is None:
            return
        if self._written(file, copy_for(file, self._document, self._paper.pdf)):
            self._session.issue(self._replaces)
            self._say(tr("Saved as {file}.").format(file=file))

    def _choose_calendar(self) -> None:
        ask_where(self, tr("Save for your calendar"), "reminders.ics", "ics", self.save_calendar)

    def save_calendar(self, file: str) -> None:
        """Write the times as a calendar file."""
        data = visit_calendar(self._session)
        if self._written(file, data):
            self._session.issue(self._replaces, data)
            words = tr("Saved as {file}. Open it on your phone or computer. Delete reminders from an older sheet.")
            self._say(words.format(file=file))

    def _written(self, file: str, data: bytes) -> bool:
        reason = not_written(file, data)
        if reason is not None:
            words = tr("The file could not be saved as {file}: {reason}. Choose another folder.")
            self._say(words.format(file=file, reason=reason), urgent=True)
        return reason is None
