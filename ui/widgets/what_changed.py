"""The calm card *What changed*, cut into as many cards as the page needs."""

from PySide6.QtWidgets import QFrame

from ui.language import tr
from ui.widgets.labels import Heading, card, label
from ui.widgets.pages import natural_height


def what_changed(words: tuple[str, ...], width: int, height: int) -> list[QFrame]:
    """Make the card of these lines; where it is higher than a page of this size, another goes on."""
    cards: list[QFrame] = []
    while words:
        taken = _most_that_fit(words, width, height)
        cards.append(_card(words[:taken]))
        words = words[taken:]
    return cards


def _most_that_fit(words: tuple[str, ...], width: int, height: int) -> int:
    for count in range(len(words), 1, -1):
        tried = _card(words[:count])
        fits = natural_height(tried, width) <= height
        tried.deleteLater()
        if fits:
            return count
    return 1


def _card(words: tuple[str, ...]) -> QFrame:
    frame, column = card("tint", padding=3, spacing=1)
    frame.setProperty("full-row", True)
    column.addWidget(Heading(tr("What changed"), "h3"))
    for each in words:
        column.addWidget(label(each, "body"))
    return frame
