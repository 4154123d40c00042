"""Where a screen can send the reader: another screen by name, and there to one part of it."""

from dataclasses import dataclass
from typing import Literal

ScreenName = Literal[
    "welcome", "choose", "appointment", "questions", "check", "before", "during", "after", "signs", "take_home"
]


@dataclass(frozen=True)
class Target:
    """A screen; ``part`` is the one question to change there, or the procedure whose time it is."""

    screen: ScreenName
    part: str = ""
