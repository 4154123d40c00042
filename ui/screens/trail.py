"""The way back from the screens beside the walk: where each was opened, and what had the focus there."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.screens.screen import Screen
from ui.screens.target import ScreenName


@dataclass(frozen=True)
class Stop:
    """A screen that was left for one beside the walk."""

    name: ScreenName
    screen: Screen
    place: Any
    focus: QWidget | None

    def give_focus_back(self) -> None:
        """Put the focus where it was, if that is still there."""
        if self.focus is not None and isValid(self.focus) and self.focus.isVisible():
            self.focus.setFocus()


class Trail:
    """The stops on the way, the first one on the walk itself."""

    def __init__(self) -> None:
        self._stops: list[Stop] = []

    def leave(self, name: ScreenName, screen: Screen, focus: QWidget | None) -> None:
        """Note where the reader is, before another screen comes."""
        self._stops.append(Stop(name, screen, screen.place(), focus))

    def last(self) -> Stop | None:
        """Take back the latest stop."""
        return self._stops.pop() if self._stops else None

    def first(self) -> Stop | None:
        """Take back the stop on the walk, and forget those after it."""
        first = self._stops[0] if self._stops else None
        self.clear()
        return first

    def clear(self) -> None:
        """Forget the way."""
        self._stops.clear()
