"""A rule about moments: what holds up to the day is not late before it."""

import pytest
from builders import a_parameter, a_tidy_procedure, an_instruction
from findings import findings

DAYS = a_parameter("days", unit="days", min=1, max=5)
HOURS = a_parameter("hours")
BAN, WATCH = "Do not shave yourself.", "Call us if you have a fever."


def alarms(do, when):
    line = an_instruction(do=do, when=when)
    return findings("C082", a_tidy_procedure(preparation=[line]), parameters=[DAYS, HOURS])


@pytest.mark.parametrize(
    "do", [BAN, WATCH, "Tell us at once if you itch.", "Never pull it.", "Wash at home or on the day."]
)
def test_c082_what_holds_up_to_the_day_is_not_due_before(do):
    assert alarms(do, {"before": "P7D"}) == ["preparation.0.when"]


@pytest.mark.parametrize(
    "when", ["evening_before", {"before": "P1DT2H"}, {"between": ["P7D", "P3D"]}, {"before": {"parameter": "days"}}]
)
def test_c082_however_the_day_before_is_written(when):
    assert alarms(BAN, when) == ["preparation.0.when"]


@pytest.mark.parametrize(
    "when",
    [
        "at_booking",
        "on_the_day",
        {"between": ["P7D", "P0D"]},
        {"before": "PT2H"},
        {"before": {"parameter": "hours"}},
        {"cycle_days": [7, 10]},
    ],
)
def test_c082_what_holds_until_the_day_passes(when):
    assert alarms(WATCH, when) == []


@pytest.mark.parametrize("do", ["Ask an adult to take you home.", "Call us about your blood thinner. Do not stop it."])
def test_c082_a_real_deadline_passes(do):
    assert alarms(do, {"before": "P7D"}) == []
