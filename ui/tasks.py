"""Slow work off the GUI thread."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal


class _Outcome(QObject):
    """Brings an outcome from the pool thread to the thread that waits for it."""

    returned = Signal(object)
    raised = Signal(object)


class _Runner(QRunnable):
    """Carries one piece of work to a pool thread."""

    def __init__(self, work: Callable[[], Any], outcome: _Outcome) -> None:
        super().__init__()
        self._work, self._outcome = work, outcome

    def run(self) -> None:
        """Do the work on the pool thread."""
        try:
            result = self._work()
        except Exception as error:  # noqa: BLE001 - whatever went wrong is reported where the task was started
            self._outcome.raised.emit(error)
        else:
            self._outcome.returned.emit(result)


class Task(QObject):
    """One piece of slow work.

    ``work`` must not touch a widget: it runs on a pool thread. The signals arrive on the thread that
    created the task. A cancelled task finishes unheard, and at once where there is a ``stop`` for its work.

    Signals:
        done: ``work`` returned. arg: its result.
        failed: ``work`` raised. arg: the exception.
    """

    done = Signal(object)
    failed = Signal(object)

    def __init__(
        self, work: Callable[[], Any], parent: QObject | None = None, stop: Callable[[], None] | None = None
    ) -> None:
        super().__init__(parent)
        self._stop = stop
        self._outcome = _Outcome()
        self._outcome.returned.connect(self._finish, Qt.ConnectionType.QueuedConnection)
        self._outcome.raised.connect(self._fail, Qt.ConnectionType.QueuedConnection)
        self._work = work
        self._cancelled = False

    def start(self) -> None:
        """Hand the work to the pool."""
        QThreadPool.globalInstance().start(_Runner(self._work, self._outcome))

    def cancel(self) -> None:
        """Stop the work, or let it end unheard; work that is done stays done."""
        self._cancelled = True
        if self._stop is not None:
            self._stop()

    def _finish(self, result: object) -> None:
        if not self._cancelled:
            self.done.emit(result)

    def _fail(self, error: object) -> None:
        if not self._cancelled:
            self.failed.emit(error)
