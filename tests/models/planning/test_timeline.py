"""M8: clock times count back from the appointment in the clinic's own time."""

from datetime import datetime

import pytest
from builders import LONG_AGO, a_parameter, a_plan, a_site, a_topic, an_instruction, an_own

from models.planning.visit import VisitError

LONDON = a_site("Europe/London")


def _due(when, at, now=LONG_AGO, site=LONDON):
    (line,) = a_plan(an_own("a", lines=[an_instruction(do="Stop {time}.", when=when)]), at=at, now=now, site=site).lines
    return line.due


def _stop(hours, at, site=LONDON):
    when = hours if isinstance(hours, dict) else {"before": hours}
    (line,) = a_plan(an_own("a", lines=[an_instruction(do="Stop {time}.", when=when)]), at=at, site=site).lines
    return line.do


def _order(*lines, at=None, now=LONG_AGO):
    return [line.id for line in a_plan(an_own("a", lines=lines), at=at, now=now, site=LONDON).lines]


@pytest.mark.parametrize(
    ("at", "stop"),
    [
        ("2027-03-28T06:00", "2027-03-27T23:00:00+00:00"),
        ("2026-10-25T06:00", "2026-10-25T01:00:00+01:00"),
        ("2026-12-02T06:00", "2026-12-02T00:00:00+00:00"),
    ],
)
def test_hours_are_hours_that_pass_also_when_the_clocks_change(at, stop):  # M8
    assert _due({"before": "PT6H"}, at).at.isoformat() == stop


def test_in_spring_six_hours_before_six_is_eleven_the_evening_before():  # M8
    assert _stop("PT6H", "2027-03-28T06:00") == "Stop at 23:00 on Saturday 27 March."


def test_in_autumn_six_hours_before_six_is_one_in_the_night():  # M8
    assert _stop("PT6H", "2026-10-25T06:00") == "Stop at 1:00 in the night of Saturday to Sunday 25 October."


@pytest.mark.parametrize("at", ["2027-03-29T09:00", "2026-10-26T09:00"])
def test_a_day_and_hours_keep_the_clock_time_across_the_change(at):  # M8
    moment = _due({"before": "P2DT1H"}, at).at

    assert (moment.hour, datetime.fromisoformat(at).day - moment.day) == (8, 2)


def test_a_time_that_happens_twice_is_read_as_the_earlier():  # M8
    assert _due({"before": "PT1H"}, "2026-10-25T01:30").at.isoformat() == "2026-10-25T00:30:00+01:00"


def test_a_day_before_that_never_shows_that_time_is_read_as_the_earlier():  # M8
    assert _due({"before": "P1DT1H"}, "2027-03-29T01:30").at.isoformat() == "2027-03-27T23:30:00+00:00"


def test_the_night_is_named_by_both_its_days():  # M8
    assert _stop("PT6H", "2026-12-01T09:00") == "Stop at 3:00 in the night of Monday to Tuesday 1 December."


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2026-12-01T06:00", "at 0:00 (midnight) in the night of Monday to Tuesday 1 December"),
        ("2026-12-01T18:00", "at 12:00 (midday) on Tuesday 1 December"),
        ("2026-12-01T11:00", "at 5:00 on Tuesday 1 December"),
        ("2026-12-01T10:59", "at 4:59 in the night of Monday to Tuesday 1 December"),
    ],
)
def test_twelve_o_clock_and_the_small_hours_cannot_be_mistaken(at, words):  # M8
    assert _stop("PT6H", at) == f"Stop {words}."


def test_days_are_days_and_not_clock_times():  # M8
    assert _stop("P7D", "2026-12-08T09:00") == "Stop on Tuesday 1 December."


@pytest.mark.parametrize(
    ("distance", "words"),
    [
        ("PT6H", "6 hours before"),
        ("PT1H30M", "1 hour and 30 minutes before"),
        ("P1D", "1 day before"),
        ("P2DT1M", "2 days and 1 minute before"),
    ],
)
def test_without_an_appointment_the_distance_is_said(distance, words):  # M8
    assert _stop(distance, None) == f"Stop {words} your appointment."


