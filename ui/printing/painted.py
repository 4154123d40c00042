"""Prints by painting pages: for a print system that takes no PDF. No dialog, and no thread but the caller's."""

import secrets
import time
from dataclasses import dataclass
from typing import Protocol

from ui.printing.spooler import Printable, RefusedError, Seen
from ui.printing.trouble import Trouble

_PPI = 300
_TO_APPEAR = 3.0
"""Seconds in which a painted sheet shows up among the jobs, if it is not out already."""

_OUT_ALREADY = 0
"""The number of a job that was taken whole and is in no list: it is out. To print it again could be a second copy."""


@dataclass(frozen=True)
class Listed:
    """A job in the list of the print system; ``well`` is None until it has ended."""

    number: int
    title: str
    trouble: Trouble | None = None
    well: bool | None = None


class JobList(Protocol):
    """The jobs of a print system that was given painted pages."""

    def default(self) -> str | None:
        """Name the default printer, if there is one."""

    def listed(self, printer: str) -> tuple[Listed, ...]:
        """Give the jobs of a printer; SilentError if the print system does not answer."""

    def delete(self, printer: str, number: int) -> bool:
        """Take a job out; tell whether that was done."""


class PaintedSpooler:
    """The Spooler of a print system that is painted on, through Qt, and of which a list of jobs can be had."""

    def __init__(self, job_list: JobList) -> None:
        self._list = job_list

    def send(self, sheet: Printable, queue: str | None, title: str) -> str:
        """Paint the sheet; its title gets a word of chance, by which its job is known among all others."""
        from ui.printing.painting import paint

        printer = queue or self._list.default()
        if printer is None:
            raise RefusedError(Trouble.NO_PRINTER)
        try:
            pages = sheet.draw(_PPI)
        except RuntimeError as error:
            raise RefusedError(Trouble.FAULT, str(error)) from error
        marked, found = f"{title} {secrets.token_hex(4)}", list[int]()
        paint(pages, printer, sheet.paper, marked, lambda: found.extend(self._numbers(printer, marked)))
        until = time.monotonic() + _TO_APPEAR
        while not found and time.monotonic() < until:
            time.sleep(0.05)
            found += self._numbers(printer, marked)
        return f"{printer}-{found[0] if found else _OUT_ALREADY}"

    def _numbers(self, printer: str, title: str) -> list[int]:
        return [each.number for each in self._list.listed(printer) if each.title == title]

    def jobs(self, queue: str | None) -> frozenset[str]:
        """Name the jobs of a printer."""
        printer = queue or self._list.default()
        return frozenset(f"{printer}-{each.number}" for each in self._list.listed(printer)) if printer else frozenset()

    def look(self, job: str) -> Seen:
        """Say how a job is getting on; of one that is no longer in the list nobody knows how it ended."""
        printer, _, number = job.rpartition("-")
        listed = next((each for each in self._list.listed(printer) if each.number == int(number)), None)
        if listed is None:
            return Seen(under_way=False)
        return Seen(under_way=listed.well is None, trouble=listed.trouble, well=listed.well)

    def cancel(self, job: str) -> bool:
        """Take a job out."""
        printer, _, number = job.rpartition("-")
        return self._list.delete(printer, int(number))
