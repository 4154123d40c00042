"""How long briefings are kept: the site's rule, and a deletion that is itself recorded."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

from models.record.event import Person
from models.record.events import Deleted
from models.record.summary import Summary
from models.store.store import Store

_AT_A_TIME = 500


def expired(store: Store, keep: timedelta, today: date) -> Iterator[Summary]:
    """Give every briefing, also unfinished ones, that was led longer ago than the site keeps them."""
    older_than = None
    while found := store.find(older_than=older_than, limit=_AT_A_TIME):
        yield from (each for each in found if each.led_on + keep < today)
        older_than = found[-1].briefing


def delete(store: Store, briefing: UUID, by: Person, rule: str, at: datetime) -> None:
    """Delete what a briefing says, and record who did it and by which rule; the chain stays whole."""
    last = max((each.number for each in store.links(briefing)), default=0)
    store.append([Deleted(briefing=briefing, number=last + 1, at=at, by=by, rule=rule)])


def delete_expired(store: Store, keep: timedelta, by: Person, now: datetime) -> int:
    """Delete what the site's rule no longer keeps; give how many."""
    gone = [each.briefing for each in expired(store, keep, now.date())]
    for each in gone:
        delete(store, each, by, f"kept for {keep.days} days", now)
    return len(gone)