def test_a_time_after_the_procedure_counts_on():
    lines = [an_instruction(do="Rest {time}.", when={"after": "PT2H"})]

    assert a_plan(an_own("a", lines=lines)).lines[0].do == "Rest 2 hours after your appointment."
    assert a_plan(an_own("a", lines=lines), at="2026-12-01T09:00").lines[0].due.at == datetime.fromisoformat(
        "2026-12-01T11:00"
    )


@pytest.mark.parametrize(
    ("when", "at"),
    [
        ("at_booking", "None"), ("evening_before", "2026-12-01"), ("on_the_day", "2026-12-02"),
        ("on_arrival", "2026-12-02 09:00:00"), ({"before": "PT6H"}, "2026-12-02 03:00:00"),
    ],
)  # fmt: skip
def test_every_moment_has_its_place_where_the_zone_is_not_known(when, at):
    assert str(_due(when, "2026-12-02T09:00", site=a_site(None)).at) == at


@pytest.mark.parametrize("when", ["at_booking", "evening_before", "on_the_day", "on_arrival", {"before": "P1D"}])
def test_without_an_appointment_nothing_has_a_time_or_is_past(when):
    due = _due(when, None, now="2026-12-02T09:00")

    assert (due.at, due.overdue) == (None, False)


@pytest.mark.parametrize("site", [LONDON, a_site(None)])
@pytest.mark.parametrize(
    ("now", "overdue"), [("2026-12-02T02:59", False), ("2026-12-02T03:00", False), ("2026-12-02T03:01", True)]
)
def test_what_is_already_past_is_overdue(site, now, overdue):  # M8
    assert _due({"before": "PT6H"}, "2026-12-02T09:00", now, site).overdue is overdue


def test_what_is_for_afterwards_is_never_late():  # M8
    due = _due({"after": "PT2H"}, "2026-12-02T09:00", now="2026-12-02T12:00")

    assert (due.at.isoformat(), due.overdue) == ("2026-12-02T11:00:00+00:00", False)


@pytest.mark.parametrize(("now", "overdue"), [("2026-11-25T23:59", False), ("2026-11-26T00:00", True)])
def test_a_day_is_past_when_it_is_over(now, overdue):  # M8
    assert _due({"before": "P7D"}, "2026-12-02T09:00", now).overdue is overdue


def test_in_the_hour_that_happens_twice_the_second_is_not_past_in_the_first():  # M8
    due = _due({"before": "PT1H"}, "2026-10-25T02:15", "2026-10-25T01:45")

    assert (due.at.isoformat(), due.overdue) == ("2026-10-25T01:15:00+00:00", False)


def test_what_is_past_comes_first_then_now_then_the_rest_in_time():  # M8
    lines = [
        an_instruction("day", when="on_the_day"), an_instruction("now", when="at_booking"),
        an_instruction("soon", when={"before": "PT3H"}), an_instruction("past", when={"before": "P7D"}),
        an_instruction("arrive", when="on_arrival"),
    ]  # fmt: skip

    assert _order(*lines, at="2026-12-02T09:00", now="2026-12-01T12:00") == ["past", "now", "day", "soon", "arrive"]


def test_without_an_appointment_the_longest_distance_comes_first():  # M8
    lines = [
        an_instruction("hours", when={"before": "PT6H"}), an_instruction("week", when={"before": "P7D"}),
        an_instruction("eve", when="evening_before"), an_instruction("after", when={"after": "PT1H"}),
    ]  # fmt: skip

    assert _order(*lines) == ["week", "eve", "hours", "after"]


def test_without_an_appointment_kinds_of_moments_are_in_the_order_of_their_day():  # M8
    lines = [
        an_instruction("after", when={"after": "PT8H"}), an_instruction("arrive", when="on_arrival"),
        an_instruction("the-day", when="on_the_day"), an_instruction("hours", when={"before": "PT6H"}),
        an_instruction("tell", when="at_booking"), an_instruction("when-told", when={"cycle_days": [7, 10]}),
    ]  # fmt: skip

    assert _order(*lines) == ["tell", "when-told", "hours", "the-day", "arrive", "after"]
    assert _order(*lines, at="2026-12-02T09:00")[:2] == ["tell", "when-told"]


