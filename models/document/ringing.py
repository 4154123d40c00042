"""When a phone should ring for a moment: in time to act on it, and never at night if the evening before will do."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

_WAKES, _SLEEPS = time(7), time(21)
_EVENING = time(20)
_EVE = time(18)
"""When people can still pack, ask and buy something for the next day."""


def ring_before(at: datetime, lead: timedelta, now: datetime | None) -> datetime | None:
    """Ring ``lead`` before a moment, or the evening before where that is at night.

    Who got the reminder after that evening is woken rather than not told. None if all of it has passed. ``at`` is
    aware if the clinic's zone is known; ``now`` is the clinic's local time.
    """
    wished = _earlier(at, lead)
    return next((each for each in (_awake(wished), wished) if now is None or _local(each) > now), None)


def ring_on_the_eve(day: date, zone: tzinfo | None, now: datetime | None) -> datetime | None:
    """Ring the evening before a day; None if that has passed."""
    eve = datetime.combine(day - timedelta(days=1), _EVE, zone)
    return eve if now is None or _local(eve) > now else None


def _earlier(at: datetime, lead: timedelta) -> datetime:
    """Go back by minutes that really pass, also where the clocks change between."""
    return (at.astimezone(UTC) - lead).astimezone(at.tzinfo) if at.tzinfo else at - lead


def _awake(at: datetime) -> datetime:
    if _WAKES <= at.time() < _SLEEPS:
        return at
    day = at.date() - timedelta(days=1) if at.time() < _WAKES else at.date()
    return datetime.combine(day, _EVENING, at.tzinfo)


def _local(at: datetime) -> datetime:
    return at.replace(tzinfo=None)
