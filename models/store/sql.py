"""A store in an SQL database: all that the encrypted file and the server have in common."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields
from threading import RLock
from typing import Any, Self
from uuid import UUID

from sqlalchemy import Connection, Engine, Select, bindparam, func, insert, null, select, update
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
_HEAD = [null() if each.name == "body" else each for each in _LINK]  # the last plan taken is not read for each tick
_NUMBER = select(func.max(EVENTS.c.number)).where(EVENTS.c.briefing == bindparam("briefing_"))
_LAST = select(_NUMBER.scalar_subquery(), *_HEAD).order_by(EVENTS.c.position.desc()).limit(1)
_SAME = select(*_LINK).where((EVENTS.c.briefing == bindparam("briefing_")) & (EVENTS.c.number == bindparam("number_")))

Explain = Callable[[BaseException], StoreError]
End = tuple[Link | None, dict[UUID, int]]
"""The last link of the chain, perhaps without its text, and the last number of the briefings in question."""


class SqlStore:
    """Events in a table, and beside them the rows that lists are made of, always in one transaction.

    ``sole_writer`` says that nobody else can add to the chain, so that its end need not be read before each event.
    ``explain`` turns the database's errors into ours; ``lock`` keeps other writers of the same database waiting
    until the transaction ends; ``swept`` follows a deletion; ``closing`` lets go.
    """

    def __init__(
        self,
        engine: Engine,
        explain: Explain,
        *,
        sole_writer: bool = False,
        lock: Callable[[Connection], None] = lambda _: None,
        swept: Callable[[], None] = lambda: None,
        check: Callable[[], None] = lambda: None,
        closing: Callable[[], None] = lambda: None,
    ) -> None:
        self.engine = engine
        self._explain, self._lock, self._swept = explain, lock, swept
        self._check, self._closing = check, closing
        self._turn = RLock()
        self._driver_error: type[Exception] = engine.dialect.loaded_dbapi.Error
        self._sole_writer = sole_writer
        self._known_end: End | None = None
        self._connected: Connection | None = None
        added = insert(EVENTS).compile(dialect=engine.dialect)
        self._add, self._positional = str(added), added.positional

    def append(self, events: Sequence[AnyEvent]) -> None:
        """Add events, all or none, durable when this returns; see Store."""
        with self._transaction(writes=True) as connection:
            self._lock(connection)
            last, numbers = self._end(connection, events)
            for event in events:
                number = numbers[event.briefing]
                if event.number <= number and is_known(event, _same(connection, event)):
                    continue
                next_number(event, number)
                last, numbers[event.briefing] = seal(event, last), event.number
                connection.exec_driver_sql(self._add, self._in_order(last))
                _keep_up(connection, event)
        if self._sole_writer:
            self._known_end = last, numbers
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
            if self._connected is not None:
                self._connected.close()
            self.engine.dispose()
            self._closing()

    def __enter__(self) -> Self:
        """Close at the end of the block."""
        return self

    def __exit__(self, *error: object) -> None:
        """Close."""
        self.close()

    def _end(self, connection: Connection, events: Sequence[AnyEvent]) -> End:
        """Give the end of the chain as it was left; what goes wrong from here on has it read anew."""
        end, self._known_end = self._known_end, None
        if end and all(event.briefing in end[1] for event in events):
            return end
        return _end(connection, events)

    def _in_order(self, link: Link) -> Any:
        """Give the columns as the driver wants them; the insert is compiled once, for each tick waits for it."""
        return tuple(vars(link).values()) if self._positional else vars(link)

    def _read(self, wanted: Select[Any]) -> Sequence[Any]:
        with self._transaction(writes=False) as connection:
            return connection.execute(wanted).all()

    @contextmanager
    def _transaction(self, *, writes: bool) -> Iterator[Connection]:
        with (
            self._turn,
            self._said_plainly(),
            self._connect() as connection,
            connection.execution_options(writes=writes).begin(),
        ):
            yield connection

    @contextmanager
    def _connect(self) -> Iterator[Connection]:
        """Give a connection: the sole writer keeps its own, others borrow one from the pool."""
        if not self._sole_writer:
            with self.engine.connect() as connection:
                yield connection
            return
        if self._connected is None or self._connected.closed:
            self._connected = self.engine.connect()
        yield self._connected

    @contextmanager
    def _said_plainly(self) -> Iterator[None]:
        try:
            yield
        except (DBAPIError, self._driver_error) as error:
            raise self._explain(getattr(error, "orig", error)) from error


def _links(found: Sequence[Any]) -> list[Link]:
    return [Link(*each) for each in found]


def _end(connection: Connection, events: Sequence[AnyEvent]) -> End:
    """Read the end of the chain: mostly in one question."""
    numbers: dict[UUID, int] = {}
    last = None
    for briefing in dict.fromkeys(event.briefing for event in events):
        asked = {"briefing_": str(briefing)}
        if last is None:
            found = connection.execute(_LAST, asked).first()
            numbers[briefing], last = (found[0] or 0, Link(*found[1:])) if found else (0, None)
        else:
            numbers[briefing] = connection.execute(_NUMBER, asked).scalar() or 0
    return last, numbers


def _same(connection: Connection, event: AnyEvent) -> list[Link]:
    place = {"briefing_": str(event.briefing), "number_": event.number}
    return _links(connection.execute(_SAME, place).all())


def _keep_up(connection: Connection, event: AnyEvent) -> None:
    """Bring the row of the list up to the event; most events change nothing in it and read nothing."""
    if event.kind not in rows.TELLING:
        return
    found = connection.execute(rows.one(event.briefing)).all() if event.number > 1 else []
    before = rows.summary(found[0]) if found else None
    now = summary_after(before, event)
    if now != before:
        rows.write(connection, before, now)
    if isinstance(event, Deleted):
        others = (EVENTS.c.briefing == str(event.briefing)) & (EVENTS.c.event != str(event.id))
        connection.execute(update(EVENTS).where(others).values(body=None))
