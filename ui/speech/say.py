"""macOS: ``say``, which comes with the system, makes the sound and plays it."""

import re
import shutil
from collections.abc import Mapping

from ui.speech.handshake import Handshake
from ui.speech.manner import Manner
from ui.speech.voice import Command, MuteError, Silence

_VOLUMES = "0.3", "0.6", "1.0"
_LISTED = re.compile(r"^(.+?)\s+([a-z]{2,3})[_-](\w+)\s+#", re.MULTILINE)


class Say:
    """``say``; its volume is an order in double brackets before the words."""

    def __init__(self) -> None:
        program = shutil.which("say")
        if program is None:
            raise MuteError(Silence.NO_PROGRAM)
        self._program, self._handshake = program, Handshake()

    def voices(self) -> Mapping[str, str]:
        """Read the list; the first voice of a language is its own choice."""
        found: dict[str, str] = {}
        listed = (self._handshake.ask((self._program, "-v", "?")) or b"").decode(errors="replace")
        for name, language, region in _LISTED.findall(listed):
            found.setdefault(f"{language}-{region}".lower(), name)
            found.setdefault(language, name)
        return found

    def attempt(self, name: str) -> None:
        """Have it be silent for a tenth of a second, on the real output."""
        if self._handshake.ask(self.commands(name, Manner())[0], b"[[slnc 100]]") is None:
            raise MuteError(Silence.NO_SOUND)

    def commands(self, name: str, manner: Manner) -> tuple[Command, ...]:
        """Give the one program."""
        return ((self._program, "-v", name, "-r", str(manner.words_a_minute), "-f", "-"),)

    def given(self, words: str, manner: Manner) -> bytes:
        """Give the volume, then the words."""
        return f"[[volm {_VOLUMES[manner.volume]}]] {words}".encode()
