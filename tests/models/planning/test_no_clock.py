"""Where no clock can be trusted nothing is past, and no clock time is worked out; distances and days stay."""

from datetime import date, datetime

import pytest
from builders import LONG_AGO, a_parameter, a_plan, a_site, a_topic, an_instruction, an_own

from models.language import ENGLISH
from models.planning.changes import changes
from models.planning.clock import moment_words, no_clock_words
from models.site import Site

FASTING, FRESH = a_topic("fasting", "earliest"), a_topic("fresh", "latest")
MORNING, AFTERNOON, LATER = "2026-12-02T09:00", "2026-12-02T14:00", "2026-12-04T09:00"
LONDON = a_site("Europe/London")


def _line(when, at=MORNING, site=LONDON, **kinds):
    line = an_instruction("stop", do="Stop {time}.", easy="Stop {time}.", when=when)
    return a_plan(an_own("a", lines=[line]), at=at, now=None, site=site, **kinds).lines[0]


def _stop(name, hours, topic="fasting"):
    return an_instruction(name, topic=topic, do="Stop {time}.", when={"before": f"PT{hours}H"})


def _both(first, second, at, now=None):
    own = an_own("a", lines=[first]), an_own("b", lines=[second])
    return a_plan(*own, at=at, now=now, site=LONDON, topics=[FASTING, FRESH])


@pytest.mark.parametrize(
    ("when", "words", "day"),
    [
        ({"before": "PT6H"}, "6 hours before your appointment", date(2026, 12, 1)),
        ({"before": "PT2H"}, "2 hours before your appointment", date(2026, 12, 2)),
        ({"before": "PT0M"}, "before your appointment", date(2026, 12, 2)),
        ({"before": "P1DT1H"}, "1 day and 1 hour before your appointment", date(2026, 12, 1)),
        ({"after": "PT2H"}, "2 hours after your appointment", date(2026, 12, 2)),
        ({"before": "P7D"}, "on Wednesday 25 November", date(2026, 11, 25)),
        ("on_arrival", "on Wednesday 2 December", date(2026, 12, 2)),
        ("evening_before", "on Tuesday 1 December", date(2026, 12, 1)),
    ],
)
def test_the_distance_and_the_day_stay_and_the_clock_time_goes(when, words, day):  # M8
    line = _line(when)

    assert (line.do, line.easy, line.due.at, line.due.overdue) == (f"Stop {words}.", f"Stop {words}.", day, False)


def test_a_day_long_past_is_neither_refused_nor_called_past():
    assert _line({"before": "PT6H"}, at="2020-12-02T09:00").do == "Stop 6 hours before your appointment."


def test_of_several_appointments_it_says_which_one_the_distance_is_to():
    plan = _both(_stop("a-stop", 2), _stop("b-stop", 12), {"a": MORNING, "b": AFTERNOON})

    (line,) = plan.lines
    assert line.do == "Stop 12 hours before your appointment at 14:00 on Wednesday 2 December."
    assert (line.asked_by, line.due.counted_from) == (("a", "b"), datetime.fromisoformat(AFTERNOON))


@pytest.mark.parametrize(("at", "named"), [({"a": MORNING, "b": MORNING}, False), ({"a": MORNING}, True)])
def test_one_time_for_all_needs_no_name_and_a_time_not_known_does(at, named):
    words = {line.do for line in _both(_stop("stop", 6), _stop("stop", 6), at).lines}

    assert ("Stop 6 hours before your appointment at 9:00 on Wednesday 2 December." in words) is named


def test_what_must_be_fresh_for_each_appointment_is_still_said_for_each():
    test = _stop("test", 3, "fresh")
    plan = _both(test, test, {"a": MORNING, "b": AFTERNOON})

    assert [line.do.split(" at ")[1] for line in plan.lines] == [
        "9:00 on Wednesday 2 December.", "14:00 on Wednesday 2 December.",
    ]  # fmt: skip


@pytest.mark.parametrize("hours", [(6, 2), (12, 2), (2, 12), (5, 6)])
@pytest.mark.parametrize("second", [MORNING, AFTERNOON, LATER])
def test_the_same_lines_stand_as_with_a_clock(hours, second):  # M2
    first, other = (_stop(f"{name}-stop", each) for name, each in zip("ab", hours, strict=True))
    at = {"a": MORNING, "b": second}
    known, unknown = (_both(first, other, at, now) for now in (LONG_AGO, None))

    assert [(line.id, line.asked_by, line.day) for line in unknown.lines] == [
        (line.id, line.asked_by, line.day) for line in known.lines
    ]


def test_what_is_for_now_is_said_once_whatever_the_days():  # M1
    tell = an_instruction("tell", when="at_booking")
    plan = _both(tell, tell, {"a": MORNING, "b": LATER})

    assert [(line.id, line.asked_by, line.day) for line in plan.lines] == [("tell", ("a", "b"), None)]


def test_there_is_no_time_to_arrive():
    arrive = an_instruction("arrive", topic="arrival", do="Be here {time}.", when={"before": "PT30M"})
    topics = [a_topic("arrival", "earliest", unit="minutes")]
    plan = a_plan(an_own("a", lines=[arrive]), at=MORNING, now=None, site=LONDON, topics=topics)

    assert plan.arrival(plan.days[0]) is None
    assert plan.lines[0].do == "Be here 30 minutes before your appointment."


@pytest.mark.parametrize(
    ("expires", "words"),
    [(None, "Stop 6 hours before your appointment."), ("2099-12-31", "Ask us when to stop eating.")],
)
def test_a_value_that_expires_is_asked_for_because_nobody_knows_whether_it_has(expires, words):
    value = {"value": 6, "signed_by": "Dr Who", "signed_on": "2026-01-01", "expires": expires}
    site = Site.model_validate({"time_zone": "Europe/London", "parameters": {"hours": value}})

    assert _line({"before": {"parameter": "hours"}}, site=site, parameters=[a_parameter("hours")]).do == words


def test_a_reader_is_told_that_the_clock_times_are_gone():
    plans = [_both(_stop("stop", 6), _stop("stop", 6), dict.fromkeys("ab", MORNING), now)
             for now in (LONG_AGO, None)]  # fmt: skip

    (change,) = changes(*plans)
    assert change.words == (
        "Stop: now 6 hours before your appointment "
        "(before: at 3:00 in the night of Tuesday to Wednesday 2 December)"
    )  # fmt: skip


def test_lines_of_one_day_are_in_the_order_of_their_distance():
    lines = [_stop("two", 2, "bring"), _stop("three", 3, "bring"), an_instruction("day", when="on_the_day")]
    plan = a_plan(an_own("a", lines=lines), at=MORNING, now=None, site=LONDON)

    assert [line.id for line in plan.lines] == ["three", "two", "day"]
    assert [moment_words(line.due, ENGLISH) for line in plan.lines][2] == "on Wednesday 2 December"


def test_it_is_said_that_no_clock_time_was_worked_out_and_what_to_ask():
    assert no_clock_words(ENGLISH) == (
        "The clock of this computer may be wrong.",
        "So we did not work out any clock times. Ask us when to stop eating and drinking, and when to be here.",
    )
