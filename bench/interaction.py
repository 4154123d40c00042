"""How long the reader waits: on, back, a tick, another text size, a letter typed into the search."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from table import FRAME_MS, Row, in_a_process, spread

ROUNDS = 3


def measure() -> list[Row]:
    """Measure in a process of its own, painting into memory at 1920 x 1080."""
    return [
        Row(**row) for row in in_a_process(Path(__file__).name, "here", environment={"QT_QPA_PLATFORM": "offscreen"})
    ]


def rows() -> list[Row]:
    """Walk to the end and back several times; from the act until the window has painted what changed."""
    from walk import Walk

    walk = Walk(1920, 1080)
    walk.load()
    walk.fill_in()
    first: list[float] = []
    on: list[float] = []
    back: list[float] = []
    for turn in range(ROUNDS + 1):
        _to_the_end(walk, on if turn else first)
        _to_the_start(walk, back)
    budget = "p95 <= 1 frame"
    return [
        spread("on, to a screen or page seen for the first time", first, FRAME_MS, budget),
        spread("on, again", on, FRAME_MS, budget),
        spread("back", back, FRAME_MS, budget),
        spread("a line ticked", _ticks(walk), FRAME_MS, budget),
        spread("an answer chosen", _answers(walk), FRAME_MS, budget),
        spread("text size changed", _text_sizes(walk), 100, "<= 100 ms"),
        spread("a letter typed into the search", letters(walk), FRAME_MS, budget),
    ]


def _to_the_end(walk, times: list[float]) -> None:  # noqa: ANN001
    while walk.window.screen_name != "take_home":
        times.append(walk.painted(walk.window.go_on))
    walk.wait_for_paper()


def _to_the_start(walk, times: list[float]) -> None:  # noqa: ANN001
    while walk.window.screen_name != "welcome":
        times.append(walk.painted(walk.window.go_back))


def _ticks(walk) -> list[float]:  # noqa: ANN001
    from ui.widgets.tile import CheckTile

    walk.window.show_screen("before", forward=True)
    walk.painted(lambda: None)
    times = []
    while True:
        shown = [tile for tile in walk.window.present_screen.findChildren(CheckTile) if tile.isVisible()]
        times += [walk.painted(tile.click) for tile in shown * 2]
        if not walk.window.present_screen.advance():
            return times
        walk.painted(lambda: None)


def _answers(walk) -> list[float]:  # noqa: ANN001
    from ui.widgets.tile import RadioTile

    walk.window.show_screen("questions", forward=True)
    times = []
    while True:
        walk.painted(lambda: None)
        shown = [tile for tile in walk.window.present_screen.findChildren(RadioTile) if tile.isVisible()]
        times += [walk.painted(tile.click) for tile in shown if not tile.isChecked()]
        if not walk.window.present_screen.advance():
            return times


def _text_sizes(walk) -> list[float]:  # noqa: ANN001
    times = []
    for screen in ("before", "during"):
        walk.window.show_screen(screen, forward=True)
        walk.painted(lambda: None)
        times += [walk.painted(walk.window.header.text_size.click) for _ in range(8)]
    return times


def letters(walk) -> list[float]:  # noqa: ANN001
    """Type three searches letter by letter; give the milliseconds of each letter."""
    walk.window.show_screen("choose", forward=True)
    walk.painted(lambda: None)
    search = walk.window.present_screen.search
    times = []
    for word in ("nephrostogram", "bladdr", "dye x-ray"):
        search.clear()
        walk.painted(lambda: None)
        times += [walk.painted(lambda letter=letter: search.insert(letter)) for letter in word]
    return times


if __name__ == "__main__":
    if sys.argv[1:] == ["here"]:
        print(json.dumps([asdict(row) for row in rows()]))
