"""Prints one sheet without a dialog, once: it is watched until it is out, or taken back and known to be gone."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event

from ui.printing.open_job import PRINTED, PRINTING, SENDING, TAKEN_BACK, told
from ui.printing.spooler import Printable, RefusedError, Seen, SilentError, Spooler, number_of, usual_spooler
from ui.printing.trouble import Trouble, words_of

_TITLE = "Getting ready"
"""Names no person and no procedure: every job's title can be read by all who use the printer."""


class PrintError(RuntimeError):
    """The sheet is not known to be out; the message says why, as part of a sentence.

    ``may_retry`` is True only if nothing of it waits at any printer any more, so that a second try is no second copy.
    """

    def __init__(self, trouble: Trouble, *, may_retry: bool) -> None:
        super().__init__(words_of(trouble))
        self.trouble, self.may_retry = trouble, may_retry


@dataclass(frozen=True)
class Patience:
    """How long to wait, in seconds.

    ``in_all`` and ``in_trouble`` end in the sheet being taken back, as does ``left_alone`` once nobody waits for it;
    ``to_be_gone`` is for a sheet that was taken back.
    """

    between: float = 0.5
    in_trouble: float = 90.0
    in_all: float = 300.0
    to_be_gone: float = 10.0
    left_alone: float = 20.0


class Printing:
    """One sheet on its way to one printer; for another try, make another, and only if ``may_retry`` allows.

    ``said`` is told, on the thread of ``run``, of each trouble as it comes up, and of None when it is over.
    """

    def __init__(
        self,
        sheet: Printable,
        queue: str | None = None,
        said: Callable[[Trouble | None], None] = lambda _: None,
        patience: Patience | None = None,
        spooler: Spooler | None = None,
    ) -> None:
        self._sheet, self._queue, self._said = sheet, queue, said
        self._patience = patience or Patience()
        self._spooler = spooler or usual_spooler()
        self._stopped, self._alone = Event(), Event()
        self._told: Trouble | None = None

    def stop(self) -> None:
        """Have the sheet taken back, if it still can be; from any thread."""
        self._stopped.set()

    def leave(self) -> None:
        """Say that nobody waits any more: a sheet in trouble is taken back, or another person would find it."""
        self._alone.set()

    def run(self) -> str:
        """Print the sheet and give its job's name once it is out. Call it off the GUI thread.

        Raises:
            PrintError: it is not known to be out.
        """
        try:
            job = self._send()
            told(PRINTING, job)
            out = job if self._is_out(job) else self._take_back(job)
        except PrintError as error:
            if error.may_retry:
                told(TAKEN_BACK)
            raise
        told(PRINTED)
        return out

    def _send(self) -> str:
        try:
            before = self._spooler.jobs(self._queue)
        except SilentError as error:
            raise PrintError(Trouble.NO_SYSTEM, may_retry=True) from error
        told(SENDING, max(map(number_of, before), default=0), self._queue or "")
        try:
            return self._spooler.send(self._sheet, self._queue, _TITLE)
        except RefusedError as error:
            trouble = error.trouble
        except SilentError:
            trouble = Trouble.NO_SYSTEM
        raise PrintError(trouble, may_retry=self._nothing_new(before))

    def _nothing_new(self, before: frozenset[str]) -> bool:
        """Take back what may have been taken in without a word; tell whether nothing of it is left."""
        try:
            new = self._spooler.jobs(self._queue) - before
            return not new or (len(new) == 1 and self._spooler.cancel(*new) and self._is_gone(*new))
        except SilentError:
            return False

    def _is_out(self, job: str) -> bool:
        """Watch until it is out; False when it is to be taken back."""
        start = well = waited_for = time.monotonic()
        while not self._stopped.wait(self._patience.between):
            now = time.monotonic()
            try:
                seen = self._spooler.look(job)
            except SilentError:
                seen = Seen(under_way=True, trouble=Trouble.NO_SYSTEM)
            if not seen.under_way:
                if seen.well is False:
                    raise PrintError(Trouble.TAKEN_OUT, may_retry=True)
                return True
            self._tell(seen.trouble)
            well = well if seen.trouble else now
            waited_for = now if not self._alone.is_set() else waited_for
            if self._is_too_long(now - start, now - well, now - waited_for):
                return False
        return False

    def _is_too_long(self, in_all: float, in_trouble: float, alone: float) -> bool:
        patience = self._patience
        if self._alone.is_set() and (in_trouble > 0 or alone > patience.left_alone):
            return True
        return in_trouble > patience.in_trouble or in_all > patience.in_all

    def _tell(self, trouble: Trouble | None) -> None:
        if trouble is not self._told:
            self._told = trouble
            self._said(trouble)

    def _take_back(self, job: str) -> str:
        """Cancel the job; one that came out just before is out."""
        why = Trouble.STOPPED if self._stopped.is_set() else self._told or Trouble.SLOW
        try:
            if self._spooler.cancel(job):
                raise PrintError(why, may_retry=self._is_gone(job))
            seen = self._spooler.look(job)
        except SilentError as error:
            raise PrintError(why, may_retry=False) from error
        if seen.under_way or seen.well is False:
            raise PrintError(why, may_retry=not seen.under_way)
        return job

    def _is_gone(self, job: str) -> bool:
        until = time.monotonic() + self._patience.to_be_gone
        while self._spooler.look(job).under_way:
            if time.monotonic() > until:
                return False
            time.sleep(0.05)
        return True
