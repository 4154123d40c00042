"""A voice: programs that read words from standard input, and end well when all of them have been heard.

Words never stand on a command line, which every account of the computer may read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from ui.speech.manner import Manner

Command = tuple[str, ...]


class Silence(StrEnum):
    """Why nothing is read aloud, for staff; docs/deployment.md says what each code means."""

    NO_PROGRAM = "no-program"
    NO_VOICE = "no-voice"
    NO_SOUND = "no-sound"
    NO_OUTPUT = "no-output"
    NO_ANSWER = "no-answer"
    BROKE_OFF = "broke-off"
    STUCK = "stuck"


class MuteError(RuntimeError):
    """Nothing can be read aloud, and why."""

    def __init__(self, silence: Silence) -> None:
        super().__init__(silence)
        self.silence = silence


class Engine(Protocol):
    """A program that speaks, with what it needs to be heard."""

    def voices(self) -> Mapping[str, str]:
        """Give the names of its voices by language, as in ``en-gb`` and ``en``."""

    def attempt(self, name: str) -> None:
        """Have a voice make a sound that nobody hears.

        Raises:
            MuteError: it makes none.
        """

    def commands(self, name: str, manner: Manner) -> tuple[Command, ...]:
        """Give the programs, each of which hands its output to the next; the first one reads the words."""

    def given(self, words: str, manner: Manner) -> bytes:
        """Give the bytes to write to the first program."""


@dataclass(frozen=True)
class Voice:
    """A voice by the engine's name for it; it has been tried."""

    engine: Engine
    name: str

    def commands(self, manner: Manner) -> tuple[Command, ...]:
        """Give the programs to start for one reading."""
        return self.engine.commands(self.name, manner)

    def given(self, words: str, manner: Manner) -> bytes:
        """Give what the first program is to read; nothing in the words is an order to it."""
        return self.engine.given(words.replace("[[", "[ ["), manner)


@dataclass(frozen=True)
class Found:
    """The voice for each language that has one, and for the others why not."""

    voices: Mapping[str, Voice]
    silences: Mapping[str, Silence]
