"""A supervisor that the test turns itself, with real processes under it."""

import sys
import time
from pathlib import Path

from ui.kiosk.child import python_command
from ui.kiosk.supervisor import Supervisor

ROOT = Path(__file__).parents[1]
REAL = "ui.kiosk.visit_process"
SITE = Path(__file__).parent / "kiosk" / "site.yaml"
ASK_STAFF = python_command("ui.kiosk.ask_staff", root=ROOT)
PUPPET = [sys.executable, "-c", """
import sys
print("ready", flush=True)
for line in sys.stdin:
    print("shown" if line == "show\\n" else line.strip(), flush=True)
"""]  # fmt: skip
"""A visit without a screen, which says back whatever it is told: a real process, for rules that need no window."""


def until(found, seconds=20):
    """Ask again and again until the answer is yes; give the answer."""
    end = time.monotonic() + seconds
    while not (answer := found()):
        assert time.monotonic() < end, f"not within {seconds} s"
        time.sleep(0.02)
    return answer


class Kiosk(Supervisor):
    """A supervisor that can be watched."""

    def until(self, found, seconds=20):
        """Turn until the answer is yes; give the seconds that it took."""
        start = time.monotonic()
        while not found():
            self._turn()
            assert time.monotonic() - start < seconds, f"not within {seconds} s: {self.counts}"
        return time.monotonic() - start

    def turn_for(self, seconds):
        end = time.monotonic() + seconds
        self.until(lambda: time.monotonic() > end, seconds + 1)

    @property
    def showing(self):
        return self._showing if self._showing is not None and self._showing.state == "shown" else None

    @property
    def ahead(self):
        return self._ahead if self._ahead is not None and self._ahead.state == "ready" else None

    @property
    def page(self):
        return self._page

    @property
    def counts(self):
        """What the health report says of today."""
        return next(iter(self._health._days.values()), {})

    @property
    def is_calm(self):
        """One is shown, and one waits."""
        return self.showing is not None and self.ahead is not None

    def stop(self):
        for each in (self._showing, self._ahead, self._page, *self._leaving):
            if each is not None:
                each.end()
