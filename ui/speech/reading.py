"""Reads each page when it comes up, stops when asked to, and knows how fast and how loud."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from ui.language import tr
from ui.speech.manner import LOUD, SLOWEST, Manner
from ui.speech.page_words import Shown, page_words
from ui.speech.speaker import Speaker
from ui.speech.voice import Silence, Voice
from ui.widgets.labels import announce, voice

_SETTLE_MS = 200
"""A page that comes up is laid out first, and may say more than one thing."""


class ReadAloud(QObject):
    """Hears what is announced to screen readers: a page that comes up is read whole, other news in its own words.

    It reads nothing until it is given a voice, which is only done for who has asked for it. It does not know what
    stops it: whoever sees touches and keys calls ``stop``.

    Signals:
        changed: It began or ended to read, or reads in another manner.
        fell_silent: A reading failed, and nothing is read from now on. arg: the Silence.
    """

    changed = Signal()
    fell_silent = Signal(object)

    def __init__(self, shown: Callable[[], Shown], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = shown
        self._voice: Voice | None = None
        self.manner, self.has_failed = Manner(), False
        self._page_came, self._first, self._news = False, "", ""
        self._speaker = Speaker(self)
        self._speaker.ended.connect(self._begin)
        self._speaker.fell_silent.connect(self._fail)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._begin)
        voice.said.connect(self._hear)

    def use(self, chosen: Voice | None) -> None:
        """Read with this voice from now on, and this page first; with None, not at all."""
        if chosen == self._voice:
            return
        self.stop()
        self._voice, self.has_failed = chosen, False
        if chosen is not None:
            self.read_page()
        self.changed.emit()

    @property
    def is_on(self) -> bool:
        """True while there is a voice to read with."""
        return self._voice is not None

    @property
    def is_reading(self) -> bool:
        """True while something is said, or about to be."""
        return self._speaker.is_speaking or self._settle.isActive()

    @property
    def speaker(self) -> Speaker:
        """What speaks."""
        return self._speaker

    def stop(self) -> None:
        """Be silent at once, and drop what was still to be said."""
        was_reading = self.is_reading
        self._forget()
        self._speaker.stop()
        if was_reading:
            self.changed.emit()

    def _forget(self) -> None:
        self._settle.stop()
        self._page_came, self._first, self._news = False, "", ""

    def read_page(self, first: str = "") -> None:
        """Read the page that is shown, from its beginning; ``first`` is said before it."""
        self.stop()
        if self._voice is not None:
            self._page_came, self._first = True, first
            self._settle.start()
            self.changed.emit()

    def repeat(self) -> None:
        """Read the page again."""
        self.read_page()

    def other_pace(self) -> None:
        """Read the page again, slower, or at the usual pace after the slowest."""
        manner = self.manner.other_pace()
        self._take(manner, pace_words(manner))

    def other_volume(self) -> None:
        """Read the page again, louder, or quietly after the loudest."""
        manner = self.manner.other_volume()
        self._take(manner, volume_words(manner))

    def _take(self, manner: Manner, words: str) -> None:
        self.manner = manner
        self.changed.emit()
        announce(self._shown().parts[0], words)
        self.read_page(words)

    def _hear(self, words: str, urgent: bool) -> None:
        if self._voice is None:
            return
        shown = self._shown()
        came = not urgent and bool(shown.heading) and words.startswith(shown.heading)
        if came or urgent:
            self.stop()
        self._page_came = self._page_came or came
        if not came:
            self._news = f"{self._news}\n{words}".strip()
        if not self._speaker.is_speaking:
            self._settle.start()
            self.changed.emit()

    def _begin(self) -> None:
        """Say what was heard; news that are no page's are said after what is being said."""
        came, first, news = self._page_came, self._first, self._news
        words = "\n".join(each for each in (first, *page_words(self._shown().parts)) if each) if came else news
        self._forget()
        if self._voice is not None and words:
            self._speaker.say(self._voice, words, self.manner)
        self.changed.emit()

    def _fail(self, silence: Silence) -> None:
        self._voice, self.has_failed = None, True
        self._forget()
        self.changed.emit()
        self.fell_silent.emit(silence)


def pace_words(manner: Manner) -> str:
    """Say the pace."""
    return (tr("Usual pace."), tr("Slower."), tr("Slowest."))[manner.pace]


def volume_words(manner: Manner) -> str:
    """Say the volume."""
    return (tr("Quiet."), tr("Middle volume."), tr("Loud."))[manner.volume]


def next_pace_words(manner: Manner) -> str:
    """Name the button that changes the pace."""
    return tr("Faster") if manner.pace == SLOWEST else tr("Slower")


def next_volume_words(manner: Manner) -> str:
    """Name the button that changes the volume."""
    return tr("Quieter") if manner.volume == LOUD else tr("Louder")
