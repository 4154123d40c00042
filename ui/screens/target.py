"""Where a screen can send the reader: another screen by name, and there to one part of it."""

from dataclasses import dataclass
from typing import Literal

ScreenName = Literal[
    "welcome", "choose", "appointment", "questions", "check", "before", "during", "after", "signs", "take_home",
    "learn", "compare",
]  # fmt: skip


@dataclass(frozen=True)
class Target:
    """A screen; ``part`` is the one question to change there, or the procedure whose time it is.

    ``procedures`` are those that a screen beside the walk is about: one to learn of, two or three to compare.
    """

    screen: ScreenName
    part: str = ""
    procedures: tuple[str, ...] = ()
