"""The computer may stand in another zone than the clinic, and change its clocks at other times: nothing moves (M8)."""

import time

import pytest
from builders import NO_SITE, a_plan, a_site, an_instruction, an_own

LONDON = a_site("Europe/London")
BRITISH, NEW_ZEALAND = "GMT0BST,M3.5.0/1,M10.5.0", "NZST-12NZDT,M9.5.0,M4.1.0/3"
SPRING, AUTUMN = "2027-03-28", "2026-10-25"


@pytest.fixture(autouse=True, params=[BRITISH, NEW_ZEALAND])
def _computer_in_a_zone(request, monkeypatch):
    if not hasattr(time, "tzset"):
        pytest.skip("this system's zone cannot be changed for one program")
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def _planned(*lines, at, now="2026-01-05T10:00", site=LONDON):
    return a_plan(an_own("a", lines=lines), at=at, now=now, site=site).lines


def _rest(name, hours):
    return an_instruction(name, when={"before": f"PT{hours}H"})


@pytest.mark.parametrize(
    ("now", "overdue"), [("2026-10-25T01:45", False), ("2026-10-25T02:00", True), ("2026-10-25T00:59", False)]
)
def test_in_the_clinics_hour_that_happens_twice_the_second_is_not_past_in_the_first(now, overdue):
    (line,) = _planned(_rest("rest", 1), at=f"{AUTUMN}T02:15", now=now)

    assert (line.due.at.isoformat(), line.due.overdue) == (f"{AUTUMN}T01:15:00+00:00", overdue)


def test_the_clinics_hour_that_happens_twice_is_in_order_of_real_time():
    lines = _planned(_rest("second", 1), _rest("first", 2), at=f"{AUTUMN}T02:30")

    assert [(line.id, line.due.at.isoformat()) for line in lines] == [
        ("first", f"{AUTUMN}T01:30:00+01:00"),
        ("second", f"{AUTUMN}T01:30:00+00:00"),
    ]


@pytest.mark.parametrize(
    ("first", "second", "site", "passes"),
    [
        (f"{AUTUMN}T00:30", f"{AUTUMN}T02:00", LONDON, "2 hours and 30 minutes"),
        (f"{SPRING}T00:30", f"{SPRING}T03:30", LONDON, "2 hours"),
        (f"{SPRING}T00:30", f"{SPRING}T03:00", NO_SITE, "2 hours and 30 minutes"),
        ("2026-09-27T01:30", "2026-09-27T04:00", NO_SITE, "2 hours and 30 minutes"),
    ],
)
def test_the_time_that_passes_is_the_clinics(first, second, site, passes):
    (prompt,) = a_plan(an_own("a"), an_own("b"), at={"a": first, "b": second}, site=site).prompts

    assert prompt.text.split(" lie")[0] == passes


def test_where_no_zone_is_known_a_time_is_as_it_was_written():
    (line,) = _planned(_rest("rest", 6), at=f"{SPRING}T06:00", now=f"{SPRING}T00:00", site=NO_SITE)

    assert (line.due.at.isoformat(), line.due.overdue) == (f"{SPRING}T00:00:00", False)
