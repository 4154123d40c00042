"""The walk from screen to screen, the screens beside it, and how each is made."""

import importlib

from ui.screens.screen import Screen
from ui.screens.target import ScreenName
from ui.session import Session

WALK: tuple[ScreenName, ...] = (
    "welcome", "choose", "appointment", "questions", "check", "before", "during", "after", "signs", "take_home"
)  # fmt: skip
ASIDES: tuple[ScreenName, ...] = ("learn", "compare")
"""Screens beside the walk, opened from *choose* and closed to it."""
PLACE = {name: place for place, name in enumerate(WALK)} | dict.fromkeys(ASIDES, WALK.index("choose"))
"""How far on the walk a screen is."""
STAGE = dict(zip(WALK, (-1, 0, 1, 1, 1, 2, 3, 4, 4, 5), strict=True)) | dict.fromkeys(ASIDES, 0)
"""The stage of the header to which a screen belongs; -1 is before the first."""


def make_screen(name: ScreenName, session: Session) -> Screen:
    """Import and make a screen by its name: nothing that the first screen does not need comes before it."""
    module = importlib.import_module(f"ui.screens.patient.{name}_screen")
    made = getattr(module, "".join(part.capitalize() for part in name.split("_")) + "Screen")(session)
    if not isinstance(made, Screen):
        raise TypeError(f"{name} is not a screen")
    return made
