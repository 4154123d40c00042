"""A supervisor whose clock the test sets, and real visits under it: what they are told, and what is counted."""

import json
import os
import signal
import sys
from datetime import UTC, date, datetime

import pytest
from watched import PUPPET, ROOT, SITE, Kiosk

from models.trusted_clock import ClockJudge
from ui.kiosk import stamp, supervisor
from ui.kiosk.health import Health

NOW = datetime.now(UTC).timestamp()
HOUR, DAY = 3600.0, 86400.0
LISTENING = [sys.executable, "-c", """
import pathlib, sys
heard = pathlib.Path(sys.argv[1])
print("ready", flush=True)
for line in sys.stdin:
    with heard.open("a") as file:
        file.write(line)
    print("shown" if line == "show\\n" else line.strip(), flush=True)
"""]  # fmt: skip
ROBOT = (
    f"import sys; sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / 'tests')!r}]; "
    "from robot_visit import main; raise SystemExit(main())"
)


class Times:
    def __init__(self, wall):
        self.wall, self.up = wall, 5000.0
        self.judge = ClockJudge(lambda: self.wall, lambda: self.up)

    def pass_by(self, seconds):
        self.wall += seconds
        self.up += seconds


@pytest.fixture
def under(tmp_path, folders):
    """Make kiosks under a clock of the test's own."""
    made = []

    def _make(visit=PUPPET, wall=NOW):
        times = Times(wall)
        site = tmp_path / "site.yaml"
        one = Kiosk(visit, PUPPET, site, Health(tmp_path / "health.json"), times.judge)
        one.times, one.site, one.report = times, site, tmp_path / "health.json"
        made.append(one)
        return one

    yield _make
    for each in made:
        each.stop()


def counted(kiosk, day="undated"):
    return kiosk._health._days.get(day, {})


@pytest.mark.parametrize(
    ("wall", "doubt"), [(0.0, "before-files"), (NOW + 30 * 365 * DAY, "far-ahead")], ids=["1970", "in thirty years"]
)
def test_a_clock_that_starts_wrong_is_counted_under_no_day_and_told_to_every_visit(under, tmp_path, wall, doubt):
    kiosk = under([*LISTENING, str(tmp_path / "heard")], wall)
    kiosk.until(lambda: kiosk.is_calm)

    assert counted(kiosk)[f"clock {doubt}"] == 1
    assert counted(kiosk)["starts"] == 2
    assert list(kiosk._health._days) == ["undated"]
    told = (tmp_path / "heard").read_text().splitlines()
    day = date.fromisoformat(told[0].removeprefix("clock wrong "))
    assert abs((day - datetime.now(UTC).date()).days) < 3650
    assert told.index("show") > 0  # before anybody sees it


def test_it_is_believed_again_as_soon_as_it_is_right_and_nobody_is_there(under, tmp_path):
    kiosk = under([*LISTENING, str(tmp_path / "heard")], 0.0)
    kiosk.until(lambda: kiosk.is_calm)

    kiosk.times.wall = NOW
    kiosk.turn_for(0.3)

    assert kiosk.showing.told == kiosk.ahead.told == "clock right"
    assert (tmp_path / "heard").read_text().splitlines()[-1] == "clock right"


def test_a_jump_is_held_against_one_visit_and_not_against_the_next(under):
    kiosk = under()
    kiosk.until(lambda: kiosk.is_calm)
    visited, ahead = kiosk.showing, kiosk.ahead
    visited.say("began")
    kiosk.until(lambda: visited.began)

    kiosk.times.wall += 3 * HOUR
    kiosk.turn_for(0.3)
    assert visited.told.startswith("clock wrong ")
    kiosk.times.wall -= 3 * HOUR
    kiosk.turn_for(0.3)
    assert visited.told.startswith("clock wrong ")

    visited.say("over finish")
    kiosk.until(lambda: kiosk.showing is ahead)
    kiosk.turn_for(0.3)
    assert ahead.told == "clock right"
    assert {each: n for each, n in counted(kiosk).items() if each.startswith("clock")} == {"clock jumped": 1}


