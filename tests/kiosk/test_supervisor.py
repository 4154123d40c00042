"""The supervisor with real processes under it: killed, stopped, crashing, and changed while they run."""

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from watched import PUPPET, ROOT, until

from ui.kiosk import supervisor
from ui.kiosk.child import clean
from ui.kiosk.health import Health
from ui.kiosk.stamp import stamp

CRASHING = [sys.executable, "-c", "raise SystemExit(1)"]
CRASHING_WHEN_SHOWN = [sys.executable, "-c", "print('ready', flush=True); input(); raise SystemExit(1)"]
PROMISED_SECONDS = 3.0


def is_alive(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV, signal.SIGSTOP], ids=lambda each: each.name)
def test_a_killed_crashed_or_hanging_visit_is_the_next_waiting_screen_in_time(kiosk, number):
    kiosk = kiosk()
    kiosk.until(lambda: kiosk.is_calm)
    before, ahead = kiosk.showing, kiosk.ahead
    before.say("nothing")

    os.kill(before.pid, number)
    took = kiosk.until(lambda: kiosk.showing not in (None, before))

    assert took < PROMISED_SECONDS
    assert kiosk.showing is ahead
    assert not is_alive(before.pid)
    assert kiosk.counts["hangs" if number == signal.SIGSTOP else "crashes"] == 1
    kiosk.until(lambda: kiosk.is_calm)


def test_with_both_killed_at_once_nobody_waits_long_either(kiosk):
    kiosk = kiosk()
    kiosk.until(lambda: kiosk.is_calm)
    killed = kiosk.showing, kiosk.ahead

    for each in killed:
        os.kill(each.pid, signal.SIGKILL)
    took = kiosk.until(lambda: kiosk.showing not in (None, *killed))

    assert took < PROMISED_SECONDS
    assert kiosk.counts["crashes"] == 2


@pytest.mark.parametrize("how", ["finish", "hide", "restart", "idle"])
def test_a_visit_that_is_over_gives_way_and_its_process_ends(kiosk, how):
    kiosk = kiosk(PUPPET)
    kiosk.until(lambda: kiosk.is_calm)
    over, ahead = kiosk.showing, kiosk.ahead

    over.say("began")
    over.say(f"over {how}")
    took = kiosk.until(lambda: kiosk.showing is ahead)
    kiosk.turn_for(0.2)

    assert took < 1
    assert not is_alive(over.pid)
    assert "crashes" not in kiosk.counts
    assert kiosk.counts["visits"] == 1


def test_a_visit_that_never_ends_is_ended(kiosk, monkeypatch):
    monkeypatch.setattr(supervisor, "_LEAVING", 0.5)
    kiosk = kiosk(PUPPET)
    kiosk.until(lambda: kiosk.is_calm)
    over = kiosk.showing
    kiosk._visit = [sys.executable, "-c", "import time; time.sleep(60)"]  # and the next one is slow
    kiosk._ahead.end()
    kiosk.until(lambda: kiosk.ahead is None)

    over.say("over idle")
    kiosk.until(lambda: not is_alive(over.pid), 2)


@pytest.mark.parametrize("visit", [CRASHING, CRASHING_WHEN_SHOWN])
def test_a_program_that_keeps_crashing_is_a_plain_page(kiosk, monkeypatch, visit):
    monkeypatch.setattr(supervisor, "_LONGEST_PAUSE", 0.1)
    kiosk = kiosk(visit)

    kiosk.until(lambda: kiosk.page is not None)
    page = kiosk.page
    assert page.state != "shown", "it is ready before it is needed"
    kiosk.until(lambda: page.state == "shown")

    assert kiosk.counts == {"starts": 5, "crashes": 5, "fallbacks": 1}
    for how in (signal.SIGKILL, signal.SIGSTOP):
        page, start = kiosk.page, time.monotonic()
        os.kill(page.pid, how)
        kiosk.until(lambda page=page: kiosk.page not in (None, page))  # the page comes back too
        kiosk.until(lambda: kiosk.page.state == "shown")
        assert time.monotonic() - start < PROMISED_SECONDS
    kiosk._visit, kiosk._start_at = PUPPET, 0.0  # somebody has mended it
    kiosk.until(lambda: kiosk.is_calm)
    assert kiosk.page is None


def test_a_new_version_that_cannot_start_leaves_the_old_one_on_the_screen(kiosk, monkeypatch):
    monkeypatch.setattr(supervisor, "_LONGEST_PAUSE", 0.1)
    kiosk = kiosk(PUPPET)
    kiosk.until(lambda: kiosk.is_calm)
    showing = kiosk.showing
    kiosk._visit = CRASHING
    kiosk._ahead.end()

    kiosk.until(lambda: kiosk.counts.get("crashes", 0) > 6)

    assert kiosk.showing is showing
    assert "fallbacks" not in kiosk.counts
    assert kiosk.page.state in ("starting", "ready"), "it waits, and is not shown"
    kiosk._crashes.clear()  # a minute later
    kiosk._visit = PUPPET
    kiosk.until(lambda: kiosk.page is None)


