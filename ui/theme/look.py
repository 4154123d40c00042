"""How everything looks just now: one theme and one scale, for the whole application.

Widgets ask ``look()`` while they paint or measure; a change reaches them as Qt's own StyleChange event.
"""

from dataclasses import dataclass, replace
from functools import cache
from math import ceil
from typing import Literal

from resources import resource
from ui.theme.tokens import Theme, load_theme

TEXT_STEPS = (1.0, 1.25, 1.5, 2.0, 3.0)
THEMES = ("standard", "high-contrast", "dark", "cream")
TextRole = Literal["fine", "small", "body", "lead", "h3", "h2", "h1"]
_SITTING: dict[TextRole, float] = {
    "fine": 4.4, "small": 5.3, "body": 6.7, "lead": 7.4, "h3": 7.4, "h2": 9.6, "h1": 12.0
}  # fmt: skip
_STANDING = _SITTING | {"fine": 6.15, "small": 6.15, "body": 7.2, "lead": 7.8, "h3": 7.8}
"""The em in millimetres. Who stands before a kiosk reads capitals of 4.8 mm; larger, all are 6.1 mm or more."""
_HEADING_GROWTH = 0.15
_LEAST_LONG, _LEAST_SHORT = 320.0, 200.0
"""The sides in millimetres of the smallest screen that pages of the usual text size are drawn for."""
_NARROW_EM = 21
_SMALL, _FEW_LINES = 1.2, 2.2
_ROOMY, _MOST_CROWDED = 1.1, 3.1


@dataclass(frozen=True)
class Look:
    """A theme, the screen's density in pixels a millimetre, and the reader's text size from 1.0 to 3.0.

    ``calm`` says that the reader wants nothing to move, ``standing`` that they stand before a kiosk, ``neutral``
    that others may read along: no large letters name a procedure, and no picture shows a body unasked. ``shrunk`` is
    how many times the screen is smaller than the smallest that pages of the usual text size are drawn for, ``wide``
    its width in millimetres.
    """

    theme: Theme
    px_per_mm: float = 4.0
    text: float = 1.0
    calm: bool = False
    standing: bool = False
    neutral: bool = False
    shrunk: float = 1.0
    wide: float = 480.0

    def mm(self, length: float) -> int:
        """Give a length on this screen in whole pixels."""
        return round(length * self.px_per_mm)

    def font_px(self, role: TextRole) -> int:
        """Give the size of a text role; headings, large already, grow little and never fall below the text."""
        sizes = _STANDING if self.standing else _SITTING
        if role in ("fine", "small", "body"):
            size = sizes[role] * self.text * self.px_per_mm
            return ceil(size) if self.standing else round(size)
        size = sizes[role] / self.shrunk * (1 + (self.text - 1) * _HEADING_GROWTH)
        return round(max(size, sizes["body"] * self.text) * self.px_per_mm)

    @property
    def crowd(self) -> float:
        """How large the text is for this screen: 1.0 where the smallest usual one holds it at the usual size."""
        return self.text * self.shrunk

    @property
    def is_crowded(self) -> bool:
        """True where things that stand beside each other at the usual size have to stand apart."""
        return self.crowd > _ROOMY

    @property
    def is_tight(self) -> bool:
        """True where so few lines have room that a page's heading is turned with the page."""
        return self.shrunk > _SMALL or self.crowd > _FEW_LINES

    @property
    def is_narrow(self) -> bool:
        """True where a heading needs the whole width."""
        return self.wide * self.px_per_mm < _NARROW_EM * self.font_px("body")

    @property
    def text_steps(self) -> tuple[float, ...]:
        """The text sizes of which this screen can hold a few lines."""
        return tuple(step for step in TEXT_STEPS if step * self.shrunk <= _MOST_CROWDED)

    def on_screen(self, width: int, height: int) -> "Look":
        """Give the same look for a screen of so many pixels."""
        long, short = max(width, height) / self.px_per_mm, min(width, height) / self.px_per_mm
        shrunk = max(1.0, _LEAST_LONG / long, _LEAST_SHORT / short)
        return replace(self, shrunk=shrunk, wide=width / self.px_per_mm)


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
