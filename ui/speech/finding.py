"""Looks for voices, off the thread of the window: a program that hangs must not hold the page."""

import contextlib
import sys
import threading
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt, Signal

from ui.speech.espeak import Espeak
from ui.speech.say import Say
from ui.speech.voice import Engine, Found, MuteError, Silence, Voice
from ui.speech.windows import SystemSpeech

_ENGINES: Mapping[str, Callable[[], Engine]] = {"linux": Espeak, "darwin": Say, "win32": SystemSpeech}


def find_voices(codes: Sequence[str], country: str | None, platform: str = sys.platform) -> Found:
    """Find a voice for each language, as it is spoken in ``country`` if there is one. It blocks for seconds."""
    make = _ENGINES.get(platform)
    if make is None:
        return Found({}, dict.fromkeys(codes, Silence.NO_PROGRAM))
    try:
        engine = make()
        listed = engine.voices()
    except MuteError as error:
        return Found({}, dict.fromkeys(codes, error.silence))
    voices, silences = {}, {}
    for code in codes:
        name = next((listed[each] for each in _tags(code, country) if each in listed), None)
        try:
            if name is None:
                raise MuteError(Silence.NO_VOICE)  # noqa: TRY301 - one way for all that is missing
            engine.attempt(name)
            voices[code] = Voice(engine, name)
        except MuteError as error:
            silences[code] = error.silence
    return Found(voices, silences)


def _tags(code: str, country: str | None) -> tuple[str, ...]:
    """Name a language as it is spoken here, then as a whole."""
    tag = code.replace("_", "-").lower()
    language = tag.partition("-")[0]
    return (tag, language) if "-" in tag else (f"{language}-{country or ''}".lower(), language)


class Finder(QObject):
    """Looks for voices once, in a thread that ends with the program and that nobody waits for.

    Signals:
        found: It has looked. arg: the Found.
    """

    found = Signal(object)
    _done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._done.connect(self.found, Qt.ConnectionType.QueuedConnection)

    def look(self, codes: Sequence[str], country: str | None) -> None:
        """Begin to look."""
        threading.Thread(target=self._look, args=(tuple(codes), country), daemon=True).start()

    def _look(self, codes: Sequence[str], country: str | None) -> None:
        result = find_voices(codes, country)
        with contextlib.suppress(RuntimeError):  # the window went meanwhile
            self._done.emit(result)