@pytest.mark.parametrize("at", [None, "2026-12-10T09:00"])
def test_of_stretches_that_begin_together_each_keeps_its_lines_together(at):  # M8
    lines = [
        an_instruction(each, when={"between": ["P7D", f"P{end}D"]}) for each, end in zip("abcd", "3131", strict=True)
    ]
    order = _order(*lines, an_instruction("until-then", when={"before": "P7D"}), at=at)

    assert order[0] == "until-then"
    assert {"".join(order[1:3]), "".join(order[3:])} == {"ac", "bd"}


def test_the_hour_that_happens_twice_is_in_order_of_real_time():  # M8
    lines = [an_instruction("second", when={"before": "PT1H"}), an_instruction("first", when={"before": "PT2H"})]

    assert _order(*lines, at="2026-10-25T02:30") == ["first", "second"]


@pytest.mark.parametrize(
    ("at", "message"),
    [
        ("2027-03-28T01:30", "2027-03-28 01:30 does not exist in Europe/London: the clocks go forward then; try 02:30"),
        ("2026-12-02T09:00+00:00", "give the appointment in the clinic's local time, without a zone"),
        ("0001-01-01T00:00", "the year 1 cannot be right; check the date"),
        ("9999-12-31T23:59", "the year 9999 cannot be right; check the date"),
    ],
)
def test_a_time_that_cannot_be_is_refused(at, message):  # M8
    with pytest.raises(VisitError) as refused:
        a_plan(an_own("a"), at=at, site=LONDON)

    assert (str(refused.value), refused.value.field) == (message, "appointment")


def test_a_stretch_of_days_ends_where_it_says_and_is_late_only_then():  # M8
    stretch = {"between": ["P7D", "P3D"]}
    due = _due(stretch, "2026-12-10T09:00", now="2026-12-07T23:00")

    assert (str(due.at), str(due.until), due.overdue) == ("2026-12-03", "2026-12-07", False)
    assert _due(stretch, "2026-12-10T09:00", now="2026-12-08T00:00").overdue
    assert _stop(stretch, "2026-12-10T09:00") == "Stop between Thursday 3 December and Monday 7 December."
    assert _stop(stretch, None) == "Stop between 7 days and 3 days before your appointment."


def test_days_are_compared_by_days():  # M2
    own = [
        an_own(each, lines=[an_instruction(f"{each}-ring", topic="ring", when={"before": f"P{days}D"})])
        for each, days in (("a", 3), ("b", 7))
    ]
    plan = a_plan(*own, at="2026-12-10T09:00", topics=[a_topic("ring", "earliest", unit="days")])

    assert [(line.id, str(line.due.at)) for line in plan.lines] == [("b-ring", "2026-12-03")]


def test_a_day_before_is_earlier_than_the_appointment_itself():  # M2
    own = [
        an_own(each, lines=[an_instruction(f"{each}-ring", topic="ring", when={"before": distance})])
        for each, distance in (("a", "P0D"), ("b", "P1D"))
    ]
    plan = a_plan(*own, at="2026-12-10T09:00", topics=[a_topic("ring", "earliest", unit="days")])

    assert [(line.id, str(line.due.at)) for line in plan.lines] == [("b-ring", "2026-12-09")]


@pytest.mark.parametrize(
    ("own", "signed", "words"),
    [
        ({"cycle_days": [7, 10]}, {}, "Come on days 7 to 10 of your cycle (day 1 is the first day of your period)."),
        (
            {"cycle_days": {"parameter": "cycle"}},
            {"cycle": (6, 11)},
            "Come on days 6 to 11 of your cycle (day 1 is the first day of your period).",
        ),
        ({"cycle_days": {"parameter": "cycle"}}, {}, "Ask us which days."),
    ],
)
def test_days_of_the_cycle_are_said_and_never_computed(own, signed, words):
    cycle = a_parameter("cycle", kind="window", unit="days", min=1, max=28, ask_us="Ask us which days.")
    line = an_instruction(do="Come {time}.", when=own)
    site = a_site("Europe/London", **signed)
    (planned,) = a_plan(an_own("a", lines=[line]), at="2026-12-10T09:00", site=site, parameters=[cycle]).lines

    assert (planned.do, planned.due.at, planned.ask_us) == (words, None, words == "Ask us which days.")
