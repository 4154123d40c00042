"""Notices that nobody is there any more: asks first, counts down, and only then gives up."""

import time
from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

_TICK_MS = 250
_WORDS_A_SECOND = 2.0
"""120 words a minute: a page that takes longer to read gets longer."""


class Idle(QObject):
    """A clock that every sign of life starts anew. It stands still until ``start``.

    Signals:
        warned: Nobody has touched anything for long. arg: seconds that are left.
        counted: Another second of the countdown has passed. arg: seconds that are left.
        stayed: There was a sign of life during the countdown.
        expired: Nobody is there.
    """

    warned = Signal(int)
    counted = Signal(int)
    stayed = Signal()
    expired = Signal()

    def __init__(
        self,
        idle_seconds: int,
        warn_seconds: int,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._idle, self._warn, self._clock = idle_seconds, warn_seconds, clock
        self._state: Literal["off", "active", "warning"] = "off"
        self._last = self._left = 0.0
        self._words: Callable[[], int] = _none
        self._busy: Callable[[], bool] = _never
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.look)

    def ask(self, *, words: Callable[[], int], busy: Callable[[], bool]) -> None:
        """Say where to learn how many words are to be read, and whether the program works for the person now."""
        self._words, self._busy = words, busy

    def set_times(self, idle_seconds: int, warn_seconds: int) -> None:
        """Take the clinic's times."""
        self._idle, self._warn = idle_seconds, warn_seconds

    @property
    def is_warning(self) -> bool:
        """True during the countdown."""
        return self._state == "warning"

    def start(self) -> None:
        """Begin to watch."""
        self._state, self._last = "active", self._clock()
        self._timer.start()

    def stop(self) -> None:
        """Watch no more: there is nothing to lose."""
        self._state = "off"
        self._timer.stop()

    def touch(self) -> None:
        """Take a sign of life."""
        self._last = self._clock()
        if self._state == "warning":
            self._state = "active"
            self.stayed.emit()

    def look(self) -> None:
        """See what time it is."""
        if self._state == "off":
            return
        if self._busy():
            self.touch()
            return
        gone = self._clock() - self._last
        if self._state == "active" and gone >= self._idle and gone >= self._words() / _WORDS_A_SECOND:
            self._state, self._last, self._left = "warning", self._clock(), self._warn
            self.warned.emit(self._warn)
        elif self._state == "warning":
            left = max(0, self._warn - int(gone))
            if gone >= self._warn:
                self.stop()
                self.expired.emit()
            elif left != self._left:
                self._left = left
                self.counted.emit(left)


def _none() -> int:
    return 0


def _never() -> bool:
    return False
