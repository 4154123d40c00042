"""What goes onto a phone: the days, the numbers and the signs, worded by the rules of the sheet and never cut."""

from datetime import datetime

import pytest
from builders import a_plan, a_sign, a_site, a_topic, an_instruction, an_own

from models.content.loader import load_library
from models.document.sheet import Replaced, sheet_number
from models.document.takeaway import takeaways
from models.language import Language
from models.planning.compiler import make_plan
from models.planning.visit import Visit
from models.site import NO_SITE, Phone, Site
from resources import resource

AT = datetime(2026, 12, 2, 9)
NOW = datetime(2026, 11, 22, 10)
CLINIC = Site(
    name="Riverside",
    time_zone="Europe/London",
    emergency_number="999",
    phones=(Phone(label="Days", number="+44 1632 960 001"), Phone(label="Nights", number="+44 1632 960 002")),
)


@pytest.fixture(scope="module")
def library():
    return load_library(resource("content"))


def words(plan, kind, site=CLINIC, **more):
    """Give all that is said of one kind, as lines."""
    (found,) = [each for each in takeaways(plan, site, **more) if each.kind == kind]
    return [line for part in found.parts for line in (*part.head, *part.lines)]


def a_timed_plan(**changes):
    lines = [
        an_instruction("stop", topic="fasting-food", do="Stop eating 6 hours before.", when={"before": "PT6H"}),
        an_instruction("bring", do="Bring a list of your medicines.", when="on_the_day"),
    ]
    topics = [a_topic("fasting-food", "earliest", unit="hours"), a_topic("bring")]
    return a_plan(an_own("a", lines=lines), topics=topics, site=a_site(), **({"at": "2026-12-02T09:00"} | changes))


def test_all_three_carry_the_sheets_number_and_say_that_the_paper_counts():
    plan = a_timed_plan()

    found = takeaways(plan, CLINIC)

    assert [each.kind for each in found] == ["when", "numbers", "signs"]
    for each in found:
        assert sheet_number(plan) in each.marks[0]
        assert "paper counts" in each.foot


def test_the_days_and_the_times_to_stop_are_there_and_nothing_to_bring():
    said = words(a_timed_plan(), "when")

    assert "Day: Wednesday 2 December 2026" in said
    assert "Appointment: 9:00" in said
    assert "Be here at: ask us" in said
    assert any(line.startswith("- Stop eating 6 hours before. When: at 3:00 in the night") for line in said)
    assert not any("Bring" in line for line in said)


def test_what_nobody_knows_is_asked_for():
    said = words(a_timed_plan(at=None), "when", NO_SITE)

    assert {"Day: ask us", "Appointment: ask us", "Be here at: ask us"} <= set(said)
    assert words(a_timed_plan(), "numbers", NO_SITE)[1:] == ["Emergency: ask us", "Day: ask us", "Night: ask us"]


def test_a_clock_that_cannot_be_trusted_is_said_first_and_no_time_is_worked_out():
    said = words(a_timed_plan(now=None), "when")

    assert said[0] == "The clock of this computer may be wrong."
    assert not any("3:00" in line for line in said)


def test_what_is_late_says_to_call():
    said = words(a_timed_plan(now="2026-12-02T08:00"), "when")

    late = said.index("Call us now")
    assert "Do not wait: call us." in said[late + 1]
    assert "Stop eating" in said[late + 2]


def test_emergency_comes_first_with_its_number():
    signs = [
        a_sign("soon", tier="urgent", sign="It is red", act="Call us today."),
        a_sign("now", tier="emergency", sign="You faint"),
    ]
    plan = a_plan(an_own("a", signs=[*signs, a_sign("later", tier="routine", sign="It itches", act="Tell us.")]))

    said = words(plan, "signs")

    assert said.index("Emergency: 999") < said.index("- You faint.") < said.index("Days: +44 1632 960 001")
    assert said.index("Call us the same day if:") < said.index("- It is red.")
    assert "itches" not in " ".join(said)
    assert words(plan, "numbers")[:2] == ["Questions or worries? Call us.", "Emergency: 999"]


def test_a_sheet_that_replaces_another_says_so_first():
    said = words(a_timed_plan(), "when", replaces=Replaced("3F2A", NOW.date()))

    assert said[0] == "This sheet replaces sheet 3F2A of Sunday 22 November."


def test_where_text_reads_from_the_right_numbers_keep_their_order():
    plan = a_timed_plan()

    assert "Emergency: \u2066999\u2069" in words(plan, "numbers", language=Language("ar"))
    assert "Emergency: 999" in words(plan, "numbers")


def test_every_procedure_is_in_it_as_on_its_sheet(library):
    for procedure in library.procedures:
        plan = make_plan(library, Visit((procedure,), {}, {procedure: AT}, NOW), CLINIC)
        said = "\n".join(words(plan, "signs"))

        urgent = [sign for sign in plan.signs if sign.tier != "routine"]
        assert urgent
        assert [sign.id for sign in urgent if sign.easy.rstrip(".") not in said.replace("\n", " ")] == []
        assert "Starter content. Your clinic has not approved it yet." in words(plan, "when")
        fasting = [line for line in plan.lines if line.topic in ("fasting-food", "fasting-clear-drinks")]
        assert [line.id for line in fasting if line.do not in "\n".join(words(plan, "when"))] == []
