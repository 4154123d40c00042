"""A store in memory: for tests, and to work on in when the file cannot be written. It is gone when the program ends."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Self
from uuid import UUID

from models.record.chain import Link, seal
from models.record.events import AnyEvent, Deleted, read_event
from models.record.summary import Summary, is_reference, summary_after
from models.store.errors import StoreError, Trouble
from models.store.store import ALL, Criteria


class MemoryStore:
    """The simplest store that keeps the contract; the others are held against it."""

    def __init__(self) -> None:
        self._links: list[Link] = []
        self._summaries: dict[UUID, Summary] = {}

    def append(self, events: Sequence[AnyEvent]) -> None:
        """Add events, all or none; see Store."""
        links, summaries = [*self._links], dict(self._summaries)
        for event in events:
            own = [each for each in links if each.briefing == str(event.briefing)]
            if is_known(event, [each for each in own if each.number == event.number]):
                continue
            next_number(event, max((each.number for each in own), default=0))
            links.append(seal(event, links[-1] if links else None))
            summaries[event.briefing] = summary_after(summaries.get(event.briefing), event)
            if isinstance(event, Deleted):
                links = [without_body(each, event) for each in links]
        self._links, self._summaries = links, summaries

    def events(self, briefing: UUID) -> tuple[AnyEvent, ...]:
        """Give the events of a briefing; see Store."""
        return tuple(read_event(each.body) for each in self.links(briefing) if each.body is not None)

    def links(self, briefing: UUID | None = None) -> Iterator[Link]:
        """Give the chain; see Store."""
        yield from [each for each in self._links if briefing is None or each.briefing == str(briefing)]

    def find(self, criteria: Criteria = ALL, older_than: UUID | None = None, limit: int = 100) -> tuple[Summary, ...]:
        """Give briefings, the newest first; see Store."""
        found = sorted((each for each in self._summaries.values() if matches(each, criteria)), key=_age, reverse=True)
        return tuple(each for each in found if older_than is None or each.briefing < older_than)[:limit]

    def count(self, criteria: Criteria = ALL) -> int:
        """Tell how many briefings match."""
        return sum(matches(each, criteria) for each in self._summaries.values())

    def check(self) -> None:
        """Memory is as it is."""

    def close(self) -> None:
        """There is nothing to let go of."""

    def __enter__(self) -> Self:
        """Close at the end of the block."""
        return self

    def __exit__(self, *error: object) -> None:
        """Close."""
        self.close()


def _age(summary: Summary) -> UUID:
    return summary.briefing


def matches(summary: Summary, criteria: Criteria) -> bool:
    """True if the briefing is what is looked for."""
    wanted = criteria.reference
    return (
        (summary.stage == criteria.stage if criteria.stage else summary.stage != "deleted")
        and (wanted is None or (summary.reference is not None and is_reference(summary.reference, wanted)))
        and criteria.led_on in (None, summary.led_on)
        and criteria.appointment_on in (None, summary.appointment_on)
        and (criteria.procedure is None or criteria.procedure in summary.procedures)
        and criteria.owner in (None, summary.owner)
    )


def without_body(link: Link, deleted: Deleted) -> Link:
    """Take the text out of a deleted briefing's link; the tombstone keeps its own."""
    gone = link.briefing == str(deleted.briefing) and link.event != str(deleted.id)
    return replace(link, body=None) if gone else link


def is_known(event: AnyEvent, there: Sequence[Link]) -> bool:
    """True if exactly this event was added before; raise StoreError if another one has its place in the briefing."""
    if not there:
        return False
    if seal(event, None).digest != there[0].digest:
        message = f"event {event.number} of briefing {event.briefing} is another one; read it again"
        raise StoreError(Trouble.CONFLICT, message)
    return True


def next_number(event: AnyEvent, last: int) -> None:
    """Raise StoreError if somebody else has added to the briefing meanwhile, or an event is left out."""
    if event.number != last + 1:
        message = f"event {event.number} does not follow event {last} of briefing {event.briefing}; read it again"
        raise StoreError(Trouble.CONFLICT, message)
