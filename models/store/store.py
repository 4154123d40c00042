"""What every store does, and what a list can be narrowed by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, Self
from uuid import UUID

from models.record.chain import Link
from models.record.events import AnyEvent
from models.record.state import Stage
from models.record.summary import Summary


@dataclass(frozen=True)
class Criteria:
    """What a briefing must match, all of it; a deleted one is found only by its stage.

    References are compared without spaces and without regard to case; three signs or more also find what ends in them.
    """

    reference: str | None = None
    led_on: date | None = None
    appointment_on: date | None = None
    procedure: str | None = None
    stage: Stage | None = None
    owner: str | None = None


ALL = Criteria()


class Store(Protocol):
    """Where events are kept. Each method raises StoreError, and then nothing was written."""

    def append(self, events: Sequence[AnyEvent]) -> None:
        """Add events, all or none, durable when this returns; one that is already there is not added again.

        An event must have the next number of its briefing. ``Deleted`` takes the text of the briefing's other events
        with it. Whether an event makes sense is for ``models.record.fold``, see ``models.store.briefing``.
        """

    def events(self, briefing: UUID) -> tuple[AnyEvent, ...]:
        """Give the events of a briefing, in order; of a deleted one only the tombstone; none if it is not known."""

    def links(self, briefing: UUID | None = None) -> Iterator[Link]:
        """Give the chain, or the links of one briefing, in order and a few at a time."""

    def find(self, criteria: Criteria = ALL, older_than: UUID | None = None, limit: int = 100) -> tuple[Summary, ...]:
        """Give briefings, the newest first; ``older_than`` is the last one of the page before."""

    def count(self, criteria: Criteria = ALL) -> int:
        """Tell how many briefings match."""

    def check(self) -> None:
        """Read everything once, and raise StoreError for what cannot be read."""

    def close(self) -> None:
        """Let go of the file or server; nothing is lost without it."""

    def __enter__(self) -> Self:
        """Close at the end of the block."""

    def __exit__(self, *error: object) -> None:
        """Close."""
