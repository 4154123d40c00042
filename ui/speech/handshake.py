"""Asks a program whether it is there and works, and waits for three seconds at most."""

import subprocess
import time

from ui.speech.voice import Command, MuteError, Silence

PATIENCE = 3.0


class Handshake:
    """All that is asked of one program before it is used; the three seconds are for all of it together."""

    def __init__(self) -> None:
        self._until = time.monotonic() + PATIENCE

    def ask(self, command: Command, given: bytes = b"") -> bytes | None:
        """Run a command and give its output; None if it ended badly. It blocks: not for the thread of the window.

        Raises:
            MuteError: it does not answer in time, and was killed.
        """
        hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows, a program would open a window of its own
        left = max(0.0, self._until - time.monotonic())
        try:
            done = subprocess.run(  # noqa: S603 - our own arguments, and no word of a patient
                command, input=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=left, check=False,
                creationflags=hidden,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise MuteError(Silence.NO_ANSWER) from None
        except OSError:
            return None
        return None if done.returncode else done.stdout
