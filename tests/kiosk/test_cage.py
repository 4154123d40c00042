"""The kiosk as its Wayland recipe starts it: under cage, whose own screen is a window of a virtual X screen."""

import os
import shutil
import signal
import subprocess
import sys
import time

import pytest
from real_screen import BeforeScreen, change, virtual_screen, without_screen
from watched import ROOT, SITE, until

from ui.theme.look import theme

NEEDED = {"cage": "cage", "Xwayland": "xwayland", "Xvfb": "xvfb", "xdotool": "xdotool", "import": "imagemagick"}
for program, package in NEEDED.items():
    if shutil.which(program) is None:
        pytest.skip(f"'{program}' is missing: apt-get install {package}", allow_module_level=True)

WIDTH, HEIGHT = 1024, 768
"""What cage takes where nobody tells it otherwise."""
LANGUAGE = 512, 255
KEYS = (
    "alt+F4", "alt+Escape", "Escape", "ctrl+q", "alt+Tab", "super", "F11", "ctrl+alt+F2", "ctrl+alt+BackSpace",
    "Print", "Menu", "alt+space",
)  # fmt: skip
AS_ANYBODY = ("unshare", "--user", "--map-user=1000", "--map-group=1000") if os.geteuid() == 0 else ()
"""cage does not run as root."""
PROMISED_SECONDS = 3.0


class Cage(BeforeScreen):
    """The real program under the real compositor, and whoever stands before it."""

    def __init__(self, screen, home):
        super().__init__(without_screen() | {
            "DISPLAY": screen, "XDG_RUNTIME_DIR": str(home / "RUNTIME_DIR"),
            "WLR_BACKENDS": "x11", "WLR_RENDERER": "pixman", "QT_QPA_PLATFORM": "wayland",
        })  # fmt: skip
        command = [*AS_ANYBODY, "cage", "-d", "--", sys.executable, "main.py", "--kiosk", "--site", str(SITE)]
        self.program = subprocess.Popen(
            command, cwd=ROOT, env=self.environment, stderr=subprocess.DEVNULL, start_new_session=True
        )
        self.waiting = b""

    def wait(self):
        """Wait until the waiting screen is there, and a visit behind it."""
        until(lambda: len(self.visits()) == 2, 60)
        self.waiting = self.look_calmly()

    def visits(self):
        """Find the visit processes of this kiosk, the older one first."""
        listed = subprocess.run(["ps", "-ww", "-eo", "pid=,ppid=,sess=,args="], capture_output=True, text=True).stdout
        rows = [line.split(None, 3) for line in listed.splitlines()]
        mine = {pid for pid, _, session, _ in rows if session == str(self.program.pid)}
        return sorted(int(pid) for pid, parent, _, words in rows if parent in mine and "visit_process" in words)

    def stop(self):
        os.killpg(self.program.pid, signal.SIGTERM)  # as systemd does
        self.program.wait()


@pytest.fixture
def cage(folders):
    with virtual_screen(WIDTH, HEIGHT) as screen:
        one = Cage(screen, folders)
        try:
            one.wait()
            yield one
        finally:
            one.stop()


def test_it_takes_the_whole_output_without_a_frame_and_comes_back_from_a_kill(cage):
    page = bytes.fromhex(theme("standard").page.removeprefix("#"))
    row = WIDTH * 3
    assert len(cage.waiting) == row * HEIGHT
    assert cage.waiting[:row] == page * WIDTH  # no title bar
    assert {cage.waiting[at : at + 3] for at in range(0, row * HEIGHT, row)} <= {page, *_foot(cage)}

    for keys in KEYS:
        cage.do("key", keys)
    assert change(cage.waiting, cage.look_calmly(), WIDTH) == ""

    cage.do("mousemove", *LANGUAGE, "click", 1)
    until(lambda: cage.look() != cage.waiting)
    os.kill(cage.visits()[0], signal.SIGKILL)
    start = time.monotonic()
    cage.do("mousemove", 2, 2)
    until(lambda: cage.look() == cage.waiting)
    assert time.monotonic() - start < PROMISED_SECONDS


def _foot(cage):
    """The colours of the foot at the left edge: its line and its ground."""
    row = WIDTH * 3
    return {cage.waiting[at : at + 3] for at in range(row * (HEIGHT * 3 // 4), row * HEIGHT, row)}
