"""How lines meet: levels, opposites, the team's advice, and what a joined line keeps of each."""

from datetime import datetime

import pytest
from builders import (
    a_library,
    a_parameter,
    a_plan,
    a_site,
    a_source,
    a_topic,
    a_visit,
    an_after,
    an_instruction,
    an_own,
)

from models.planning.compiler import make_plan
from models.planning.plan import GaveWay, GivenAnswer, TeamPrompt

FASTING = a_topic("fasting", "earliest", sources=["leaflet"])
ESCORT = a_topic("escort", "highest", icon="car")


def _own(**lines):
    return [an_own(letter, lines=[line]) for letter, line in lines.items()]


def _stop(name, hours, **changes):
    return an_instruction(name, topic="fasting", do=f"{name} {{time}}.", when={"before": f"PT{hours}H"}, **changes)


def test_the_highest_level_stands_for_all():  # M2
    low, high = (an_instruction(each, topic="escort", level=each) for each in ("low", "high"))
    (line,) = a_plan(*_own(a=low, b=high), topics=[ESCORT]).lines

    assert (line.id, line.asked_by, line.rules) == ("high", ("a", "b"), ("M1", "M2", "M6"))
    assert line.gave_way == (GaveWay("low", "Do low.", ("a",)),)


def test_what_outweighs_a_line_of_its_own_procedure_is_not_said_to_be_joined():  # M2, M6
    (line,) = a_plan(an_own("a", lines=[_stop("six", 6), _stop("two", 2)]), topics=[FASTING]).lines

    assert (line.id, line.asked_by, line.rules) == ("six", ("a",), ("M2", "M6"))


def test_two_lines_of_one_level_both_stay():  # M2
    lines = {letter: an_instruction(f"{letter}-stay", topic="escort", level="high") for letter in "ab"}

    assert [line.id for line in a_plan(*_own(**lines), topics=[ESCORT]).lines] == ["a-stay", "b-stay"]


def test_levels_join_what_follows_too():  # M2
    own = [an_own(each, after=[an_after(each, topic="stay", level=each)]) for each in ("low", "high")]

    plan = a_plan(*own, topics=[a_topic("stay", "highest", phase="after")])
    assert [(line.id, line.asked_by) for line in plan.after] == [("high", ("high", "low"))]


@pytest.mark.parametrize(
    ("other", "conflict"),
    [
        (_stop("stop", 6), ["litre", "stop"]),
        (an_instruction("ask", topic="fasting", when="at_booking"), ["ask", "litre"]),
        (an_instruction("meal", topic="fasting", when="on_the_day", opposite=True), ["litre", "meal"]),
        (an_instruction("as-usual", topic="fasting", when="on_the_day", only_when_certain=True), None),
    ],
)
def test_what_a_stop_forbids_is_never_weighed_against_it(other, conflict):  # M3
    litre = _stop("litre", 1, opposite=True)
    plan = a_plan(*_own(a=litre, b=other), topics=[FASTING])

    assert [[side.id for side in each.sides] for each in plan.conflicts] == ([conflict] if conflict else [])
    assert [line.id for line in plan.lines] == (["fasting"] if conflict else ["litre"])


def test_a_weaker_stop_is_named_on_the_side_that_stands_for_it():  # M3
    lines = {"a": _stop("six", 6), "b": _stop("two", 2), "c": _stop("litre", 1, opposite=True)}
    (conflict,) = a_plan(*_own(**lines), topics=[FASTING]).conflicts

    assert [(side.id, side.asked_by) for side in conflict.sides] == [("litre", ("c",)), ("six", ("a", "b"))]


WHEN_SUGAR = {"ask_team_when": "Sugar.", "ask_team_if": {"is": {"question": "pregnancy", "answer": ["yes"]}}}


@pytest.mark.parametrize(
    ("answer", "line", "asked"),
    [
        ("yes", _stop("stop", 6), True),
        ("unsure", _stop("stop", 6), True),
        ("no", _stop("stop", 6), False),
        ("yes", an_instruction("eat", topic="fasting", when="on_the_day", only_when_certain=True), False),
    ],
)
def test_a_topic_asks_the_team_once_a_line_binds_and_the_answer_is_not_no(answer, line, asked):  # M5
    topic = a_topic("fasting", "earliest", sources=["leaflet"], **WHEN_SUGAR)
    free = an_instruction("free", topic="fasting", when="on_arrival", only_when_certain=True)
    plan = a_plan(*_own(b=line, a=free), topics=[topic], answers={"pregnancy": answer})

    said = (GivenAnswer("pregnancy", "pregnancy", answer),)
    assert plan.prompts == ((TeamPrompt("fasting", "Sugar.", ("b",), ("leaflet",), "ask", said),) if asked else ())


