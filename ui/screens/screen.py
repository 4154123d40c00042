"""What every screen is: a heading, a body, and how it goes on and back."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.language import in_sentences
from ui.language import tr
from ui.screens.target import Target
from ui.session import Session
from ui.theme.look import NARROW_EM, look
from ui.widgets.labels import Heading, announce, card, chip, label
from ui.widgets.pages import Pages
from ui.widgets.panel import Panel

if TYPE_CHECKING:
    from models.planning.plan import Plan


class Screen(QWidget):
    """One page of the walk-through.

    Signals:
        note_changed: The footer should say how far one is. arg: the words.
        forward_named: The main button has another name. arg: its words, empty for *Continue*.
        moved: Something else is shown inside the screen; a reader should hear its heading.
        go_to: Another screen is wanted. arg: the Target.
        finished: The visit is over; everything about the person should be forgotten.
        panel_requested: Something should be shown over the page. args: heading, the Panel.
        panel_finished: What was shown over the page has done its work.
    """

    note_changed = Signal(str)
    forward_named = Signal(str)
    moved = Signal()
    go_to = Signal(Target)
    finished = Signal()
    panel_requested = Signal(str, Panel)
    panel_finished = Signal()
    subtitle_is_needed = False
    turns_head = False
    """Whether the page's heading may be turned with its pages, where few lines have room."""
    short_below_mm = 105.0
    heading_alone_below_em = NARROW_EM
    """On a screen of fewer em the heading has a row of its own."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._session = session
        self._writing = False
        self._column = QVBoxLayout(self)
        self._head_box = QWidget() if self.turns_head and look().is_tight else None
        self._head = QVBoxLayout(self._head_box) if self._head_box else self._column
        self.heading = Heading()
        self.subtitle = label("", "body", soft=True)
        self._top = QHBoxLayout()
        if look().em_wide < self.heading_alone_below_em:
            self._head.addWidget(self.heading)
            self._top.addStretch(1)
        else:
            self._top.addWidget(self.heading, 1)
        self._head.addLayout(self._top)
        self._head.addWidget(self.subtitle)
        self._warning_card, column = card("caution", padding=3)
        self.warning = label("", "body", bold=True)
        column.addWidget(self.warning)
        self._head.addWidget(self._warning_card)
        self._warning_card.hide()
        self._space()

    def _space(self) -> None:
        """Set the page's margins on the present scale."""
        now = look()
        self._column.setContentsMargins(now.edge, now.mm(5), now.edge, now.mm(4))
        if self._head_box:
            self._head.setContentsMargins(0, 0, 0, 0)
        for each in (self._head, self._column):
            each.setSpacing(now.mm(3))

    def title(self, heading: str, subtitle: str = "") -> None:
        """Say what the page is."""
        self.heading.setText(heading)
        self.subtitle.setText(subtitle)
        self._fit_subtitle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the explanation out where the page is short of room."""
        super().resizeEvent(event)
        self._fit_subtitle()

    def _fit_subtitle(self) -> None:
        short = self.height() < look().mm(self.short_below_mm) * look().text
        needed = self.subtitle_is_needed or not short
        self.subtitle.setVisible(bool(self.subtitle.text()) and needed)

    def warn(self, words: str) -> None:
        """Say why the page cannot be left yet; empty words take the warning away."""
        self.warning.setText(words)
        self._warning_card.setVisible(bool(words))
        if words:
            announce(self, words, urgent=True)

    def enter(self, *, forward: bool) -> None:
        """Show what is true now; called each time the screen comes up."""

    def make_room(self, *, writing: bool) -> None:
        """Show no more than the field and what it finds while a keyboard takes half of the screen."""
        self._writing = writing
        self.heading.setVisible(not writing)

    def edit(self, part: str) -> None:
        """Ask for one part only, and be done after it; called after ``enter`` where a Target names a part."""

    def about(self, procedures: tuple[str, ...]) -> None:
        """Say which procedures a screen beside the walk is about; called after ``enter``."""

    def place(self) -> Any:
        """Where the reader is inside the screen, for ``return_to`` on a screen made anew."""
        return None

    def return_to(self, place: Any) -> None:
        """Go back to a place that a screen of this kind has given."""

    def advance(self) -> bool:
        """Go on inside the screen; False when the next screen should come."""
        return False

    def retreat(self) -> bool:
        """Go back inside the screen; False when the screen before should come."""
        return False

    @property
    def spoken_heading(self) -> str:
        """What a screen reader says when the page comes up."""
        return self.heading.text()

    @property
    def is_busy(self) -> bool:
        """True while the program works for the person, who need not touch anything."""
        return False


class PagedScreen(Screen):
    """A screen whose body is a list in pages; *Continue* and *Back* turn them before they leave."""

    turns_head = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._shown: tuple[Plan, bool] | None = None
        self._counting = False
        self.pages = Pages()
        self.pages.page_changed.connect(self._show_page)
        self._count = chip("")
        policy = self._count.sizePolicy()
        self._counts = self._head_box is None or not look().is_narrow
        # It comes when the pages have been laid out, and must not make the head higher then.
        policy.setRetainSizeWhenHidden(self._head_box is not None and self._counts)
        self._count.setSizePolicy(policy)
        self._top.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)

    def show_plan(self, plan: "Plan", fill: Callable[["Plan"], None], *, forward: bool) -> None:
        """Fill the pages if the plan or its words are others than last time, and show the end one comes from."""
        easy = self._session.easy
        if self._shown is None or plan is not self._shown[0] or easy != self._shown[1]:
            self._shown = plan, easy
            fill(plan)
        if forward:
            self.pages.show_first()
        else:
            self.pages.show_last()

    def add_pages(self, body: QVBoxLayout | QHBoxLayout | None = None) -> None:
        """Put the list into the screen, or into a part of it; all that was put into the head comes before it."""
        (body or self._column).addWidget(self.pages, 1)
        if self._head_box is not None:
            self.pages.set_head(self._head_box)

    def warn(self, words: str) -> None:
        """Say it where it can be seen."""
        super().warn(words)
        if self._head_box is not None and words:
            self.pages.lay_out()
            self.pages.show_first()

    def place(self) -> Any:
        """The first item that is shown: pages differ with the size of the text."""
        return self.pages.first_item

    def return_to(self, place: Any) -> None:
        """Show the page that holds an item."""
        self.pages.show_item(place)

    def advance(self) -> bool:
        """Turn to the next page, if there is one."""
        return self._turned(1)

    def retreat(self) -> bool:
        """Turn to the page before, if there is one."""
        return self._turned(-1)

    def _turned(self, by: int) -> bool:
        turned = self.pages.turn(by)
        if turned:
            self.moved.emit()
        return turned

    def make_room(self, *, writing: bool) -> None:
        """Leave the number of the page out, too."""
        super().make_room(writing=writing)
        self._show_page(self.pages.page, self.pages.count)
        self.pages.lay_out()

    def _show_page(self, page: int, pages: int) -> None:
        if self._counting:
            return
        self._counting = True
        self._count.setText(tr("Page {page} of {pages}").format(page=page + 1, pages=pages))
        # It only ever grows wider, or a heading beside it could break for 100 pages, not for 99, and so on without end.
        self._count.setMinimumWidth(max(self._count.minimumWidth(), self._count.sizeHint().width()))
        self._count.setVisible(pages > 1 and not self._writing and self._counts)
        self._column.activate()
        self._counting = False
        if self.pages.count != pages:  # the page was laid out anew while the number came or went
            self._show_page(self.pages.page, self.pages.count)

    @property
    def spoken_heading(self) -> str:
        """The heading, with the page if there are several."""
        if self.pages.count == 1:
            return self.heading.text()
        return in_sentences(self.heading.text(), self._count.text())
