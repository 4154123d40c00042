"""The days of the sheet: lines under the day they are lived, and ends that are true."""

from datetime import datetime

from builders import (
    a_procedure,
    a_topic,
    an_after,
    an_instruction,
)
from sheets import a_sheet, headings, line, lines, of, prepared

from models.document.blocks import (
    Heading,
    Notice,
)


def test_days_come_in_order_with_their_distance():
    week = an_instruction("week", do="Call.", when={"before": "P7D"})
    eve = an_instruction("eve", do="Wash.", when="evening_before")
    now = an_instruction("now", do="Tell.", when="at_booking")

    days = [block for block in of(a_sheet(prepared(an_instruction(), eve, week, now)), Heading) if block.level == 3]

    assert [(day.text, day.note) for day in days[:4]] == [
        ("Now", "before you leave today"),
        ("By Wednesday 25 November", "7 days before"),
        ("Tuesday 1 December", "the day before"),
        ("Wednesday 2 December", "the day of your procedure"),
    ]


def test_a_stop_in_the_night_stands_under_the_evening_before():
    night = an_instruction("stop", do="Stop eating {time}.", when={"before": "PT6H"})

    sheet = a_sheet(prepared(night, an_instruction()))

    assert headings(sheet)[1:3] == ["Tuesday 1 December", "Wednesday 2 December"]
    assert line(sheet, "Stop eating at 3:00 in the night of Tuesday to Wednesday 2 December.").when == ""


def test_a_clock_time_that_the_line_does_not_say_is_added():
    assert line(a_sheet(prepared(an_instruction("x", do="Drink.", when={"before": "PT1H"}))), "Drink.").when == (
        "When: at 8:00 on Wednesday 2 December"
    )


def test_without_an_appointment_lines_say_how_long_before():
    hours = an_instruction("x", when={"before": "PT6H"})
    arrive = an_instruction("y", when="on_arrival")

    sheet = a_sheet(prepared(hours, arrive, an_instruction()), when=None)

    found = headings(sheet)[1:4]
    assert found == ["6 hours before your appointment", "On the day", "When you arrive"]
    assert sheet.appointments[0].day.value is None
    assert sheet.running == "a · no appointment yet"


def test_what_is_late_comes_first_and_says_ring_us():
    late = an_instruction("late", do="Call.", when={"before": "P7D"})

    sheet = a_sheet(prepared(late, an_instruction()), now=datetime.fromisoformat("2026-12-01T09:00"))

    notice = next(each for each in of(sheet, Notice) if each.kind == "overdue")
    assert notice.title == "Call us now"
    assert lines(sheet)[0].text == "Call."
    assert lines(sheet)[0].when == "This was due on Wednesday 25 November."


def test_days_get_an_end_date_and_hours_get_no_clock_time():
    after = [an_after("pink", until="P2D"), an_after("numb", text="Numb.", topic="numb", until="PT3H")]

    sheet = a_sheet(a_procedure(after=after), topics=[a_topic("numb")])

    assert line(sheet, "Pink urine.").when == "Until Friday 4 December."
    assert line(sheet, "Numb.").when == ""


def test_the_arrival_time_is_the_plans():
    arrive = an_instruction("arrive", topic="arrival", when={"before": "PT30M"})

    sheet = a_sheet(prepared(arrive), topics=[a_topic("arrival", "earliest")])

    assert (sheet.appointments[0].arrive.value, sheet.appointments[0].times[0].value) == ("8:30", "9:00")


def test_an_arrival_on_another_day_names_the_day():
    arrive = an_instruction("arrive", topic="arrival", when={"before": "PT30M"})
    topic, night = a_topic("arrival", "earliest"), datetime.fromisoformat("2026-12-02T00:15")

    sheet = a_sheet(prepared(arrive), topics=[topic], when=night)

    assert sheet.appointments[0].arrive.value == "23:45 on Tuesday 1 December"


def test_a_line_for_afterwards_stands_under_its_day():
    later = an_instruction("later", do="Drink.", when={"after": "P1D"})

    heading = next(
        block for block in of(a_sheet(prepared(an_instruction(), later)), Heading) if block.note == "afterwards"
    )

    assert heading.text == "Thursday 3 December"
