"""One value that changes when the program, its content or the clinic's file changes, and with every new day."""

import hashlib
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
_PARTS = "models", "ui", "resources"


def stamp(site: Path, root: Path = ROOT) -> str:
    """Look at names, sizes and times of all files; cheap enough to be asked for every few seconds.

    The day is in it, so that whatever expires is looked at anew once a day.
    """
    digest = hashlib.sha256(date.today().isoformat().encode())  # noqa: DTZ011 - the computer's own day is meant
    for path, found in sorted(_files(site, root)):
        digest.update(f"{path}\0{found.st_size}\0{found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def newest_change(site: Path, root: Path = ROOT) -> float:
    """Give the time at which the youngest of these files was changed; no clock can be earlier and right."""
    return max(found.st_mtime for _, found in _files(site, root))


def _files(site: Path, root: Path) -> Iterator[tuple[str, os.stat_result]]:
    if site.is_file():
        yield str(site), site.stat()
    for part in _PARTS:
        for folder, folders, names in os.walk(root / part):
            folders[:] = [each for each in folders if each != "__pycache__"]
            for name in names:
                path = Path(folder, name)
                try:
                    yield str(path), path.stat()
                except FileNotFoundError:  # taken away while we looked; the next look will see it gone
                    continue
