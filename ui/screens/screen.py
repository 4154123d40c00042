"""What every screen is: a heading, a body, and how it goes on and back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.language import ntr, tr
from ui.session import Session
from ui.theme.look import look
from ui.widgets.labels import Heading, label
from ui.widgets.pages import Pages


class Screen(QWidget):
    """One page of the walk-through.

    Signals:
        note_changed: The footer should say how far one is. arg: the words.
        forward_named: The main button has another name. arg: its words, empty for *Continue*.
        moved: Something else is shown inside the screen; a reader should hear its heading.
        go_to: Another screen is wanted. arg: its name.
        panel_requested: Something should be shown over the page. args: heading, widget.
    """

    note_changed = Signal(str)
    forward_named = Signal(str)
    moved = Signal()
    go_to = Signal(str)
    panel_requested = Signal(str, QWidget)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._session = session
        self._column = QVBoxLayout(self)
        self.heading = Heading()
        self.subtitle = label("", "body", soft=True)
        self._column.addWidget(self.heading)
        self._column.addWidget(self.subtitle)
        self._space()

    def _space(self) -> None:
        """Set the page's margins on the present scale."""
        now = look()
        self._column.setContentsMargins(now.mm(10), now.mm(5), now.mm(10), now.mm(4))
        self._column.setSpacing(now.mm(2.5))

    def title(self, heading: str, subtitle: str = "") -> None:
        """Say what the page is."""
        self.heading.setText(heading)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))

    def enter(self, *, forward: bool) -> None:
        """Show what is true now; called each time the screen comes up."""

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


class PagedScreen(Screen):
    """A screen whose body is a list in pages; *Continue* turns them before it leaves."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.pages = Pages()
        self.pages.page_changed.connect(self._show_page)
        self._count = label("", "small", bold=True)
        self._count.setWordWrap(False)
        self._turns = QWidget()
        row = QHBoxLayout(self._turns)
        row.setContentsMargins(0, 0, 0, 0)
        self.previous_page, self.next_page = QPushButton(), QPushButton()
        for button, by in ((self.previous_page, -1), (self.next_page, 1)):
            button.setProperty("kind", "small")
            button.clicked.connect(self._turn_back if by < 0 else self._turn_on)
        row.addStretch(1)
        row.addWidget(self._count)
        row.addWidget(self.previous_page)
        row.addWidget(self.next_page)

    def add_pages(self, body: QVBoxLayout | QHBoxLayout | None = None) -> None:
        """Put the list and its page buttons into the screen, or into a part of it."""
        (body or self._column).addWidget(self.pages, 1)
        self._column.addWidget(self._turns)

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

    def _turn_on(self) -> None:
        self._turned(1)

    def _turn_back(self) -> None:
        self._turned(-1)

    def _show_page(self, page: int, pages: int) -> None:
        self._turns.setVisible(pages > 1)
        self._count.setText(tr("Page {page} of {pages}").format(page=page + 1, pages=pages))
        self.previous_page.setText(tr("‹ Page before"))
        self.next_page.setText(tr("Next page ›"))
        self.previous_page.setEnabled(page > 0)
        self.next_page.setEnabled(page + 1 < pages)

    @property
    def spoken_heading(self) -> str:
        """The heading, with the page if there are several."""
        if self.pages.count == 1:
            return self.heading.text()
        return f"{self.heading.text()}. {self._count.text()}"


def chosen_words(number: int) -> str:
    """Say how many procedures are chosen."""
    return ntr("{n} chosen", "{n} chosen", number)
