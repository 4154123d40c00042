"""Keeps one visit on the screen and one started ahead: a wipe is an exit, and a crash is the next attract screen.

The supervisor is plain Python without Qt. It knows nothing about anybody: a visit process tells it that it lives,
that it is shown, that a visit has begun or is over, where its sheet waits to be printed, and no more.
"""

import contextlib
import signal
import time
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from queue import Empty, Queue
from types import FrameType

from models.trusted_clock import ClockJudge
from ui.kiosk.child import GONE, Child, Heard, python_command
from ui.kiosk.clock_watch import ClockWatch
from ui.kiosk.health import Counted, Health, Noted
from ui.kiosk.left_sheets import LeftSheets
from ui.kiosk.stamp import ROOT, newest_change, stamp
from ui.printing.open_job import PRINTED, WORDS

_HANG = 2.0
"""So many seconds without a beat, and a visit hangs: with the time to show the next one, less than 3."""
_SLOW_START = 120.0
"""The very first start reads all content, and there may be thousands of files."""
_CRASHES, _WITHIN = 5, 60.0
_LONGEST_PAUSE = 30.0
_RETRY = 300.0
_LEAVING = 3.0
_LOOK_AGAIN = 5.0
_TO_TAKE_BACK = 10.0
_NOTED: dict[str, Noted] = {"fault": "fault", "expired": "expired", "mute": "mute", "seal": "seal"}
_ENDINGS: dict[str, Counted] = {"finish": "finished", "hide": "hidden", "restart": "restarted", "idle": "idle"}


