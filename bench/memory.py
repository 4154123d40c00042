"""Memory after a whole walk-through of three procedures, the sheet included, against a bare window."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from table import Row, against, in_a_process

SIZE = (1280, 800)
SMAPS = Path("/proc/self/smaps_rollup")


def own_memory() -> dict[str, float]:
    """Give this process's memory in MB: what is resident, and its share of what is shared."""
    lines = (line.split() for line in SMAPS.read_text(encoding="ascii").splitlines()[1:])
    kilobytes = {line[0]: int(line[1]) for line in lines}
    return {"RSS": kilobytes["Rss:"] / 1024, "PSS": kilobytes["Pss:"] / 1024}


def fill(cache: str) -> None:
    """Read the content once, as the first start after an update does."""
    from ui.application import read_content

    read_content(Path("there-is-none.yaml"), Path(cache))


def bare(_: str) -> None:
    """Show one label in one window of the same size."""
    from PySide6.QtWidgets import QApplication, QLabel

    application = QApplication(["bare"])
    window = QLabel("Getting ready")
    window.resize(*SIZE)
    window.show()
    application.processEvents()


def program(cache: str) -> None:
    """Walk through every screen and page to the finished sheet."""
    from walk import Walk

    walk = Walk(*SIZE)
    walk.load(Path(cache))
    walk.fill_in()
    while walk.window.screen_name != "take_home":
        walk.painted(walk.window.go_on)
    walk.wait_for_paper()


def measure() -> list[Row]:
    """Compare resident and proportional memory; only Linux says them."""
    if not SMAPS.exists():
        return []
    with TemporaryDirectory() as folder:
        given = str(Path(folder) / "content.cache")
        environment = {"QT_QPA_PLATFORM": "offscreen"}
        found = {part: in_a_process(Path(__file__).name, part, given, environment=environment) for part in PARTS}
    return [
        against(f"memory after the walk-through, {kind}", found["program"][kind], found["bare"][kind], "MB", "<= 2 x")
        for kind in ("RSS", "PSS")
    ]


PARTS: dict[str, Callable[[str], None]] = {"fill": fill, "bare": bare, "program": program}

if __name__ == "__main__":
    PARTS[sys.argv[1]](sys.argv[2])
    print(json.dumps(own_memory()))
