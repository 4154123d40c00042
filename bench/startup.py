"""From the start of the process to the first painted screen: the program against a bare window, by turns."""

import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from shutil import which
from statistics import median
from tempfile import TemporaryDirectory

from table import Row, against, in_a_process

ROUNDS = 9


@contextmanager
def virtual_screen() -> Iterator[str | None]:
    """Give the name of an X display of our own, or None where Xvfb is not installed."""
    xvfb = which("Xvfb")
    if xvfb is None:
        yield None
        return
    command = [xvfb, "-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-noreset"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()


def measure() -> list[Row]:
    """Measure without a screen, and on a virtual one if there is one."""
    with TemporaryDirectory() as folder, virtual_screen() as display:
        own = {"XDG_CACHE_HOME": folder, "XDG_CONFIG_HOME": folder, "PYTHONPYCACHEPREFIX": folder}
        own["PYTHONDONTWRITEBYTECODE"] = ""  # a second start finds compiled modules, as it does at a clinic
        rows = [_compare("start to first paint, offscreen", own | {"QT_QPA_PLATFORM": "offscreen"})]
        if display:
            rows.append(_compare("start to first paint, Xvfb", own | {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}))
    return rows


def _compare(what: str, environment: dict[str, str]) -> Row:
    times: dict[str, list[float]] = {"bare": [], "program": []}
    for turn in range(-1, ROUNDS):
        for which_one, found in times.items():
            start = time.monotonic()
            painted = in_a_process("first_paint.py", which_one, environment=environment)
            if turn >= 0:  # the first turn fills the caches
                found.append((painted - start) * 1000)
    return against(what, median(times["program"]), median(times["bare"]), "ms", "<= 1.35 x")
