"""The side of the nurse's page: what the team must look at, and the next question to ask back."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from models.planning.plan import Plan, TeachBackItem
from models.planning.visit import UNKNOWN
from models.record.state import State
from ui.language import tr
from ui.nurse.led import LedBriefing
from ui.nurse.turner import TitledList
from ui.widgets.answers import given_words
from ui.widgets.button import Button
from ui.widgets.evidence import decided_words
from ui.widgets.labels import card, label
from ui.widgets.matter import Matter, matters


class Side(TitledList):
    """Shows flags and conflicts, decisions, and the open questions to ask back.

    Signals:
        settle_requested: arg: the Matter.
        teach_back_requested: The section of that name is wanted.
    """

    settle_requested = Signal(object)
    teach_back_requested = Signal()

    def __init__(self, led: LedBriefing) -> None:
        super().__init__(tr("For the team"))
        self._led = led

    def show_state(self) -> None:
        """Show what is true now."""
        plan = self._led.plan
        kept = self.turner.pages.first_item
        self.turner.pages.set_items([] if plan is None else list(self._items(plan, self._led.state)))
        self.turner.pages.show_item(kept)

    def _items(self, plan: Plan, state: State) -> Iterable[QWidget]:
        found = matters(plan, every_flag=True)
        unasked = frozenset(flag.id for flag in plan.flags if flag.answer == UNKNOWN and not flag.hard_stop)
        for each in found:
            if each.resolution is None and each.about not in unasked:
                yield self._matter(each)
        if unasked:
            titles = [each.title for each in found if each.about in unasked]
            yield _said(tr("Not answered, so we stay careful"), tr(", ").join(titles))
        for prompt in plan.prompts:
            said = (
                tr("{question}: {answer}").format(question=each.title, answer=given_words(each.answer, each.says))
                for each in prompt.answers
            )
            title = tr("Order of the day") if prompt.kind == "order" else tr("To ask the person")
            yield _said(title, prompt.text, "\n".join(filter(None, (tr(", ").join(said), *prompt.notes))))
        for each in found:
            if each.resolution is not None:
                yield self._matter(each)
        for decision in state.decisions:
            by = tr("{name}, {role}").format(name=decision.decider.name, role=decision.decider.role)
            yield _said(decision.about, decision.says, by, surface="normal")
        ask = _next_question(plan, state)
        if ask is not None:
            yield self._ask_back(ask)

    def _matter(self, matter: Matter) -> QFrame:
        frame, column = card("normal" if matter.resolution else "caution", padding=2.5, spacing=1)
        frame.setProperty("full-row", True)
        column.addWidget(label(matter.title, "small", bold=True))
        column.addWidget(label(matter.decision or matter.reason or tr("Two sides differ."), "fine"))
        if matter.resolution:
            column.addWidget(label(decided_words(matter.resolution), "fine", soft=True))
        row = QHBoxLayout()
        button = Button(tr("Change") if matter.resolution else tr("Settle"), "compact")
        button.setAccessibleName(tr("Settle: {title}").format(title=matter.title))
        button.setProperty("matter", matter)
        button.clicked.connect(self._settle)
        row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return frame

    def _settle(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.settle_requested.emit(button.property("matter"))

    def _ask_back(self, item: TeachBackItem) -> QFrame:
        frame, column = card("tint", padding=2.5, spacing=1)
        frame.setProperty("full-row", True)
        column.addWidget(label(tr("Ask back"), "fine", soft=True))
        column.addWidget(label(tr("“{question}”").format(question=item.ask), "small", bold=True))
        row = QHBoxLayout()
        button = Button(tr("Teach-back"), "compact")
        button.clicked.connect(self.teach_back_requested)
        row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        return frame


def _next_question(plan: Plan, state: State) -> TeachBackItem | None:
    """Give what was not yet said, else the first that nobody has asked."""
    not_yet = (each for each in plan.teach_back if state.taught.get(each.id) == "not_yet")
    unasked = (each for each in plan.teach_back if each.id not in state.taught)
    return next(not_yet, None) or next(unasked, None)


def _said(title: str, words: str, by: str = "", *, surface: str = "plain") -> QFrame:
    frame, column = card(surface, padding=2.5, spacing=0.5)
    frame.setProperty("full-row", True)
    column.addWidget(label(title, "small", bold=True))
    column.addWidget(label(words, "fine"))
    if by:
        column.addWidget(label(by, "fine", soft=True))
    return frame
