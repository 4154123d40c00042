"""A process that the supervisor started: what it says, when it last said so, and its end."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from queue import Queue
from typing import Literal

State = Literal["starting", "ready", "asked", "shown", "leaving"]
Heard = tuple["Child", str]
GONE = "gone"
_PLATFORMS = {"xcb", "wayland", "eglfs", "linuxfb", "offscreen", "windows", "cocoa", "vnc"}
_UNWANTED = ("QT_", "QML", "PYTHON", "LD_")


class Child:
    """One process, its pipes and its state. Words come one a line; the last of all is ``gone``."""

    def __init__(self, command: Sequence[str], inbox: "Queue[Heard]", stamp: str = "") -> None:
        self.state: State = "starting"
        self.stamp = stamp
        self.began = False
        self.told = ""
        self.since = self.beat = time.monotonic()
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=clean(os.environ),
            start_new_session=sys.platform != "win32",
        )  # fmt: skip
        threading.Thread(target=self._listen, args=(inbox,), daemon=True).start()

    def _listen(self, inbox: "Queue[Heard]") -> None:
        assert self._process.stdout is not None  # noqa: S101 - asked for above
        with self._process.stdout as said:
            for line in said:
                inbox.put((self, line.decode(errors="replace").strip()))
        inbox.put((self, GONE))

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid

    def enter(self, state: State) -> None:
        """Take on a state, from now."""
        self.state = state
        self.since = self.beat = time.monotonic()

    def say(self, word: str) -> None:
        """Tell the process something; one that is gone will be heard of soon enough."""
        assert self._process.stdin is not None  # noqa: S101 - asked for above
        with contextlib.suppress(OSError):
            self._process.stdin.write(f"{word}\n".encode())
            self._process.stdin.flush()

    def end(self) -> None:
        """End the process and all that it has started, now, whatever it is doing; a stopped one too."""
        if sys.platform == "win32":
            self._process.kill()
        else:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        assert self._process.stdin is not None  # noqa: S101 - asked for above
        with contextlib.suppress(OSError):
            self._process.stdin.close()


def python_command(module: str, *arguments: str, root: Path) -> list[str]:
    """Give the command that runs ``main`` of one of our modules, deaf to the environment and to what lies about."""
    program = f"import sys; sys.path.insert(0, {str(root)!r}); from {module} import main; raise SystemExit(main())"
    return [sys.executable, "-I", "-c", program, *arguments]


def clean(environment: Mapping[str, str]) -> dict[str, str]:
    """Leave out what would steer Qt, Python or the loader; of Qt's own, a known platform may be named."""
    kept = {name: value for name, value in environment.items() if not name.startswith(_UNWANTED)}
    platform = environment.get("QT_QPA_PLATFORM", "")
    return kept | ({"QT_QPA_PLATFORM": platform} if platform in _PLATFORMS else {})
