"""One visit, in a process of its own, under the supervisor: waits hidden, is shown, and ends with its process."""

import os
import sys
import time
from datetime import date
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from models.content.changed import ChangedError
from models.content.trusted import broken_seals
from models.folders import cache_path
from models.language import languages
from resources import resource
from ui.application import density, make_application, read_content
from ui.garbage import Collector
from ui.kiosk import ask_staff
from ui.kiosk.cover import OtherScreens
from ui.kiosk.dress import kiosk_look
from ui.kiosk.guard import Guard
from ui.kiosk.kiosk_window import KioskWindow
from ui.kiosk.visit_session import VisitSession
from ui.kiosk.wire import Wire, shut_memory
from ui.printing.open_job import watch
from ui.theme.style import apply
from ui.visit_time import utc_now

_FAULT = 70
_PATIENCE = 2.0
_ROOT = Path(__file__).parent.parent.parent


def main() -> int:
    """Make the visit of ``sys.argv[1]``, the clinic's file, and wait for the supervisor to have it shown."""
    shut_memory()
    wire = Wire()
    application = make_application()
    Collector(application)
    library, found = read_content(Path(sys.argv[1]), cache_path())
    told: list[str] = []
    wire.clock_judged.connect(told.append)
    _wait_for(told, application)
    problems = (*library.problems, *found.problems)
    session = VisitSession(library, found.site, problems, _day(told[-1]) if told else utc_now().date())
    wire.clock_judged.connect(lambda day: session.judge_clock(_day(day)))
    for each in session.past_review:
        wire.say(f"expired {each}")
    for file in broken_seals(library):
        wire.say(f"seal {file}")
    if not session.library.procedures:
        return ask_staff.wait(application, wire)
    screen = application.primaryScreen()
    reported = density(screen.physicalDotsPerInch() if screen else 0)
    size = screen.size().toTuple() if screen else (1280, 800)
    apply(application, kiosk_look(found.site.kiosk, found.site.kiosk.px_per_mm or reported, size))
    guard = Guard(parent=application)
    window = KioskWindow(session, languages(resource("locale")), guard)
    _connect(application, window, guard, wire)
    sys.excepthook = _Faults(window, wire).catch
    if screen:
        window.setGeometry(screen.geometry())
    window.grab()  # lays the screen out and loads its letters, so that it comes up at once
    wire.open()
    return application.exec()


def _wait_for(told: list[str], application: QApplication) -> None:
    """Wait until the supervisor has said what it thinks of the clock; most often it has, while content was read."""
    end = time.monotonic() + _PATIENCE
    while not told and time.monotonic() < end:
        application.processEvents()
        time.sleep(0.01)


def _day(told: str) -> date | None:
    return date.fromisoformat(told) if told else None


def _connect(application: QApplication, window: KioskWindow, guard: Guard, wire: Wire) -> None:
    others = OtherScreens(window.screen(), application)

    def show() -> None:
        guard.stand(application)
        others.begin()
        window.holding.take()
        window.aloud.look()
        application.processEvents()
        wire.say("shown")

    wire.show_requested.connect(show)
    window.began.connect(lambda: wire.say("began"))
    window.over.connect(lambda why: wire.say(f"over {why}"))
    window.aloud.muted.connect(lambda why: wire.say(f"mute {why}"))
    window.staff_left.connect(lambda: wire.say("staff"))
    watch(wire.say)


class _Faults:
    """What becomes of an error that nobody caught: the visit ends, and its place is counted."""

    def __init__(self, window: KioskWindow, wire: Wire) -> None:
        self._window, self._wire = window, wire

    def catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """End the visit: half a plan must not stay on the screen. Only kind and place are told, never the words."""
        if isinstance(error, ChangedError):
            self._window.leave("restart")
            return
        self._wire.say(f"fault {kind.__name__} {_place(trace)}")
        os._exit(_FAULT)


def _place(trace: TracebackType | None) -> str:
    place = "?"
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.is_relative_to(_ROOT):
            place = f"{path.relative_to(_ROOT).as_posix()}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
