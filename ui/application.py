"""Starts the window, and reads content once its first screen has been painted."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QLocale, QObject, QSize, Qt, QThreadPool, QTimer, Signal
from PySide6.QtWidgets import QApplication

from models.content.changed import ChangedError
from models.language import Language, load_language
from resources import resource
from ui.garbage import Collector
from ui.language import change_language, current_language
from ui.main_window import MainWindow
from ui.session import Session
from ui.tasks import Task
from ui.theme import system_motion
from ui.theme.look import Look, theme
from ui.theme.style import apply
from ui.widgets.roles import install_roles

if TYPE_CHECKING:
    from models.content.library import Library
    from models.site import SiteFile
    from models.store.store import Store
    from ui.nurse.nurse_window import NurseWindow

_WINDOW = 1280, 800
_MM_PER_INCH = 25.4
_PLAUSIBLE_DENSITY = (2.4, 8.0)
_USUAL_DENSITY = 4.0


def make_application(arguments: Sequence[str] = ("readyroom",)) -> QApplication:
    """Make the QApplication in our own style; arguments meant for Qt are not passed on."""
    application = QApplication([*arguments[:1], "-style", "Fusion"])
    application.setApplicationName("readyroom")
    application.setApplicationDisplayName("Ready Room")
    install_roles()
    return application


def read_content(
    site_path: Path, cache_path: Path | None, progress: Callable[[int, int], None] = lambda *_: None
) -> "tuple[Library, SiteFile]":
    """Read content and the clinic's file; both report their problems and neither raises for them."""
    from models.content.cache import Cache
    from models.content.translation import translated
    from models.content.trusted import load_trusted
    from models.folders import last_good_path
    from models.site import load_site

    keys, cache = load_site(site_path).site.content_keys, Cache(cache_path) if cache_path else None
    library = load_trusted(resource("content"), keys, last_good_path(), cache, progress, keep=True)
    site = load_site(site_path, library)
    shown = translated(library, current_language())
    shown.search.find("warm up")  # so that the index is made here, and not at the first letter typed
    return shown, site


class _StoppedError(Exception):
    """Nobody waits for the content any more."""


class Shown(Protocol):
    """A window that can begin again."""

    def say_changed(self) -> None:
        """Forget the visit, whose content is no longer there, and say so."""


