"""The kiosk as it is started, on a virtual screen with a window manager, before people who want to get out."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from real_screen import BeforeScreen, change, virtual_screen, without_screen
from watched import ASK_STAFF, ROOT, SITE, until

NEEDED = {"Xvfb": "xvfb", "xdotool": "xdotool", "openbox": "openbox", "import": "imagemagick"}
for program, package in NEEDED.items():
    if shutil.which(program) is None:
        pytest.skip(f"'{program}' is missing: apt-get install {package}", allow_module_level=True)

PROMISED_SECONDS = 3.0
COVERED_AGAIN_SECONDS = 1.0
LANGUAGE, CONTINUE, HIDE, SEARCH, MIDDLE = (640, 260), (1160, 750), (960, 750), (300, 207), (640, 380)
ESCAPES = (
    "alt+F4", "ctrl+q", "ctrl+w", "ctrl+p", "ctrl+o", "ctrl+s", "ctrl+shift+i", "shift+F1",
    *(f"F{number}" for number in range(1, 13)),
    "Escape", "ctrl+Escape", "Menu", "alt+Tab", "super", "super+d", "Print", "alt+Print",
    "XF86HomePage", "XF86Mail", "XF86Explorer", "XF86Search", "alt+space", "shift", "shift", "shift", "shift", "shift",
)  # fmt: skip
"""What the system itself hears (Ctrl+Alt+F1, SysRq) is for the recipes."""


@contextmanager
def managed_screen():
    """Start a screen with a window manager; give its name."""
    with virtual_screen() as name:
        manager = subprocess.Popen(
            ["openbox", "--sm-disable", "--config-file", str(ROOT / "packaging/kiosk/openbox.xml")],
            env=os.environ | {"DISPLAY": name}, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        yield name
        manager.terminate()
        manager.wait()


@pytest.fixture(scope="module")
def display():
    with managed_screen() as name:
        yield name


class Kiosk(BeforeScreen):
    """The real program, a real window, and whoever stands before it."""

    def __init__(self, display):
        super().__init__(without_screen() | {"DISPLAY": display})
        command = [sys.executable, "main.py", "--kiosk", "--site", str(SITE)]
        self.program = subprocess.Popen(command, cwd=ROOT, env=self.environment)
        self.children = Path(f"/proc/{self.program.pid}/task/{self.program.pid}/children")
        self.wait()
        self.waiting = self.look_calmly()

    def wait(self):
        """Wait for a visit on the screen, and one ahead."""
        until(self.pid, 60)
        until(lambda: len(self.children.read_text().split()) == 2, 60)

    def windows(self):
        return self.do("search", "--onlyvisible", "--name", ".").split()

    def pid(self):
        """The process whose window is shown; 0 if there is none."""
        found = self.do("search", "--onlyvisible", "--name", "Ready Room", "getwindowpid").split()
        return int(found[0]) if found else 0

    def press(self, *place):
        self.do("mousemove", *place, "click", 1, "mousemove", 2, 2)

    def enter(self):
        """Go to the choice."""
        self.press(*LANGUAGE)
        until(lambda: self.look() != self.waiting)
        before = self.look_calmly()
        self.press(*CONTINUE)
        until(lambda: self.look() != before)
        return self.look_calmly()

    def stop(self):
        self.program.terminate()
        self.program.wait()


@contextmanager
def running_kiosk(display):
    one = Kiosk(display)
    yield one
    one.stop()


@pytest.fixture
def kiosk(display, folders):
    with running_kiosk(display) as one:
        yield one


@pytest.fixture(scope="module")
def one_kiosk(folders_of_all):
    """A kiosk on a screen of its own, for all tests after which it waits again."""
    with managed_screen() as screen, running_kiosk(screen) as one:
        yield one


@pytest.fixture
def waiting_kiosk(one_kiosk):
    one_kiosk.wait()
    assert change(one_kiosk.waiting, one_kiosk.look_calmly()) == ""
    return one_kiosk


def test_a_killed_visit_shows_the_waiting_screen_in_time_and_leaves_nothing(kiosk, folders):
    kiosk.enter()
    kiosk.press(*SEARCH)
    kiosk.do("type", canary())
    pid = kiosk.pid()
    until(lambda: holds(pid, canary()))

    os.kill(pid, signal.SIGKILL)
    start = time.monotonic()
    until(lambda: kiosk.look() == kiosk.waiting)

    assert time.monotonic() - start < PROMISED_SECONDS
    assert kiosk.pid() not in (0, pid)
    assert traces(folders, canary()) == []


def test_no_key_leads_out(kiosk):
    choice, pid = kiosk.enter(), kiosk.pid()
    for keys in ESCAPES:
        kiosk.do("key", keys)

    assert change(choice, kiosk.look_calmly()) == ""
    assert kiosk.pid() == pid
    assert len(kiosk.windows()) == 1


@pytest.mark.parametrize(
    "how", ["windowminimize", "windowunmap", "windowquit", "windowsize", "windowmove", "windowclose"]
)
def test_no_window_manager_takes_it_away(waiting_kiosk, how):
    kiosk = waiting_kiosk
    window = kiosk.do("search", "--onlyvisible", "--name", "Ready Room").split()[0]

    kiosk.do(how, window, *{"windowsize": (300, 200), "windowmove": (500, 400)}.get(how, ()))

    start = time.monotonic()
    until(lambda: kiosk.look() == kiosk.waiting)
    assert time.monotonic() - start < COVERED_AGAIN_SECONDS


def test_nothing_that_was_written_is_left_when_the_visit_is_hidden(kiosk, folders):
    kiosk.enter()
    kiosk.press(*SEARCH)
    kiosk.do("type", canary())
    kiosk.do("mousemove", *SEARCH, "click", "--repeat", "2", "1")
    kiosk.do("key", "ctrl+a", "ctrl+c")
    pid = kiosk.pid()
    assert holds(pid, canary())  # the search is able to find it

    kiosk.press(*HIDE)
    until(lambda: kiosk.look() == kiosk.waiting)
    until(lambda: not Path(f"/proc/{pid}").exists())

    left = [kiosk.program.pid, *map(int, kiosk.children.read_text().split())]
    assert [each for each in left if holds(each, canary())] == []
    assert traces(folders, canary()) == []
    assert clipboards(kiosk.environment) == ""
    titles = [kiosk.do("getwindowname", each) for each in kiosk.windows()]
    assert not [each for each in titles if canary() in each]
    assert not [each for each in left if canary() in Path(f"/proc/{each}/cmdline").read_text()]
    kiosk.press(*LANGUAGE)
    kiosk.do("key", "ctrl+z", "ctrl+v")
    assert not holds(kiosk.pid(), canary())


def canary():
    return "".join(reversed("rabiznaz"))  # never as it is in any process but the visit's


def holds(pid, word):
    """Tell whether a process has a word anywhere in its memory, as bytes or as Qt keeps it."""
    found, coded = False, (word.encode(), word.encode("utf-16-le"))
    with Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            start, end, rights = re.match(r"(\w+)-(\w+) (\S+)", line).groups()
            if not rights.startswith("rw") or "[v" in line:
                continue
            try:
                memory.seek(int(start, 16))
                part = memory.read(int(end, 16) - int(start, 16))
            except (OSError, OverflowError):
                continue
            found = found or any(each in part for each in coded)
    return found


def traces(folder, word):
    coded = word.encode(), word.encode("utf-16-le")
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if any(each in path.read_bytes() for each in coded)]


def clipboards(environment):
    program = """
