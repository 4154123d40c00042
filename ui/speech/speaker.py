"""Says words through a voice's programs, and is silent at once when asked to be."""

from unicodedata import east_asian_width

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from ui.speech.manner import Manner
from ui.speech.voice import Silence, Voice

_KILLED_MS = 25
_SLACK_S = 15
_LETTERS = 2
"""Letters of a word, counted low: a reading may take twice as long as it should, and no longer."""


class Speaker(QObject):
    """One reading at a time, by processes of their own; nothing here waits for them.

    They stay in this program's group, so that whoever ends the group ends them too.

    Signals:
        ended: All was said.
        fell_silent: The reading failed. arg: the Silence.
    """

    ended = Signal()
    fell_silent = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[QProcess] = []
        self._well = True
        self._watch = QTimer(self)
        self._watch.setSingleShot(True)
        self._watch.timeout.connect(self._give_up)
        if parent is not None:
            parent.destroyed.connect(self.stop)  # no process of a window that is gone speaks on

    @property
    def is_speaking(self) -> bool:
        """True from the start of a reading to its end."""
        return bool(self._running)

    @property
    def processes(self) -> tuple[int, ...]:
        """The numbers of the processes at work."""
        return tuple(each.processId() for each in self._running if each.processId())

    def say(self, voice: Voice, words: str, manner: Manner) -> None:
        """Stop what is being said, and say this."""
        self.stop()
        self._well = True
        commands = voice.commands(manner)
        self._running = [self._make() for _ in commands]
        for process, after in zip(self._running, self._running[1:], strict=False):
            process.setStandardOutputProcess(after)
        self._watch.start(1000 * longest(words, manner))
        first, *_ = started = tuple(self._running)
        for process, (program, *options) in zip(started, commands, strict=True):
            if process in self._running:  # one before it could be started
                process.start(program, options)
        if first.isOpen():
            first.write(voice.given(words, manner))
            first.closeWriteChannel()

    def _make(self) -> QProcess:
        process = QProcess(self)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(self._finish)
        process.errorOccurred.connect(self._fail)
        return process

    def stop(self) -> None:
        """Be silent now. A process that was killed is gone within milliseconds, a stopped one too."""
        self._watch.stop()
        ending, self._running = self._running, []
        for process in ending:
            process.blockSignals(True)
            process.kill()
        for process in ending:
            process.waitForFinished(_KILLED_MS)
            process.deleteLater()

    def _finish(self, code: int, status: QProcess.ExitStatus) -> None:
        self._well = self._well and code == 0 and status == QProcess.ExitStatus.NormalExit
        if any(each.state() != QProcess.ProcessState.NotRunning for each in self._running):
            return
        well = self._well
        self.stop()
        if well:
            self.ended.emit()
        else:
            self.fell_silent.emit(Silence.BROKE_OFF)

    def _fail(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self.stop()
            self.fell_silent.emit(Silence.BROKE_OFF)

    def _give_up(self) -> None:
        self.stop()
        self.fell_silent.emit(Silence.STUCK)


def longest(words: str, manner: Manner) -> int:
    """Give the seconds after which a reading that has not ended is stuck; figures and wide letters are whole words."""
    whole = sum(each.isdigit() or east_asian_width(each) in "WF" for each in words)
    return _SLACK_S + round((whole + len(words) / _LETTERS) * 60 / manner.words_a_minute)
