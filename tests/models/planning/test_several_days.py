"""Several appointments: on one day lines meet, on different days each stands for itself."""

from datetime import date, datetime

import pytest
from builders import a_parameter, a_plan, a_site, a_topic, an_after, an_instruction, an_own

FASTING = a_topic("fasting", "earliest", between_appointments="Do not eat in between.")
BLADDER = a_topic("bladder", "never_automatic")
MORNING, AFTERNOON, LATER = "2026-12-02T09:00", "2026-12-02T14:00", "2026-12-04T09:00"


def _stop(name, hours):
    return an_instruction(name, topic="fasting", do=f"Stop {{time}} ({name}).", when={"before": f"PT{hours}H"})


def _two(first, second, at, **kinds):
    return a_plan(
        an_own("a", lines=[first]),
        an_own("b", lines=[second]),
        at={"a": MORNING, "b": at},
        site=a_site("Europe/London"),
        topics=[FASTING, BLADDER, a_topic("fresh", "latest")],
        **kinds,
    )


def _said(plan):
    return [(line.id, line.due.at.strftime("%d %H:%M"), line.asked_by, line.day) for line in plan.lines]


@pytest.mark.parametrize(
    ("hours", "kept"), [(2, ("a-stop", "02 03:00")), (8, ("a-stop", "02 03:00")), (12, ("b-stop", "02 02:00"))]
)
def test_on_one_day_the_earliest_moment_stands_for_all(hours, kept):  # M2
    plan = _two(_stop("a-stop", 6), _stop("b-stop", hours), AFTERNOON)

    assert _said(plan) == [(*kept, ("a", "b"), None)]
    assert plan.lines[0].detail == "Do not eat in between."
    assert [each.id for each in plan.lines[0].gave_way] == [{"a-stop": "b-stop", "b-stop": "a-stop"}[kept[0]]]


def test_a_line_that_both_ask_for_is_due_before_the_first():  # M1
    plan = _two(_stop("stop", 6), _stop("stop", 6), AFTERNOON)

    assert _said(plan) == [("stop", "02 03:00", ("a", "b"), None)]
    assert plan.lines[0].detail == "Do not eat in between."


def test_what_holds_in_between_is_added_to_the_detail():
    stop = an_instruction("stop", topic="fasting", detail="Water too.", when={"before": "PT6H"})

    assert _two(stop, stop, AFTERNOON).lines[0].detail == "Water too. Do not eat in between."


def test_what_waits_for_the_clinic_says_nothing_of_a_gap_and_nor_does_a_topic_without_words_for_it():
    waits = an_instruction("waits", topic="fasting", when={"before": {"parameter": "hours"}})
    bring = an_instruction("bring")
    plans = [_two(each, each, AFTERNOON, parameters=[a_parameter("hours")]) for each in (waits, bring)]

    assert [[(line.ask_us, line.detail) for line in plan.lines] for plan in plans] == [[(True, None)], [(False, None)]]


def test_at_one_time_nothing_is_said_of_a_gap():
    plan = _two(_stop("a-stop", 6), _stop("b-stop", 2), MORNING)

    assert plan.lines[0].detail is None
    assert [each.id for each in plan.prompts] == ["block-2026-12-02t09-00"]


def test_on_different_days_each_stop_stands_for_itself():
    plan = _two(_stop("stop", 6), _stop("stop", 6), LATER)

    assert _said(plan) == [
        ("stop", "02 03:00", ("a",), date(2026, 12, 2)),
        ("stop", "04 03:00", ("b",), date(2026, 12, 4)),
    ]
    assert [line.key for line in plan.lines] == ["stop@2026-12-02", "stop@2026-12-04"]


def test_what_is_for_now_is_said_once_whatever_the_days():  # M1
    tell = an_instruction("tell", when="at_booking")
    plan = _two(tell, tell, LATER)

    assert [(line.id, line.asked_by, line.day) for line in plan.lines] == [("tell", ("a", "b"), None)]


def test_a_full_and_an_empty_bladder_on_different_days_are_no_conflict():  # M3
    full, empty = (an_instruction(each, topic="bladder") for each in ("full", "empty"))

    assert [conflict.id for conflict in _two(full, empty, AFTERNOON).conflicts] == ["bladder"]
    assert _two(full, empty, LATER).conflicts == ()


def test_what_reaches_across_days_is_a_conflict_on_any_days():  # M3
    hold, keep = (an_instruction(each, topic="thinner", when="at_booking") for each in ("hold", "keep"))
    topic = a_topic("thinner", "never_automatic", across_days=True)
    plan = a_plan(an_own("a", lines=[hold]), an_own("b", lines=[keep]), at={"a": MORNING, "b": LATER}, topics=[topic])

    assert [conflict.id for conflict in plan.conflicts] == ["thinner"]
    assert [line.ask_us for line in plan.lines] == [True]


