"""Content that may be shown: where the clinic trusts keys, only what one of them has sealed, or the last that was."""

import shutil
from collections.abc import Collection
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from models.content.cache import Cache
from models.content.folder import Folder
from models.content.library import Library
from models.content.loader import Progress, load_library
from models.content.problems import Code
from models.content.reading import Reading
from models.content.seal import SIGNATURE, SUMS, broken


def load_trusted(
    folder: Path,
    keys: Collection[str],
    last_good: Path,
    cache: Cache | None = None,
    progress: Progress = lambda *_: None,
    *,
    keep: bool = False,
) -> Library:
    """Read the content of ``folder``; with ``keys`` only if it is sealed by one of them, every byte of it.

    If it is not, the copy of what was sealed last is read in its place, and without one nothing; either way
    ``Library.problems`` names first what is not as it was sealed. ``last_good`` is the folder of that copy, and
    ``keep`` has it made.
    """
    if not keys:
        return load_library(folder, cache, progress)
    wrong = broken(Folder(folder), keys)
    if not wrong:
        if keep:
            _keep(Folder(folder), keys, last_good)
        return load_library(folder, cache, progress)
    library = Library(Reading().edition)
    if not broken(Folder(last_good), keys):
        library = load_library(last_good, cache, progress)
    return replace(library, problems=(*wrong, *library.problems))


def _keep(folder: Folder, keys: Collection[str], last_good: Path) -> None:
    """Copy what is sealed, whole or not at all; without room for it there is nothing to fall back on."""
    if _same(folder.path, last_good):
        return
    partial = last_good.with_name(f"{last_good.name}.partial")
    with suppress(OSError):
        shutil.rmtree(partial, ignore_errors=True)
        for name in (*folder.names(), SUMS, SIGNATURE):
            (partial / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder.path / name, partial / name)
        if not broken(Folder(partial), keys):
            shutil.rmtree(last_good, ignore_errors=True)
            partial.rename(last_good)


def _same(one: Path, other: Path) -> bool:
    try:
        return (one / SIGNATURE).read_bytes() == (other / SIGNATURE).read_bytes()
    except OSError:
        return False


def broken_seals(library: Library) -> tuple[str, ...]:
    """Name the files that are not as they were sealed."""
    return tuple(each.file for each in library.problems if each.code == Code.BROKEN_SEAL.id)
