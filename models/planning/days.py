"""The days of a visit: which procedures meet on one day, and at which times."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from models.planning.visit import Visit

_ONE_NIGHT = timedelta(hours=6)
"""Appointments no further apart than this meet although midnight lies between them: one body, one fast, one rest."""


@dataclass(frozen=True)
class Slot:
    """One time in the clinic's clock, without a zone, and the procedures that share it."""

    at: datetime
    procedures: tuple[str, ...]


@dataclass(frozen=True)
class Day:
    """One day of the visit. ``date`` is None for the procedures in ``waiting``, whose time nobody has said yet."""

    date: date | None
    slots: tuple[Slot, ...]
    waiting: tuple[str, ...] = ()

    @property
    def procedures(self) -> tuple[str, ...]:
        """The procedures of this day, by time."""
        return (*(each for slot in self.slots for each in slot.procedures), *self.waiting)


def days_of(visit: Visit) -> tuple[Day, ...]:
    """Group the procedures by day, in order; those without an appointment come last, as a day of their own.

    An appointment soon after midnight belongs to the day before, if there is one late that evening.
    """
    timed = sorted((at, procedure) for procedure, at in visit.appointments.items())
    slots = [Slot(at, tuple(each for _, each in group)) for at, group in groupby(timed, key=lambda each: each[0])]
    days = tuple(Day(group[0].at.date(), tuple(group)) for group in _together(slots))
    waiting = tuple(each for each in visit.procedures if each not in visit.appointments)
    return (*days, *((Day(None, (), waiting),) if waiting else ()))


def _together(slots: list[Slot]) -> Iterator[list[Slot]]:
    group: list[Slot] = []
    for slot in slots:
        if group and slot.at.date() != group[-1].at.date() and slot.at - group[-1].at > _ONE_NIGHT:
            yield group
            group = []
        group.append(slot)
    if group:
        yield group
