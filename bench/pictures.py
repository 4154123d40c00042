"""How smoothly a picture passes into the next: the time each frame takes, and how many come too late."""

import json
import sys
import time
from dataclasses import asdict
from functools import partial
from itertools import pairwise
from pathlib import Path

from table import FRAME_MS, Row, in_a_process, spread

_ROUNDS = 3


def measure() -> list[Row]:
    """Measure in a process of its own, painting into memory at 1920 x 1080."""
    return [
        Row(**row) for row in in_a_process(Path(__file__).name, "here", environment={"QT_QPA_PLATFORM": "offscreen"})
    ]


def rows() -> list[Row]:
    """Walk through the steps several times: frame by frame as fast as they come, then as the clock gives them."""
    from walk import Walk

    walk = Walk(1920, 1080)
    walk.load()
    walk.fill_in()
    sheets: list[float] = []
    frames: list[float] = []
    late = shown = 0
    for turn in range(_ROUNDS + 1):
        _frame_by_frame(walk, sheets if turn else [], frames if turn else [])
    for _ in range(_ROUNDS):
        shown_now, late_now = _as_it_runs(walk)
        shown, late = shown + shown_now, late + late_now
    return [
        spread("a sheet drawn before a picture moves", sheets, FRAME_MS, "p95 <= 1 frame"),
        spread("a frame of a moving picture", frames, FRAME_MS, "p95 <= 1 frame"),
        Row("frames of moving pictures that came too late", f"{late} of {shown}", budget="0"),
    ]


def _steps(walk):  # noqa: ANN001, ANN202
    """Go from step to step; give the picture wherever it moves."""
    walk.window.show_screen("during", forward=True)
    walk.painted(lambda: None)
    screen = walk.window.present_screen
    while screen.advance():
        if screen.picture.drawn.is_moving:
            yield screen.picture.drawn


def _frame_by_frame(walk, sheets: list[float], frames: list[float]) -> None:  # noqa: ANN001
    from PySide6.QtCore import QCoreApplication

    for picture in _steps(walk):
        while picture.is_moving and not picture.clock.state().value:
            start = time.perf_counter()
            QCoreApplication.processEvents()
            sheets.append((time.perf_counter() - start) * 1000)
        picture.clock.pause()
        moments = range(0, picture.clock.duration(), round(FRAME_MS))
        frames += [walk.painted(partial(picture.clock.setCurrentTime, each)) for each in moments]
        picture.stand_still()


def _as_it_runs(walk) -> tuple[int, int]:  # noqa: ANN001
    """Give how many frames there were, and how many more there should have been."""
    from PySide6.QtCore import QCoreApplication
    from walk import Painted

    seen = Painted(walk.window)
    frames = late = 0
    for picture in _steps(walk):
        while picture.is_moving and not picture.clock.state().value:
            QCoreApplication.processEvents()
        times, moments = seen.times, []
        while picture.is_moving:
            QCoreApplication.processEvents()
            if seen.times != times:
                times = seen.times
                moments.append(time.perf_counter() * 1000)
        frames += len(moments)
        late += sum(max(0, round((after - before) / FRAME_MS) - 1) for before, after in pairwise(moments))
    walk.window.removeEventFilter(seen)
    return frames, late


if __name__ == "__main__":
    if sys.argv[1:] == ["here"]:
        print(json.dumps([asdict(row) for row in rows()]))