def test_the_time_is_remembered_once_it_is_steady_and_found_again_after_a_restart(under):
    kiosk = under(wall=NOW + 9 * DAY)
    kiosk.turn_for(0.2)
    assert kiosk._health.last_seen == 0

    kiosk.times.pass_by(HOUR + 60)
    kiosk.turn_for(0.2)
    kiosk._health.write()
    assert json.loads(kiosk.report.read_text())["clock"] == {"last-seen": int(kiosk.times.wall)}

    again = under(wall=NOW + 8 * DAY)
    again.turn_for(0.2)
    assert counted(again)["clock before-last-seen"] == 1


def test_a_wrong_time_that_was_put_right_within_the_hour_was_never_remembered(under):
    kiosk = under()
    kiosk.times.pass_by(HOUR + 60)
    kiosk.turn_for(0.2)
    seen = kiosk._health.last_seen
    kiosk.times.wall += 365 * DAY
    kiosk.turn_for(0.2)
    kiosk.times.pass_by(600)
    kiosk.turn_for(0.2)
    kiosk.times.wall -= 365 * DAY
    kiosk.turn_for(0.2)

    assert kiosk._health.last_seen == seen
    assert kiosk._clock.doubt is None


def test_a_health_report_remembers_the_time_beside_ninety_days(tmp_path):
    days = [date.fromordinal(740000)]
    health = Health(tmp_path / "health.json", lambda: days[-1])
    health.see(NOW)
    for _ in range(95):
        health.count("starts")
        days.append(date.fromordinal(days[-1].toordinal() + 1))
    health.write()

    kept = json.loads((tmp_path / "health.json").read_text())
    assert len(kept) == 91
    assert Health(tmp_path / "health.json").last_seen == int(NOW)


def test_a_new_day_is_taken_up_between_visitors_and_never_under_one(under, monkeypatch):
    monkeypatch.setattr(supervisor, "_LOOK_AGAIN", 0.2)
    today = [date(2026, 11, 30)]
    monkeypatch.setattr(stamp, "date", type("Day", (), {"today": staticmethod(lambda: today[-1])}))
    kiosk = under()
    kiosk.until(lambda: kiosk.is_calm)
    visited, ahead = kiosk.showing, kiosk.ahead
    visited.say("began")
    kiosk.until(lambda: visited.began)

    today.append(date(2026, 12, 1))
    kiosk.until(lambda: kiosk.ahead not in (None, ahead))
    kiosk.turn_for(0.3)
    assert kiosk.showing is visited
    fresh = kiosk.ahead
    visited.say("over finish")
    kiosk.until(lambda: kiosk.showing is fresh)


# -- real visits -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("wall", [NOW, 0.0], ids=["right", "flat-battery"])
def test_a_real_visit_walks_to_its_sheet_with_the_clock_and_without(under, tmp_path, wall):
    site, told = tmp_path / "site.yaml", tmp_path / "told"
    signed = "parameters: {arrive-before: {value: 30, signed_by: Dr Who, signed_on: 2026-01-01}}\n"
    site.write_text(SITE.read_text() + signed)
    wall = wall and datetime.now(UTC).timestamp()  # long after the tests were collected, files are newer than that
    kiosk = under([sys.executable, "-I", "-c", ROBOT, str(site), "clock", str(told)], wall)

    kiosk.until(lambda: any("finished" in each for each in kiosk._health._days.values()), 40)

    found = json.loads(told.read_text())
    assert found["said"] is (wall == 0)
    assert (found["clock times"] > 0) is (wall > 0)
    assert (found["now"] == "None") is (wall == 0)


def test_a_real_visit_with_nothing_left_to_offer_asks_for_staff(under, tmp_path, kept):
    visit = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from datetime import date
from models.content import card
made = card.card_of
from models.content.library import Library
from ui.kiosk import visit_process
import ui.application
read = visit_process.read_content
def overdue(*paths):
    library, site = read(*paths)
    from dataclasses import replace
    cards = {{each: replace(card, review_due=date(2020, 1, 1)) for each, card in library.cards.items()}}
    library.__dict__["cards"] = cards
    return library, site
visit_process.read_content = overdue
raise SystemExit(visit_process.main())
"""
    kiosk = under([sys.executable, "-I", "-c", visit, str(SITE)])
    kiosk.until(lambda: kiosk.is_calm, 30)

    day = next(iter(kiosk._health._days.values()))
    assert day["expired nephrostogram"] == 2
    shown = kiosk.showing
    os.kill(shown.pid, signal.SIGKILL)
    kiosk.until(lambda: kiosk.showing not in (None, shown))
