"""Whether this computer's clock can be believed. Nobody can know that it is right; there are signs that it is not."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Literal

from models.pin import uptime

Doubt = Literal["before-files", "before-last-seen", "far-ahead", "jumped"]
"""Signs that a clock is wrong: it is earlier than the program's own files, or than a time at which this kiosk ran;
it is years after both; it moved while nobody slept."""

TOLERANCE = 300.0
"""So many seconds are set right every day, and make no stop time wrong that is told to the minute."""
_WRITTEN = datetime(2026, 11, 1, tzinfo=UTC).timestamp()
"""Before this program was written; for packages that give all their files a date of long ago."""
_YEARS_AHEAD = 10 * 365.25 * 86400
"""A kiosk whose program, content and clinic's file nobody has touched for ten years, and that did not run in between.
Chips with a flat battery start decades away; a wrong day or week nobody can tell from a right one."""
_STEADY = 3600.0


class ClockJudge:
    """Looks for those signs, again and again.

    ``wall`` gives the seconds since 1970 in UTC, which no change of the clocks or of the zone moves; ``since_start``
    those since the computer was started, which nobody can set.
    """

    def __init__(self, wall: Callable[[], float] = time.time, since_start: Callable[[], float] = uptime) -> None:
        self._wall, self._since_start = wall, since_start
        self._anchor = wall(), since_start()
        self._steady_from = self._anchor[1]
        self._jumped = False

    def doubt(self, newest_file: float, last_seen: float, *, nobody_there: bool) -> Doubt | None:
        """Give the first sign that the clock is wrong, None if there is none.

        A jump is held against it for as long as a person is there, whose times would come from two clocks. Afterwards
        the new time counts: most often somebody, or the network, has put it right.
        """
        wall, up = self._wall(), self._since_start()
        moved = abs((wall - self._anchor[0]) - (up - self._anchor[1])) > TOLERANCE
        if moved and not self._jumped:
            self._steady_from = up
        jumped = self._jumped = self._jumped or moved
        if nobody_there:
            self._anchor, self._jumped = (wall, up), False
        written = max(newest_file, _WRITTEN)
        if wall < written - TOLERANCE:
            return "before-files"
        if wall < last_seen - TOLERANCE:
            return "before-last-seen"
        if wall > max(written, last_seen) + _YEARS_AHEAD:
            return "far-ahead"
        return "jumped" if jumped else None

    @property
    def steady_time(self) -> float | None:
        """The time, once it has gone for an hour without a jump: a wrong one must not be remembered as one that was."""
        return self._wall() if self._since_start() - self._steady_from >= _STEADY else None


def day_reached(newest_file: float, last_seen: float) -> date:
    """Give a day that has certainly been reached, whatever the clock says."""
    return datetime.fromtimestamp(max(newest_file, last_seen, _WRITTEN), UTC).date()
