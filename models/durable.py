"""Small files that two processes may change at once, and that are on the disk before anybody acts on them."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp

_PATIENCE = 10.0


@contextmanager
def held(path: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Keep all other processes from what ``path`` guards; the end of a process, however sudden, lets go of it.

    Raises:
        OSError: the lock cannot be made, or another process has kept it for all of ``patience`` seconds.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        give_up = time.monotonic() + patience
        while not _take(descriptor):
            if time.monotonic() > give_up:
                raise TimeoutError(f"{path.name} is in use")
            time.sleep(0.01)
        yield
    finally:
        os.close(descriptor)  # lets go of the lock too


def _take(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def write_durably(path: Path, data: bytes) -> None:
    """Put ``data`` into a file that only this account may read; after a power cut it is the old or the new whole.

    Raises:
        OSError: it could not be written; the old file stands.
    """
    descriptor, name = mkstemp(prefix=f".{path.name}.", dir=path.parent)  # made for this account alone
    partial = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    if sys.platform != "win32":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
