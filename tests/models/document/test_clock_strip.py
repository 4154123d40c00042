"""The strip to cut off: the plan's clocks and whom to call, and where no clock is known, that."""

from datetime import date

import pytest
from builders import a_parameter, a_plan, a_site, a_topic, an_instruction, an_own

from models.document.blocks import WriteLine
from models.document.clock_blocks import ClockCell, ClockStrip
from models.document.sheet import full_sheet, sheet_number
from models.site import Phone

TOPICS = [
    a_topic("fasting-food", "earliest", unit="hours"), a_topic("fasting-clear-drinks", "earliest"),
    a_topic("arrival", "earliest"),
]  # fmt: skip
LONDON = a_site("Europe/London").model_copy(
    update={"emergency_number": "999", "phones": (Phone(label="Days", number="+44 1632 960 001"),)}
)


def stop(name, when, topic="fasting-food", **changes):
    return an_instruction(name, topic=topic, do=f"Stop {name} {{time}}.", when=when, **changes)


def strip(*lines, at="2026-12-02T09:00", site=LONDON, **changes):
    plan = a_plan(an_own("a", lines=lines), at=at, site=site, topics=TOPICS, **changes)
    (found,) = [each for each in full_sheet(plan, site).blocks if isinstance(each, ClockStrip)]
    return plan, found


ARRIVE = an_instruction("arrive", topic="arrival", do="Be here {time}.", when={"before": "PT2H"})


def test_it_says_when_to_stop_when_to_be_here_and_whom_to_call():
    lines = stop("eating", {"before": "PT6H"}), stop("drinking", {"before": "PT2H"}, "fasting-clear-drinks")

    plan, found = strip(*lines, ARRIVE)

    assert found.clocks == (
        ClockCell("Stop eating", "3:00", "in the night of Tuesday to Wednesday 2 December"),
        ClockCell("Stop drinking", "7:00", "on Wednesday 2 December"),
        ClockCell("Be here at", "7:00", "on Wednesday 2 December"),
    )
    assert found.numbers == (
        WriteLine("Days", "+44 1632 960 001", number=True),
        WriteLine("Emergency", "999", number=True),
    )
    assert sheet_number(plan) in found.number
    assert found.mark == ""


def test_what_the_clinic_has_to_settle_has_room_to_write_and_it_is_not_final():
    line = stop("eating", {"before": {"parameter": "fasting-food-hours"}})

    _, found = strip(line, parameters=[a_parameter()])

    assert found.clocks == (
        ClockCell("Ask us when to stop eating.", write=True), ClockCell("Be here at", write=True)
    )  # fmt: skip
    assert found.mark == "Not final: ask us before you go by it."


def test_what_is_late_says_to_call():
    _, found = strip(stop("eating", {"before": "PT6H"}), ARRIVE, now="2026-12-02T08:00")

    assert found.clocks == (ClockCell("Stop eating", "Call us now"), ClockCell("Be here at", "Call us now"))


@pytest.mark.parametrize("missing", [{"now": None}, {"at": None}])
def test_without_a_clock_or_an_appointment_there_is_the_distance_and_room_to_write(missing):
    _, found = strip(stop("eating", {"before": "PT6H"}), ARRIVE, **missing)

    assert found.clocks == (
        ClockCell("Stop eating", day="6 hours before your appointment", write=True), ClockCell("Be here at", write=True)
    )  # fmt: skip


def test_who_may_eat_is_told_so():
    usual = an_instruction("eat", topic="fasting-food", do="Eat as usual.", when="on_the_day", only_when_certain=True)

    _, found = strip(usual)

    assert found.clocks[0] == ClockCell("Eat as usual.")


def test_each_day_has_its_own_clocks_in_order():
    lines = [stop("eating", {"before": "PT6H"})], [stop("food", {"before": "PT4H"})]
    plan = a_plan(
        an_own("a", lines=lines[0]), an_own("b", lines=lines[1]), topics=TOPICS, site=LONDON,
        at={"a": "2026-12-02T14:00", "b": "2026-12-05T14:00"},
    )  # fmt: skip
    (found,) = [each for each in full_sheet(plan, LONDON).blocks if isinstance(each, ClockStrip)]

    assert [(each.label, each.clock, each.day) for each in found.clocks] == [
        ("Stop eating", "8:00", "on Wednesday 2 December"), ("Be here at", "", ""),
        ("Stop food", "10:00", "on Saturday 5 December"), ("Be here at", "", ""),
    ]  # fmt: skip
    assert [day.date for day in plan.days] == [date(2026, 12, 2), date(2026, 12, 5)]
