"""How everything looks just now: one theme and one scale, for the whole application.

Widgets ask ``look()`` while they paint or measure; a change reaches them as Qt's own StyleChange event.
"""

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from resources import resource
from ui.theme.tokens import Theme, load_theme

TEXT_STEPS = (1.0, 1.25, 1.5, 2.0)
THEMES = ("standard", "high-contrast")
TextRole = Literal["small", "body", "lead", "h3", "h2", "h1"]
_EM_IN_MM: dict[TextRole, float] = {"small": 5.3, "body": 6.7, "lead": 7.4, "h3": 7.4, "h2": 9.6, "h1": 12.0}
_HEADING_GROWTH = 0.15


@dataclass(frozen=True)
class Look:
    """A theme, the screen's density in pixels a millimetre, and the reader's text size from 1.0 to 2.0.

    ``calm`` says that the reader wants nothing to move.
    """

    theme: Theme
    px_per_mm: float = 4.0
    text: float = 1.0
    calm: bool = False

    def mm(self, length: float) -> int:
        """Give a length on this screen in whole pixels."""
        return round(length * self.px_per_mm)

    def font_px(self, role: TextRole) -> int:
        """Give the size of a text role; headings, large already, grow little and never fall below the text."""
        if role in ("small", "body"):
            return round(_EM_IN_MM[role] * self.text * self.px_per_mm)
        size = _EM_IN_MM[role] * (1 + (self.text - 1) * _HEADING_GROWTH)
        return round(max(size, _EM_IN_MM["body"] * self.text) * self.px_per_mm)


@cache
def theme(name: str) -> Theme:
    """Give a shipped theme by name."""
    return load_theme(resource("themes", f"{name}.toml"))


class _Current:
    look = Look(theme("standard"))


def look() -> Look:
    """Give the look of the moment."""
    return _Current.look


def change_look(new: Look) -> None:
    """Make ``new`` the look of the moment; ``ui.theme.style.apply`` then tells the widgets."""
    _Current.look = new


def with_theme(current: Look, name: str) -> Look:
    """Give the same look in another theme."""
    return replace(current, theme=theme(name))
