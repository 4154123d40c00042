"""What is reminded of: every clock of the plan and no other, when people are awake, in words that anybody may read."""

from datetime import UTC, date, datetime, timedelta

import pytest
from builders import a_parameter, a_plan, a_site, a_topic, an_instruction, an_own

from models.content.loader import load_library
from models.document.reminders import reminders
from models.document.ringing import ring_before, ring_on_the_eve
from models.language import Language
from models.planning.compiler import make_plan
from models.planning.visit import Visit
from models.site import Site
from resources import resource

FOOD, DRINKS = a_topic("fasting-food", "earliest", unit="hours"), a_topic("fasting-clear-drinks", "earliest")
LONDON = a_site("Europe/London")


def stop(name, when, topic="fasting-food", **changes):
    return an_instruction(name, topic=topic, do=f"Stop {name} {{time}}.", when=when, **changes)


def of(*lines, at="2026-12-02T14:00", site=LONDON, topics=(), **changes):
    plan = a_plan(
        an_own("a", lines=lines), at=at, site=site, topics=[FOOD, DRINKS, a_topic("bring"), *topics], **changes
    )
    return plan, reminders(plan, site)


def by_key(found):
    return {entry.key: entry for entry in found.entries}


def test_each_clock_of_the_plan_is_one_reminder_at_the_plans_own_time():
    lines = stop("food", {"before": "PT6H"}), stop("drinks", {"before": "PT2H"}, "fasting-clear-drinks")
    arrive = an_instruction("arrive", topic="arrival", do="Be here {time}.", when={"before": "PT1H"})

    plan, found = of(*lines, arrive, topics=[a_topic("arrival", "earliest")])

    timed = {entry.at for entry in found.entries if isinstance(entry.at, datetime)}
    assert timed == {*(line.due.at for line in plan.lines), datetime(2026, 12, 2, 14, tzinfo=LONDON.zone)}
    assert [entry.summary for entry in found.entries] == [
        "Stop eating at 8:00 on Wednesday 2 December",
        "Stop drinking at 12:00 (midday) on Wednesday 2 December",
        "Be at the clinic at 13:00 on Wednesday 2 December",
        "Your appointment at 14:00 on Wednesday 2 December",
    ]


def test_what_is_due_at_one_moment_rings_once():
    lines = stop("food", {"before": "PT6H"}), stop("drinks", {"before": "PT6H"}, "fasting-clear-drinks")

    _, found = of(*lines)

    (first, _) = found.entries
    assert first.summary == "Stop eating and drinking at 8:00 on Wednesday 2 December"
    assert "Stop food" in " ".join(first.details)
    assert "Stop drinks" in " ".join(first.details)


def test_the_lines_of_a_day_are_one_reminder_the_evening_before():
    lines = (an_instruction(f"bring-{n}", do=f"Bring {n}.") for n in range(9))

    _, found = of(*lines)

    whole = by_key(found)["day0#1"]
    assert len(found.entries) == 2
    assert (whole.at, whole.rings) == (date(2026, 12, 2), datetime(2026, 12, 1, 18, tzinfo=LONDON.zone))
    assert all(f"Bring {n}." in " ".join(whole.details) for n in range(9))


def test_what_is_to_be_drunk_is_not_said_to_be_stopped():
    water = stop("water", {"before": "PT1H"}, opposite=True)

    _, found = of(water)

    assert by_key(found)["water#1"].summary == "For your appointment: something to do at 13:00 on Wednesday 2 December"
    assert not any("Stop" in entry.summary for entry in found.entries)


def test_a_stretch_that_has_begun_reminds_from_today():
    line = an_instruction("call", do="Call us if you have a fever.", when={"between": ["P7D", "P0D"]})

    _, found = of(line, now="2026-11-28T10:00")

    assert by_key(found)["day4#1"].at == date(2026, 11, 28)


def test_what_is_done_on_arrival_stands_with_its_appointment():
    _, found = of(an_instruction("bladder", do="Empty your bladder.", when="on_arrival"))

    (only,) = found.entries
    assert only.key == "appointment#1"
    assert "When you arrive" in only.details


def test_what_is_late_is_no_reminder_and_is_said_with_the_appointment():
    _, found = of(stop("food", {"before": "PT6H"}), now="2026-12-02T09:00")

    (only,) = found.entries
    assert only.details[:3] == (
        "Starter content. Your clinic has not approved it yet.",
        "Call us now",
        "- Stop food at 8:00 on Wednesday 2 December. This was due at 8:00 on Wednesday 2 December. It helps.",
    )


def test_what_waits_for_the_clinic_says_so_everywhere():
    line = stop("food", {"before": {"parameter": "fasting-food-hours"}})

    _, found = of(line, parameters=[a_parameter()])

    (only,) = found.entries
    assert only.summary.endswith("(not final)")
    assert "This is not final: ask us." in only.message
    assert "Ask us about this:" in only.details
    assert any("Ask us when to stop eating." in each for each in only.details)


def test_where_no_clock_can_be_trusted_there_are_days_and_no_clock_times():
    _, found = of(stop("food", {"before": "PT6H"}), an_instruction(), now=None)

    assert found.entries
    assert not any(isinstance(entry.at, datetime) or entry.rings for entry in found.entries)
    assert any("6 hours before your appointment" in each for entry in found.entries for each in entry.details)


