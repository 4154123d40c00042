"""The time of a visit: in the clinic's zone, and no later than the day of the first appointment."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time, tzinfo
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.site import Site

_LAST_MINUTE = time(23, 59)


def utc_now() -> datetime:
    """Read this computer's clock."""
    return datetime.now(UTC)


class VisitTime:
    """What a session says of the time."""

    _clock: Callable[[], datetime]
    _site: "Site | None"
    _selection: tuple[str, ...]
    _times: dict[str, datetime | None]

    @property
    def now(self) -> datetime:
        """What this computer's clock says in the clinic's zone, right or wrong."""
        return local_time(self._clock(), self._site.zone if self._site else None)

    @property
    def known_now(self) -> datetime | None:
        """``now``; None where the clock cannot be trusted, and nothing may be called past."""
        return self.now

    @property
    def day_reached(self) -> date:
        """Today or, where the clock cannot be trusted, a day that has certainly been reached."""
        return self.now.date()

    @property
    def times(self) -> Mapping[str, datetime | None]:
        """What was said of when, by chosen procedure: None is *I don't know yet*; who was not asked is not in it."""
        return {each: self._times[each] for each in self._selection if each in self._times}

    @property
    def appointments(self) -> Mapping[str, datetime]:
        """The times that are known, in the clinic's clock, by chosen procedure."""
        return {each: at for each, at in self.times.items() if at is not None}

    def _check_new(self, times: Mapping[str, datetime | None]) -> None:
        """Raise VisitError for a time that cannot be; what was right before midnight stays right."""
        from models.planning.visit import check_appointment
        from models.site import NO_SITE

        for procedure, at in times.items():
            if at is not None and at != self._times.get(procedure):
                check_appointment(at, self._site or NO_SITE, self.known_now)


def local_time(at: datetime, zone: tzinfo | None) -> datetime:
    """Give a moment to the minute, without a zone: in the clinic's, or in the computer's where it is not known."""
    local = at.astimezone(zone) if at.tzinfo else at
    return local.replace(second=0, microsecond=0, tzinfo=None)


def planning_moment(now: datetime | None, appointments: Iterable[datetime]) -> datetime | None:
    """Give the moment that a plan is made for; None where no clock can be trusted.

    No plan is made for a day that has passed. A visit that began before midnight is still a visit of that day, so
    for its plan the clock stops at the end of the first appointment's day.
    """
    first = min(appointments, default=None)
    return now if now is None or first is None else min(now, datetime.combine(first.date(), _LAST_MINUTE))
