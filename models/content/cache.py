"""Keeps the parsed content of the last start, so that the next one need not parse YAML."""

import contextlib
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_FORMAT = "readyroom-content 4"
_HEAD, _INDEX = "head", "index"


@dataclass(frozen=True)
class Head:
    """For which files something is kept: how they looked from outside, and the digest of their contents."""

    stamp: str
    digest: str


@dataclass(frozen=True)
class Cache:
    """One file of parsed content, in which each entry stands beside a checksum of itself.

    It holds plain data, no code: what is read from it is validated like any YAML file. Damage of any kind
    reads as *nothing kept*. A whole new file takes the place of the old one, so that two processes may
    write at once, and one that still reads the old entries finds them or none. It is SQLite, so that one
    entry can be read without the others.
    """

    path: Path

    def head(self) -> Head | None:
        """Say for which files something is kept."""
        words = (self.get(_HEAD, _FORMAT) or "").split()
        return Head(*words) if len(words) == 2 else None

    def restamp(self, head: Head) -> None:
        """Note that the files look different from outside, and hold what they held."""
        import sqlite3

        with contextlib.suppress(sqlite3.Error, OSError), self._open("rw") as kept, kept:
            _insert(kept, _HEAD, _FORMAT, f"{head.stamp} {head.digest}")

    def index(self, digest: str) -> str | None:
        """Give the index of the contents with this digest."""
        return self.get(_INDEX, digest)

    def get(self, name: str, digest: str) -> str | None:
        """Give the entry with this name that was made from a file with this digest, if it is whole."""
        import sqlite3

        try:
            with self._open("ro") as kept:
                row = kept.execute("SELECT body, checksum FROM entry WHERE name = ? AND digest = ?", (name, digest))
                body, checksum = row.fetchone() or (None, None)
        except (sqlite3.Error, OSError):
            return None
        return body if isinstance(body, str) and checksum == _checksum(body) else None

    @contextlib.contextmanager
    def _open(self, mode: str) -> "Iterator[sqlite3.Connection]":
        import sqlite3

        with contextlib.closing(sqlite3.connect(f"{self.path.absolute().as_uri()}?mode={mode}", uri=True)) as kept:
            yield kept

    @contextlib.contextmanager
    def replacing(self) -> "Iterator[Replacement]":
        """Write a whole new file; only if ``finish`` was called does it take the place of the old one.

        A folder that cannot be written to costs speed only.
        """
        partial = self.path.with_suffix(f".{os.getpid()}.partial")
        replacement = Replacement(partial, self.path)
        try:
            yield replacement
        finally:
            replacement.close()


class Replacement:
    """Entries on their way into a new file."""

    def __init__(self, partial: Path, path: Path) -> None:
        import sqlite3

        self._partial, self._path = partial, path
        self._kept: sqlite3.Connection | None = None
        with contextlib.suppress(sqlite3.Error, OSError):
            partial.parent.mkdir(parents=True, exist_ok=True)
            partial.unlink(missing_ok=True)
            self._kept = sqlite3.connect(partial)
            self._kept.execute("PRAGMA journal_mode = OFF")
            self._kept.execute("PRAGMA synchronous = OFF")
            self._kept.execute("CREATE TABLE entry (name TEXT PRIMARY KEY, digest TEXT, checksum BLOB, body TEXT)")

    def put(self, name: str, digest: str, body: str) -> None:
        """Add an entry that was made from a file with this digest."""
        import sqlite3

        if self._kept is not None:
            try:
                _insert(self._kept, name, digest, body)
            except (sqlite3.Error, OSError):
                self.close()

    def finish(self, head: Head, index: str) -> None:
        """Have the new file take the place of the old one."""
        import sqlite3

        self.put(_INDEX, head.digest, index)
        self.put(_HEAD, _FORMAT, f"{head.stamp} {head.digest}")
        with contextlib.suppress(sqlite3.Error, OSError):
            if self._kept is not None:
                self._kept.commit()
                self._kept.close()
                self._kept = None
                self._partial.replace(self._path)

    def close(self) -> None:
        """Throw away what did not take its place."""
        if self._kept is not None:
            self._kept.close()
            self._kept = None
        with contextlib.suppress(OSError):
            self._partial.unlink(missing_ok=True)


def _insert(kept: "sqlite3.Connection", name: str, digest: str, body: str) -> None:
    kept.execute("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?)", (name, digest, _checksum(body), body))


def _checksum(body: str) -> bytes:
    return hashlib.sha256(body.encode()).digest()
