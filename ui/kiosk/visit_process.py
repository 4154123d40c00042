"""One visit, in a process of its own, under the supervisor: waits hidden, is shown, and ends with its process."""

import os
import sys
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from models.content.changed import ChangedError
from models.folders import cache_path
from models.language import languages
from resources import resource
from ui.application import density, make_application, read_content
from ui.kiosk.cover import OtherScreens
from ui.kiosk.guard import Guard
from ui.kiosk.kiosk_window import KioskWindow
from ui.kiosk.visit_session import VisitSession
from ui.kiosk.wire import Wire, shut_memory
from ui.theme.look import Look, theme
from ui.theme.style import apply

_FAULT = 70
_ROOT = Path(__file__).parent.parent.parent


def main() -> int:
    """Make the visit of ``sys.argv[1]``, the clinic's file, and wait for the supervisor to have it shown."""
    shut_memory()
    wire = Wire()
    application = make_application()
    library, found = read_content(Path(sys.argv[1]), cache_path())
    session = VisitSession(library, found.site, (*library.problems, *found.problems))
    screen = application.primaryScreen()
    reported = density(screen.physicalDotsPerInch() if screen else 0)
    apply(application, Look(theme("standard"), found.site.kiosk.px_per_mm or reported))
    guard = Guard(parent=application)
    window = KioskWindow(session, languages(resource("locale")), guard)
    _connect(application, window, guard, wire)
    sys.excepthook = _Faults(window, wire).catch
    if screen:
        window.setGeometry(screen.geometry())
    window.grab()  # lays the screen out and loads its letters, so that it comes up at once
    wire.open()
    return application.exec()


def _connect(application: QApplication, window: KioskWindow, guard: Guard, wire: Wire) -> None:
    others = OtherScreens(window.screen(), application)

    def show() -> None:
        guard.stand(application)
        others.begin()
        window.take_screen()
        application.processEvents()
        wire.say("shown")

    wire.show_requested.connect(show)
    window.began.connect(lambda: wire.say("began"))
    window.over.connect(lambda why: wire.say(f"over {why}"))
    window.staff_left.connect(lambda: wire.say("staff"))
    window.session.sheet_issued.connect(lambda: wire.say("printed"))


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
