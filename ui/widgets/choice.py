"""One procedure to choose: its card, and beside or below it a way to learn about it without choosing it."""

from typing import Literal

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from models.content.card import Card
from models.document.facts import chips
from ui.language import current_language, tr
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.pages import natural_height
from ui.widgets.tile import CardTile, CheckTile, TileText

Form = Literal["card", "row", "short row", "name"]
NARROWEST: dict[Form, float] = {"card": 100.0, "row": 190.0, "short row": 190.0, "name": 190.0}
"""The least width of a column, in millimetres at the usual text size."""
_FORMS: dict[bool, tuple[Form, ...]] = {True: ("row", "short row", "name"), False: ("card", "short row", "name")}
"""The forms of a wide screen and of a tall one, the fullest first."""
_FEW = 4
"""Where fewer than this would stand on a page, the next form says less of each: to find one must not take long."""
_SHARE: dict[Form, float] = {"card": 0.6, "row": 0.6, "short row": 0.7, "name": 0.7}
"""The share of the height that is left for the cards."""
_GAP_MM = 3.0


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
        box.setSpacing(look().mm(_GAP_MM))
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


def fitting_form(usual: Card | None, screen: QSize) -> Form:
    """Give the fullest form in which a page of the screen shows enough to choose from, else the barest.

    ``usual`` is a card that says as much as most do; it is None where there is none.
    """
    forms = _FORMS[screen.width() > screen.height()]
    if usual is None:
        return forms[0]
    return next((form for form in forms if _on_a_page(usual, form, screen) >= _FEW), forms[-1])


def _on_a_page(card: Card, form: Form, screen: QSize) -> int:
    """Give how many choices stand on a page, about."""
    gap = look().mm(_GAP_MM)
    columns = max(1, (screen.width() + gap) // (look().mm(NARROWEST[form] * look().text) + gap))
    sample = Choice(form)
    sample.show_card(card, done=False)
    high = natural_height(sample, screen.width() // columns) + gap
    sample.deleteLater()
    return columns * int(screen.height() * _SHARE[form] / high)
