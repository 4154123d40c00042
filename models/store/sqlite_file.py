"""The store in one encrypted file: SQLCipher, one writer, each transaction on the disk before it returns.

The journal is a write-ahead log with ``synchronous=FULL``: a transaction is one write and one sync of the log, where a
rollback journal needs three or four, and readers (list, export, verify) are never in the way of the one who writes.
It needs a local disk; a network folder cannot hold it. The key is random, so no time goes into stretching it.
"""

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, cast

from sqlalchemy import Connection as SqlConnection
from sqlalchemy import Engine, StaticPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from models.store import migrate
from models.store.errors import StoreError, Trouble
from models.store.lock import Lock
from models.store.sql import SqlStore

if TYPE_CHECKING:
    from sqlcipher3.dbapi2 import Connection

_BUSY_SECONDS = 5


def open_file(path: Path, key: str, *, read_only: bool = False) -> SqlStore:
    """Open or make the file; raise StoreError if it cannot be, and then it is as it was.

    ``read_only`` is possible while another program writes, and in a folder that cannot be written to.
    """
    if read_only and not path.is_file():
        raise StoreError(Trouble.MISSING, f"there is no records file '{path}'; name the one that is meant")
    with contextlib.ExitStack() as held:
        if not read_only:
            held.callback(_prepare(path).release)
        engine = _engine(path, key, read_only=read_only)
        try:
            with engine.connect().execution_options(writes=not read_only) as connection, connection.begin():
                (migrate.check_version if read_only else migrate.bring_up)(connection, f"'{path}'")
        except (DBAPIError, engine.dialect.loaded_dbapi.Error) as error:
            raise _explain(path, getattr(error, "orig", error)) from error
        finally:
            engine.dispose()
        if not read_only:
            _sync_folder(path.parent)
        return SqlStore(
            engine,
            lambda error: _explain(path, error),
            sole_writer=not read_only,
            swept=lambda: _sweep(engine),
            check=lambda: _check_pages(engine, path),
            closing=held.pop_all().close,
        )


def _prepare(path: Path) -> Lock:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = Lock(path)
    except OSError as error:
        raise _unwritable(path, error.strerror or str(error)) from error
    if path.exists() and not _may_write(path):
        lock.release()
        raise _unwritable(path, "the file is write-protected")
    return lock


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _unwritable(path: Path, why: str) -> StoreError:
    trouble = Trouble.FULL if "space" in why else Trouble.READ_ONLY
    return StoreError(trouble, f"'{path}' cannot be written: {why}; choose a folder that is yours and has room")


def _engine(path: Path, key: str, *, read_only: bool) -> Engine:
    from sqlcipher3 import dbapi2

    def connect() -> "Connection":
        address = f"file:{_quoted(path)}?mode={'ro' if read_only else 'rwc'}"
        if read_only and not _may_write(path.parent) and not _log(path):
            address += "&immutable=1"
        opened = dbapi2.connect(address, uri=True, isolation_level=None, check_same_thread=False, timeout=_BUSY_SECONDS)
        opened.execute("PRAGMA cipher_log_level = NONE")
        opened.execute(f"PRAGMA key = \"x'{key}'\"")
        opened.execute("PRAGMA foreign_keys = ON")
        if read_only:
            opened.execute("PRAGMA query_only = ON")
        else:
            for each in ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON", "fullfsync = ON"):
                opened.execute(f"PRAGMA {each}")
        return opened

    engine = create_engine("sqlite://", module=dbapi2, creator=connect, poolclass=StaticPool, hide_parameters=True)

    @event.listens_for(engine, "begin")
    def begin(connection: SqlConnection) -> None:
        writes = connection.get_execution_options().get("writes")
        raw = cast("Connection", connection.connection.dbapi_connection)
        raw.execute("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _quoted(path: Path) -> str:
    from urllib.parse import quote

    return quote(str(path.absolute()))


def _log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _run(engine: Engine, words: str) -> list[str]:
    raw = engine.raw_connection()
    try:
        return [str(each[0]) for each in raw.cursor().execute(words).fetchall()]
    finally:
        raw.close()


def _sweep(engine: Engine) -> None:
    """Write the log into the file and empty it, so that it holds no more copies of what was deleted."""
    _run(engine, "PRAGMA wal_checkpoint(TRUNCATE)")


def _check_pages(engine: Engine, path: Path) -> None:
    wrong = _run(engine, "PRAGMA cipher_integrity_check")
    if not wrong:
        wrong = [each for each in _run(engine, "PRAGMA integrity_check") if each != "ok"]
    if wrong:
        raise _damaged(path, wrong[0])


def _damaged(path: Path, what: str) -> StoreError:
    message = f"'{path}' is damaged ({what}); leave it as it is, take a copy, and bring back the last safe copy"
    return StoreError(Trouble.DAMAGED, message)


def _explain(path: Path, error: BaseException) -> StoreError:
    code = getattr(error, "sqlite_errorcode", None) or 0
    match code & 0xFF:
        case 26:  # not a database
            message = f"'{path}' does not open with this key; find its own key, or it is damaged at its start"
            return StoreError(Trouble.WRONG_KEY, message)
        case 13:  # full
            return StoreError(Trouble.FULL, f"the disk of '{path}' is full; make room, then do the last thing again")
        case 5 | 6:  # busy, locked
            return StoreError(Trouble.IN_USE, f"'{path}' is in use by another program; close that one")
        case 8 | 14 | 3 | 23:  # read-only, cannot open, not permitted
            return _unwritable(path, str(error))
        case 10:  # input or output; damage is told apart from it, it has a number of its own
            message = f"the disk of '{path}' is full or failing ({error}); make room, then do it again"
            return StoreError(Trouble.FULL, message)
    return _damaged(path, str(error))


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
