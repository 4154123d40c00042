"""Offsets to clock times: backwards from the appointment, in the clinic's own time (M8)."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from models.content.timing import Duration, When
from models.planning.plan import Due
from models.planning.visit import Visit
from models.site import Site


def due(when: When, distance: Duration | None, visit: Visit, site: Site) -> Due:
    """Place a line in time.

    A distance of whole days means a day; one with minutes, or none at all, means a clock time. ``distance``
    is the author's offset or the clinic's value; None where neither applies.
    """
    at = _moment(when, distance, visit.appointment, site.zone)
    return Due(when.kind, at, None, distance, _is_past(at, visit.now, site.zone) and when.kind != "after")


def _moment(
    when: When, distance: Duration | None, appointment: datetime | None, zone: ZoneInfo | None
) -> datetime | date | None:
    if appointment is None or when.kind == "at_booking":
        return None
    if when.kind == "on_arrival":
        return _instant(appointment, zone)
    if when.kind == "on_the_day":
        return appointment.date()
    if when.kind == "evening_before":
        return appointment.date() - timedelta(days=1)
    if distance is None:
        return None
    sign = -1 if when.kind == "before" else 1
    return shift(appointment, distance, sign, zone)


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


def _instant(local: datetime, zone: ZoneInfo | None) -> datetime:
    return local.replace(tzinfo=zone) if zone else local


def _is_past(at: datetime | date | None, now: datetime | None, zone: ZoneInfo | None) -> bool:
    if at is None or now is None:
        return False
    if isinstance(at, datetime):
        return _utc(at) < (_utc(_instant(now, zone)) if at.tzinfo else now)
    return at < now.date()


def _utc(at: datetime) -> datetime:
    """Two times of one zone compare by the clock on the wall, which repeats an hour in autumn; UTC does not."""
    return at.astimezone(UTC) if at.tzinfo else at


_ORDER = {"at_booking": 0, "before": 1, "evening_before": 1, "on_the_day": 2, "on_arrival": 3, "after": 4}


def order(moment: Due) -> tuple[bool, bool, str, int, int]:
    """Sort key: what is already past first, then *now*, then by time; by distance while no time is known."""
    length = moment.distance.length if moment.distance else 1440 if moment.kind == "evening_before" else 0
    return (not moment.overdue, moment.kind != "at_booking", _by_day_then_time(moment.at), _ORDER[moment.kind], -length)


def _by_day_then_time(at: datetime | date | None) -> str:
    if isinstance(at, datetime):
        return f"{at.date()} {_utc(at)}"
    return str(at or "")
