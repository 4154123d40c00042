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
_STANDING = _SITTING | {"fine": 7.2, "small": 7.2, "body": 7.2, "lead": 7.8, "h3": 7.8}
"""The em in millimetres. Who stands before a kiosk reads capitals of 4.8 mm; larger, all are 6.1 mm or more."""
_HEADING_GROWTH = 0.15
_LEAST_LONG, _LEAST_SHORT = 320.0, 200.0
"""The sides in millimetres of the smallest screen that pages of the usual text size are drawn for."""
NARROW_EM, _SLIM_EM, _SHORTEST_LINE_EM = 21, 14, 12.4
_SMALL, _FEW_LINES = 1.2, 2.1
_WEEK_MM = 157.0
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
        return self.text * self.shrunk * (_STANDING if self.standing else _SITTING)["body"] / _SITTING["body"]

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
        return self.em_wide < NARROW_EM

    @property
    def is_slim(self) -> bool:
        """True where a button has no room beside a text."""
        return self.em_wide < _SLIM_EM

    @property
    def edge(self) -> int:
        """The margin of a page at its sides in pixels: next to nothing where the days of a week hardly have room."""
        return self.mm(10 if self.holds_a_week else 2.5)

    @property
    def holds_a_week(self) -> bool:
        """True where seven targets stand beside each other inside a card."""
        return self.wide >= _WEEK_MM

    @property
    def em_wide(self) -> float:
        """How many em the screen is wide."""
        return self.wide * self.px_per_mm / self.font_px("body")

    @property
    def text_steps(self) -> tuple[float, ...]:
        """The text sizes of which this screen can hold a few lines, and a few words in each."""
        usual = replace(self, text=1.0)
        least = _SHORTEST_LINE_EM * usual.font_px("body") / self.px_per_mm
        return tuple(step for step in TEXT_STEPS if step * self.shrunk <= _MOST_CROWDED and step * least <= self.wide)

    def with_next_text(self) -> "Look":
        """Give the same look in the next text size that this screen can hold; after the largest, the usual one."""
        steps = self.text_steps
        return replace(self, text=next((step for step in steps if step > self.text), steps[0]))

    def with_next_theme(self) -> "Look":
        """Give the same look in the next theme."""
        return replace(self, theme=theme(THEMES[(THEMES.index(self.theme.name) + 1) % len(THEMES)]))

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
