"""A virtual screen of real windows, and whoever stands before it: points, types and looks."""

import os
import subprocess
import time
from contextlib import contextmanager

from watched import until

BYTES = 3
"""Of a pixel."""
CALM_SECONDS = 0.6


class Picture(bytes):
    """What the screen shows, as rows of red, green and blue; says little of itself when a test fails."""

    def __repr__(self):
        return f"<a picture of {len(self)} bytes>"


@contextmanager
def virtual_screen(width=1280, height=800):
    """Start a screen with a number that is free; give its name."""
    server = subprocess.Popen(
        # Without -noreset the server starts anew when its last window is gone, and refuses the next in that moment.
        ["Xvfb", "-displayfd", "1", "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        yield f":{server.stdout.readline().strip()}"
    finally:
        server.terminate()
        server.wait()
        server.stdout.close()


class BeforeScreen:
    """Somebody before a virtual screen; ``environment`` is that of the programs on it."""

    def __init__(self, environment):
        self.environment = environment

    def do(self, *words):
        """Do what ``xdotool`` can; give what it says."""
        return subprocess.run(
            ["xdotool", *map(str, words)], env=self.environment, capture_output=True, text=True
        ).stdout

    def look(self):
        return Picture(
            subprocess.run(
                ["import", "-window", "root", "-depth", "8", "rgb:-"], env=self.environment, capture_output=True
            ).stdout
        )

    def look_calmly(self):
        """Look until nothing has changed for a while, and there is more than one bare colour."""
        seen, since = self.look(), time.monotonic()

        def still():
            nonlocal seen, since
            now = self.look()
            if now != seen or len(set(now[::3001])) <= 2:
                seen, since = now, time.monotonic()
            return time.monotonic() - since > CALM_SECONDS

        until(still, 60)
        return seen


def without_screen():
    """Give this process's environment without what names its own screen."""
    return {name: value for name, value in os.environ.items() if name not in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY")}


def change(before, after, width=1280):
    """Say where two pictures differ; nothing if they are the same."""
    if before == after:
        return ""
    differ = (at // BYTES for at, (one, other) in enumerate(zip(before, after, strict=True)) if one != other)
    rows, columns = zip(*(divmod(at, width) for at in differ), strict=True)
    return f"columns {min(columns)} to {max(columns)}, rows {min(rows)} to {max(rows)}"
