"""Check your answers: everything that was said, with a way to change each."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from models.planning.clock import clock_words, day_words
from ui.language import current_language, tr
from ui.screens.screen import PagedScreen
from ui.session import Session
from ui.theme.look import look
from ui.widgets.answers import answer_words, speak_to_nurse
from ui.widgets.button import Button
from ui.widgets.labels import label


class CheckScreen(PagedScreen):
    """Lists choice, appointment and answers; a hard stop sends the reader to the nurse, without a verdict."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.add_pages()

    def enter(self, *, forward: bool) -> None:
        """Show what was said."""
        self.title(tr("Check your answers"), tr("Is everything right? Press “Change” to correct a line."))
        self.note_changed.emit("")
        plan = self._session.plan
        items: list[QWidget] = [speak_to_nurse(plan)] if plan.hard_stops else []
        chosen = ", ".join(procedure.short_name for procedure in plan.procedures)
        items.append(self._row(tr("Procedures"), chosen, "choose"))
        items.append(self._row(tr("Appointment"), self._when(), "appointment"))
        for question in self._session.questions:
            answer = answer_words(question, self._session.answers.get(question.id))
            items.append(self._row(question.title, answer, f"question:{question.id}"))
        self.pages.set_items(items, narrowest_mm=150 * look().text)
        if not forward:
            self.pages.show_last()

    def _when(self) -> str:
        at = self._session.appointment
        if at is None:
            return tr("I don't know yet")
        language = current_language()
        return tr("{day}, {clock}").format(
            day=day_words(at.date(), language, year=True), clock=clock_words(at, language)
        )

    def _row(self, name: str, value: str, target: str) -> QFrame:
        frame = QFrame()
        frame.setProperty("surface", "card")
        row = QHBoxLayout(frame)
        edge = look().mm(3)
        row.setContentsMargins(edge + look().mm(1), edge // 2, edge, edge // 2)
        texts = QWidget()
        column = QVBoxLayout(texts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(label(name, "small", soft=True))
        column.addWidget(label(value, "body", bold=True))
        change = Button(tr("Change"), "small")
        change.setProperty("target", target)
        change.setAccessibleName(tr("Change: {name}").format(name=name))
        change.clicked.connect(self._change)
        row.addWidget(texts, 1)
        row.addWidget(change)
        return frame

    def _change(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.go_to.emit(str(button.property("target")))