def test_two_days_are_kept_apart():
    lines = [stop("food", {"before": "PT6H"})]
    plan = a_plan(
        an_own("a", lines=lines), an_own("b", lines=[stop("meal", {"before": "PT4H"})]), topics=[FOOD],
        at={"a": "2026-12-02T14:00", "b": "2026-12-05T14:00"}, site=LONDON,
    )  # fmt: skip

    found = by_key(reminders(plan, LONDON))

    assert {"fasting-food#1", "fasting-food#2", "appointment#1", "appointment#2"} == set(found)
    assert found["fasting-food#2"].at.date() == date(2026, 12, 5)


@pytest.mark.parametrize("night", ["2026-03-29", "2026-10-25"])
@pytest.mark.parametrize("hours", range(1, 13))
def test_over_both_changes_of_the_clocks_the_time_is_the_plans(night, hours):
    plan, found = of(stop("food", {"before": f"PT{hours}H"}), at=f"{night}T08:30")

    entry = by_key(found)["fasting-food#1"]
    appointment = datetime.fromisoformat(f"{night}T08:30").replace(tzinfo=LONDON.zone)
    assert entry.at == plan.lines[0].due.at
    assert appointment.astimezone(UTC) - entry.at.astimezone(UTC) == timedelta(hours=hours)
    assert entry.rings is not None
    assert 7 <= entry.rings.hour < 21
    assert entry.rings.astimezone(UTC) <= entry.at.astimezone(UTC) - timedelta(hours=1)


@pytest.mark.parametrize(
    ("at", "now", "rings"),
    [
        ("2026-12-02T14:00", None, "2026-12-02T13:00"),
        ("2026-12-02T08:00", None, "2026-12-02T07:00"),
        ("2026-12-02T07:59", None, "2026-12-01T20:00"),
        ("2026-12-02T00:00", None, "2026-12-01T20:00"),
        ("2026-12-01T22:00", None, "2026-12-01T20:00"),
        ("2026-12-02T03:00", "2026-12-01T20:30", "2026-12-02T02:00"),
        ("2026-12-02T03:00", "2026-12-02T02:30", None),
    ],
)
def test_it_rings_in_time_and_at_night_only_for_who_was_told_late(at, now, rings):
    found = ring_before(datetime.fromisoformat(at), timedelta(hours=1), datetime.fromisoformat(now) if now else None)

    assert found == (datetime.fromisoformat(rings) if rings else None)


def test_a_day_of_which_the_eve_has_passed_rings_no_more():
    assert ring_on_the_eve(date(2026, 12, 2), None, datetime(2026, 12, 1, 18)) is None


def test_the_visits_id_follows_the_place_and_the_times_alone():
    first, other = of(an_instruction())[1].visit, of(an_instruction("more", do="More."))[1].visit

    assert first == other
    assert first != of(an_instruction(), at="2026-12-03T14:00")[1].visit


def test_without_an_appointment_there_is_nothing_to_be_reminded_of():
    assert of(stop("food", {"before": "PT6H"}), at=None)[1].entries == ()


@pytest.fixture(scope="module")
def library():
    return load_library(resource("content"))


def signed(library):
    """Sign a value for everything that the clinic may set."""
    values = {}
    for each in library.parameters.values():
        possible = [*(option.value for option in each.options), each.max, (each.min, each.max)]
        value = next(value for value in possible if value is not None and not each.refuses(value))
        values[each.id] = {"value": value, "signed_by": "A nurse", "signed_on": "2026-11-01"}
    return Site.model_validate({"time_zone": "Europe/London", "name": "Riverside", "parameters": values})


def test_what_anybody_can_read_names_no_procedure_and_few_things_ring(library):
    site = signed(library)
    assert len(site.parameters) > 20
    for procedure in library.procedures.values():
        at = {procedure.id: datetime(2026, 12, 2, 9)}
        plan = make_plan(library, Visit((procedure.id,), {}, at, datetime(2026, 11, 10, 10)), site)
        found = reminders(plan, site)
        named = [each.casefold() for each in (procedure.name, procedure.short_name, *procedure.also_called)]
        public = " ".join((entry.summary + " ".join(entry.message)) for entry in found.entries).casefold()

        assert [each for each in named if each in public] == []
        assert 2 <= len(found.entries) <= 10
        clocks = {line.due.at for line in plan.lines if isinstance(line.due.at, datetime) and not line.due.overdue}
        assert clocks <= {entry.at for entry in found.entries}


def test_every_word_of_it_can_be_translated():
    class Marked:
        def gettext(self, message):
            return f"«{message}»"

        def ngettext(self, one, many, n):
            return f"«{one if n == 1 else many}»"

    plan, _ = of(stop("food", {"before": "PT6H"}), an_instruction())
    found = reminders(plan, LONDON, Language("de", Marked()))

    for entry in found.entries:
        assert all(each.startswith("«") for each in (entry.summary, *entry.message))
        assert all(each.startswith(("«", "- ")) for each in entry.details)
