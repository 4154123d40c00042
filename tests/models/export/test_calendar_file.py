"""The calendar file, read back by the library: the plan's times in UTC, and what a later file moves or ends."""

from datetime import UTC, date, datetime, timedelta

import pytest
from builders import a_plan, a_site, a_topic, an_instruction, an_own
from icalendar import Calendar

from models.document.reminders import reminders
from models.export.calendar_file import CalendarError, to_calendar
from models.site import Phone

FOOD = a_topic("fasting-food", "earliest", unit="hours")
LONDON = a_site("Europe/London").model_copy(
    update={"phones": (Phone(label="Days", number="+44 1632 960 001"),), "emergency_number": "999"}
)
STOP = an_instruction("stop", topic="fasting-food", do="Stop eating {time}.", when={"before": "PT6H"})
BRING = an_instruction("bring", do="Bring your list, your glasses; and\nrest.", when="on_the_day")


def of(*lines, at="2026-12-02T14:00", site=LONDON, **changes):
    plan = a_plan(
        an_own("a", lines=lines or (STOP, BRING)), at=at, site=site, topics=[FOOD, a_topic("bring")], **changes
    )
    return reminders(plan, site)


def read(data):
    return {str(event["SUMMARY"]).split(" at ")[0].split(":")[0]: event for event in Calendar.from_ical(data).events}


def sequences(data):
    return {str(event["UID"]): int(event["SEQUENCE"]) for event in Calendar.from_ical(data).events}


def test_every_reminder_is_one_event_at_its_time_in_utc():
    found = of()

    calendar = Calendar.from_ical(to_calendar(found))
    assert {event.decoded("DTSTART") for event in calendar.events} == {
        entry.at.astimezone(UTC) if isinstance(entry.at, datetime) else entry.at for entry in found.entries
    }
    assert all(event["DTSTART"].dt.tzinfo is UTC or event["DTSTART"].dt.utcoffset() == timedelta(0)
               for event in calendar.events if isinstance(event["DTSTART"].dt, datetime))  # fmt: skip
    assert (calendar["METHOD"], calendar["VERSION"]) == ("PUBLISH", "2.0")


@pytest.mark.parametrize("zone", ["Europe/London", "America/New_York", "Australia/Lord_Howe"])
@pytest.mark.parametrize("night", ["2026-03-08", "2026-03-29", "2026-04-05", "2026-10-04", "2026-10-25", "2026-11-01"])
@pytest.mark.parametrize("hours", [3, 6, 8])
def test_over_every_change_of_the_clocks_the_file_says_the_plans_time(zone, night, hours):
    site = a_site(zone)
    line = an_instruction("stop", topic="fasting-food", do="Stop eating {time}.", when={"before": f"PT{hours}H"})
    plan = a_plan(an_own("a", lines=[line]), at=f"{night}T08:30", site=site, topics=[FOOD])

    events = read(to_calendar(reminders(plan, site)))

    stop, here = events["Stop eating"].decoded("DTSTART"), events["Your appointment"].decoded("DTSTART")
    # In UTC: Python calls two times of different zones never equal where one is in the hour that comes twice.
    assert stop == plan.lines[0].due.at.astimezone(UTC)
    assert here - stop == timedelta(hours=hours)
    assert here == datetime.fromisoformat(f"{night}T08:30").replace(tzinfo=site.zone).astimezone(UTC)


def test_an_event_keeps_nobodys_time_and_others_see_no_more():
    for event in Calendar.from_ical(to_calendar(of())).events:
        assert (event["CLASS"], event["TRANSP"]) == ("PRIVATE", "TRANSPARENT")
        assert event.get("DTEND") is None or event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(minutes=15)


