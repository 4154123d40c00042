"""What a kiosk tells of its own health: counts a day, and not a word about anybody."""

import json
import re
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Literal

from models.durable import write_durably

Counted = Literal[
    "starts", "visits", "finished", "hidden", "restarted", "idle", "prints", "crashes", "hangs", "fallbacks"
]
"""What is counted: visit processes started, visits begun, the four ways they end, sheets printed, and faults."""
Noted = Literal["fault", "clock", "expired", "mute", "seal"]
_SHAPES: dict[Noted, str] = {
    "fault": r"\w+(Error|Exception|Exit|Interrupt|Iteration|Warning) ([\w/]+\.py:\d+|\?)",
    "clock": r"[a-z-]+",
    "expired": r"[a-z][a-z0-9]*(-[a-z0-9]+)*",
    "seal": r"[a-z0-9_/-]+\.(yaml|sha256|sig)",
    "mute": r"(no|broke|stuck)(-[a-z]+)?( [a-z]{2,3}([_-]\w+)?)?",
}
_DAYS_KEPT = 90
_UNDATED, _CLOCK, _SEEN = "undated", "clock", "last-seen"
_SECONDS_BETWEEN_WRITES = 1.0


class Health:
    """Counts by day, in one file that staff may read; beside them, the last time at which the clock was believed.

    Nothing else is ever written to it. What is counted while ``dated`` is False, because the clock cannot be trusted,
    stands under ``undated``. A file that is damaged is begun anew, and a disk that refuses to be written costs the
    counts, never the kiosk.
    """

    def __init__(self, path: Path, today: Callable[[], date] = date.today) -> None:
        self._path, self._today = path, today
        self._days = self._read()
        self.dated = True
        self._unwritten = False
        self._written_at = -_SECONDS_BETWEEN_WRITES

    def count(self, what: Counted) -> None:
        """Add one to a count of today."""
        self._add(what)
        self.write_soon()

    def note(self, what: Noted, which: str) -> None:
        """Count what is worth a look, never by words that may quote an answer.

        That is a fault by its kind and place, a doubt of the clock, a review that is past, a file that is not as
        it was sealed, what was not read aloud.
        What has another shape is counted without its words.
        """
        self._add(f"{what} {which if re.fullmatch(_SHAPES[what], which) else '?'}")

    def _add(self, name: str) -> None:
        day = self._days.setdefault(self._today().isoformat() if self.dated else _UNDATED, {})
        day[name] = day.get(name, 0) + 1
        self._unwritten = True

    @property
    def last_seen(self) -> float:
        """When the clock was last believed, in seconds since 1970; 0 if never."""
        return float(self._days.get(_CLOCK, {}).get(_SEEN, 0))

    def see(self, at: float) -> None:
        """Remember that it is this late."""
        self._days[_CLOCK] = {_SEEN: int(at)}
        self._unwritten = True

    def write_soon(self) -> None:
        """Write what is not written yet, but not more than once a second."""
        if self._unwritten and time.monotonic() - self._written_at >= _SECONDS_BETWEEN_WRITES:
            self.write()

    def write(self) -> None:
        """Write the counts of the last days."""
        self._written_at = time.monotonic()
        self._unwritten = False
        for day in sorted(self._days.keys() - {_CLOCK, _UNDATED})[:-_DAYS_KEPT]:
            del self._days[day]
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_durably(self._path, json.dumps(self._days, indent=1, sort_keys=True).encode())
        except OSError:
            self._unwritten = True

    def _read(self) -> dict[str, dict[str, int]]:
        try:
            found = json.loads(self._path.read_bytes())
            return {str(day): {str(name): int(n) for name, n in counts.items()} for day, counts in found.items()}
        except (OSError, ValueError, AttributeError, TypeError):
            return {}
