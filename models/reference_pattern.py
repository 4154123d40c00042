r"""How a clinic writes its references, as a pattern that can never take long to try.

A pattern is made of single signs, each perhaps with a number of times, and of groups of which one is chosen:
``[0-9]{8}``, ``(RX|UR)-?\d{4,6}``. So the ways in which it can be tried on a text can be counted beforehand.
"""

import re

_MOST_SIGNS = 120
_MOST_WAYS = 10_000
_LONGEST = 64
"""Signs of a reference; nothing longer is ever tried."""
_ONE = re.compile(r"\\[dw./+()-]|\[\^?(?:[A-Za-z0-9_ ./#:]|-(?!-)|\\[dw\]\\-])+\]|[A-Za-z0-9 ./#:_-]")
_TIMES = re.compile(r"\{(\d{1,2})(?:,(\d{1,2}))?\}|\?")


class PatternError(ValueError):
    """A pattern that is not taken; the message says what can be written instead."""


def checked_pattern(text: str) -> str:
    """Give the pattern back if it can be read, and is tried in no time on any text.

    Raises:
        PatternError: it is neither; the message says where.
    """
    if not 0 < len(text) <= _MOST_SIGNS:
        raise PatternError(f"a pattern has 1 to {_MOST_SIGNS} signs")
    reader = _Reader(text)
    ways = reader.choice()
    if reader.place < len(text):
        raise reader.wrong()
    if ways > _MOST_WAYS:
        raise PatternError("it can be tried in too many ways; write exact numbers, such as {8} in place of {1,64}")
    try:
        re.compile(text)
    except re.error as error:
        raise PatternError(f"it cannot be read: {error}") from error
    return text


def fits(pattern: str, text: str) -> bool:
    """Tell whether the whole of ``text`` is as a checked pattern says."""
    return len(text) <= _LONGEST and re.fullmatch(pattern, text, re.ASCII) is not None


class _Reader:
    """Reads a pattern from left to right, and counts in how many ways it can be tried."""

    def __init__(self, text: str) -> None:
        self._text, self.place = text, 0

    def choice(self) -> int:
        ways = self._sequence()
        while self._text.startswith("|", self.place):
            self.place += 1
            ways += self._sequence()
        return ways

    def _sequence(self) -> int:
        ways = 1
        while True:
            if self._text.startswith("(", self.place):
                ways *= self._group()
            elif one := _ONE.match(self._text, self.place):
                self.place = one.end()
                ways *= self._times()
            else:
                return ways

    def _group(self) -> int:
        """Read ``(A|B)`` or ``(?:A|B)``; it may be left out with ``?``, but not come several times."""
        self.place += 3 if self._text.startswith("(?:", self.place) else 1
        inside = self.choice()
        if not self._text.startswith(")", self.place):
            raise self.wrong()
        self.place += 1
        if self._text.startswith("?", self.place):
            self.place += 1
            return inside + 1
        return inside

    def _times(self) -> int:
        times = _TIMES.match(self._text, self.place)
        if times is None:
            return 1
        self.place = times.end()
        if times[0] == "?":
            return 2
        least, most = int(times[1]), int(times[2] or times[1])
        if not 0 <= least <= most <= _LONGEST:
            raise self.wrong()
        return most - least + 1

    def wrong(self) -> PatternError:
        """Say where reading ends, and what may stand there."""
        there = self._text[self.place :][:10] or "its end"
        return PatternError(
            f"'{there}' at sign {self.place + 1} is not taken; write letters, digits, \\d, [A-Z], each perhaps with "
            "{8}, {4,6} or ?, and (A|B); in place of + write {1,12}"
        )
