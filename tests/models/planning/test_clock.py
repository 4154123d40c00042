from datetime import date, datetime

import pytest

from models.content.timing import Duration
from models.language import ENGLISH
from models.planning.clock import clock_on, group_words, moment_words, relation_words
from models.planning.plan import Due

AT = datetime.fromisoformat("2026-12-02T09:00")
NIGHT, EARLY = AT.replace(hour=3), AT.replace(hour=5)


@pytest.mark.parametrize(
    ("moment", "heading"),
    [
        (Due("before", overdue=True), ("Call us now", "the time for this has passed")),
        (Due("at_booking"), ("Now", "before you leave today")),
        (Due("before", distance=Duration(days=7)), ("7 days before your appointment", "")),
        (Due("evening_before"), ("The evening before", "")),
        (Due("on_the_day"), ("On the day", "")),
        (Due("on_arrival", AT), ("Wednesday 2 December", "the day of your procedure")),
        (Due("before", date(2026, 12, 1)), ("Tuesday 1 December", "the day before")),
        (Due("before", date(2026, 11, 25)), ("Wednesday 25 November", "7 days before")),
        (Due("after", date(2026, 12, 4)), ("Friday 4 December", "afterwards")),
        (Due("before", NIGHT), ("Tuesday 1 December", "the day before")),
        (
            Due("before", EARLY),
            ("Wednesday 2 December", "the day of your procedure"),
        ),
        (
            Due("on_arrival", NIGHT),
            ("Wednesday 2 December", "the day of your procedure"),
        ),
        (Due("on_arrival"), ("When you arrive", "")),
        (Due("after"), ("Afterwards", "")),
        (Due("before"), ("On the day", "")),
        (
            Due("between", date(2026, 11, 25), date(2026, 11, 29)),
            ("Wednesday 25 November", "until Sunday 29 November"),
        ),
        (
            Due("between", distance=Duration(days=7), distance_until=Duration()),
            ("7 days before your appointment", "until the day itself"),
        ),
        (
            Due("between", distance=Duration(days=7), distance_until=Duration(days=3)),
            ("7 days before your appointment", "until 3 days before your appointment"),
        ),
        (
            Due("cycle_days", days=(7, 10)),
            ("On days 7 to 10 of your cycle (day 1 is the first day of your period)", ""),
        ),
        (Due("cycle_days"), ("On the days of your cycle that we tell you", "")),
    ],
)
def test_a_group_of_lines_is_headed_by_its_day_and_what_that_is_to_the_appointment(moment, heading):
    assert group_words(moment, (AT.date(),), ENGLISH) == heading


TWO = (date(2026, 12, 2), date(2026, 12, 6))


@pytest.mark.parametrize(
    ("day", "dates", "words"),
    [
        (1, TWO, "1 day before Wednesday 2 December"),
        (2, TWO, "the day of your procedure"),
        (4, TWO, "2 days before Sunday 6 December"),
        (7, TWO, "afterwards"),
        (4, (), ""),
    ],
)
def test_a_day_is_named_by_what_it_is_to_the_next_appointment(day, dates, words):
    assert relation_words(date(2026, 12, day), dates, ENGLISH) == words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (Due("before"), "before your appointment"),
        (Due("before", distance=Duration()), "before your appointment"),
        (Due("after", distance=Duration(minutes=90)), "1 hour and 30 minutes after your appointment"),
        (Due("before", distance=Duration(1, 121)), "1 day and 2 hours and 1 minute before your appointment"),
        (
            Due("before", AT.replace(hour=0)),
            "at 0:00 (midnight) in the night of Tuesday to Wednesday 2 December",
        ),
        (Due("before", AT.replace(hour=12)), "at 12:00 (midday) on Wednesday 2 December"),
        (Due("before", date(2026, 12, 1)), "on Tuesday 1 December"),
        (
            Due("between", distance=Duration(7), distance_until=Duration(3)),
            "between 7 days and 3 days before your appointment",
        ),
        (
            Due("between", distance=Duration(7), distance_until=Duration()),
            "from 7 days before your appointment until the day itself",
        ),
        (
            Due("before", AT.date(), distance=Duration(minutes=60), counted_from=AT.replace(hour=12)),
            "1 hour before your appointment at 12:00 (midday) on Wednesday 2 December",
        ),
    ],
)
def test_a_moment_is_said_in_the_middle_of_a_sentence(moment, words):
    assert moment_words(moment, ENGLISH) == words


@pytest.mark.parametrize(
    ("at", "day", "words"),
    [
        (AT.replace(hour=12), 2, "12:00 (midday)"),
        (AT.replace(hour=0), 2, "0:00 (midnight)"),
        (AT.replace(hour=0), 1, "0:00 (midnight) in the night of Tuesday to Wednesday 2 December"),
        (AT.replace(hour=23), 3, "23:00 on Wednesday 2 December"),
    ],
)
def test_a_clock_time_names_its_day_where_that_is_another(at, day, words):  # M8
    assert clock_on(at, date(2026, 12, day), ENGLISH) == words