def test_the_alarm_is_the_last_thing_in_its_event_and_rings_when_the_reminder_says():
    found = of()
    data = to_calendar(found)

    lines = data.decode().replace("\r\n ", "").split("\r\n")
    ends = [lines[n + 1] for n, line in enumerate(lines) if line == "END:VALARM"]
    assert ends
    assert set(ends) == {"END:VEVENT"}
    for entry, event in zip(found.entries, Calendar.from_ical(data).events, strict=True):
        (alarm,) = event.walk("VALARM")
        start = (
            entry.at if isinstance(entry.at, datetime) else datetime.combine(entry.at, datetime.min.time(), LONDON.zone)
        )
        assert alarm["ACTION"] == "DISPLAY"
        assert start.astimezone(UTC) + alarm.decoded("TRIGGER") == entry.rings.astimezone(UTC)


def test_whoever_opens_it_finds_the_words_of_the_sheet_and_whom_to_call():
    said = str(read(to_calendar(of()))["Your appointment is today"]["DESCRIPTION"])

    assert "- Bring your list, your glasses; and rest." in said.replace("\n", " ")
    assert "Days: +44 1632 960 001" in said
    assert "Emergency: 999" in said
    assert "Do you have a newer sheet? Then delete this reminder." in said


def test_where_the_zone_is_not_known_a_time_is_what_the_clock_on_the_wall_shows():
    stop = read(to_calendar(of(site=a_site(None))))["Stop eating"].decoded("DTSTART")

    assert (stop, stop.tzinfo) == (datetime(2026, 12, 2, 8), None)


def test_lines_are_folded_by_octets_and_end_as_the_standard_asks():
    line = an_instruction("bring", do="Brïng – " + "ünïcødé " * 40, when="on_the_day")
    data = to_calendar(of(line))

    rows = data.split(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert all(len(row) <= 75 and row.decode() is not None for row in rows)
    assert "ünïcødé " * 40 in str(read(data)["Your appointment is today"]["DESCRIPTION"])


def test_the_same_plan_gives_the_same_bytes_also_after_itself():
    data = to_calendar(of())

    assert to_calendar(of()) == data == to_calendar(of(), data)


def test_what_moved_keeps_its_id_and_its_sequence_rises():
    first = to_calendar(of())

    second = to_calendar(of(at="2026-12-04T09:00"), first)

    assert sequences(first).keys() == sequences(second).keys()
    assert set(sequences(first).values()) == {0}
    assert set(sequences(second).values()) == {1}
    assert read(second)["Your appointment"].decoded("DTSTART") == datetime(2026, 12, 4, 9, tzinfo=UTC)


def test_what_is_gone_is_cancelled_rings_no_more_and_stays_so():
    first = to_calendar(of())
    second = to_calendar(of(BRING), first)
    third = to_calendar(of(BRING), second)

    gone = read(second)["This reminder no longer counts."]
    assert (gone["STATUS"], gone["SEQUENCE"]) == ("CANCELLED", 1)
    assert gone["UID"] == read(first)["Stop eating"]["UID"]
    assert gone.decoded("DTSTART") == read(first)["Stop eating"].decoded("DTSTART")
    assert gone.walk("VALARM") == []
    assert third == second


def test_what_comes_back_counts_again():
    first = to_calendar(of())
    third = to_calendar(of(), to_calendar(of(BRING), first))

    back = read(third)["Stop eating"]
    assert ("STATUS" in back, back["SEQUENCE"]) == (False, 2)


@pytest.mark.parametrize(
    "other",
    [
        b"", b"hello", b"\xff\xfe\x00", b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
        b"BEGIN:VCALENDAR\r\nPRODID:-//Other//EN\r\nUID:12345678-1234-5678-1234-567812345678\r\nEND:VCALENDAR\r\n",
    ],
)  # fmt: skip
def test_a_file_of_somebody_else_is_refused(other):
    with pytest.raises(CalendarError, match="not a calendar file of this program"):
        to_calendar(of(), other)


def test_a_day_stays_a_day():
    assert read(to_calendar(of()))["Your appointment is today"].decoded("DTSTART") == date(2026, 12, 2)
