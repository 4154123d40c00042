"""Offsets to clock times: backwards from the appointment, in the clinic's own time (M8)."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from models.content.timing import Duration, When
from models.planning.plan import Due


@dataclass(frozen=True)
class Clock:
    """What places a line in time: the clinic's zone, and the moment when the plan is made, where they are known."""

    zone: ZoneInfo | None
    now: datetime | None

    def due(self, when: When, distance: Duration | None, days: tuple[int, int] | None, at: datetime | None) -> Due:
        """Place a line before or after the appointment ``at``.

        A distance of whole days means a day; one with minutes, or none at all, means a clock time. ``distance``
        and ``days`` are the author's or the clinic's; None where they do not apply.
        """
        moment = self._moment(when, distance, at)
        until = (at - timedelta(days=when.until.days)).date() if at and when.until else None
        overdue = when.kind != "after" and self._is_past(until or moment)
        return Due(when.kind, moment, until, distance, when.until, days, overdue)

    def _moment(self, when: When, distance: Duration | None, at: datetime | None) -> datetime | date | None:
        if at is None:
            return None
        if when.kind == "on_arrival":
            return self.instant(at)
        if when.kind == "on_the_day":
            return at.date()
        if when.kind == "evening_before":
            return at.date() - timedelta(days=1)
        if distance is None:
            return None
        return shift(at, distance, 1 if when.kind == "after" else -1, self.zone)

    def instant(self, local: datetime) -> datetime:
        """Place a local time in the clinic's zone, where that is known."""
        return local.replace(tzinfo=self.zone) if self.zone else local

    def _is_past(self, at: datetime | date | None) -> bool:
        if at is None or self.now is None:
            return False
        if isinstance(at, datetime):
            return _utc(at) < _utc(self.instant(self.now))
        return at < self.now.date()


def shift(appointment: datetime, distance: Duration, sign: int, zone: ZoneInfo | None) -> datetime | date:
    """Move by calendar days, keeping the clock time, then by minutes that really pass.

    Where the clocks change, a local time that happens twice or never is read as the earlier instant:
    stopping too early is safe, stopping too late is not.
    """
    day = appointment + sign * timedelta(days=distance.days)
    if distance.days and not distance.minutes:
        return day.date()
    passed = sign * timedelta(minutes=distance.minutes)
    if zone is None:
        return day + passed
    return (min(day.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)) + passed).astimezone(zone)


def _utc(at: datetime) -> datetime:
    """Two times of one zone compare by the clock on the wall, which repeats an hour in autumn; UTC does not."""
    return at.astimezone(UTC).replace(tzinfo=None) if at.tzinfo else at


def without_clock_time(due: Due, counted_from: datetime | None) -> Due:
    """Leave the clock time out, and keep the day and how far it is from the appointment."""
    return replace(due, at=lived_day(due), counted_from=counted_from) if isinstance(due.at, datetime) else due


_ORDER = {
    "at_booking": 0, "cycle_days": 1, "before": 2, "between": 2, "evening_before": 2,
    "on_the_day": 3, "on_arrival": 4, "after": 5,
}  # fmt: skip
_EVENING = 1440
NIGHT_ENDS = 5
"""The hour from which people speak of the new day."""


def order(moment: Due) -> tuple[bool, str, int, int, str]:
    """Sort key: what is already past first, then *now*, then by time; by distance while no time is known.

    Of two stretches that begin together, each keeps its lines together.
    """
    length = moment.distance.length if moment.distance else _EVENING if moment.kind == "evening_before" else 0
    end = str(moment.until or moment.distance_until or "")
    kind = _ORDER[moment.kind]
    return not moment.overdue, _by_day_then_time(moment), kind, -length, end


def minutes_of(at: datetime | date) -> int:
    """Count the minutes to a moment from a fixed point, to put moments of one kind in order."""
    if not isinstance(at, datetime):
        return at.toordinal() * 1440
    utc = _utc(at)
    return utc.toordinal() * 1440 + utc.hour * 60 + utc.minute


def _by_day_then_time(moment: Due) -> str:
    if isinstance(moment.at, datetime):
        return f"{lived_day(moment)} {_utc(moment.at)}"
    return str(moment.at or "")


def lived_day(moment: Due) -> date | None:
    """Give the day a line belongs to; a stop at 3:00 belongs to the evening before, or it is read too late."""
    if moment.at is None or not isinstance(moment.at, datetime):
        return moment.at
    at_night = moment.kind == "before" and moment.at.hour < NIGHT_ENDS
    return moment.at.date() - timedelta(days=1) if at_night else moment.at.date()