def test_without_such_a_condition_nobody_is_asked():
    assert a_plan(*_own(a=_stop("stop", 6)), topics=[FASTING]).prompts == ()


def test_the_line_of_a_conflict_pools_what_its_sides_have():  # M3
    sources = [a_source(each) for each in ("one", "two")]
    for_ = {"for": {"is": {"question": "pregnancy", "answer": ["yes"]}}}
    first = an_instruction("full", topic="bladder", sources=["two", "leaflet"], icon="bladder", **for_)
    second = an_instruction("empty", topic="bladder", sources=["one", "leaflet"], **for_)
    plan = a_plan(
        *_own(b=first, a=second),
        topics=[a_topic("bladder", "never_automatic", icon="drop")],
        sources=sources,
        answers={"pregnancy": "unsure"},
    )

    (line,) = plan.lines
    assert (line.id, line.topic, line.icon, line.firmness) == ("bladder", "bladder", "drop", "staff")
    assert (line.do, line.about, line.due.kind) == ("Ask us about bladder.", "Ask us about bladder.", "at_booking")
    assert line.because == "Your procedures ask for different things. The team decides."
    assert line.sources == ("one", "leaflet", "two")
    assert [(each.question, each.title, each.answer) for each in line.answers] == [("pregnancy", "pregnancy", "unsure")]
    assert (line.asked_by, line.rules) == (("a", "b"), ("M3", "M6"))


def test_lines_that_read_the_same_keep_the_details_and_sources_of_each():  # M1
    twins = {
        letter: an_instruction(
            f"{letter}-bring", do="Bring a list.", detail=f"{letter}.", sources=[source],
            **{"for": {"is": {"question": "pregnancy", "answer": ["yes"]}}} if letter == "a" else {},
        )
        for letter, source in (("b", "leaflet"), ("a", "other"))
    }  # fmt: skip
    plan = a_plan(*_own(**twins), sources=[a_source("other")], answers={"pregnancy": "yes"})

    (line,) = plan.lines
    assert (line.id, line.detail, line.asked_by) == ("a-bring", "a. b.", ("a", "b"))
    assert (line.sources, line.rules) == (("other", "leaflet"), ("M1", "M6", "M7"))
    assert [each.question for each in line.answers] == ["pregnancy"]


def test_lines_that_read_the_same_at_other_times_stay_apart():
    twins = {
        letter: an_instruction(f"{letter}-x", do="Call.", when={"before": f"P{days}D"})
        for letter, days in (("a", 7), ("b", 3))
    }

    assert [line.id for line in a_plan(*_own(**twins)).lines] == ["a-x", "b-x"]


def test_a_line_is_named_without_its_clock_time():
    stop = an_instruction("stop", topic="fasting", do="Stop {time}.", when={"before": "PT6H"})
    (line,) = a_plan(*_own(a=stop), topics=[FASTING], at="2026-12-02T12:00").lines

    assert (line.do, line.about) == ("Stop at 6:00 on Wednesday 2 December.", "Stop")


@pytest.mark.parametrize(
    ("words", "about"),
    [
        ("Call us.", "Call us"),
        ("Stop {time}, and rest.", "Stop, and rest"),
        ("Be here {time}.", "Be here"),
        ("{time} be in room X.", "be in room X"),
    ],
)
def test_the_name_of_a_line_reads_like_words(words, about):
    line = an_instruction("x", do=words, when={"before": "PT1H"})

    assert a_plan(an_own("a", lines=[line])).lines[0].about == about


def test_a_plan_keeps_the_visit_it_was_made_for():
    at = datetime(2026, 12, 2, 9)
    visit = a_visit(("b", "a", "a"), {"pregnancy": "no"}, at)
    plan = make_plan(a_library(an_own("a"), an_own("b")), visit, a_site())

    assert plan.visit.procedures == ("a", "b")
    assert [(day.date, [(slot.at, slot.procedures) for slot in day.slots]) for day in plan.days] == [
        (at.date(), [(at, ("a", "b"))])
    ]
    assert [procedure.id for procedure in plan.procedures] == ["a", "b"]


def test_lines_that_read_the_same_are_no_conflict():  # M1, M3
    lines = {letter: an_instruction(f"{letter}-empty", topic="bladder", do="Come empty.") for letter in "ab"}
    plan = a_plan(*_own(**lines), topics=[a_topic("bladder", "never_automatic")])

    assert plan.conflicts == ()
    assert [(line.do, line.asked_by) for line in plan.lines] == [("Come empty.", ("a", "b"))]


