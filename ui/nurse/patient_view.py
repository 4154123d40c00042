"""What the patient sees of a briefing: the plain screens, led by the nurse."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.language import tr
from ui.main_window import MainWindow
from ui.nurse.rows import Section
from ui.screens.target import ScreenName
from ui.session import Session
from ui.widgets.button import Button
from ui.widgets.line_row import LineRow

_SCREEN: dict[Section, ScreenName] = {
    "answers": "questions", "before": "before", "during": "during", "after": "after", "signs": "signs",
    "teach_back": "signs", "sign": "take_home",
}  # fmt: skip


class PatientView(MainWindow):
    """The window of the desk, on the patient's screen or in the place of the nurse's page; nothing is ended from here.

    Signals:
        nurse_requested: The nurse's page is wanted again.
    """

    nurse_requested = Signal()
    may_restart = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.footer.go_public(anything=False)
        self.back_to_nurse = Button(tr("Nurse’s page (F6)"), "small")
        self.back_to_nurse.clicked.connect(self.nurse_requested)
        self.header.add_tool(self.back_to_nurse)

    def stand_alone(self, *, alone: bool) -> None:
        """Be a window of its own on the patient's screen, or a part of the nurse's."""
        self.setWindowFlags(Qt.WindowType.Window if alone else Qt.WindowType.Widget)
        self.back_to_nurse.setVisible(not alone)

    def follow(self, section: Section, line: str = "") -> None:
        """Show the screen of a section, and on it the line that is spoken of."""
        name = _SCREEN[section]
        if self._session.contradictions or not self._session.selection:
            name = "questions" if self._session.selection else "choose"
        if self.screen_name != name:
            self.show_screen(name, forward=True)
        if line:
            self._show_line(section, line)

    def _show_line(self, section: Section, line: str) -> None:
        pages = getattr(self.present_screen, "pages", None)
        if section == "before" and pages is not None:
            for index, item in enumerate(pages.items):
                if isinstance(item, LineRow) and item.key == line:
                    pages.show_item(index)
        elif section == "during":
            steps = [f"{each.procedure}/{each.step.id}" for each in self._session.plan.steps]
            place = self.present_screen.place()
            if line in steps and place is not None:
                self.present_screen.return_to(place._replace(step=steps.index(line)))

    def refresh(self) -> None:
        """Show what is true now, where the reader is."""
        name = self.screen_name
        place = self.present_screen.place() if self._session.selection else None
        self.show_screen(name if self._session.selection else "choose", forward=True, place=place)

    def finish(self) -> None:
        """Go back to the nurse: the end of the visit is hers to say."""
        self.nurse_requested.emit()


class StaffView(MainWindow):
    """The walk-through as staff see it, of which nothing is kept.

    Signals:
        left: Back to the start of briefings.
    """

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.setWindowFlags(Qt.WindowType.Widget)
        self.leave = Button(tr("Briefings"), "small")
        self.leave.clicked.connect(self.left)
        self.header.add_tool(self.leave)

    def finish(self) -> None:
        """Forget the plan, and go back."""
        super().finish()
        self.left.emit()
