"""Past briefings for whoever is at work: what they may see and do, and each look noted before anything is shown."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar
from uuid import UUID

from models.record.events import Amended, AnyEvent, Deleted, Opened
from models.record.fold import state_of
from models.record.names import NO_NAMES, Names
from models.record.state import State
from models.staff import AtWork
from models.store.briefing import Briefing
from models.store.errors import StoreError, Trouble
from models.store.store import Criteria, Store
from ui.language import tr

if TYPE_CHECKING:
    from models.record.chain import Verdict
    from models.record.summary import Summary

Format = Literal["pdf", "json"]
Purpose = Literal["read", "print", "export"]
_SAY_EVERY = 500
_Each = TypeVar("_Each")


class NotAllowedError(Exception):
    """Whoever is at work may not do this; the message says who may."""


class StoppedError(Exception):
    """Somebody stopped the work; nothing was changed by it."""


def _now() -> datetime:
    return datetime.now().astimezone()


@dataclass(frozen=True)
class RecordsDesk:
    """What the pages of past briefings work with. The methods may run on any thread.

    ``choose_file`` asks where to write and is given a name to suggest; ``export`` writes there, off the GUI thread;
    ``print_again`` is called on the GUI thread. ``keep_days`` is the clinic's rule; without one nothing is deleted.
    """

    store: Store
    at_work: AtWork
    names: Names = NO_NAMES
    choose_file: Callable[[str], Path | None] = lambda _: None
    export: Callable[[Path, Format, Sequence[UUID]], None] = lambda *_: None
    print_again: Callable[[UUID], None] = lambda _: None
    keep_days: int | None = None
    clock: Callable[[], datetime] = _now

    def narrowed(self, criteria: Criteria) -> Criteria:
        """Give what may be looked for: who may not read all finds only what they lead or led."""
        if self.at_work.may("read_all"):
            return criteria
        return replace(criteria, owner=self.at_work.person.name)

    def may_read(self, state: State) -> bool:
        """Tell whether whoever is at work may read a briefing."""
        return self.at_work.may("read_all") or self.at_work.person.name in (state.owner.name, state.started.by.name)

    def may_amend(self, state: State) -> bool:
        """Tell whether they may correct it: who led it may, once it has ended."""
        return not state.is_open and self.at_work.person.name in (state.owner.name, state.started.by.name)

    def look_at(self, briefing: UUID, purpose: Purpose, in_hand: UUID | None) -> tuple[AnyEvent, ...]:
        """Note that somebody looks, then give the events; of a deleted briefing only the tombstone.

        ``in_hand`` is the briefing that is being led here: whoever leads it needs no note, and it would come between.
        """
        events = self.store.events(briefing)
        if not events:
            raise StoreError(Trouble.MISSING, f"there is no briefing {briefing}; find it in the list")
        if isinstance(events[0], Deleted):
            return events
        if not self.may_read(state_of(events)):
            raise NotAllowedError(tr("You did not lead this briefing. A manager can open it."))
        if briefing == in_hand:
            return events
        note = Briefing.read(self.store, briefing, self.clock).add(Opened, self.at_work.person, purpose=purpose)
        return (*events, note)

    def copy(self, path: Path, kind: Format, briefings: Sequence[UUID], in_hand: UUID | None) -> None:
        """Note that a copy of each is taken, then write it."""
        if not self.at_work.may("export"):
            raise NotAllowedError(tr("Only a manager may take copies."))
        for each in briefings:
            self.look_at(each, "export", in_hand)
        self.export(path, kind, briefings)

    def amend(self, briefing: UUID, about: int, says: str, reason: str) -> tuple[AnyEvent, ...]:
        """Add a correction; give all events."""
        found = Briefing.read(self.store, briefing, self.clock)
        if not self.may_amend(found.state):
            raise NotAllowedError(tr("Only who led the briefing may correct it, once it has ended."))
        found.add(Amended, self.at_work.person, about=about, says=says, reason=reason)
        return self.store.events(briefing)

    def verify(self, known: str | None, said: Callable[[int], None], stopped: Callable[[], bool]) -> "Verdict":
        """Check the chain of all events; ``said`` hears how many are done, ``stopped`` is asked now and then."""
        from models.record.chain import verify

        return verify(_counted(self.store.links(), said, stopped), known)

    def expired(self, now: datetime, said: Callable[[int], None], stopped: Callable[[], bool]) -> "list[Summary]":
        """Give what the clinic's rule no longer keeps, the newest first."""
        from models.store.retention import expired

        return list(_counted(expired(self.store, self._keep, now.date()), said, stopped))

    def delete_expired(self, now: datetime) -> int:
        """Delete what the rule no longer keeps, and record each deletion; give how many."""
        from models.store.retention import delete_expired

        if not self.at_work.may("delete"):
            raise NotAllowedError(tr("Only a manager may delete."))
        return delete_expired(self.store, self._keep, self.at_work.person, now)

    @property
    def _keep(self) -> timedelta:
        if self.keep_days is None:
            raise NotAllowedError(tr("The clinic's file does not say how long briefings are kept."))
        return timedelta(days=self.keep_days)


def _counted(found: Iterator[_Each], said: Callable[[int], None], stopped: Callable[[], bool]) -> Iterator[_Each]:
    for number, each in enumerate(found, 1):
        if number % _SAY_EVERY == 0:
            if stopped():
                raise StoppedError
            said(number)
        yield each
