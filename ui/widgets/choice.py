"""One procedure to choose: its card, and beside or below it a way to learn about it without choosing it."""

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from models.content.card import Card
from models.document.facts import chips
from ui.language import current_language, tr
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.tile import CardTile, CheckTile, TileText

Form = Literal["card", "row", "short row"]


class Choice(QWidget):
    """A card with its *Learn more* below it, or a row with it beside; a short row leaves the facts to be spoken.

    Signals:
        chosen: The card was ticked or unticked. args: the procedure, whether it is chosen now.
        learn_requested: The reader wants to understand it. arg: the procedure.
    """

    chosen = Signal(str, bool)
    learn_requested = Signal(str)

    def __init__(self, card: Card, form: Form, *, done: bool) -> None:
        super().__init__()
        self._id = card.id
        facts = chips(card.facts, current_language())
        detail = f"{card.summary}\n{' · '.join(facts)}" if form == "row" else card.summary
        text = TileText(card.short_name, detail, icon=card.icon, chips=() if form == "row" else facts)
        self.tile = CardTile(text) if form == "card" else CheckTile(text)
        self.tile.setObjectName(f"card-{card.id}")
        self.tile.setChecked(done)
        self.tile.toggled.connect(self._choose)
        self.learn = Button(tr("Learn more"), "small")
        self.learn.setAccessibleName(tr("Learn more: {name}").format(name=card.short_name))
        self.learn.clicked.connect(self._learn)
        direction = QBoxLayout.Direction.TopToBottom if form == "card" else QBoxLayout.Direction.LeftToRight
        box = QBoxLayout(direction, self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(look().mm(3))
        box.addWidget(self.tile, 1)
        box.addWidget(self.learn, 0, Qt.AlignmentFlag.AlignVCenter)

    def _choose(self, on: bool) -> None:
        self.chosen.emit(self._id, on)

    def _learn(self) -> None:
        self.learn_requested.emit(self._id)
