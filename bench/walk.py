"""The window without a screen, filled in for one visit, and the ways to drive it."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThreadPool
from PySide6.QtWidgets import QApplication
from visit import APPOINTMENT, NOW

from models.site import NO_SITE
from ui.application import make_application, read_content
from ui.main_window import MainWindow
from ui.session import Session
from ui.theme.look import Look, theme
from ui.theme.style import apply


class Painted(QObject):
    """Counts how often a window has brought what it shows up to date."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.times = 0
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count the updates of the window."""
        self.times += event.type() == QEvent.Type.UpdateRequest
        return super().eventFilter(watched, event)


class Walk:
    """A window that is walked through as a patient would, with three procedures and every answer given."""

    def __init__(self, width: int, height: int) -> None:
        self.application: QApplication = make_application()
        apply(self.application, Look(theme("standard")))
        self.session = Session(clock=lambda: NOW)
        self.window = MainWindow(self.session)
        self.window.resize(width, height)
        self.window.show()
        self._painted = Painted(self.window)
        QCoreApplication.processEvents()

    def load(self, cache: Path | None = None) -> None:
        """Read the content that ships, and no clinic's file; with a cache as the program does, else all of it."""
        library, _ = read_content(Path("there-is-none.yaml"), cache)
        self.session.load(library, NO_SITE, library.problems)

    def fill_in(self) -> None:
        """Choose three procedures and give every answer."""
        for procedure in sorted(self.session.library.procedures)[:3]:
            self.session.toggle(procedure)
        self.session.set_appointments(dict.fromkeys(self.session.selection, APPOINTMENT))
        for index, question in enumerate(self.session.questions):
            self.session.answer(question.id, question.answers[index % len(question.answers)])

    def painted(self, act: Callable[[], object]) -> float:
        """Do something, and give the milliseconds until all of it has been painted."""
        start = time.perf_counter()
        act()
        seen = -1
        while seen != self._painted.times:
            seen = self._painted.times
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QCoreApplication.processEvents()
            end = time.perf_counter()
        return (end - start) * 1000

    def wait_for_paper(self) -> None:
        """Let the sheet that is being set come up."""
        QThreadPool.globalInstance().waitForDone()
        QCoreApplication.processEvents()
