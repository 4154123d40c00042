"""What comes before the walk-through: the waiting screen, and how the person would like this."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.language import Language
from ui.kiosk.attract_screen import AttractScreen
from ui.kiosk.needs_screen import NeedsScreen
from ui.kiosk.visit_session import VisitSession
from ui.language import tr
from ui.screens.screen import PagedScreen
from ui.speech.page_words import Shown
from ui.speech.read_bar import ReadBar
from ui.speech.reading import ReadAloud
from ui.widgets.footer import Footer
from ui.widgets.labels import announce
from ui.widgets.tab_order import move_focus


class Front(QWidget):
    """Shows one of the two, with the same foot that all other pages have.

    Signals:
        begun: A language was touched. arg: the Language.
        wished: The person's wishes are others now. arg: all of them.
        entered: The person wants to go on to the walk-through.
        left: The person wants to go back to the waiting screen.
        help_requested, hide_requested: A button of the foot was pressed.
        staff_requested: Staff want to leave the kiosk.
    """

    begun = Signal(object)
    wished = Signal(object)
    entered = Signal()
    left = Signal()
    help_requested = Signal()
    hide_requested = Signal()
    staff_requested = Signal()

    def __init__(
        self,
        session: VisitSession,
        languages: tuple[Language, ...],
        reading: ReadAloud,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._languages, self._reading = session, languages, reading
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.screen_now: PagedScreen | None = None
        self.footer = Footer()
        self._column.addWidget(self.footer)
        self.footer.back_requested.connect(self._back)
        self.footer.continue_requested.connect(self._on)
        self.footer.help_requested.connect(self.help_requested)
        self.footer.hide_requested.connect(self.hide_requested)

    def wait(self) -> None:
        """Show the waiting screen."""
        policy = self._session.kiosk
        screen = AttractScreen(self._session, self._languages, (policy.idle_seconds, policy.warn_seconds))
        screen.begun.connect(self.begun)
        screen.staff_requested.connect(self.staff_requested)
        self._put(screen)
        self.footer.go_public(anything=False)

    def ask(self, page: int = 0) -> None:
        """Ask how the person would like this."""
        screen = NeedsScreen(self._session)
        screen.wished.connect(self.wished)
        self._put(screen)
        bar = ReadBar(self._reading)
        bar.keep_place(kept=self._session.kiosk.read_aloud != "off")
        self._column.insertWidget(1, bar)
        self.footer.go_public()
        screen.pages.turn(page)
        announce(self, screen.spoken_heading)

    @property
    def shown(self) -> Shown:
        """What is on the screen, for who has it read aloud."""
        screen, bars = self.screen_now, self.findChildren(ReadBar)
        return Shown(screen.spoken_heading, (screen, *bars, self.footer)) if screen is not None else Shown("", (self,))

    def focusNextPrevChild(self, following: bool) -> bool:
        """Go through the page and then the footer, which was made before it."""
        page = (self.screen_now,) if self.screen_now is not None else ()
        parts = (*page, *self.findChildren(ReadBar), self.footer)
        return move_focus(parts, following=following) or super().focusNextPrevChild(following)

    @property
    def is_waiting(self) -> bool:
        """True while nobody has begun."""
        return isinstance(self.screen_now, AttractScreen)

    def _put(self, screen: PagedScreen) -> None:
        old, self.screen_now = self.screen_now, screen
        if old is not None:
            old.hide()
            self._column.removeWidget(old)
            old.deleteLater()
        self._column.insertWidget(0, screen, 1)
        screen.pages.page_changed.connect(self._name_buttons)
        self.footer.show_forward("")
        self.footer.show_note("")
        self._name_buttons()
        screen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_buttons(self) -> None:
        screen = self.screen_now
        waiting = isinstance(screen, AttractScreen)
        pages = screen.pages if screen is not None else None
        self.footer.forward.setVisible(not waiting or (pages is not None and pages.count > 1))
        self.footer.back.setVisible(not waiting or (pages is not None and pages.page > 0))
        self.footer.show_forward(tr("More languages") if waiting else "")

    def _back(self) -> None:
        if self.screen_now is not None and not self.screen_now.retreat() and isinstance(self.screen_now, NeedsScreen):
            self.left.emit()

    def _on(self) -> None:
        screen = self.screen_now
        if screen is None or screen.advance():
            return
        if isinstance(screen, AttractScreen):
            screen.pages.show_first()  # round and round, for it is the only way on
        else:
            self.entered.emit()
