"""Writes what happens in a briefing to the records, in order, off the GUI thread, and says when it is on the disk."""

import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from models.record.events import AnyEvent
    from models.store.errors import StoreError
    from models.store.store import Store

_TRY_AGAIN_MS = 15_000
Job = tuple[Callable[[], Any], Callable[[Any], None], Callable[[Exception], None]]
"""What to do, who hears of its result, and who of its error."""


class Keeper(QObject):
    """Holds every event until the store has acknowledged it; nothing is let go of because a disk is full.

    ``append`` takes events in the place of a store's own. While the store cannot be opened or written, they wait
    here, in memory, and it is tried again now and then. One thread does all the work, so that their order stays.

    Signals:
        opened: The records can be read and written.
        kept: All that was given is on the disk. arg: since when.
        troubled: Something is not on the disk. arg: the StoreError.
    """

    opened = Signal()
    kept = Signal(object)
    troubled = Signal(object)
    _ended = Signal(object, object)

    def __init__(self, open_records: "Callable[[], Store]", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_records = open_records
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._ended.connect(self._hear, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()
        self.store: Store | None = None
        self._opened: Store | None = None
        self._waiting: list[AnyEvent] = []
        self._at_work = self._once_more = False
        self.trouble: StoreError | None = None
        self.kept_at: datetime | None = None
        self._again = QTimer(self)
        self._again.setInterval(_TRY_AGAIN_MS)
        self._again.timeout.connect(self.try_again)

    @property
    def waiting(self) -> int:
        """How many events are not on the disk yet."""
        return len(self._waiting)

    def open(self) -> None:
        """Open the records."""
        self.try_again()

    def append(self, events: "Sequence[AnyEvent]") -> None:
        """Take events; ``kept`` or ``troubled`` follows."""
        self._waiting += events
        self.try_again()

    def try_again(self) -> None:
        """Open the records if they are not, and write what waits."""
        self._once_more = self._at_work
        if self._at_work:
            return
        self._at_work = True
        events = tuple(self._waiting)

        def work() -> "tuple[Store, int]":
            store = self._ready()
            if events:
                store.append(events)
            return store, len(events)

        self.start(work, self._take, self._fail)

    def _ready(self) -> "Store":
        """Give the records, opened if need be; only on their own thread."""
        if self._opened is None:
            self._opened = self._open_records()
        return self._opened

    def ask(
        self, work: "Callable[[Store], Any]", done: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> None:
        """Read something from the records; ``failed`` gets the StoreError where they cannot be opened or read."""
        self.start(lambda: work(self._ready()), done, failed)

    def start(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
        """Do something with the records on their own thread, after all that was given before."""
        self._jobs.put((work, done, failed))

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            work, done, failed = job
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - whatever went wrong is for whoever asked
                self._ended.emit(failed, error)
            else:
                self._ended.emit(done, result)

    def _hear(self, who: Callable[[Any], None], what: object) -> None:
        who(what)

    def _take(self, result: "tuple[Store, int]") -> None:
        self._at_work = False
        was_open, self.store = self.store is not None, result[0]
        self.trouble = None
        self._again.stop()
        del self._waiting[: result[1]]
        if not was_open:
            self.opened.emit()
        if self._waiting:
            self.try_again()
        elif result[1]:
            self.kept_at = datetime.now()  # noqa: DTZ005 - shown on the same computer's clock
            self.kept.emit(self.kept_at)

    def _fail(self, error: Exception) -> None:
        from models.store.errors import StoreError

        self._at_work = False
        if not isinstance(error, StoreError):
            raise error
        self.trouble = error
        if self._once_more:
            self.try_again()
            return
        self._again.start()
        self.troubled.emit(error)

    def close(self) -> None:
        """Wait for what is being written, and let go of the records."""
        self._again.stop()
        self._jobs.put(None)
        self._thread.join()
        if self._opened is not None:
            self._opened.close()
        self._opened = self.store = None
