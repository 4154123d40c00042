"""The times of a day as booked: how long procedures take together, and what lies between two appointments (M5, M8)."""

import pytest
from builders import NO_SITE, a_plan, a_site, an_own

from models.planning.plan import TeamPrompt

LONDON = a_site("Europe/London")
SPRING, AUTUMN = "2027-03-28", "2026-10-25"


def _gap(first, second, site):
    return a_plan(an_own("a"), an_own("b"), at={"a": first, "b": second}, site=site).prompts


@pytest.mark.parametrize(
    ("day", "first", "second", "site", "passes"),
    [
        (SPRING, "00:30", "03:00", LONDON, None),
        (SPRING, "00:30", "03:30", LONDON, "2 hours"),
        (AUTUMN, "00:30", "02:00", LONDON, "2 hours and 30 minutes"),
        (AUTUMN, "00:30", "01:30", LONDON, None),
        (SPRING, "00:30", "03:00", NO_SITE, "2 hours and 30 minutes"),
    ],
)
def test_a_gap_is_the_time_that_passes_also_when_the_clocks_change(day, first, second, site, passes):  # M5, M8
    prompts = _gap(f"{day}T{first}", f"{day}T{second}", site)

    assert [each.text.split(" lie")[0] for each in prompts] == ([passes] if passes else [])


def test_a_long_gap_names_its_two_times_and_says_what_to_agree():  # M5
    words = (
        "12 hours lie between the appointments at 0:00 (midnight) and 12:00 (midday). "
        "Agree when the person may eat, drink, take medicines and rest."
    )

    assert _gap("2026-12-02T00:00", "2026-12-02T12:00", LONDON) == (
        TeamPrompt("gap-2026-12-02t00-00", words, ("a", "b"), ()),
    )


DAY = "2026-12-02"


def _takes(letter, least, most):
    minutes = {"min": least, "max": most, "sources": ["leaflet"]}
    return an_own(letter, facts={"xray": False, "contrast": "none", "minutes": minutes})


@pytest.mark.parametrize(("at", "clock"), [("09:00", "9:00"), ("12:00", "12:00 (midday)")])
def test_procedures_at_one_time_take_their_minutes_one_after_the_other(at, clock):  # M5
    plan = a_plan(_takes("a", 5, 15), _takes("b", 30, 60), at=f"{DAY}T{at}", site=LONDON)

    words = (
        f"2 procedures are booked for {clock}. One after the other they take 35 minutes to 1 hour and 15 minutes. "
        "Add time to get ready and to rest, and tell the person how long to plan for."
    )
    block = f"block-2026-12-02t{at.replace(':', '-')}"
    assert plan.prompts == (TeamPrompt(block, words, ("a", "b"), ("leaflet",)),)


@pytest.mark.parametrize(("second", "overlaps"), [("10:14", True), ("10:15", False)])
def test_an_appointment_that_the_one_before_it_may_run_into_is_told(second, overlaps):  # M5
    at = {"a": f"{DAY}T09:00", "b": f"{DAY}T{second}"}
    prompts = a_plan(_takes("a", 5, 75), _takes("b", 5, 15), at=at, site=LONDON).prompts

    words = "What is booked for 9:00 can take 1 hour and 15 minutes, but 10:14 follows 1 hour and 14 minutes later. "
    expected = TeamPrompt("overlap-2026-12-02t09-00", words + "Check the times.", ("a", "b"), ("leaflet",))
    assert prompts == ((expected,) if overlaps else ())


def test_what_overlaps_is_not_also_a_long_gap():  # M5
    at = {"a": f"{DAY}T09:00", "b": f"{DAY}T12:00"}

    assert [each.id for each in a_plan(_takes("a", 5, 181), _takes("b", 5, 15), at=at, site=LONDON).prompts] == [
        "overlap-2026-12-02t09-00"
    ]


def test_a_visit_without_times_has_no_blocks():  # M5
    assert a_plan(_takes("a", 5, 15), _takes("b", 30, 60)).prompts == ()
