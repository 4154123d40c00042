"""The days of a visit: which procedures meet on one day, and at which times."""

from itertools import groupby

from models.planning.plan import Day, Slot
from models.planning.visit import Visit


def days_of(visit: Visit) -> tuple[Day, ...]:
    """Group the procedures by day, in order; those without an appointment come last, as a day of their own."""
    timed = sorted((at, procedure) for procedure, at in visit.appointments.items())
    slots = [Slot(at, tuple(each for _, each in group)) for at, group in groupby(timed, key=lambda each: each[0])]
    days = [Day(date, tuple(group)) for date, group in groupby(slots, key=lambda slot: slot.at.date())]
    waiting = tuple(each for each in visit.procedures if each not in visit.appointments)
    return (*days, *((Day(None, (), waiting),) if waiting else ()))
