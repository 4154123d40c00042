"""Reads thousands of procedure files in processes of their own, so that a window stays free to answer.

What was found comes by standard output, pickled: both ends are this module.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from models.content.examined import Examined, Gathering, begin, examine
from models.content.folder import Folder

_ROOT = Path(__file__).parent.parent.parent
_PROGRAM = f"from {__name__} import main; main()"
_FEW = 400
"""So many files are read sooner than another process is started."""
_MOST_PROCESSES = 4
_BATCH = 50


def examine_all(folder: Folder, gathering: Gathering) -> Iterator[Examined]:
    """Give what each procedure file of a folder turns out to be, in their order."""
    names = folder.procedures()
    done = 0
    for found in _elsewhere(folder, len(names)) if len(names) > _FEW else ():
        if [each.name for each in found] != [*names[done : done + _BATCH]]:
            break
        done += len(found)
        yield from found
    for name in names[done:]:
        yield examine(folder, name, gathering.resolver.kinds)[0]


def _elsewhere(folder: Folder, files: int) -> Iterator[list[Examined]]:
    """Deal the files to processes in batches, and take the batches back in order; stop when one cannot go on."""
    many = max(1, min(_MOST_PROCESSES, os.cpu_count() or 1))
    try:
        with ExitStack() as running:
            outputs = [running.enter_context(_process(folder, first, many)) for first in range(many)]
            for number in range(-(-files // _BATCH)):
                found: list[Examined] = pickle.load(outputs[number % many])  # noqa: S301 - our own process wrote it
                yield found
    except (OSError, EOFError, ValueError, pickle.UnpicklingError):
        return


@contextmanager
def _process(folder: Folder, first: int, step: int) -> Iterator[IO[bytes]]:
    command = [sys.executable, "-c", _PROGRAM, str(folder.path.absolute()), str(first), str(step)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=_ROOT) as process:  # noqa: S603
        try:
            yield process.stdout  # type: ignore[misc]
        finally:
            process.kill()


def main() -> None:
    """Examine every so-many-th batch of the files of a folder."""
    folder, first, step = Folder(Path(sys.argv[1])), int(sys.argv[2]), int(sys.argv[3])
    names = folder.procedures()
    kinds = begin(folder).resolver.kinds
    for start in range(first * _BATCH, len(names), step * _BATCH):
        found = [examine(folder, name, kinds)[0] for name in names[start : start + _BATCH]]
        pickle.dump(found, sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
        sys.stdout.buffer.flush()
