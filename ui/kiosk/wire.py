"""The visit's end of the pipes to its supervisor."""

import os
import sys
import threading

from PySide6.QtCore import QObject, Qt, QTimer, Signal

_BEAT_MS = 400


class Wire(QObject):
    """Says words to the supervisor and hears its own; a supervisor that is gone is the end of the visit too.

    The pipes are taken from standard input and output, so that nothing else in this process, and nothing that it
    starts, can speak or listen on them.

    Signals:
        show_requested: The visit should come to the front.
        clock_judged: The supervisor has looked at the clock. arg: a day that has been reached, if that is all that is
            known; empty if the clock is believed.
    """

    show_requested = Signal()
    clock_judged = Signal(str)
    _heard = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._in, self._out = os.dup(0), os.dup(1)
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, 0)
        os.dup2(nowhere, 1)
        os.close(nowhere)
        self._heard.connect(self._obey, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self)
        self._timer.setInterval(_BEAT_MS)
        self._timer.timeout.connect(self._beat)
        threading.Thread(target=self._listen, daemon=True).start()

    def open(self) -> None:
        """Say that the visit is ready to be shown, and beat from now on, for as long as the event loop turns."""
        self.say("ready")
        self._timer.start()

    def say(self, words: str) -> None:
        """Say one line."""
        try:
            os.write(self._out, f"{words}\n".encode())
        except OSError:
            os._exit(0)

    def _beat(self) -> None:
        self.say("beat")

    def _listen(self) -> None:
        with os.fdopen(self._in, "rb") as given:
            for line in given:
                self._heard.emit(line.decode(errors="replace").strip())
        os._exit(0)

    def _obey(self, word: str) -> None:
        if word == "show":
            _speak_no_more()
            self.show_requested.emit()
        elif word.startswith("clock "):
            self.clock_judged.emit(word.removeprefix("clock right").removeprefix("clock wrong "))


def _speak_no_more() -> None:
    """Close standard error: from now on there may be something about a person that must not reach a log."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


def shut_memory() -> None:
    """Forbid other processes of this account to read this one's memory, and the system to write it to the disk."""
    if sys.platform == "linux":
        import ctypes

        pr_set_dumpable = 4
        ctypes.CDLL(None).prctl(pr_set_dumpable, 0, 0, 0, 0)
