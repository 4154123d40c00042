"""A store in an SQL database: all that the encrypted file and the server have in common."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, fields
from threading import RLock
from typing import Any, Self
from uuid import UUID

from sqlalchemy import Connection, Engine, Select, bindparam, func, insert, select, update
from sqlalchemy.exc import DBAPIError

from models.record.chain import Link, seal
from models.record.events import AnyEvent, Deleted, read_event
from models.record.summary import Summary, summary_after
from models.store import rows
from models.store.errors import StoreError
from models.store.memory import is_known, next_number
from models.store.store import ALL, Criteria
from models.store.tables import EVENTS

_AT_A_TIME = 500
_LINK = [EVENTS.c[each.name] for each in fields(Link)]
_LAST = select(*_LINK).order_by(EVENTS.c.position.desc()).limit(1)
_SAME = select(*_LINK).where(EVENTS.c.event == bindparam("event_"))
_NUMBER = select(func.max(EVENTS.c.number)).where(EVENTS.c.briefing == bindparam("briefing_"))
_ADD = insert(EVENTS)

Explain = Callable[[DBAPIError], StoreError]


class SqlStore:
    """Events in a table, and beside them the rows that lists are made of, always in one transaction.

    ``explain`` turns the database's errors into ours; ``lock`` keeps other writers of the same database waiting
    until the transaction ends; ``swept`` follows a deletion; ``closing`` lets go.
    """

    def __init__(
        self,
        engine: Engine,
        explain: Explain,
        *,
        lock: Callable[[Connection], None] = lambda _: None,
        swept: Callable[[], None] = lambda: None,
        check: Callable[[], None] = lambda: None,
        closing: Callable[[], None] = lambda: None,
    ) -> None:
        self.engine = engine
        self._explain, self._lock, self._swept = explain, lock, swept
        self._check, self._closing = check, closing
        self._turn = RLock()

    def append(self, events: Sequence[AnyEvent]) -> None:
        """Add events, all or none, durable when this returns; see Store."""
        with self._transaction(writes=True) as connection:
            self._lock(connection)
            last = _first(connection.execute(_LAST).all())
            for event in events:
                if is_known(event, _links(connection.execute(_SAME, {"event_": str(event.id)}).all())):
                    continue
                number = connection.execute(_NUMBER, {"briefing_": str(event.briefing)}).scalar()
                next_number(event, number or 0)
                last = seal(event, last)
                connection.execute(_ADD, dict(zip(_NAMES, astuple(last), strict=True)))
                _keep_up(connection, event)
        if any(isinstance(event, Deleted) for event in events):
            with self._said_plainly():
                self._swept()

    def events(self, briefing: UUID) -> tuple[AnyEvent, ...]:
        """Give the events of a briefing; see Store."""
        return tuple(read_event(each.body) for each in self.links(briefing) if each.body is not None)

    def links(self, briefing: UUID | None = None) -> Iterator[Link]:
        """Give the chain a few links at a time, so that nobody waits meanwhile; see Store."""
        position = 0
        while True:
            wanted = select(*_LINK).where(EVENTS.c.position > position).order_by(EVENTS.c.position).limit(_AT_A_TIME)
            if briefing is not None:
                wanted = wanted.where(EVENTS.c.briefing == str(briefing))
            found = _links(self._read(wanted))
            yield from found
            if len(found) < _AT_A_TIME:
                return
            position = found[-1].position

    def find(self, criteria: Criteria = ALL, older_than: UUID | None = None, limit: int = 100) -> tuple[Summary, ...]:
        """Give briefings, the newest first; see Store."""
        return tuple(rows.summary(each) for each in self._read(rows.page(criteria, older_than, limit)))

    def count(self, criteria: Criteria = ALL) -> int:
        """Tell how many briefings match."""
        return int(self._read(rows.how_many(criteria))[0][0])

    def check(self) -> None:
        """Read everything once; see Store."""
        with self._said_plainly():
            self._check()
            for _ in self.links():
                pass

    def close(self) -> None:
        """Let go of the database."""
        with self._turn:
            self.engine.dispose()
            self._closing()

    def __enter__(self) -> Self:
        """Close at the end of the block."""
        return self

    def __exit__(self, *error: object) -> None:
        """Close."""
        self.close()

    def _read(self, wanted: Select[Any]) -> Sequence[Any]:
        with self._transaction(writes=False) as connection:
            return connection.execute(wanted).all()

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Connection]:
        with (
            self._turn,
            self._said_plainly(),
            self.engine.connect() as connection,
            connection.execution_options(writes=writes).begin(),
        ):
            yield connection

    @contextmanager
    def _said_plainly(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise self._explain(error) from error


_NAMES = [each.name for each in fields(Link)]


def _links(found: Sequence[Any]) -> list[Link]:
    return [Link(*each) for each in found]


def _first(found: Sequence[Any]) -> Link | None:
    return Link(*found[0]) if found else None


def _keep_up(connection: Connection, event: AnyEvent) -> None:
    """Bring the row of the list up to the event; most events change nothing in it and read nothing."""
    if event.kind not in rows.TELLING:
        return
    found = connection.execute(rows.one(event.briefing)).all()
    before = rows.summary(found[0]) if found else None
    now = summary_after(before, event)
    if now != before:
        rows.write(connection, before, now)
    if isinstance(event, Deleted):
        others = (EVENTS.c.briefing == str(event.briefing)) & (EVENTS.c.event != str(event.id))
        connection.execute(update(EVENTS).where(others).values(body=None))
