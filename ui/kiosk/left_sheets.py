"""Sheets that a visit left at the printer: the next person must not find them."""

import threading
import time

from ui.printing.open_job import OpenJob, heard
from ui.printing.spooler import usual_spooler


class LeftSheets:
    """Takes sheets back, each on a thread of its own: the print system may take longer than anybody should wait."""

    def __init__(self) -> None:
        self._open: dict[int, OpenJob] = {}
        self._threads: list[threading.Thread] = []

    def hear(self, visit: int, words: str) -> None:
        """Take what a visit, by its process, tells of its sheet."""
        now = heard(self._open.pop(visit, None), words)
        if now is not None:
            self._open[visit] = now

    def take_back(self, visit: int) -> None:
        """Have the sheet of a visit that has ended taken back, if it is not out yet."""
        left = self._open.pop(visit, None)
        if left is None:
            return
        self._threads = [each for each in self._threads if each.is_alive()]
        self._threads.append(threading.Thread(target=lambda: left.take_back(usual_spooler()), daemon=True))
        self._threads[-1].start()

    def wait(self, seconds: float) -> None:
        """Let what is being taken back be gone, for so long at most."""
        until = time.monotonic() + seconds
        for each in self._threads:
            each.join(max(until - time.monotonic(), 0))
