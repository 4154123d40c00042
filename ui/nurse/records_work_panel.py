"""A panel in which long work on past briefings is started, followed and stopped."""

from ui.language import ntr, tr
from ui.nurse.form_panel import FormPanel
from ui.nurse.records_words import trouble_words
from ui.nurse.records_work import LongWork
from ui.widgets.button import Button
from ui.widgets.labels import announce, label


class WorkPanel(FormPanel):
    """A panel whose button starts long work and, while it goes on, stops it; closing it stops it too."""

    def __init__(self, start: str) -> None:
        super().__init__()
        self._start_words = start
        self.work = LongWork(self)
        self.state = label("", "body", bold=True)
        self.state.setProperty("full-row", True)
        self.action = self.button = Button(start, "primary")
        self.button.clicked.connect(self._press)
        self.work.moved.connect(self._moved)
        self.work.done.connect(self._end)
        self.work.failed.connect(self._fail)
        self.work.stopped.connect(self._stopped)

    def begin(self) -> None:
        """Begin the work; each kind of panel has its own."""
        raise NotImplementedError

    def ended(self, result: object) -> None:
        """Show what came of it."""
        raise NotImplementedError

    def say(self, words: str, *, urgent: bool = False) -> None:
        """Say how it stands, also to a screen reader."""
        self.state.setText(words)
        self.lay_out()
        announce(self, words, urgent=urgent)

    def _press(self) -> None:
        if self.work.is_running:
            self.work.stop()
            self.button.setEnabled(False)
            return
        self.button.setText(tr("Stop"))
        self.say(tr("One moment, please …"))
        self.begin()

    def _moved(self, many: int) -> None:
        self.state.setText(ntr("{n} done so far …", "{n} done so far …", many))

    def _end(self, result: object) -> None:
        self._rest()
        self.ended(result)

    def _fail(self, error: Exception) -> None:
        self._rest()
        self.say(trouble_words(error), urgent=True)

    def _stopped(self) -> None:
        self._rest()
        self.say(tr("Stopped. Nothing was changed."))

    def _rest(self) -> None:
        self.button.setEnabled(True)
        self.button.setText(self._start_words)