def test_a_day_that_nobody_knows_may_be_the_same_day():  # M3
    full, empty = (an_instruction(each, topic="bladder") for each in ("full", "empty"))
    lines = {"a": [full], "b": [empty]}
    plan = a_plan(*(an_own(each, lines=lines[each]) for each in lines), at={"a": MORNING}, topics=[BLADDER])

    assert [conflict.id for conflict in plan.conflicts] == ["bladder"]
    assert [(day.date, day.procedures) for day in plan.days] == [(date(2026, 12, 2), ("a",)), (None, ("b",))]


def test_a_day_that_nobody_knows_may_also_be_one_of_several():  # M3
    full, empty = (an_instruction(each, topic="bladder") for each in ("full", "empty"))
    lines = {"a": [full], "b": [], "c": [empty]}
    plan = a_plan(*(an_own(each, lines=lines[each]) for each in lines), at={"a": MORNING, "b": LATER}, topics=[BLADDER])

    assert [conflict.id for conflict in plan.conflicts] == ["bladder"]


@pytest.mark.parametrize(("second", "days"), [("04:59", 1), ("05:00", 1), ("05:01", 2)])
def test_appointments_up_to_six_hours_apart_over_midnight_are_of_one_day(second, days):
    plan = a_plan(an_own("a"), an_own("b"), at={"a": "2026-12-02T23:00", "b": f"2026-12-03T{second}"})

    assert len(plan.days) == days


def test_two_conflicts_of_one_topic_on_two_days_are_told_apart():
    full, empty = (an_instruction(each, topic="bladder") for each in ("full", "empty"))
    own = {each: an_own(each, lines=[line]) for each, line in zip("abcd", (full, empty, full, empty), strict=True)}
    at = {"a": MORNING, "b": MORNING, "c": LATER, "d": LATER}
    plan = a_plan(*own.values(), at=at, topics=[BLADDER])

    assert [conflict.id for conflict in plan.conflicts] == ["bladder@2026-12-02", "bladder@2026-12-04"]


def test_what_the_conflicts_of_all_topics_and_days_wait_for_is_carried():  # M3
    days = {"a": MORNING, "b": MORNING, "c": LATER, "d": LATER}
    lines = {
        each: [
            an_instruction(f"{each}-{topic}", topic=topic, do="Do {value}.", parameter=f"{each}-{topic}")
            if each in "ac"
            else an_instruction(f"{each}-{topic}", topic=topic)
            for topic in ("bladder", "bowel")
        ]
        for each in days
    }
    unset = [line.parameter for each in "ac" for line in lines[each]]
    plan = a_plan(
        *(an_own(each, lines=[*lines[each], an_instruction("list")]) for each in days),
        at=days,
        topics=[BLADDER, a_topic("bowel", "never_automatic"), a_topic("bring")],
        parameters=[a_parameter(each) for each in unset],
    )

    assert [each.id for each in plan.conflicts] == [
        f"{topic}@2026-12-{day}" for topic in ("bladder", "bowel") for day in ("02", "04")
    ]
    assert [each.id for each in plan.unset] == ["a-bladder", "c-bladder", "a-bowel", "c-bowel"]


def test_what_reads_the_same_on_two_days_keeps_all_that_gave_way():  # M1, M2
    lines = {
        each: an_instruction(each, topic="escort", level=level, when="at_booking", do=f"Bring {level}.")
        for each, level in zip("abcd", ("high", "low", "high", "low"), strict=True)
    }
    plan = a_plan(
        *(an_own(each, lines=[line]) for each, line in lines.items()),
        at={"a": MORNING, "b": MORNING, "c": LATER, "d": LATER},
        topics=[a_topic("escort", "highest")],
    )

    assert [(line.do, line.asked_by, [each.id for each in line.gave_way]) for line in plan.lines] == [
        ("Bring high.", ("a", "b", "c", "d"), ["b", "d"])
    ]


def test_a_test_must_be_fresh_for_each_appointment_of_a_day():
    fresh = {
        each: an_instruction(f"{each}-test", topic="fresh", do=f"Test {each} {{time}}.", when={"before": f"PT{hours}H"})
        for each, hours in (("a", 24), ("b", 3))
    }

    assert [line.key for line in _two(fresh["a"], fresh["b"], MORNING).lines] == ["b-test"]
    assert [line.id for line in _two(fresh["a"], fresh["b"], AFTERNOON).lines] == ["a-test", "b-test"]
    assert [line.key for line in _two(fresh["b"], fresh["b"], AFTERNOON).lines] == [
        "b-test@2026-12-02T09-00",
        "b-test@2026-12-02T14-00",
    ]


