"""How would you like this? Asked first, because it shapes all that comes after."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.kiosk.visit_session import Need, VisitSession
from ui.language import tr
from ui.screens.screen import PagedScreen
from ui.widgets.pages import MOST_CHOICES
from ui.widgets.tile import CheckTile, TileText


class NeedsScreen(PagedScreen):
    """A tile for each wish; a wish holds from the moment it is ticked.

    Signals:
        wished: The wishes are others now. arg: all of them, as a frozenset.
    """

    wished = Signal(object)
    subtitle_is_needed = True

    def __init__(self, session: VisitSession, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.title(
            tr("How would you like this?"),
            tr("Choose what helps you, or just press “Continue”. We tell the team, and you can change it at any time."),
        )
        self.tiles: dict[Need, CheckTile] = {}
        self._visit = session
        self.offer()
        self.add_pages()
        session.reading_offered.connect(self.offer)

    def offer(self) -> None:
        """Show what can be wished for; what has come since stands last, so that nothing moves under a finger."""
        for need, text in _offers(self._visit).items():
            if need not in self.tiles:
                tile = CheckTile(text)
                tile.setObjectName(f"need-{need}")
                tile.setChecked(need in self._visit.needs)
                tile.toggled.connect(self._wish)
                self.tiles[need] = tile
        self.pages.set_items(list(self.tiles.values()), narrowest_mm=130, most=MOST_CHOICES)

    def _wish(self) -> None:
        self.wished.emit(frozenset(need for need, tile in self.tiles.items() if tile.isChecked()))


def _offers(session: VisitSession) -> dict[Need, TileText]:
    """Give what this computer can really do."""
    offers: dict[Need, TileText] = {
        "larger-text": TileText(tr("Larger text"), tr("Letters half as large again.")),
        "high-contrast": TileText(tr("High contrast"), tr("Bright letters on black.")),
        "easy-read": TileText(tr("Easy words and pictures"), tr("Short lines, large pictures.")),
        "slowly": TileText(tr("Take it slowly"), tr("You get twice the time.")),
        "one-button": TileText(tr("One button for everything"), tr("A frame moves. Any key or touch acts.")),
    }
    if session.can_be_read:
        alone = tr("In headphones. Plug them in.")
        heard = tr("Out loud. Others can hear your answers.")
        offers["read-aloud"] = TileText(
            tr("Read it to me"), alone if session.kiosk.read_aloud == "headphones" else heard
        )
    return offers
