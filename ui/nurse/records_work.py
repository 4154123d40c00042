"""Long work on past briefings that says how far it has come and can be stopped."""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from ui.nurse.records_desk import StoppedError
from ui.tasks import Task

Said = Callable[[int], None]
Stopped = Callable[[], bool]


class LongWork(QObject):
    """One piece of work at a time, off the GUI thread.

    Signals:
        moved: So much is done. arg: how many.
        done: It has ended. arg: its result.
        failed: It went wrong. arg: the error.
        stopped: Somebody stopped it.
    """

    moved = Signal(int)
    done = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self._task: Task | None = None
        self.destroyed.connect(self._stop.set)

    @property
    def is_running(self) -> bool:
        """True until it has ended."""
        return self._task is not None

    def start(self, work: Callable[[Said, Stopped], Any]) -> None:
        """Begin; ``work`` is given a function that tells how far it is, and one that says whether to stop."""
        self._stop.clear()
        stopped = self._stop.is_set
        moved = _Moved()
        moved.moved.connect(self.moved)
        self._task = Task(lambda: work(moved.moved.emit, stopped), self, self._stop.set)
        self._task.done.connect(self._end)
        self._task.failed.connect(self._fail)
        self._task.start()

    def stop(self) -> None:
        """Have it stop soon; ``stopped`` follows."""
        self._stop.set()

    def _end(self, result: object) -> None:
        self._task = None
        self.done.emit(result)

    def _fail(self, error: Exception) -> None:
        self._task = None
        if isinstance(error, StoppedError):
            self.stopped.emit()
        else:
            self.failed.emit(error)


class _Moved(QObject):
    """Lives as long as the work does, which may be longer than whoever listens."""

    moved = Signal(int)
