"""What a print system is asked, whichever it is: to take a sheet, name its jobs, tell of one, and take one back."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from ui.printing.trouble import Trouble


class SilentError(RuntimeError):
    """The print system did not say what was asked of it, so nothing is known."""


class RefusedError(RuntimeError):
    """The print system did not take the sheet."""

    def __init__(self, trouble: Trouble, said: str = "") -> None:
        super().__init__(said)
        self.trouble = trouble


@dataclass(frozen=True)
class Seen:
    """A job as it is now: under way with or without trouble, or no longer; ``well`` is None where nobody knows."""

    under_way: bool
    trouble: Trouble | None = None
    well: bool | None = None


@dataclass(frozen=True)
class Printable:
    """A finished sheet: the PDF, and the same pages as PNG images for a print system that takes no PDF.

    ``draw`` makes the images with so many pixels an inch; it takes its time, and may raise PaperError.
    """

    pdf: bytes
    paper: Literal["a4", "letter"]
    draw: Callable[[float], tuple[bytes, ...]]


class Spooler(Protocol):
    """A print system, for any thread. A job's name is its printer's, a hyphen, and a number that grows."""

    def send(self, sheet: Printable, queue: str | None, title: str) -> str:
        """Hand a sheet over, and give the job's name; without a queue, it goes to the default printer.

        Raises:
            RefusedError: it was not taken.
            SilentError: nobody knows whether it was.
        """

    def jobs(self, queue: str | None) -> frozenset[str]:
        """Name the jobs that a printer has or had; without a queue, those of every printer it could have gone to.

        Raises:
            SilentError: the print system does not answer.
        """

    def look(self, job: str) -> Seen:
        """Say how a job is getting on.

        Raises:
            SilentError: the print system does not answer.
        """

    def cancel(self, job: str) -> bool:
        """Take a job out; tell whether it could still be taken out.

        Raises:
            SilentError: the print system does not answer.
        """


def usual_spooler() -> Spooler:
    """Give this computer's print system."""
    if sys.platform == "win32":
        from ui.printing.painted import PaintedSpooler
        from ui.printing.winspool import WindowsJobs

        return PaintedSpooler(WindowsJobs())
    from ui.printing.cups import Cups

    return Cups()


def number_of(job: str) -> int:
    """Give the number in a job's name."""
    return int(job.rpartition("-")[2])