class Supervisor:
    """Runs until staff leave the kiosk, or until it is asked to stop by a signal."""

    def __init__(
        self,
        visit: Sequence[str],
        ask_staff: Sequence[str],
        site: Path,
        health: Health,
        judge: ClockJudge | None = None,
    ) -> None:
        self._visit, self._ask_staff, self._site, self._health = visit, ask_staff, site, health
        self._inbox: Queue[Heard] = Queue()
        self._showing: Child | None = None
        self._ahead: Child | None = None
        self._leaving: list[Child] = []
        self._page: Child | None = None
        self._crashes: deque[float] = deque(maxlen=_CRASHES)
        self._left = LeftSheets()
        self._start_at = self._page_at = 0.0
        self._fallen = False
        self._stamp, self._stamp_at, self._new_stamp = stamp(site), time.monotonic(), ""
        self._clock = ClockWatch(health, judge or ClockJudge(), newest_change(site))
        self._stopped = False

    def run(self) -> int:
        """Supervise; give the exit code."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        try:
            while not self._stopped:
                self._turn()
        finally:
            for each in (self._showing, self._ahead, self._page, *self._leaving):
                if each is not None:
                    each.end()
            self._hear_the_last()
            self._health.write()
        return 0

    def _turn(self) -> None:
        try:
            child, said = self._inbox.get(timeout=0.1)
        except Empty:
            pass
        else:
            self._hear(child, said)
        self._watch()
        self._look_for_changes()
        self._look_at_clock()
        self._fill()
        self._health.write_soon()

    def _hear_the_last(self) -> None:
        """Take the sheets back that the visits left, now that all have ended."""
        with contextlib.suppress(Empty):
            while True:
                self._hear_of_sheet(*self._inbox.get(timeout=0.2))
        self._left.wait(_TO_TAKE_BACK)

    def _hear_of_sheet(self, child: Child, said: str) -> None:
        if said == GONE:
            self._left.take_back(child.pid)
        elif said.partition(" ")[0] in WORDS:
            self._left.hear(child.pid, said)

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stopped = True

    def _hear(self, child: Child, said: str) -> None:
        word, _, more = said.partition(" ")
        self._hear_of_sheet(child, said)
        if said == GONE:
            self._gone(child)
        elif child in (self._showing, self._ahead, self._page):
            child.beat = time.monotonic()
            if word == "ready" and child.state == "starting":
                child.enter("ready")
            elif word == "shown" and child.state == "asked":
                self._shown(child)
            elif word == "began" and not child.began:
                child.began = True
                self._health.count("visits")
            elif word == PRINTED:
                self._health.count("prints")
            elif word in _NOTED:
                self._health.note(_NOTED[word], more)
            elif word == "over":
                self._over(child, more)
            elif word == "staff":
                self._stopped = True

    def _shown(self, child: Child) -> None:
        child.enter("shown")
        if child is self._page:
            return
        self._fallen = False
        for each in self._leaving:
            each.end()
        self._leaving.clear()
        if self._page is not None:
            self._page.end()
            self._page = None

    def _over(self, child: Child, how: str) -> None:
        """End a visit: it has covered itself, and goes as soon as the next one is in front of it."""
        if child is not self._showing:
            return
        if how in _ENDINGS:
            self._health.count(_ENDINGS[how])
        child.enter("leaving")
        self._leaving.append(child)
        self._showing = None

    def _gone(self, child: Child) -> None:
        """Notice an end; one that nobody asked for is a crash."""
        if child in self._leaving:
            self._leaving.remove(child)
            child.end()
        elif child is self._page:
            child.end()
            # One that was shown comes back at once; trying one that cannot be must not keep the computer busy.
            self._page, self._page_at = None, time.monotonic() + (0.0 if child.state == "shown" else 1.0)
        elif child in (self._showing, self._ahead):
            self._lose(child, "crashes")

    def _lose(self, child: Child, why: Counted) -> None:
        self._health.count(why)
        child.end()  # what it had started too
        now = time.monotonic()
        self._crashes.append(now)
        if child is self._showing:
            self._showing = None
        else:
            self._ahead = None
        recent = self._recent()
        # An empty screen is filled at once; behind one that is not, trying must not keep the computer busy.
        self._start_at = now if self._showing is None else now + min(0.25 * 2**recent, _LONGEST_PAUSE)
        if recent >= _CRASHES and self._showing is None:
            self._give_up()

    def _recent(self) -> int:
        now = time.monotonic()
        return sum(now - each < _WITHIN for each in self._crashes)

    def _give_up(self) -> None:
        self._health.count("fallbacks")
        if self._ahead is not None:
            self._ahead.end()
            self._ahead = None
        self._crashes.clear()
        self._start_at = time.monotonic() + _RETRY
        self._fallen = True

    def _watch(self) -> None:
        """End what hangs, what does not come up, and what was asked to go."""
        now = time.monotonic()
        for child in (self._showing, self._ahead):
            if child is None:
                continue
            if _hangs(child, now):
                self._lose(child, "hangs")
        if self._page is not None and _hangs(self._page, now):
            self._gone(self._page)
        for child in [each for each in self._leaving if now - each.since > _LEAVING]:
            child.end()
            self._leaving.remove(child)

    def _look_for_changes(self) -> None:
        """Take a new version or new content up between visitors: never under one, and not half copied."""
        now = time.monotonic()
        if now - self._stamp_at < _LOOK_AGAIN:
            return
        self._stamp_at = now
        found = stamp(self._site)
        settled = found == self._new_stamp
        self._new_stamp = found
        if found == self._stamp or not settled:
            return
        self._stamp = found
        self._clock.newest_file = newest_change(self._site)
        if self._ahead is not None:
            self._ahead.end()
            self._ahead = None

    def _look_at_clock(self) -> None:
        self._clock.look(nobody_there=self._showing is None or not self._showing.began)
        for child in (self._showing, self._ahead):
            if child is not None:
                self._clock.tell(child)

    def _fill(self) -> None:
        """Have a visit on the screen and one ahead."""
        now = time.monotonic()
        stale = self._showing is not None and self._showing.stamp != self._stamp and not self._showing.began
        if self._ahead is not None and self._ahead.state == "ready" and (self._showing is None or stale):
            if self._showing is not None:
                self._showing.enter("leaving")
                self._leaving.append(self._showing)
            self._showing, self._ahead = self._ahead, None
            self._showing.enter("asked")
            self._showing.say("show")
        shown = self._showing is None or self._showing.state == "shown"
        if self._ahead is None and shown and now >= self._start_at:
            self._health.count("starts")
            self._ahead = Child(self._visit, self._inbox, self._stamp)
        self._have_page(now)

    def _have_page(self, now: float) -> None:
        """Have the page that asks for staff ready one crash before it may be needed, and shown when it is."""
        wanted = self._fallen or self._recent() >= _CRASHES - 1
        if self._page is None and wanted and now >= self._page_at:
            self._page = Child(self._ask_staff, self._inbox)
        elif self._page is not None and not wanted:
            self._page.end()
            self._page = None
        if self._page is not None and self._fallen and self._page.state == "ready":
            self._page.enter("asked")
            self._page.say("show")


def _hangs(child: Child, now: float) -> bool:
    return now - child.beat > (_SLOW_START if child.state == "starting" else _HANG)


def run(site: Path | None) -> int:
    """Run the kiosk, with the clinic's file at ``site`` or where it usually lies."""
    from models.folders import health_path, site_path

    _no_core_dumps()
    where = (site or site_path()).absolute()
    visit = python_command("ui.kiosk.visit_process", str(where), root=ROOT)
    ask_staff = python_command("ui.kiosk.ask_staff", root=ROOT)
    return Supervisor(visit, ask_staff, where, Health(health_path())).run()


def _no_core_dumps() -> None:
    """Have no process of ours leave its memory on the disk."""
    try:
        from resource import RLIMIT_CORE, setrlimit
    except ImportError:  # Windows; its own error reporting is turned off by the recipe in docs/deployment.md
        return
    setrlimit(RLIMIT_CORE, (0, 0))
