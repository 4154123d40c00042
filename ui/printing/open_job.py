"""A sheet that is not out yet, as one process tells another of it: who is left can then take it back."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from ui.printing.spooler import SilentError, Spooler, number_of

SENDING, PRINTING, PRINTED, TAKEN_BACK = WORDS = ("sending", "printing", "printed", "taken-back")
"""What is told of a sheet: it goes to the printer, it is a job, it is out, or nothing of it waits any more."""
_BETWEEN = 0.5
_LATE = 3.0
"""So many seconds later, a command that was killed in the middle may still turn out to have made a job."""
_PATIENCE = 120.0


class _Watch:
    tell: Callable[[str], None] = staticmethod(lambda _: None)


def watch(tell: Callable[[str], None]) -> None:
    """Have ``tell`` hear of every sheet of this process, on the thread that prints it: no event loop is between."""
    _Watch.tell = staticmethod(tell)


def told(word: str, *more: object) -> None:
    """Tell whoever watches. The words name a printer and a number, and nobody."""
    _Watch.tell(" ".join(map(str, (word, *more))))


@dataclass(frozen=True)
class OpenJob:
    """Where a sheet went, and its job's name once that is known.

    ``newest`` is the highest number that a job had before: what has a higher one may be this sheet.
    """

    queue: str | None
    newest: int
    name: str = ""

    def take_back(self, spooler: Spooler) -> bool:
        """Have the job gone; tell whether nothing of it is left. It takes as long as the print system needs."""
        start = time.monotonic()
        while (passed := time.monotonic() - start) < _PATIENCE:
            try:
                found = {self.name} if self.name else self._found(spooler)
                if not found and passed > _LATE:
                    return True
                if len(found) == 1 and self._is_taken(spooler, *found):
                    return True
            except SilentError:
                pass
            time.sleep(_BETWEEN)
        return False

    def _found(self, spooler: Spooler) -> set[str]:
        """Name what came since; where that are several jobs, which of them is ours cannot be told."""
        return {each for each in spooler.jobs(self.queue) if number_of(each) > self.newest}

    @staticmethod
    def _is_taken(spooler: Spooler, job: str) -> bool:
        spooler.cancel(job)
        return not spooler.look(job).under_way


def heard(present: OpenJob | None, words: str) -> OpenJob | None:
    """Give the sheet that is not out yet, after one more word of it."""
    word, _, more = words.partition(" ")
    newest, _, queue = more.partition(" ")
    if word == SENDING and newest.isdecimal():
        return OpenJob(queue or None, int(newest))
    if word == PRINTING and present is not None:
        return replace(present, name=more)
    return None
