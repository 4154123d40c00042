from datetime import date, datetime

import pytest

from models.content.timing import Duration
from models.language import ENGLISH
from models.planning.clock import group_words
from models.planning.plan import Due

AT = datetime.fromisoformat("2026-12-02T09:00")


@pytest.mark.parametrize(
    ("moment", "heading"),
    [
        (Due("before", overdue=True), ("Ring us now", "the time for this has passed")),
        (Due("at_booking"), ("Now", "before you leave today")),
        (Due("before", distance=Duration(days=7)), ("7 days before your appointment", "")),
        (Due("evening_before"), ("The evening before", "")),
        (Due("on_the_day"), ("On the day", "")),
        (Due("on_arrival", AT), ("Wednesday 2 December", "the day of your procedure")),
        (Due("before", date(2026, 12, 1)), ("Tuesday 1 December", "the day before")),
        (Due("before", date(2026, 11, 25)), ("Wednesday 25 November", "7 days before")),
        (Due("after", date(2026, 12, 4)), ("Friday 4 December", "afterwards")),
    ],
)
def test_a_group_of_lines_is_headed_by_its_day_and_what_that_is_to_the_appointment(moment, heading):
    assert group_words(moment, (AT.date(),), ENGLISH) == heading
