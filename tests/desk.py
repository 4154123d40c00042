"""A nurse's desk: who, when, and a clock that goes on."""

from datetime import UTC, datetime, timedelta

from models.record.event import Person

NOW = datetime(2026, 11, 22, 10, 0)
APPOINTMENT = datetime(2026, 12, 2, 9, 0)
KEY = "ab" * 32
NURSE = Person(name="Ann Okafor", role="nurse")
DOCTOR = Person(name="Dr Lee", role="radiologist")


class Ticking:
    """A clock that goes on by a second whenever it is asked."""

    def __init__(self):
        self.now = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)

    def __call__(self):
        self.now += timedelta(seconds=1)
        return self.now
