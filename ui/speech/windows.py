"""Windows: PowerShell has ``System.Speech``, which comes with the system, make the sound and play it."""

import base64
import shutil
from collections.abc import Mapping

from ui.speech.handshake import Handshake
from ui.speech.manner import Manner
from ui.speech.voice import Command, MuteError, Silence

_VOLUMES = 35, 65, 100
_RATES = -1, -3, -5
"""Steps from -10 to 10; nought has about 180 words a minute."""
_START = """$ErrorActionPreference = 'Stop'
Add-Type -AssemblyName System.Speech
$speech = New-Object System.Speech.Synthesis.SpeechSynthesizer
"""
_LIST = """[Console]::OutputEncoding = [Text.Encoding]::UTF8
foreach ($voice in $speech.GetInstalledVoices()) { if ($voice.Enabled) {
  $voice.VoiceInfo.Culture.Name + "`t" + $voice.VoiceInfo.Name } }
"""
_SPEAK = """$speech.SelectVoice('{name}')
$speech.Rate = {rate}
$speech.Volume = {volume}
$given = New-Object IO.StreamReader([Console]::OpenStandardInput(), [Text.Encoding]::UTF8)
$speech.Speak($given.ReadToEnd())
"""


class SystemSpeech:
    """``System.Speech`` with the output that Windows uses; it refuses where there is none."""

    def __init__(self) -> None:
        program = shutil.which("powershell")
        if program is None:
            raise MuteError(Silence.NO_PROGRAM)
        self._program, self._handshake = program, Handshake()

    def voices(self) -> Mapping[str, str]:
        """Read the list, one a line."""
        found: dict[str, str] = {}
        for line in (self._handshake.ask(self._run(_LIST)) or b"").decode(errors="replace").splitlines():
            language, _, name = line.strip("\r\n\ufeff").partition("\t")
            if name:
                found.setdefault(language.lower(), name)
                found.setdefault(language.lower().partition("-")[0], name)
        return found

    def attempt(self, name: str) -> None:
        """Have it say *1* at no volume, on the real output."""
        if self._handshake.ask(self._run(_speak(name, 0, 0)), b"1") is None:
            raise MuteError(Silence.NO_SOUND)

    def commands(self, name: str, manner: Manner) -> tuple[Command, ...]:
        """Give the one program."""
        return (self._run(_speak(name, _RATES[manner.pace], _VOLUMES[manner.volume])),)

    def given(self, words: str, manner: Manner) -> bytes:  # noqa: ARG002 - pace and volume stand in the script
        """Give the words alone."""
        return words.encode()

    def _run(self, script: str) -> Command:
        encoded = base64.b64encode((_START + script).encode("utf-16-le")).decode()
        return self._program, "-NoProfile", "-NonInteractive", "-EncodedCommand", encoded


def _speak(name: str, rate: int, volume: int) -> str:
    return _SPEAK.format(name=name.replace("'", "''"), rate=rate, volume=volume)
