"""After: what is normal and for how long, what to do at home, what to leave."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from models.planning.clock import distance_words
from models.planning.plan import AfterLine, Plan
from ui.language import current_language, tr
from ui.screens.screen import PagedScreen
from ui.session import Session
from ui.theme.icons import icon_pixmap
from ui.theme.look import TextRole, look
from ui.widgets.button import Button
from ui.widgets.labels import Heading, card, label
from ui.widgets.line_row import asked_words
from ui.widgets.why import why_panel


class AfterScreen(PagedScreen):
    """Lists the normal effects with their end, then home care and activity."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.add_pages()

    def enter(self, *, forward: bool) -> None:
        """Show what follows this visit's procedures."""
        self.note_changed.emit("")
        self.show_plan(self._session.plan, self._fill, forward=forward)

    def _fill(self, plan: Plan) -> None:
        self.title(tr("Afterwards, at home"), tr("What is normal, how long it lasts, and what to do."))
        names = {
            "normal": tr("This is normal"),
            "care": tr("Look after yourself"),
            "activity": tr("What you can do, and when"),
        }
        items: list[QWidget] = []
        for kind, name in names.items():
            lines = [line for line in plan.after if line.kind == kind]
            if lines:
                items.append(_heading(name))
                items += [self._row(plan, line) for line in lines]
        self.pages.set_items(items, narrowest_mm=170)

    def _row(self, plan: Plan, line: AfterLine) -> QFrame:
        frame, column = card("normal" if line.kind == "normal" else "card", padding=3, spacing=0.5)
        row = QHBoxLayout()
        row.setSpacing(look().mm(4))
        mark = QLabel()
        colour = look().theme.done if line.kind == "normal" else look().theme.primary
        easy = self._session.easy
        mark.setPixmap(icon_pixmap(line.icon, colour, look().mm(20 if easy else 9), frame.devicePixelRatioF()))
        texts = QVBoxLayout()
        texts.setSpacing(look().mm(0.5))
        texts.addWidget(label(line.easy if easy else line.text, "h3" if easy else "body", bold=True))
        for text, role in self._more(plan, line, easy=easy):
            texts.addWidget(label(text, role, soft=True))
        why = Button(tr("Why?"), "small")
        why.setProperty("line", line.key)
        why.setAccessibleName(tr("Why? {line}").format(line=line.text))
        why.clicked.connect(self._why)
        row.addWidget(mark)
        row.addLayout(texts, 1)
        column.addLayout(row)
        if look().is_slim:
            column.addWidget(why, 0, Qt.AlignmentFlag.AlignLeading)
        else:
            row.addWidget(why, 0, Qt.AlignmentFlag.AlignVCenter)
        return frame

    @staticmethod
    def _more(plan: Plan, line: AfterLine, *, easy: bool) -> list[tuple[str, TextRole]]:
        until = ""
        if line.until is not None and line.until.length:
            words = tr("Up to {time}") if line.kind == "normal" else tr("For {time}")
            until = words.format(time=distance_words(line.until, current_language()))
        last = " · ".join(part for part in (until, asked_words(plan, line.asked_by)) if part)
        both: tuple[tuple[str, TextRole], ...] = (("" if easy else line.detail or "", "body"), (last, "small"))
        return [(text, role) for text, role in both if text]

    def _why(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            plan = self._session.plan
            (line,) = (each for each in plan.after if each.key == button.property("line"))
            self.panel_requested.emit(line.text, why_panel(plan, line, for_staff=self._session.for_staff))


def _heading(text: str) -> Heading:
    made = Heading(text, "h3")
    made.setProperty("keep-with-next", True)
    made.setProperty("full-row", True)
    return made
