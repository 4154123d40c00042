"""One briefing that is being led: what is done is checked by the rules, kept, and only then so."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from models.record.event import Person, new_id
from models.record.events import AnyEvent, Started
from models.record.fold import after, state_of
from models.record.state import State
from models.record.summary import Summary
from models.store.errors import StoreError, Trouble
from models.store.store import Criteria, Store


def _now() -> datetime:
    return datetime.now().astimezone()


class Journal(Protocol):
    """Takes events: a store, or what writes to one off the GUI thread."""

    def append(self, events: Sequence[AnyEvent]) -> None:
        """Add events, all or none."""


class Briefing:
    """A briefing and its journal. ``state`` is always what the journal has taken."""

    def __init__(self, store: Journal, state: State, clock: Callable[[], datetime] = _now) -> None:
        self._store, self._clock = store, clock
        self.state = state

    @classmethod
    def start(cls, store: Journal, by: Person, clock: Callable[[], datetime] = _now, **said: Any) -> "Briefing":
        """Start a briefing; ``said`` are the fields of Started."""
        at = clock()
        event = Started(briefing=new_id(at), number=1, at=at, by=by, **said)
        state = after(None, event)
        store.append([event])
        return cls(store, state, clock)

    @classmethod
    def read(cls, store: Store, briefing: UUID, clock: Callable[[], datetime] = _now) -> "Briefing":
        """Go on with a briefing, or look at it; raise StoreError if it is not there or was deleted."""
        events = store.events(briefing)
        if not events or events[0].number != 1:
            raise StoreError(Trouble.MISSING, f"there is no briefing {briefing}; find it in the list")
        return cls(store, state_of(events), clock)

    def add(self, kind: Callable[..., AnyEvent], by: Person, **said: Any) -> AnyEvent:
        """Record what happened: ``add(LineMarked, nurse, line="fasting", mark="explained")``.

        Raise ValueError (pydantic's or a SequenceError) if it cannot be, StoreError if it cannot be kept; then
        nothing has happened.
        """
        event = kind(briefing=self.state.briefing, number=self.state.number + 1, at=self._clock(), by=by, **said)
        state = after(self.state, event)
        self._store.append([event])
        self.state = state
        return event


def left_unfinished(store: Store, owner: str, limit: int = 20) -> tuple[Summary, ...]:
    """List the briefings that somebody leads and has not ended; nobody is offered another's."""
    return store.find(Criteria(stage="running", owner=owner), limit=limit)


def unfinished(store: Store, owner: Person, limit: int = 20) -> tuple[Briefing, ...]:
    """Read what ``left_unfinished`` lists."""
    return tuple(Briefing.read(store, each.briefing) for each in left_unfinished(store, owner.name, limit))