RULE = a_parameter(
    "rule", kind="choice", ask_us="Ask us.",
    choices=[{"id": "loose", "says": "loosely", "level": "low"}, {"id": "strict", "says": "strictly", "level": "high"}],
)  # fmt: skip


@pytest.mark.parametrize(("signed", "kept"), [("loose", ["fixed"]), ("strict", ["ruled"]), (None, ["fixed", "ruled"])])
def test_the_level_is_that_of_what_the_clinic_signed(signed, kept):  # M2
    ruled = an_instruction("ruled", topic="escort", level="low", do="Do it {value}.", parameter="rule")
    middle = a_topic("escort", "highest", levels=["low", "middle", "high"])
    fixed = an_instruction("fixed", topic="escort", level="middle")
    site = a_site(**({"rule": signed} if signed else {}))

    plan = a_plan(*_own(a=ruled, b=fixed), topics=[middle], parameters=[RULE], site=site)
    assert sorted(line.id for line in plan.lines) == kept


def test_a_stop_that_is_shown_only_to_some_binds_them_and_holds_between_appointments():  # M2
    topic = a_topic("fasting", "earliest", between_appointments="Not between either.")
    certain = {"only_when_certain": True, "for": {"is": {"question": "pregnancy", "answer": ["no"]}}}
    plan = a_plan(
        *_own(a=_stop("early", 4), b=_stop("some", 4, **certain)),
        topics=[topic], answers={"pregnancy": "no"}, at={"a": "2026-12-02T09:00", "b": "2026-12-02T14:00"},
    )  # fmt: skip

    (line,) = plan.lines
    assert (line.id, line.asked_by, line.detail) == ("early", ("a", "b"), "Not between either.")


def test_a_value_that_asks_for_nothing_more_gives_way():  # M2
    choices = [{"id": "none", "says": "no more than usual", "usual": True}, {"id": "litre", "says": "a litre"}]
    water = a_parameter("water", kind="choice", choices=choices, ask_us="Ask us.")
    litre = _stop("drink", 1, opposite=True, parameter="water").model_copy(update={"do": "Drink {value}."})
    plans = {
        value: a_plan(
            *_own(a=litre, b=_stop("stop", 6)), topics=[FASTING], parameters=[water], site=a_site(water=value)
        )
        for value in ("none", "litre")
    }

    assert [line.id for line in plans["none"].lines] == ["stop"]
    assert [line.ask_us for line in plans["litre"].lines] == [True]


def test_the_same_words_on_one_day_are_no_conflict_and_stand_once():  # M1
    full = {
        letter: an_instruction(f"{letter}-full", topic="bladder", do="Come with a full bladder.", when=when)
        for letter, when in (("a", "on_arrival"), ("b", "on_the_day"))
    }
    plan = a_plan(*_own(**full), topics=[a_topic("bladder", "never_automatic")], at="2026-12-02T09:00")

    (line,) = plan.lines
    assert (line.do, line.asked_by, plan.conflicts) == ("Come with a full bladder.", ("a", "b"), ())


@pytest.mark.parametrize(("operator", "phase_end"), [("longest", "P7D"), ("longest", None)])
def test_leave_to_do_something_gives_way_to_a_ban(operator, phase_end):  # M2
    may, ban = (
        an_after("may", topic="driving", text="You can drive.", until="P0D", only_when_certain=True),
        an_after("ban", topic="driving", text="Do not drive.", until=phase_end),
    )
    topic = a_topic("driving", operator, phase="after", unit="days")
    both = a_plan(an_own("a", after=[may]), an_own("b", after=[ban]), topics=[topic])
    alone = a_plan(an_own("a", after=[may]), topics=[topic])

    assert [(line.id, line.asked_by) for line in both.after] == [("ban", ("b",))]
    assert [line.id for line in alone.after] == ["may"]


def test_appointments_of_one_night_meet():  # M2, M3
    lines = {"a": _stop("stop", 4), "b": _stop("litre", 1, opposite=True)}
    times = {"a": "2026-12-02T23:30", "b": "2026-12-03T00:30"}
    plan = a_plan(*_own(**lines), topics=[FASTING], at=times)
    apart = a_plan(*_own(**lines), topics=[FASTING], at=times | {"b": "2026-12-03T06:00"})

    assert [len(day.slots) for day in plan.days] == [2]
    assert [[side.id for side in each.sides] for each in plan.conflicts] == [["litre", "stop"]]
    assert ([len(day.slots) for day in apart.days], apart.conflicts) == ([1, 1], ())
