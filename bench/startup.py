"""From the start of the process to the first painted screen: the program against a bare window, by turns."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from statistics import median
from tempfile import TemporaryDirectory

from table import Row, against, in_a_process

ROUNDS = 9


def report_first_paint(window: object) -> None:
    """Print the clock once the first paint of a window is over, and end the process there."""
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, stop)
            return super().eventFilter(watched, event)

    def stop() -> None:
        print(time.monotonic(), flush=True)
        os._exit(0)

    watch = Watch(window)
    window.installEventFilter(watch)


def bare() -> None:
    """Show one label in one window."""
    from PySide6.QtWidgets import QApplication, QLabel

    application = QApplication(["bare"])
    window = QLabel("Getting ready")
    window.resize(1280, 800)
    report_first_paint(window)
    screen = application.primaryScreen()
    if screen and screen.availableGeometry().width() <= window.width() * 1.6:
        window.showMaximized()
    else:
        window.show()
    application.exec()


def program() -> None:
    """Start the program as its command does, with an eye on its first paint."""
    import ui.application
    from main import main

    class Watched(ui.application.Starter):
        def __init__(self, window: object, *rest: object) -> None:
            super().__init__(window, *rest)
            report_first_paint(window)

    ui.application.Starter = Watched
    main([])


@contextmanager
def virtual_screen() -> Iterator[str | None]:
    """Give the name of an X display of our own, or None where Xvfb is not installed."""
    xvfb = which("Xvfb")
    if xvfb is None:
        yield None
        return
    command = [xvfb, "-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        try:
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()


def measure() -> list[Row]:
    """Measure without a screen, and on a virtual one if there is one."""
    with TemporaryDirectory() as folder, virtual_screen() as display:
        own = {"XDG_CACHE_HOME": folder, "XDG_CONFIG_HOME": folder}
        rows = [_compare("start to first paint, offscreen", own | {"QT_QPA_PLATFORM": "offscreen"})]
        if display:
            rows.append(_compare("start to first paint, Xvfb", own | {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}))
    return rows


def _compare(what: str, environment: dict[str, str]) -> Row:
    times: dict[str, list[float]] = {"bare": [], "program": []}
    for turn in range(-1, ROUNDS):
        for which_one, found in times.items():
            start = time.monotonic()
            painted = in_a_process(Path(__file__).name, which_one, environment=environment)
            if turn >= 0:  # the first turn fills the file cache
                found.append((painted - start) * 1000)
    return against(what, median(times["program"]), median(times["bare"]), "ms", "<= 1.35 x")


PARTS: dict[str, Callable[[], None]] = {"bare": bare, "program": program}

if __name__ == "__main__":
    PARTS[sys.argv[1]]()
