"""Linux: ``espeak-ng`` makes the sound, and a player brings it to the output.

Its own output is not used: where there is no sound card, it is silent and still says that all went well. A player
says so. ``spd-say`` is not used either: it takes the words on the command line, and its service may hang.
"""

import io
import re
import shutil
import wave
from collections.abc import Mapping
from contextlib import suppress

from ui.speech.handshake import Handshake
from ui.speech.manner import Manner
from ui.speech.voice import Command, MuteError, Silence

_AMPLITUDES = "50", "100", "170"
_PLAYERS: Mapping[str, Command] = {
    "aplay": ("-q", "--buffer-time=100000", "-"),  # microseconds; what is in the buffer may be heard after a stop
    "paplay": ("--latency-msec=100",),
}
_HERTZ = 22_050
_HEADER = 44
"""Bytes of a WAV file before the first sound."""
_ABSENT = "mb/", "!v/"
"""Files of voices that are listed whether or not they are installed, and of variants of other voices."""


class Espeak:
    """``espeak-ng`` with a player that has played silence."""

    def __init__(self) -> None:
        program = shutil.which("espeak-ng")
        if program is None:
            raise MuteError(Silence.NO_PROGRAM)
        self._program, self._handshake = program, Handshake()
        self._player = _player()

    def voices(self) -> Mapping[str, str]:
        """Read the table of voices: each has one language, and may serve others less well."""
        found: list[tuple[int, str, str]] = []
        for line in (self._handshake.ask((self._program, "--voices")) or b"").decode(errors="replace").splitlines():
            parts = line.split(maxsplit=4)
            if len(parts) < 5 or not parts[0].isdigit() or parts[4].startswith(_ABSENT):
                continue
            name = parts[1]
            found.append((int(parts[0]), name, name))
            found += [(int(much), other, name) for other, much in re.findall(r"\((\S+) (\d+)\)", parts[4])]
        return {language: name for _, language, name in sorted(found, reverse=True)}

    def attempt(self, name: str) -> None:
        """Have it say *1* into nothing."""
        sound = self._handshake.ask(self.commands(name, Manner())[0], b"1") or b""
        if not sound.startswith(b"RIFF") or len(sound) <= _HEADER:
            raise MuteError(Silence.NO_SOUND)

    def commands(self, name: str, manner: Manner) -> tuple[Command, ...]:
        """Give the engine and the player."""
        pace, volume = str(manner.words_a_minute), _AMPLITUDES[manner.volume]
        speak = self._program, "-v", name, "-s", pace, "-a", volume, "-b", "1", "--stdin", "--stdout"
        return speak, self._player

    def given(self, words: str, manner: Manner) -> bytes:  # noqa: ARG002 - pace and volume are options
        """Give the words alone."""
        return words.encode()


def _player() -> Command:
    """Give the first player that can play."""
    for name, options in _PLAYERS.items():
        program = shutil.which(name)
        with suppress(MuteError):  # one that hangs; the next may not
            if program is not None and Handshake().ask((program, *options), _silence()) is not None:
                return program, *options
    raise MuteError(Silence.NO_OUTPUT)


def _silence() -> bytes:
    """Give a tenth of a second of nothing."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(_HERTZ)
        sound.writeframes(bytes(_HERTZ // 5))
    return file.getvalue()