def test_what_is_new_is_taken_up_between_visitors(kiosk, monkeypatch):
    monkeypatch.setattr(supervisor, "_LOOK_AGAIN", 0.2)
    kiosk = kiosk(PUPPET)
    kiosk.until(lambda: kiosk.is_calm)
    waiting = kiosk.showing

    kiosk.site.write_text("name: Riverside\n")
    kiosk.until(lambda: kiosk.is_calm and kiosk.showing is not waiting)  # nobody is there: at once

    visited = kiosk.showing
    visited.say("began")
    kiosk.turn_for(0.3)
    ahead = kiosk.ahead
    kiosk.site.write_text("name: Riverside Hospital\n")
    kiosk.until(lambda: kiosk.ahead not in (None, ahead))
    kiosk.turn_for(0.3)
    assert kiosk.showing is visited  # never under a visitor
    ahead = kiosk.ahead
    visited.say("over finish")
    kiosk.until(lambda: kiosk.showing is ahead)
    assert ahead.stamp == stamp(kiosk.site)


def test_a_visit_loads_no_library_under_the_gpl_alone_and_keeps_its_memory_to_itself(kiosk):
    kiosk = kiosk()
    kiosk.until(lambda: kiosk.is_calm)
    maps = Path(f"/proc/{kiosk.showing.pid}/maps").read_text()
    parts = {name for name in re.findall(r"/libQt6(\w+)\.so", maps) if not name.startswith("XcbQpa")}

    assert "Widgets" in parts
    assert parts <= {"Core", "Gui", "Widgets", "Svg", "PrintSupport", "DBus", "Network", "OpenGL"}
    asked = "from ui.kiosk.wire import shut_memory; import ctypes; shut_memory(); print(ctypes.CDLL(None).prctl(3))"
    done = subprocess.run([sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout == "0\n"  # PR_GET_DUMPABLE


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL], ids=lambda each: each.name)
def test_when_the_supervisor_ends_nothing_of_it_stays(folders, tmp_path, number):
    program = subprocess.Popen([sys.executable, "main.py", "--kiosk"], cwd=ROOT)
    children = Path(f"/proc/{program.pid}/task/{program.pid}/children")
    until(lambda: len(children.read_text().split()) == 2)
    found = children.read_text().split()
    assert [re.findall(r"Max core file size +0 +0", Path(f"/proc/{each}/limits").read_text()) for each in found]

    program.send_signal(number)

    assert program.wait(10) == (0 if number == signal.SIGTERM else -number)
    until(lambda: not any(is_alive(each) for each in found), 5)


def test_staff_end_it_with_success(kiosk):
    kiosk = kiosk(PUPPET)
    kiosk.until(lambda: kiosk.is_calm)
    kiosk.showing.say("staff")

    assert kiosk.run() == 0


def test_what_would_steer_the_toolkit_or_the_interpreter_is_not_passed_on():
    hostile = {
        "QT_QPA_PLATFORM": "vnc:port=5900", "QT_STYLE_OVERRIDE": "x", "QT_PLUGIN_PATH": "/x", "PYTHONPATH": "/x",
        "PYTHONINSPECT": "1", "LD_PRELOAD": "x.so", "QML_IMPORT_TRACE": "1",
    }  # fmt: skip

    assert clean(os.environ | hostile | {"DISPLAY": ":1"}).keys() & hostile.keys() == set()
    assert clean(hostile | {"DISPLAY": ":1", "QT_QPA_PLATFORM": "xcb"}) == {"DISPLAY": ":1", "QT_QPA_PLATFORM": "xcb"}


def test_a_health_report_is_counts_by_day(tmp_path):
    path, days = tmp_path / "data" / "health.json", [date(2026, 11, 22)]
    health = Health(path, lambda: days[-1])
    health.count("starts")
    health.note("fault", "ValueError ui/session.py:12")
    health.write()
    days.append(date(2026, 11, 23))
    again = Health(path, lambda: days[-1])
    again.count("starts")
    again.count("starts")
    again.write()

    assert json.loads(path.read_text()) == {
        "2026-11-22": {"starts": 1, "fault ValueError ui/session.py:12": 1},
        "2026-11-23": {"starts": 2},
    }


def test_what_cannot_be_read_aloud_is_counted_by_its_reason(kiosk):
    kiosk = kiosk(PUPPET)
    kiosk.until(lambda: kiosk.is_calm)
    kiosk.showing.say("mute no-output en")

    kiosk.until(lambda: kiosk.counts.get("mute no-output en") == 1)


def test_whatever_a_visit_says_the_health_report_holds_no_free_text(kiosk):
    kiosk, chance = kiosk(PUPPET), random.Random(6)
    kiosk.until(lambda: kiosk.is_calm)
    words = ["fault", "expired", "mute", "seal", "began", "printed", "Zanzibar", "Mr", "Smith", "1957", "é"]
    words.append("ui/session.py:12")
    for _ in range(1000):
        kiosk._hear(kiosk.showing, " ".join(chance.choices(words, k=chance.randrange(1, 5))))
    kiosk._hear(kiosk.showing, "fault ValueError ui/session.py:12")

    assert {"fault ?", "fault ValueError ui/session.py:12"} <= kiosk.counts.keys()
    assert [each for each in kiosk.counts if re.search("Zanzibar|Mr|Smith|1957|é", each)] == []


@pytest.mark.parametrize("damage", ["", "{", "[1]", '{"2026-11-22": 3}', '{"2026-11-22": {"starts": "many"}}'])
def test_a_damaged_health_report_is_begun_anew(tmp_path, damage):
    path = tmp_path / "health.json"
    path.write_text(damage)
    health = Health(path, lambda: date(2026, 11, 22))
    health.count("prints")
    health.write()

    assert json.loads(path.read_text()) == {"2026-11-22": {"prints": 1}}


def test_a_disk_that_refuses_costs_the_counts_and_not_the_kiosk(tmp_path):
    (tmp_path / "file").write_text("")
    health = Health(tmp_path / "file" / "health.json")

    health.count("starts")
    health.write()