import os, sys
from PySide6.QtGui import QClipboard, QGuiApplication
application = QGuiApplication(["look"])
application.processEvents()
for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
    print(application.clipboard().text(mode), end="")
sys.stdout.flush()
os._exit(0)
"""
    return subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True).stdout


@pytest.mark.parametrize("how", ["windowminimize", "windowunmap", "windowsize", "windowclose"])
def test_the_page_that_asks_for_staff_is_not_taken_away_either(display, how):
    someone = BeforeScreen(without_screen() | {"DISPLAY": display})

    def place():
        told = someone.do("search", "--onlyvisible", "--name", "Ready Room", "getwindowgeometry", "--shell", "%1")
        return re.findall(r"^(?:X|Y|WIDTH|HEIGHT)=(\d+)", told, re.MULTILINE)

    with subprocess.Popen(
        ASK_STAFF, cwd=ROOT, env=someone.environment, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    ) as page:
        page.stdin.write(b"show\n")
        page.stdin.flush()
        until(lambda: place() == ["0", "0", "1280", "800"])
        (window,) = someone.do("search", "--onlyvisible", "--name", "Ready Room").split()
        someone.do(how, window, *{"windowsize": (300, 200)}.get(how, ()))
        time.sleep(0.2)  # it may be back before anybody could look
        until(lambda: place() == ["0", "0", "1280", "800"], PROMISED_SECONDS)
        assert page.poll() is None  # it came back by itself, not by being started anew
        page.kill()
