"""One writer for one file: a lock that the system lets go of however the program ends."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from models.store.errors import StoreError, Trouble


class Lock:
    """Held from the moment it is made until ``release``; the lock file says who holds it, and stays."""

    def __init__(self, data: Path) -> None:
        path = data.with_name(data.name + ".lock")
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._file)
        except OSError as error:
            holder = os.pread(self._file, 100, 0).decode(errors="replace").strip() if hasattr(os, "pread") else ""
            os.close(self._file)
            message = f"{data} is in use by another program ({holder or 'unknown'}); close that one, or work there"
            raise StoreError(Trouble.IN_USE, message) from error
        os.ftruncate(self._file, 0)
        os.write(self._file, f"process {os.getpid()} since {datetime.now(UTC):%Y-%m-%d %H:%M} UTC".encode())

    def release(self) -> None:
        """Let others in."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        os.lseek(file, 1 << 20, os.SEEK_SET)  # behind the words, which others may read
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        os.lseek(file, 0, os.SEEK_SET)

else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
