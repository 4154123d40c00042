"""One procedure to choose: its card, and beside or below it a way to learn about it without choosing it."""

from typing import Literal

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from models.content.card import Card
from models.document.facts import chips
from ui.language import current_language, tr
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.tile import CardTile, CheckTile, TileText

Form = Literal["card", "row", "short row", "name"]


class Choice(QWidget):
    """A card with its *Learn more* below it, or a row with it beside.

    A short row leaves the facts to be spoken, and a name all else: *Learn more* shows it.

    Signals:
        chosen: The card was ticked or unticked. args: the procedure, whether it is chosen now.
        learn_requested: The reader wants to understand it. arg: the procedure.
    """

    chosen = Signal(str, bool)
    learn_requested = Signal(str)

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form, self._id = form, ""
        self.tile = CardTile(TileText("")) if form == "card" else CheckTile(TileText(""))
        self.tile.toggled.connect(self._choose)
        self.learn = Button(tr("Learn more"), "small")
        self.learn.clicked.connect(self._learn)
        direction = QBoxLayout.Direction.TopToBottom if form == "card" else QBoxLayout.Direction.LeftToRight
        box = QBoxLayout(direction, self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().mm(3))
        box.addWidget(self.tile, 1)
        box.addWidget(self.learn, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_card(self, card: Card, *, done: bool) -> None:
        """Be this card's; to make a widget anew for every letter typed would take longer than the eye waits."""
        if card.id != self._id:
            self._id = card.id
            self.tile.say(_text(card, self._form))
            self.tile.setObjectName(f"card-{card.id}")
            self.learn.setAccessibleName(tr("Learn more: {name}").format(name=card.short_name))
        with QSignalBlocker(self.tile):
            self.tile.setChecked(done)

    def _choose(self, on: bool) -> None:
        self.chosen.emit(self._id, on)

    def _learn(self) -> None:
        self.learn_requested.emit(self._id)


def _text(card: Card, form: Form) -> TileText:
    """Say what a card says in a form; rows do not paint their chips, and a screen reader says them."""
    facts = chips(card.facts, current_language())
    if form == "row":
        return TileText(card.short_name, f"{card.summary}\n{' · '.join(facts)}", icon=card.icon)
    if form == "name":
        return TileText(card.short_name, icon=card.icon, chips=(card.summary, *facts))
    return TileText(card.short_name, card.summary, icon=card.icon, chips=facts)
