"""How the kiosk looks while it waits, and how the person asked it to look."""

from collections.abc import Collection
from dataclasses import replace
from typing import TYPE_CHECKING

from ui.theme.look import Look, look, theme

if TYPE_CHECKING:
    from models.site import Kiosk

_LARGER = 1.5


def kiosk_look(rules: "Kiosk", px_per_mm: float, size: tuple[int, int]) -> Look:
    """Give the look in which a kiosk waits: read by who stands before it, and neutral where the clinic wants that."""
    return Look(theme("standard"), px_per_mm, standing=True, neutral=rules.neutral).on_screen(*size)


def wished_look(needs: Collection[str]) -> Look:
    """Give the look of the moment with the text and the colours that were asked for."""
    return replace(
        look(),
        text=_LARGER if "larger-text" in needs else 1.0,
        theme=theme("high-contrast" if "high-contrast" in needs else "standard"),
    )
