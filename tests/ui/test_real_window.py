"""The program as it is started, in a real window on a virtual screen, pressed by a real pointer."""

import shutil
import signal
import subprocess
import sys

import pytest
from real_screen import BeforeScreen, virtual_screen, without_screen
from watched import ROOT, until

NEEDED = {"Xvfb": "xvfb", "xdotool": "xdotool", "import": "imagemagick"}
START, CORNER, CARD = (1170, 750), (2, 2), (200, 480)
TYPED = "zanzibar"
HEADER = 1280 * 3 * 50
"""The bytes of a picture's upper 50 rows, where the stepper stands on every screen but the first."""

for program, package in NEEDED.items():
    if shutil.which(program) is None:
        pytest.skip(f"'{program}' is missing: apt-get install {package}", allow_module_level=True)


@pytest.fixture
def screen():
    with virtual_screen() as name:
        yield name


class Person(BeforeScreen):
    """Starts the program, too."""

    def __init__(self, screen, home):
        folders = {"HOME": home, "TMPDIR": home / "tmp"}
        for kind in ("CONFIG_HOME", "CACHE_HOME", "DATA_HOME", "STATE_HOME", "RUNTIME_DIR"):
            folders[f"XDG_{kind}"] = home / kind.lower()
        for folder in folders.values():
            folder.mkdir(mode=0o700, exist_ok=True)
        own = {name: str(path) for name, path in folders.items()}
        super().__init__(without_screen() | own | {"DISPLAY": screen})
        self.program = None

    def start(self):
        """Start the program and wait for its first screen to stand still."""
        self.program = subprocess.Popen(
            [sys.executable, "main.py"], cwd=ROOT, env=self.environment, stderr=subprocess.PIPE, text=True
        )
        until(self._is_open)
        self.do("mousemove", *CORNER)
        return self.look_calmly()

    def _is_open(self):
        assert self.program.poll() is None, self.program.stderr.read()
        return self.do("search", "--onlyvisible", "--name", "Ready Room")

    def press(self, place):
        """Press, go out of the way, and wait until something has changed."""
        before = self.look()
        self.do("mousemove", *place, "click", "1", "mousemove", *CORNER)
        until(lambda: self.look() != before)
        return self.look_calmly()

    def stop(self, how=signal.SIGKILL):
        if self.program is not None:
            self.program.send_signal(how)
            self.program.wait()
            self.program.stderr.close()


@pytest.fixture
def person(screen, tmp_path):
    someone = Person(screen, tmp_path)
    yield someone
    someone.stop()


def traces(folder, word):
    coded = word.encode(), word.encode("utf-16-le")
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if any(each in path.read_bytes() for each in coded)]


def test_a_killed_visit_leaves_no_trace(person, tmp_path):
    welcome = person.start()
    person.press(START)
    until(lambda: person.look()[:HEADER] != welcome[:HEADER])  # it waits for the content to be read
    choose = person.look_calmly()
    assert person.press(CARD) != choose
    person.do("key", "Tab")
    person.do("type", TYPED)
    person.press(START)

    person.stop(signal.SIGKILL)

    assert traces(tmp_path, TYPED) == traces(tmp_path, "2026-12-02") == []
    person.start()
    until(lambda: person.look() == welcome)
    person.press(START)
    until(lambda: person.look() == choose)
