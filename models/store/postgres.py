"""The store on a PostgreSQL server, for several desks: one chain, and the writers take turns at its end."""

from sqlalchemy import Connection, create_engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError

from models.store import migrate
from models.store.errors import StoreError, Trouble
from models.store.sql import SqlStore

_TURN = "SELECT pg_advisory_xact_lock(7269616479)"
_CONNECT_SECONDS = 10


def open_server(url: str, *, read_only: bool = False) -> SqlStore:
    """Connect to ``postgresql://…`` and bring its schema up; raise StoreError if that cannot be."""
    try:
        address = make_url(url).set(drivername="postgresql+psycopg")
    except (ArgumentError, ValueError) as error:
        message = "the address of the server cannot be read; it is postgresql://user@host/database"
        raise StoreError(Trouble.UNREACHABLE, message) from error
    place = f"'{address.render_as_string(hide_password=True)}'"
    settings = "-c synchronous_commit=on" + (" -c default_transaction_read_only=on" if read_only else "")
    engine = create_engine(
        address,
        connect_args={"options": settings, "connect_timeout": _CONNECT_SECONDS},
        hide_parameters=True,
        pool_pre_ping=True,
    )
    try:
        with engine.begin() as connection:
            if read_only:
                migrate.check_version(connection, place)
            else:
                _take_turn(connection)
                migrate.bring_up(connection, place)
    except BaseException as error:
        engine.dispose()
        if isinstance(error, DBAPIError):
            raise _explain(place, error.orig or error) from error
        raise
    return SqlStore(engine, lambda error: _explain(place, error), lock=_take_turn)


def _take_turn(connection: Connection) -> None:
    connection.exec_driver_sql(_TURN)


def _explain(place: str, error: BaseException) -> StoreError:
    state = getattr(error, "sqlstate", None) or ""
    match state[:2]:
        case "53":
            return StoreError(Trouble.FULL, f"the server at {place} has no room; ask whoever runs it to make some")
        case "28":
            return StoreError(Trouble.WRONG_KEY, f"the server at {place} refuses this name or password; check both")
        case "25" | "42":
            return StoreError(Trouble.READ_ONLY, f"this account may not write at {place}; ask whoever runs the server")
        case "23":
            return StoreError(Trouble.CONFLICT, "somebody else has written in this briefing; read it again")
        case "XX" | "58":
            return StoreError(Trouble.DAMAGED, f"the server at {place} reports damage; ask whoever runs it")
    return StoreError(Trouble.UNREACHABLE, f"the server at {place} does not answer; check the network, then try again")
