"""Check your answers: everything that was said, with a way to change each, and what needs somebody's word."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from models.planning.changes import changes, summary
from models.planning.clock import clock_words, day_words
from models.planning.plan import Plan
from models.planning.visit import Resolution
from ui.language import current_language, tr
from ui.screens.screen import PagedScreen
from ui.screens.target import Target
from ui.session import Session
from ui.theme.look import look
from ui.widgets.answer_row import AnswerRow
from ui.widgets.answers import answer_words, speak_to_nurse, team_decides
from ui.widgets.contradiction_card import ContradictionCard
from ui.widgets.labels import announce
from ui.widgets.matter import Matter, MatterCard, matters
from ui.widgets.settle_panel import SettlePanel
from ui.widgets.what_changed import what_changed


class CheckScreen(PagedScreen):
    """Lists choice, times and answers. A hard stop sends the reader to the nurse, without a verdict.

    Answers that contradict each other come first and hold the reader here: there is no plan until they fit.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._before: Plan | None = None
        self._matter: Matter | None = None
        self.add_pages()

    def enter(self, *, forward: bool) -> None:
        """Show what was said, and what has changed since the reader was here."""
        self.title(tr("Check your answers"), tr("Is everything right? Press “Change” to correct a line."))
        self.note_changed.emit("")
        self.warn("")
        self._before = None if self._session.contradictions else self._session.look_over()
        self.pages.set_maker(self._make)
        if forward:
            self.pages.show_first()
        else:
            self.pages.show_last()

    def place(self) -> tuple[int, Plan | None]:
        """The first item that is shown, from the end, for the cards above may differ; and the plan compared with."""
        return self.pages.first_item - len(self.pages.items), self._before

    def return_to(self, place: tuple[int, Plan | None]) -> None:
        """Compare with the same plan, and show the page that holds the item."""
        item, self._before = place
        self.pages.set_maker(self._make)
        self.pages.show_item(item)

    def advance(self) -> bool:
        """Turn the page; stay while answers contradict each other."""
        if super().advance():
            return True
        if not self._session.contradictions:
            return False
        self.warn(tr("Some answers do not fit together. Please change one of them."))
        self.pages.show_first()
        return True

    def _make(self, width: int, height: int) -> tuple[list[QWidget], float]:
        above = self._mend() if self._session.contradictions else self._about_the_plan(width, height)
        return [*above, *self._rows()], 150 * look().text

    def _mend(self) -> Iterator[QWidget]:
        titles = {question.id: question.title for question in self._session.questions}
        for each in self._session.contradictions:
            card = ContradictionCard(each, titles)
            card.change_requested.connect(self._ask_again)
            yield card

    def _about_the_plan(self, width: int, height: int) -> Iterator[QWidget]:
        plan, language = self._session.plan, current_language()
        if self._before is not None:
            yield from what_changed(summary(changes(self._before, plan, language), language), width, height)
        if plan.hard_stops:
            yield speak_to_nurse(plan)
        if self._session.for_staff:
            for each in matters(plan):
                card = MatterCard(each)
                card.settle_requested.connect(self._open_matter)
                yield card
        elif plan.open_conflicts:
            yield team_decides(plan)

    def _rows(self) -> Iterator[QWidget]:
        chosen = [self._session.library.procedures[each] for each in sorted(self._session.selection)]
        rows = [(tr("Procedures"), ", ".join(each.short_name for each in chosen), Target("choose"))]
        times = self._session.appointments
        if len({times.get(each.id) for each in chosen}) > 1:
            for each in chosen:
                name = tr("Appointment: {procedure}").format(procedure=each.short_name)
                rows.append((name, self._when(each.id), Target("appointment", each.id)))
        else:
            rows.append((tr("Appointment"), self._when(chosen[0].id), Target("appointment")))
        for question in self._session.questions:
            answer = answer_words(question, self._session.answers.get(question.id))
            rows.append((question.title, answer, Target("questions", question.id)))
        for name, value, target in rows:
            row = AnswerRow(name, value, target)
            row.change_requested.connect(self.go_to)
            yield row

    def _when(self, procedure: str) -> str:
        at = self._session.appointments.get(procedure)
        if at is None:
            return tr("I don't know yet")
        language = current_language()
        return tr("{day}, {clock}").format(
            day=day_words(at.date(), language, year=True), clock=clock_words(at, language)
        )

    def _ask_again(self, question: str) -> None:
        self.go_to.emit(Target("questions", question))

    def _open_matter(self, matter: Matter) -> None:
        self._matter = matter
        panel = SettlePanel(matter, self._session.plan)
        panel.settled.connect(self._settle)
        self.panel_requested.emit(tr("To settle: {title}").format(title=matter.title), panel)

    def _settle(self, by: str, chosen: str, words: str) -> None:
        matter = self._matter
        if matter is None:
            return
        self.panel_finished.emit()
        self._session.resolve(
            Resolution(matter.about, matter.between, by, self._session.now, chosen or None, words or None)
        )
        self._session.look_over()  # whoever settled it knows; it is no news on the next visit
        self.pages.set_maker(self._make)
        announce(self, tr("Settled: {title}").format(title=matter.title))
        for card in self.pages.items:
            if isinstance(card, MatterCard) and card.matter.about == matter.about:
                card.button.setFocus()