@pytest.mark.parametrize(
    ("when", "keys"),
    [({"before": "PT3H"}, ["a@2026-12-02T09-00", "c@2026-12-02T14-00"]), ("at_booking", ["a"])],
)
def test_of_tests_that_read_the_same_one_stands_for_each_appointment_or_for_all(when, keys):  # M1
    own = [an_own(each, lines=[an_instruction(each, topic="fresh", do="A test.", when=when)]) for each in "abc"]
    plan = a_plan(*own, at={"a": MORNING, "b": MORNING, "c": AFTERNOON}, topics=[a_topic("fresh", "latest")])

    assert [line.key for line in plan.lines] == keys
    assert plan.lines[0].asked_by == (("a", "b") if len(keys) > 1 else ("a", "b", "c"))


def test_aftercare_counts_for_its_own_day_and_names_its_end():
    rest = {each: an_after(f"{each}-rest", topic="rest", until=until) for each, until in (("a", "P1D"), ("b", "P3D"))}
    own = [an_own(each, after=[line]) for each, line in rest.items()]
    topics = [a_topic("rest", "longest")]
    one_day, two_days = (
        a_plan(*own, at={"a": MORNING, "b": second}, topics=topics).after for second in (AFTERNOON, LATER)
    )

    assert [(line.id, line.ends_on, line.asked_by) for line in one_day] == [("b-rest", date(2026, 12, 5), ("a", "b"))]
    assert [(line.id, line.ends_on, line.asked_by) for line in two_days] == [
        ("a-rest", date(2026, 12, 3), ("a",)),
        ("b-rest", date(2026, 12, 7), ("b",)),
    ]


def test_the_same_aftercare_on_two_days_is_said_once_without_a_date():
    rest = an_after("rest", topic="rest", until="P1D")
    own = [an_own(each, after=[rest]) for each in "ab"]
    plan = a_plan(*own, at={"a": MORNING, "b": LATER}, topics=[a_topic("rest", "longest")])

    assert [(line.id, line.ends_on, line.asked_by, line.day) for line in plan.after] == [
        ("rest", None, ("a", "b"), None)
    ]


@pytest.mark.parametrize(("until", "days"), [("PT24H", None), ("P1DT2H", None), ("P2D", 4), (None, None)])
def test_an_end_in_hours_has_no_day(until, days):
    plan = a_plan(an_own("a", after=[an_after("rest", topic="afterwards", until=until)]), at=MORNING)

    assert plan.after[0].ends_on == (date(2026, 12, days) if days else None)


@pytest.mark.parametrize(
    ("second", "gap"), [("10:59", None), ("11:00", "2 hours"), ("14:30", "5 hours and 30 minutes")]
)
def test_a_long_gap_on_one_day_is_for_the_team(second, gap):  # M5
    plan = a_plan(an_own("a"), an_own("b"), at={"a": MORNING, "b": f"2026-12-02T{second}"})

    assert [(prompt.id, prompt.text.split(" lie")[0], prompt.asked_by) for prompt in plan.prompts] == (
        [("gap-2026-12-02t09-00", gap, ("a", "b"))] if gap else []
    )


def test_each_day_has_its_own_arrival():
    arrive = an_instruction("arrive", topic="arrival", do="Be here {time}.", when={"before": "PT30M"})
    topics = [a_topic("arrival", "earliest", unit="minutes")]
    own = [an_own(each, lines=[arrive]) for each in "abc"]
    plan = a_plan(*own, at={"a": LATER, "b": "2026-12-05T00:10"}, topics=topics)

    arrivals = [plan.arrival(day) for day in plan.days]
    assert [due and due.at for due in arrivals] == [
        datetime(2026, 12, 4, 8, 30),
        datetime(2026, 12, 4, 23, 40),
        None,
    ]
    assert plan.appointment == datetime(2026, 12, 4, 9)


def test_no_other_clock_time_is_taken_for_the_arrival():
    arrive = an_instruction("arrive", topic="arrival", do="Be here {time}.", when={"before": "PT30M"})
    lines = [_stop("stop", 6), an_instruction("walk", when={"before": "PT1H"}), arrive]
    topics = [FASTING, a_topic("arrival", "earliest", unit="minutes")]
    plan = a_plan(an_own("a", lines=lines), at=MORNING, topics=topics)

    assert plan.arrival(plan.days[0]).at == datetime(2026, 12, 2, 8, 30)


def test_while_one_time_is_not_known_stops_are_compared_by_their_distance():  # M3
    lines = {
        "a": [_stop("day", 26)],
        "b": [_stop("hours", 2), an_instruction("litre", topic="fasting", when="on_the_day", opposite=True)],
    }
    plan = a_plan(*(an_own(each, lines=lines[each]) for each in lines), at={"a": MORNING}, topics=[FASTING])

    (conflict,) = plan.conflicts
    assert [(side.id, side.asked_by) for side in conflict.sides] == [("day", ("a", "b")), ("litre", ("b",))]
