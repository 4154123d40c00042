"""The signs that a clock is wrong, with a clock that the test sets."""

from datetime import UTC, date, datetime

import pytest

from models.trusted_clock import ClockJudge, day_reached

DAY, YEAR = 86400.0, 365.25 * 86400
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC).timestamp()
FILES = NOW - 20 * DAY


class Times:
    """A wall clock that can be set, and a computer that goes on."""

    def __init__(self, wall=NOW):
        self.wall, self.up = wall, 5000.0
        self.judge = ClockJudge(lambda: self.wall, lambda: self.up)

    def pass_by(self, seconds):
        self.wall += seconds
        self.up += seconds

    def doubt(self, files=FILES, seen=0.0, *, nobody_there=True):
        return self.judge.doubt(files, seen, nobody_there=nobody_there)


@pytest.mark.parametrize(
    ("wall", "files", "seen", "doubt"),
    [
        (NOW, FILES, 0.0, None),
        (NOW, FILES, NOW, None),
        (0.0, FILES, 0.0, "before-files"),  # a flat battery
        (NOW, NOW + 2 * DAY, 0.0, "before-files"),
        (NOW, NOW + 200, NOW + 200, None),
        (datetime(2020, 1, 1, tzinfo=UTC).timestamp(), 315532800.0, 0.0, "before-files"),  # files dated 1980
        (NOW, FILES, NOW + DAY, "before-last-seen"),
        (NOW + 9.9 * YEAR, NOW, 0.0, None),
        (NOW + 10.1 * YEAR, NOW, 0.0, "far-ahead"),
        (NOW + 10.1 * YEAR, NOW, NOW + 9 * YEAR, None),  # it ran all the time
    ],
)
def test_a_clock_is_doubted_for_what_cannot_be(wall, files, seen, doubt):
    assert Times(wall).doubt(files, seen) == doubt


@pytest.mark.parametrize("seconds", [-3600, 3600, 40 * DAY, -400, 400])
def test_a_jump_under_a_person_is_held_against_it_until_the_person_has_gone(seconds):
    times = Times()
    times.pass_by(60)
    assert times.doubt(nobody_there=False) is None
    times.wall += seconds
    assert times.doubt(nobody_there=False) == "jumped"
    times.wall -= seconds  # put back, but what was said in between may be wrong
    assert times.doubt(nobody_there=False) == "jumped"

    times.doubt()

    assert times.doubt(nobody_there=False) is None


def test_a_jump_while_nobody_is_there_is_noticed_once_and_the_new_time_counts():
    times = Times()
    times.wall += DAY

    assert [times.doubt(), times.doubt(), times.doubt(nobody_there=False)] == ["jumped", None, None]


@pytest.mark.parametrize("minutes", [-4, 4])
def test_a_correction_of_minutes_is_no_jump(minutes):
    times = Times()
    times.wall += minutes * 60

    assert times.doubt(nobody_there=False) is None


def test_neither_a_long_sleep_nor_a_change_of_the_clocks_is_a_jump():
    change = datetime(2027, 10, 31, 0, 59, tzinfo=UTC).timestamp()
    times = Times(change)
    times.pass_by(120)  # over the hour that happens twice: in UTC there is none
    assert times.doubt(change - DAY, nobody_there=False) is None
    times.pass_by(30 * DAY)  # both clocks go on while a computer sleeps
    assert times.doubt(change - DAY, nobody_there=False) is None


def test_a_time_is_steady_only_after_an_hour_without_a_jump():
    times = Times()
    assert times.judge.steady_time is None
    times.pass_by(3600)
    assert times.judge.steady_time == times.wall
    times.wall += YEAR
    times.doubt()
    assert times.judge.steady_time is None
    times.pass_by(3600)
    assert times.judge.steady_time == times.wall


@pytest.mark.parametrize(
    ("files", "seen", "day"),
    [(FILES, 0.0, date(2026, 11, 2)), (FILES, NOW, date(2026, 11, 22)), (0.0, 0.0, date(2026, 11, 1))],
)
def test_the_day_that_has_been_reached_needs_no_clock(files, seen, day):
    assert day_reached(files, seen) == day