class Starter(QObject):
    """Waits for the first paint of a window, then has content read off the GUI thread; again if it was changed.

    Signals:
        reading: So many procedures have been read. args: how many, of how many.
    """

    reading = Signal(int, int)

    def __init__(
        self, window: "MainWindow | NurseWindow", session: Session, site_path: Path | None, cache_path: Path | None
    ) -> None:
        super().__init__(window)
        self._session, self._site_path, self._cache_path = session, site_path, cache_path
        self._window = window
        self.shown: Shown = window
        self._started = self._stopped = False
        self.reading.connect(session.say_reading)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin once the window has been painted."""
        if event.type() == QEvent.Type.Paint and not self._started:
            self._started = True
            QTimer.singleShot(0, self._start)
        return super().eventFilter(watched, event)

    def _start(self) -> None:
        self._window.removeEventFilter(self)
        Collector(self)
        self.read()
        self._desktop = Task(system_motion.ask_the_desktop, self)
        self._desktop.done.connect(lambda calm: system_motion.keep(calm=calm))
        self._desktop.start()

    def read(self) -> None:
        """Have content and the clinic's file read."""
        self._task = Task(self._read, self, self.stop)
        self._task.done.connect(self._take)
        self._task.failed.connect(self._fail)
        self._task.start()

    def _read(self) -> "tuple[Library, SiteFile]":
        from models.folders import cache_path, site_path

        return read_content(self._site_path or site_path(), self._cache_path or cache_path(), self._progress)

    def stop(self) -> None:
        """Read no further; thousands of procedures take a while."""
        self._stopped = True

    def _progress(self, done: int, many: int) -> None:
        if self._stopped:
            raise _StoppedError
        self.reading.emit(done, many)

    def _take(self, read: "tuple[Library, SiteFile]") -> None:
        library, site_file = read
        self._session.load(library, site_file.site, (*library.problems, *site_file.problems))

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, _StoppedError):
            raise error

    def catch(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Begin again where content was changed under a visit; all else is a fault, and printed as ever."""
        if isinstance(error, ChangedError):
            self.shown.say_changed()
            self.read()
        else:
            sys.__excepthook__(kind, error, trace)


def run(site_path: Path | None = None, *, for_staff: bool = False) -> int:
    """Open the window, for patients or for staff, and give the exit code when it is closed."""
    if sys.platform == "linux" and not os.environ.keys() & {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}:
        print(
            "Ready Room needs a screen, and there is none here.\n"
            "Without one, 'make tour' paints every screen and every paper into the folder 'tour'.",
            file=sys.stderr,
        )
        return 2
    gc.disable()  # nothing made before the first paint is garbage; from then on there is a Collector
    application = make_application()
    screen = application.primaryScreen()
    size = screen.availableSize() if screen else QSize(*_WINDOW)
    fills = size.width() <= _WINDOW[0] * 1.6
    new = Look(theme("standard"), density(screen.physicalDotsPerInch() if screen else 0))
    apply(application, new.on_screen(*(size.toTuple() if fills else _WINDOW)))
    language = load_language(QLocale.system().name(), resource("locale"))
    change_language(language)
    application.setLayoutDirection(direction(language))
    session = Session()
    first: MainWindow | NurseWindow = open_desk(session) if for_staff else MainWindow(session)
    starter = Starter(first, session, site_path, None)
    sys.excepthook = starter.catch
    open_first = first.showMaximized if screen and fills else first.show
    if isinstance(first, MainWindow):
        way = StaffWay(first, session, starter, open_first)
        first.offer_staff()
        first.staff_requested.connect(way.to_desk)
    first.resize(*_WINDOW)
    open_first()
    code = application.exec()
    starter.stop()
    QThreadPool.globalInstance().waitForDone()
    return code


class StaffWay:
    """Between the patient's window and the nurse's, in one program; neither keeps anything of the other."""

    def __init__(self, window: MainWindow, session: Session, starter: Starter, show: Callable[[], None]) -> None:
        self._window, self._session, self._starter, self._show = window, session, starter, show
        self._desk: NurseWindow | None = None

    def to_desk(self) -> None:
        """Open the nurse's window in the place of the patient's."""
        self._session.reset()
        desk = self._desk = open_desk(self._session)
        self._starter.shown = desk
        desk.offer_patient()
        desk.left.connect(self._to_patient)
        desk.setGeometry(self._window.geometry())
        desk.show()
        self._window.hide()

    def _to_patient(self) -> None:
        self._session.reset()
        self._starter.shown = self._window
        self._show()
        if self._desk is not None:
            self._desk.close()
            self._desk.deleteLater()
            self._desk = None


def open_desk(session: Session) -> "NurseWindow":
    """Make the nurse's window on this computer's accounts and records."""
    from models.folders import pin_path, staff_path
    from models.pin import StaffPin
    from models.staff import Staff
    from ui.nurse.nurse_window import NurseWindow

    return NurseWindow(
        session, Staff(staff_path()), lambda: open_records(session), shared_pin_is_set=StaffPin(pin_path()).is_set
    )


def open_records(session: Session) -> "Store":
    """Open the records where the environment or the clinic's file says, else this account's own; see StoreError."""
    from models.folders import records_path
    from models.store.opening import open_store

    kept = session.site.records
    where = os.environ.get("READYROOM_RECORDS") or kept.where or records_path()
    key = os.environ.get("READYROOM_KEY_FILE") or kept.key_file
    return open_store(where, Path(key) if key else None)


def direction(language: Language) -> Qt.LayoutDirection:
    """Give the direction in which the language reads."""
    return Qt.LayoutDirection.RightToLeft if language.right_to_left else Qt.LayoutDirection.LeftToRight


def density(dots_per_inch: float) -> float:
    """Give pixels a millimetre; a screen that reports an impossible size gets the usual one."""
    found = dots_per_inch / _MM_PER_INCH
    low, high = _PLAUSIBLE_DENSITY
    return found if low <= found <= high else _USUAL_DENSITY
