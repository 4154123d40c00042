"""Somebody who wants out of the kiosk, for an hour: keys, mouse, the window manager's requests and signals, by chance.

Run it with ``make breakout``; it needs Xvfb, xdotool, openbox and imagemagick. After every burst there must be one
window, it must be the kiosk's, and it must fill the screen within the promised time. It prints what was tried, and
fails at the first way out. The same seed tries the same things.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from real_screen import BeforeScreen, virtual_screen, without_screen  # noqa: E402 - the path comes first
from watched import SITE  # noqa: E402 - as above

WIDTH, HEIGHT = 1280, 800
PROMISED_SECONDS = 3.0
KEYS = (
    *(f"F{number}" for number in range(1, 13)), "Escape", "Tab", "Return", "space", "Delete", "BackSpace", "Print",
    "Menu", "Home", "End", "Left", "Right", "Up", "Down", "Prior", "Next", "Insert", "Pause", "Scroll_Lock", "Num_Lock",
    "Help",
    "Super_L", "Super_R", "Hyper_L", "Multi_key", "ISO_Level3_Shift", "XF86HomePage", "XF86Mail", "XF86WWW",
    "XF86Search", "XF86Explorer", "XF86Calculator", "XF86Favorites", "XF86Back", "XF86Forward", "XF86Refresh",
    "XF86PowerOff", "XF86Sleep", "XF86WakeUp", "XF86AudioRaiseVolume", "XF86AudioLowerVolume", "XF86AudioMute",
    "XF86AudioPlay", "XF86Eject", "XF86ScreenSaver", "XF86MonBrightnessUp", "XF86RotateWindows", "XF86TaskPane",
    *"abcdefghijklmnopqrstuvwxyz0123456789",
)  # fmt: skip
MODIFIERS = ("", "ctrl", "alt", "shift", "super", "ctrl+alt", "ctrl+shift", "alt+shift", "super+shift", "ctrl+super",
             "ctrl+alt+shift")  # fmt: skip
_TOLD = ("name", "pid", "WINDOW", "X", "Y", "WIDTH", "HEIGHT", "SCREEN")
SIGNALS = ("HUP", "INT", "QUIT", "TERM", "KILL", "SEGV", "ABRT", "USR1", "USR2", "PIPE", "ALRM", "STOP", "TSTP", "TTIN")
WINDOW = ("windowminimize", "windowunmap", "windowquit", "windowclose", "windowkill", "windowlower", "windowsize",
          "windowmove", "windowstate", "set_desktop_for_window", "windowreparent")  # fmt: skip


class Burglar(BeforeScreen):
    """Tries things; ``tried`` counts them by kind."""

    def __init__(self, environment: dict[str, str], program: "subprocess.Popen[bytes]", dice: random.Random) -> None:
        super().__init__(environment)
        self.program, self.dice, self.tried = program, dice, Counter[str]()

    def burst(self) -> str:
        """Try one thing, several times over; say what."""
        kind = self.dice.choices(("keys", "hold", "mouse", "drag", "window", "signal", "walk"), (6, 2, 4, 2, 2, 1, 3))[
            0
        ]
        self.tried[kind] += 1
        return str(getattr(self, f"_{kind}")())

    def _keys(self) -> str:
        keys = [self._key() for _ in range(self.dice.randint(1, 12))]
        self.do("key", "--delay", "8", *keys)
        return "keys " + " ".join(keys)

    def _key(self) -> str:
        modifier, key = self.dice.choice(MODIFIERS), self.dice.choice(KEYS)
        return f"{modifier}+{key}" if modifier else key

    def _hold(self) -> str:
        keys = self._key().split("+")
        self.do("keydown", *keys, "sleep", f"{self.dice.random():.2f}", "keyup", *keys)
        return "hold " + "+".join(keys)

    def _place(self) -> tuple[int, int]:
        edge = self.dice.random() < 0.3
        x = self.dice.choice((0, WIDTH - 1)) if edge else self.dice.randrange(WIDTH)
        return x, self.dice.randrange(HEIGHT)

    def _mouse(self) -> str:
        place, button = self._place(), self.dice.choice((1, 1, 1, 2, 3, 3, 4, 5, 6, 7, 8, 9))
        many = self.dice.randint(1, 6)
        self.do("mousemove", *place, "click", "--repeat", many, "--delay", self.dice.choice((20, 200)), button)
        return f"button {button} {many} times at {place}"

    def _drag(self) -> str:
        (x, y), (a, b), button = self._place(), self._place(), self.dice.choice((1, 2, 3))
        held = self.dice.choice(("alt", "ctrl", "super", "shift"))
        self.do(
            "keydown", held, "mousemove", x, y, "mousedown", button, "mousemove", a, b, "mouseup", button, "keyup", held
        )
        return f"drag {button} with {held} from {(x, y)} to {(a, b)}"

    def _walk(self) -> str:
        """Go on into the visit, so that not only the waiting screen is tried."""
        self.do("mousemove", 640, 260, "click", 1)
        time.sleep(0.7)
        for _ in range(self.dice.randint(0, 4)):
            self.do("mousemove", *self.dice.choice(((1160, 750), (300, 480), (700, 480))), "click", 1)
            time.sleep(0.6)
        return "walk"

    def _window(self) -> str:
        found = self.windows()
        if not found:
            return "window none"
        what, window = self.dice.choice(WINDOW), found[0]
        more = {
            "windowsize": (window, 300, 200), "windowmove": (window, 500, 400), "set_desktop_for_window": (window, 1),
            "windowstate": ("--add", "HIDDEN", window), "windowreparent": (window, window),
        }  # fmt: skip
        self.do(what, *more.get(what, (window,)))
        return f"window {what}"

    def _signal(self) -> str:
        children = self._children()
        if not children:
            return "signal none"
        name = self.dice.choice(SIGNALS)
        try:
            os.kill(self.dice.choice(children), getattr(signal, f"SIG{name}"))
        except ProcessLookupError:
            return "signal late"
        return f"signal {name}"

    def _children(self) -> list[int]:
        pid = self.program.pid
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]

    def windows(self) -> list[str]:
        """Give all windows that are to be seen and have a name."""
        return self.do("search", "--onlyvisible", "--name", ".").split()

    def state(self) -> str:
        """Say which processes and windows there are, for whoever looks for the fault."""
        lines = []
        for each in self._children():
            command = Path(f"/proc/{each}/cmdline").read_text(encoding="utf-8").split("\0")
            lines.append(f"{each}: {' '.join(command[-3:])}; {Path(f'/proc/{each}/stat').read_text().split()[2]}")
        tree = subprocess.run(
            ["xwininfo", "-root", "-tree"], env=self.environment, capture_output=True, text=True, check=False
        )
        return "\n".join([*lines, *(line for line in tree.stdout.splitlines() if '"' in line)])

    def wrong(self) -> str:
        """Say what somebody got out to; nothing while they are still inside."""
        if self.program.poll() is not None:
            return f"the supervisor has ended: {self.program.returncode}"
        found = self.windows()
        if len(found) != 1:
            return f"{len(found)} windows"
        told = self.do("getwindowname", found[0], "getwindowpid", found[0], "getwindowgeometry", "--shell", found[0])
        if told.count("\n") < len(_TOLD):
            return "a window that is gone again"
        name, pid, *shell = told.splitlines()
        if int(pid) not in self._children():
            return f"the window '{name}' is of process {pid}"
        place = dict(each.split("=") for each in shell)
        if (place["X"], place["Y"], place["WIDTH"], place["HEIGHT"]) != ("0", "0", str(WIDTH), str(HEIGHT)):
            return f"the window does not fill the screen: {place}"
        return ""


def main() -> int:
    """Let the burglar try; give 1 if there was a way out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=6)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, virtual_screen(WIDTH, HEIGHT) as screen:
        own = dict.fromkeys(("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"), folder)
        environment = without_screen() | own | {"XDG_RUNTIME_DIR": folder, "DISPLAY": screen}
        openbox = ["openbox", "--sm-disable", "--config-file", str(ROOT / "packaging/kiosk/openbox.xml")]
        kiosk = [sys.executable, "main.py", "--kiosk", "--site", str(SITE)]
        with (
            subprocess.Popen(openbox, env=environment, stderr=subprocess.DEVNULL) as manager,
            subprocess.Popen(kiosk, cwd=ROOT, env=environment, stderr=subprocess.DEVNULL) as program,
        ):
            try:
                return _try(Burglar(environment, program, random.Random(given.seed)), given.minutes)
            finally:
                program.terminate()
                manager.terminate()


def _try(burglar: Burglar, minutes: float) -> int:
    """Try until the time is over, or there is a way out; what was put right too late is counted, and a failure too."""
    _back(burglar, 60)
    end, worst, worst_words, out, late = time.monotonic() + minutes * 60, 0.0, "", "", 0
    while time.monotonic() < end and not out:
        words = burglar.burst()
        took, out = _back(burglar, PROMISED_SECONDS + 2)
        late += not out and took > PROMISED_SECONDS
        if took > worst:
            worst, worst_words = took, words
        if out:
            print(burglar.state())
            later, still = _back(burglar, 30)
            print(f"a way out: {words}: {out}; after {later:.1f} s more: {still or 'all is well'}")
    print(f"{sum(burglar.tried.values())} bursts: {dict(burglar.tried)}")
    print(f"{late} too late; longest until all was well: {worst:.1f} s ({worst_words})")
    return 1 if out or late else 0


def _back(burglar: Burglar, seconds: float) -> tuple[float, str]:
    start, out = time.monotonic(), burglar.wrong()
    while out and time.monotonic() - start < seconds:
        time.sleep(0.1)
        out = burglar.wrong()
    return time.monotonic() - start, out


if __name__ == "__main__":
    raise SystemExit(main())
