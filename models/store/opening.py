"""Open a store by where it is, and nothing else: the one place that knows every kind."""

from pathlib import Path

from models.store.store import Store


def open_store(where: str | Path, key_file: Path | None = None, *, read_only: bool = False) -> Store:
    """Open the file, or the server at ``postgresql://…``; raise StoreError, which says what to do.

    ``key_file`` holds the key of a file; without one the key is in the system's keyring.
    """
    if isinstance(where, str) and "://" in where:
        from models.store.postgres import open_server

        return open_server(where, read_only=read_only)
    from models.store.errors import StoreError, Trouble
    from models.store.keys import find_key
    from models.store.sqlite_file import open_file

    path = Path(where)
    if read_only and not path.is_file():
        raise StoreError(Trouble.MISSING, f"there is no records file '{path}'; name the one that is meant")
    return open_file(path, find_key(path, key_file), read_only=read_only)
