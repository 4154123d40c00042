"""Nobody there: asked first, seen and heard, never cut off, and then forgotten. The clock is the test's."""

import re
from pathlib import Path

import pytest
from passersby import Clock
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from ui.kiosk.idle import Idle
from ui.widgets.labels import voice

IDLE, WARN = 90, 30
ROOT = Path(__file__).parents[2]


WAITING = re.compile(r"QTimer|startTimer|QElapsedTimer|waitFor\w+\(|qWait")
TIMERS = {
    "kiosk/idle.py": "the one time limit of a visit: asked first, as often as needed",
    "kiosk/kiosk_window.py": "lets a sheet on its way reach the printer; takes the answered question away",
    "kiosk/holding.py": "keeps the window over the whole screen",
    "kiosk/pin_pad.py": "staff's pad goes when it is left alone; nobody's answers are in it",
    "kiosk/scanning.py": "moves the mark on, at the pace that was chosen; presses nothing",
    "kiosk/keyboard_dock.py": "follows the focus",
    "kiosk/wire.py": "tells the supervisor that it lives",
    "speech/speaker.py": "gives up a voice that is stuck",
    "speech/reading.py": "waits until a page stands still before it is read",
    "widgets/picture.py": "draws the next moment of a movement",
    "application.py": "reads content after the first paint",
    "garbage.py": "looks for memory to give back",
    "tour.py": "paints pictures of the screens; nobody is there",
}
"""Who in ui waits for time to pass, but for the nurse's part, and why it is no limit for the person."""


def test_there_is_no_other_time_limit():
    paths = [each for each in (ROOT / "ui").rglob("*.py") if each.parent.parent.name != "nurse"]
    found = {each.relative_to(ROOT / "ui").as_posix(): each.read_text(encoding="utf-8") for each in paths}
    waiting = {name for name, source in found.items() if WAITING.search(source) and not name.startswith("nurse/")}

    assert waiting == TIMERS.keys()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def idle(clock, qapp):
    found = Idle(IDLE, WARN, clock)
    found.heard = []
    for name in ("warned", "counted", "stayed", "expired"):
        getattr(found, name).connect(lambda *given, name=name: found.heard.append((name, *given)))
    found.start()
    return found


def pass_by(idle, clock, seconds):
    for _ in range(seconds * 4):
        clock.pass_by(0.25)
        idle.look()


def test_it_asks_then_counts_down_then_gives_up(idle, clock):
    pass_by(idle, clock, IDLE - 1)
    assert idle.heard == []
    pass_by(idle, clock, 1)
    assert idle.heard == [("warned", WARN)]
    pass_by(idle, clock, WARN - 1)
    assert idle.heard[1:] == [("counted", left) for left in range(WARN - 1, 0, -1)]
    pass_by(idle, clock, 2)
    assert idle.heard[-1] == ("expired",)
    pass_by(idle, clock, 1000)
    assert idle.heard.count(("expired",)) == 1


def test_one_touch_is_enough_and_as_often_as_one_likes(idle, clock):
    for _ in range(12):
        pass_by(idle, clock, IDLE + WARN - 1)
        assert idle.is_warning
        idle.touch()
        assert not idle.is_warning

    assert ("expired",) not in idle.heard
    assert idle.heard.count(("stayed",)) == 12


def test_a_long_page_has_the_time_that_its_words_need(idle, clock):
    idle.ask(words=lambda: 400, busy=lambda: False)
    pass_by(idle, clock, 199)
    assert not idle.is_warning
    pass_by(idle, clock, 2)

    assert idle.is_warning


def test_while_the_program_works_for_somebody_nobody_is_idle(idle, clock):
    busy = [True]
    idle.ask(words=lambda: 0, busy=lambda: busy[0])
    pass_by(idle, clock, 10 * IDLE)
    assert idle.heard == []

    busy[0] = False
    pass_by(idle, clock, IDLE)
    assert idle.is_warning


def test_the_waiting_screen_waits_for_ever(passerby):
    passerby.clock.pass_by(10_000)
    passerby.kiosk.idle.look()

    assert not passerby.kiosk.idle.is_warning


@pytest.fixture
def asked(passerby, monkeypatch):
    """Somebody who went away from the choice, and is being asked for."""
    passerby.beeps, passerby.said = [], []
    monkeypatch.setattr(QApplication, "beep", lambda: passerby.beeps.append(passerby.clock()))
    said = voice.said.connect(lambda words, urgent: passerby.said.append((words, urgent)))
    passerby.begin()
    passerby.enter()
    passerby.walk_to("appointment", "nephrostogram")
    passerby.said.clear()
    passerby.clock.pass_by(IDLE)
    passerby.kiosk.idle.look()
    yield passerby
    voice.said.disconnect(said)


def test_the_question_is_seen_heard_and_announced_and_hides_everything_else(asked):
    asking = asked.kiosk._still_there

    assert asking.geometry() == asked.kiosk.rect()
    assert asked.kiosk.childAt(asked.kiosk.rect().center()) in (asking, *asking.children())
    assert len(asked.beeps) == 1
    ((words, urgent),) = asked.said
    assert "Are you still there?" in words
    assert "30 seconds" in words
    assert urgent


def test_the_button_keeps_everything_as_it_was(qtbot, asked):
    asking, page = asked.kiosk._still_there, asked.window.screen_name
    asked.press(asking.stay)
    qtbot.waitUntil(lambda: asked.kiosk.findChild(type(asking)) is None)

    assert not asked.kiosk.idle.is_warning
    assert (asked.window.screen_name, asked.session.selection) == (page, ("nephrostogram",))


def test_a_touch_anywhere_answers_and_reaches_nothing_below(qtbot, asked):
    below = asked.window.footer.forward.mapTo(asked.kiosk, asked.window.footer.forward.rect().center())
    qtbot.mouseClick(asked.kiosk.windowHandle(), Qt.MouseButton.LeftButton, pos=below)

    assert not asked.kiosk.idle.is_warning
    assert asked.window.screen_name == "appointment"


@pytest.mark.parametrize("key", [Qt.Key.Key_A, Qt.Key.Key_F5, Qt.Key.Key_Escape])
def test_any_key_answers(qtbot, asked, key):
    qtbot.keyClick(asked.kiosk.windowHandle(), key)

    assert not asked.kiosk.idle.is_warning


def test_scrolling_is_a_sign_of_life(qapp, asked):
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    qapp.sendEvent(asked.kiosk, wheel)

    assert not asked.kiosk.idle.is_warning


def test_who_does_not_answer_is_forgotten(qtbot, asked):
    over = []
    asked.kiosk.over.connect(over.append)
    asked.clock.pass_by(WARN)
    asked.kiosk.idle.look()

    qtbot.waitUntil(lambda: over == ["idle"], timeout=5000)


def test_who_takes_it_slowly_has_twice_the_time(open_kiosk):
    someone = open_kiosk(idle_seconds=60, warn_seconds=20)
    someone.begin()
    someone.enter("slowly")
    for wait, warned in ((119, False), (1, True), (39, True)):
        someone.clock.pass_by(wait)
        someone.kiosk.idle.look()
        assert someone.kiosk.idle.is_warning is warned

    assert "1 second." in someone.kiosk._still_there.left.text()
