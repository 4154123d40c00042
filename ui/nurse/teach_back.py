"""Teach-back: for each open question how the patient said it in own words. It checks our explaining; no score."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal

from models.planning.plan import TeachBackItem
from models.record.events import Outcome
from ui.nurse.teach_back_card import TeachBackCard
from ui.theme.look import look
from ui.widgets.pages import Pages

_NARROWEST_CARD = 110.0


class TeachBackList(Pages):
    """The questions, in pages.

    Signals:
        taught: The nurse noted an outcome. args: the question's id, the outcome, a note or nothing.
    """

    taught = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self._asked: tuple[TeachBackItem, ...] = ()
        self.cards: dict[str, TeachBackCard] = {}

    def show_questions(self, asked: Sequence[TeachBackItem], outcomes: Mapping[str, Outcome]) -> None:
        """Show the questions of a plan and how each stands; cards whose question is the same stay as they are."""
        if tuple(asked) != self._asked:
            known = {each.id: each for each in self._asked}
            self.cards = {
                each.id: self.cards[each.id] if known.get(each.id) == each else self._card(each) for each in asked
            }
            self._asked = tuple(asked)
            self.set_items(list(self.cards.values()), narrowest_mm=_NARROWEST_CARD * look().text)
        for item, each in self.cards.items():
            each.show_outcome(outcomes.get(item))

    def _card(self, asked: TeachBackItem) -> TeachBackCard:
        made = TeachBackCard(asked)
        made.taught.connect(self.taught)
        made.reshaped.connect(self.lay_out)
        return made
