"""Voices for tests: real ones with a sound card that writes a file, and programs that stand in for bad ones."""

import os
import shutil
import time
import wave
from array import array
from pathlib import Path

import pytest

from ui.speech.voice import Voice

needs_espeak = pytest.mark.skipif(
    not (shutil.which("espeak-ng") and shutil.which("aplay")), reason="needs espeak-ng and aplay"
)
_CARD = """pcm.!default {{ type file
 slave.pcm nowhere
 file "{wav}"
 format wav }}
pcm.nowhere {{ type null }}
"""


def sound_card(folder, monkeypatch):
    """Have what ALSA plays go to a WAV file; give the file."""
    wav, card = folder / "heard.wav", folder / "asound.conf"
    card.write_text(_CARD.format(wav=wav))
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(card))
    return wav


def no_sound_card(folder, monkeypatch):
    """Have ALSA know no output at all."""
    card = folder / "asound.conf"
    card.write_text("")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(card))


def heard(wav):
    """Give how long a WAV file is, in seconds, and how loud, on no scale in particular."""
    with wave.open(str(wav)) as sound:
        frames = array("h", sound.readframes(sound.getnframes()))
        return len(frames) / sound.getframerate(), sum(map(abs, frames)) / max(1, len(frames))


def programs(folder, monkeypatch, **scripts):
    """Have these shell scripts be the only programs there are, but for the shell's own; - in a name is written _."""
    folder.mkdir(exist_ok=True)
    for name, script in scripts.items():
        program = folder / name.replace("_", "-")
        program.write_text(f"#!/bin/sh\nPATH={os.defpath}\n{script}\n")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def link(folder, *names):
    """Put real programs among the stand-ins."""
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).symlink_to(shutil.which(name))


class Notebook:
    """An engine whose programs write down what they are given, and go on speaking until they are stopped."""

    def __init__(self, path, speaks="exec sleep 60"):
        self.path, self._speaks, self.manners = path, speaks, []
        path.write_text("")

    def commands(self, _name, manner):
        self.manners.append(manner)
        write = (
            f"(cat; echo ----) > '{self.path}.now'; cat '{self.path}.now' >> '{self.path}'"  # a whole reading or none
        )
        return ("/bin/sh", "-c", f"{write}; {self._speaks}"), ("/bin/sh", "-c", f"cat; {self._speaks}")

    def given(self, words, _manner):
        return f"{words}\n".encode()

    @property
    def voice(self):
        return Voice(self, "notebook")

    @property
    def read(self):
        """What was read, reading by reading."""
        return [each.strip() for each in self.path.read_text().split("----\n") if each.strip()]


def is_running(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def seconds_until_gone(pids):
    """Wait for processes to be gone, a second at most; give how long it took."""
    start = time.monotonic()
    while any(map(is_running, pids)) and time.monotonic() - start < 1:
        time.sleep(0.002)
    return time.monotonic() - start
