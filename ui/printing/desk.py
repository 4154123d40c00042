"""Where a screen gives its sheet to be printed: one at a time, off the GUI thread, with every turn said on it."""

from contextlib import suppress

from PySide6.QtCore import QObject, Qt, Signal

from ui.printing.printer import Printing
from ui.printing.spooler import Printable
from ui.printing.trouble import Trouble
from ui.tasks import Task


class PrintDesk(QObject):
    """Prints one sheet at a time, and knows how it stands.

    Signals:
        troubled: The sheet waits at the printer, or no longer does. arg: the Trouble, or None.
        printed: The sheet is out.
        failed: It is not known to be out. arg: the error; ``may_retry`` says whether another try is no second copy.
    """

    troubled = Signal(object)
    printed = Signal()
    failed = Signal(object)
    _told = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._printing: Printing | None = None
        self._task: Task | None = None
        self._in_trouble = False
        self._told.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """True while a sheet is on its way to the printer."""
        return self._printing is not None

    def print(self, sheet: Printable, queue: str | None) -> None:
        """Send a sheet on its way, to the default printer without a queue."""

        def tell(trouble: Trouble | None) -> None:
            with suppress(RuntimeError):  # the screen is gone, and the printing goes on
                self._told.emit(printing, trouble)

        printing = self._printing = Printing(sheet, queue, tell)
        self._in_trouble = False
        self._task = Task(printing.run, self)
        self._task.done.connect(self._end)
        self._task.failed.connect(self._fail)
        self._task.start()

    def stop(self) -> None:
        """Have the sheet taken back, if it still can be; ``failed`` or ``printed`` follows."""
        if self._printing is not None:
            self._printing.stop()

    def leave(self) -> bool:
        """Wait no more: one in trouble is taken back. Tell whether one is on its way that will be in hand."""
        coming = self._printing is not None and not self._in_trouble
        if self._printing is not None and self._task is not None:
            self._task.cancel()
            self._printing.leave()
        self._printing = None
        return coming

    def _hear(self, printing: Printing, trouble: Trouble | None) -> None:
        if printing is self._printing:
            self._in_trouble = trouble is not None
            self.troubled.emit(trouble)

    def _end(self, _job: str) -> None:
        self._printing = None
        self.printed.emit()

    def _fail(self, error: Exception) -> None:
        self._printing = None
        self.failed.emit(error)
