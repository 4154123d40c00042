"""Values that only the clinic can set: shown when signed, asked for when not."""

import pytest
from builders import LONG_AGO, a_parameter, a_plan, a_site, a_topic, an_instruction, an_own

from models.site import Site

ARRIVE = a_parameter("arrive-before", unit="minutes", min=0, max=240, ask_us="Ask us what time to be here.")
CHOICE = a_parameter(
    "bladder", kind="choice", ask_us="Ask us about your bladder.",
    choices=[{"id": "full", "says": "a full bladder"}, {"id": "empty", "says": "an empty bladder"}],
)  # fmt: skip
DAYS = a_parameter("days", unit="days", min=1, max=30)


def _arrival(site, at=None, now=LONG_AGO):
    line = an_instruction(
        "arrive", topic="arrival", do="Be here {time}.", when={"before": {"parameter": "arrive-before"}}
    )
    topics = [a_topic("arrival", "earliest", unit="minutes")]
    return a_plan(an_own("a", lines=[line]), at=at, now=now, site=site, topics=topics, parameters=[ARRIVE])


def _expiring(expires):
    value = {"value": 30, "signed_by": "Dr Who", "signed_on": "2026-01-01", "expires": expires}
    return Site.model_validate({"time_zone": "Europe/London", "parameters": {"arrive-before": value}})


@pytest.mark.parametrize(
    "site", [a_site(), a_site(arrive_before=500), a_site(arrive_before="soon"), _expiring("2026-11-30")]
)
def test_a_value_that_is_unset_out_of_range_or_expired_is_asked_for(site):
    (line,) = _arrival(site, at="2026-12-02T09:00", now="2026-12-01T08:00").lines

    assert (line.do, line.ask_us, line.due.kind, line.site_value.value) == (
        "Ask us what time to be here.",
        True,
        "at_booking",
        None,
    )


def test_a_value_holds_through_the_day_it_expires():
    assert not _arrival(_expiring("2026-12-01"), at="2026-12-02T09:00", now="2026-12-01T08:00").lines[0].ask_us


def test_a_signed_value_becomes_a_clock_time_and_the_arrival():
    plan = _arrival(a_site(arrive_before=30), at="2026-12-02T09:00")

    assert plan.lines[0].do == "Be here at 8:30 on Wednesday 2 December."
    assert plan.arrival(plan.days[0]) == plan.lines[0].due
    assert plan.status == "final"


def test_no_minutes_early_is_the_appointment_itself():
    plan = _arrival(a_site(arrive_before=0), at="2026-12-02T09:00")

    assert plan.lines[0].do == "Be here at 9:00 on Wednesday 2 December."
    assert _arrival(a_site(arrive_before=0)).lines[0].do == "Be here before your appointment."


def test_while_the_clinic_has_not_set_it_there_is_no_arrival():
    plan = _arrival(a_site())

    assert plan.arrival(plan.days[0]) is None


@pytest.mark.parametrize(
    ("site", "do"), [(a_site(bladder="full"), "Come with a full bladder."), (a_site(), "Ask us about your bladder.")]
)
def test_a_choice_is_said_in_words(site, do):
    line = an_instruction("bladder", do="Come with {value}.", parameter="bladder", firmness="site", when="on_arrival")

    assert a_plan(an_own("a", lines=[line]), site=site, parameters=[CHOICE]).lines[0].do == do


def test_a_number_is_said_as_it_is():
    line = an_instruction("days", do="Rest {value} days.", when={"before": {"parameter": "days"}})

    (line,) = a_plan(an_own("a", lines=[line]), site=a_site(days=3), parameters=[DAYS], at="2026-12-05T09:00").lines
    assert (line.do, str(line.due.at)) == ("Rest 3 days.", "2026-12-02")


def test_a_choice_is_no_distance():
    line = an_instruction("odd", do="Stop {time}.", when={"before": {"parameter": "bladder"}})

    assert a_plan(an_own("a", lines=[line]), site=a_site(bladder="full"), parameters=[CHOICE]).lines[0].ask_us


@pytest.mark.parametrize(
    ("site", "asks"), [(a_site(bladder="full"), True), (a_site(days=3), True), (a_site(bladder="full", days=3), False)]
)
def test_a_line_with_two_values_waits_for_both(site, asks):
    line = an_instruction("two", do="Come with {value}.", parameter="bladder", when={"before": {"parameter": "days"}})

    assert a_plan(an_own("a", lines=[line]), site=site, parameters=[CHOICE, DAYS]).lines[0].ask_us is asks


def test_what_the_clinic_has_not_chosen_is_asked_for_now():
    line = an_instruction("kit", do="Come with {value}.", parameter="bladder", firmness="site", when={"before": "P1D"})
    (planned,) = a_plan(an_own("a", lines=[line]), at="2026-12-02T09:00", parameters=[CHOICE]).lines

    assert (planned.do, planned.due.kind, planned.due.at) == ("Ask us about your bladder.", "at_booking", None)


@pytest.mark.parametrize("waits", ["a", "b"])
def test_a_line_that_waits_for_the_clinic_stands_for_one_that_reads_the_same(waits):  # M1, M3
    lines = {
        letter: an_instruction(f"{letter}-bladder", topic="bladder", do="Ask us about your bladder.", when="at_booking")
        if letter != waits
        else an_instruction(f"{letter}-bladder", topic="bladder", do="Bladder: {value}.", parameter="bladder")
        for letter in "ab"
    }
    plan = a_plan(
        *(an_own(letter, lines=[line]) for letter, line in lines.items()),
        topics=[a_topic("bladder", "never_automatic")],
        parameters=[CHOICE],
    )

    (line,) = plan.lines
    assert (line.do, line.ask_us, line.asked_by) == ("Ask us about your bladder.", True, ("a", "b"))
    assert (plan.conflicts, plan.status) == ((), "not_final")
    assert [parameter.id for parameter in plan.unset] == ["bladder"]
