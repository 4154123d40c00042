"""What an author wrote reaches the plan whole: words, picture, firmness, rules, and the answer that brought it in."""

from datetime import datetime

import pytest
from builders import (
    a_plan,
    a_procedure,
    a_question,
    a_sign,
    a_step,
    a_teach_back,
    a_topic,
    an_after,
    an_instruction,
    an_own,
)

from models.content.background import Background
from models.planning.plan import GivenAnswer
from models.planning.visit import Resolution

SURE = {"for": {"is": {"question": "pregnancy", "answer": ["yes"]}}}
YES = {"pregnancy": "yes"}
GIVEN = (GivenAnswer("pregnancy", "pregnancy", "yes"),)
REST = a_topic("rest", "longest", icon="bed")


@pytest.mark.parametrize("high", ["a", "b"])
def test_the_highest_tier_wins_whoever_comes_first(high):  # M4
    own = [
        an_own(each, signs=[{"use": "fever", "tier": "emergency"} if each == high else "fever", a_sign(f"pain-{each}")])
        for each in "ab"
    ]
    plan = a_plan(*own, signs=[a_sign("fever", tier="routine")])

    assert (plan.signs[0].id, plan.signs[0].tier) == ("fever", "emergency")


def test_of_one_tier_signs_stand_as_their_authors_put_them_and_shared_ones_first():  # M4
    a = an_own("a", signs=[a_sign("z-a"), a_sign("y-a"), "fever"])
    b = an_own("b", signs=[a_sign("x-b"), "fever"])

    assert [sign.id for sign in a_plan(a, b, signs=[a_sign()]).signs] == ["x-b", "z-a", "fever", "y-a"]


def test_of_the_same_day_what_cannot_wait_comes_first():  # M4
    later, now = a_sign("a", tier="urgent"), a_sign("b", tier="urgent", at_once=True)

    assert [sign.id for sign in a_plan(an_own("a", signs=[later, now])).signs] == ["b", "a"]


def test_lines_of_one_moment_stand_as_the_topics_do_and_in_a_topic_as_their_authors_put_them():  # M1
    own = [an_instruction(each, topic=topic) for each, topic in (("d", "aa"), ("c", "zz"), ("b", "zz"))]
    shared = an_instruction("e", topic="zz")
    plan = a_plan(
        an_own("a", lines=[*own, "e"]),
        an_own("b", lines=["e"]),
        instructions=[shared],
        topics=[a_topic("zz"), a_topic("aa")],
    )

    assert [line.id for line in plan.lines] == ["e", "c", "b", "d"]


def test_a_sign_carries_its_detail_and_its_icon():
    (sign,) = a_plan(an_own("a", signs=[a_sign(detail="38.0 °C.", icon="fever")])).signs

    assert (sign.detail, sign.icon) == ("38.0 °C.", "fever")


def test_a_line_for_home_carries_its_detail_firmness_icon_and_the_answer_that_brought_it_in():  # M6, M7
    rest = an_after("rest", topic="rest", detail="On a sofa.", firmness="staff", until="P1D", **SURE)
    (line,) = a_plan(an_own("a", after=[rest]), topics=[REST], answers=YES).after

    assert (line.topic, line.detail, line.firmness, line.icon) == ("rest", "On a sofa.", "staff", "bed")
    assert (line.rules, line.answers) == (("M6", "M7"), GIVEN)


def test_a_line_for_home_that_two_ask_for_cites_that_it_was_joined():  # M1
    rest = an_after("rest", topic="rest", until="P1D")
    (line,) = a_plan(*[a_procedure(each, after=[rest]) for each in "ab"], topics=[REST]).after

    assert (line.asked_by, line.rules) == (("a", "b"), ("M1", "M6"))


def test_for_home_too_the_highest_level_stands_for_all():  # M2
    after = [an_after(each, topic="escort", text=f"With {each}.", level=each) for each in ("low", "high")]
    topic = a_topic("escort", "highest", phase="after")
    own = [an_own(letter, after=[each]) for letter, each in zip("ab", after, strict=True)]

    assert [line.text for line in a_plan(*own, topics=[topic]).after] == ["With high."]


@pytest.mark.parametrize("settled", [(), ("Sit.",)])
def test_what_the_team_says_for_home_is_staffs_own_of_the_topic(settled):  # M3, M6
    topic = a_topic("position", "never_automatic", phase="after", icon="bed")
    own = [an_own(each, after=[an_after(each * 2, topic="position", text=f"Lie {each}.")]) for each in "ab"]
    decided = tuple(
        Resolution("position", ("aa", "bb"), "Dr Who", datetime(2026, 1, 5), None, words) for words in settled
    )
    (line,) = a_plan(*own, topics=[topic], settled=decided).after

    assert (line.id, line.topic, line.firmness, line.icon) == ("position", "position", "staff", "bed")
    assert (line.rules, line.answers, line.asked_by) == (("M3", "M6"), (), ("a", "b"))
    assert line.sources == (() if settled else ("leaflet",))


def test_a_step_carries_the_answer_that_made_it_part_of_the_visit():  # M7
    plan = a_plan(an_own("a", during=[a_step("one"), a_step("two", **SURE)]), answers=YES)

    assert [(placed.step.id, placed.answers) for placed in plan.steps] == [("one", ()), ("two", GIVEN)]


def test_a_step_without_a_picture_has_none():
    (placed,) = a_plan(an_own("a", during=[a_step(picture=None)])).steps

    assert (placed.picture, placed.side_unknown) == (None, False)


@pytest.mark.parametrize(("answer", "kept"), [("yes", True), ("unsure", True), ("no", False)])
def test_a_risk_and_a_question_back_are_left_out_only_where_certainly_not_for_the_person(answer, kept):  # M7
    risk = {"id": "bleeding", "text": "Bleeding.", "words": "rare", "sources": ["leaflet"]} | SURE
    asks = [a_teach_back("some", **SURE), *(a_teach_back(each) for each in ("one", "two"))]
    plan = a_plan(a_procedure("a", risks=[risk], teach_back=asks), answers={"pregnancy": answer})

    assert [(by, each.id) for by, each in plan.risks] == [("a", "bleeding")] * kept
    assert [each.id for each in plan.teach_back] == ["some"] * kept + ["one", "two"]


def test_what_nature_gives_in_a_year_is_carried():
    nature = Background(id="xx", place="here", msv_a_year=2.0, sources=("leaflet",))

    assert a_plan(an_own("a"), backgrounds=[nature]).backgrounds == (nature,)


def test_a_line_carries_that_it_asks_for_the_opposite():
    lines = [an_instruction(each, do=f"Do {each}.", opposite=each == "drink") for each in ("drink", "stop")]

    assert [(line.id, line.opposite) for line in a_plan(an_own("a", lines=lines)).lines] == [
        ("drink", True),
        ("stop", False),
    ]


def test_an_answer_that_is_one_of_a_few_is_carried_in_its_own_words():  # M7
    side = a_question("side", title="Side", choices=[{"id": each, "says": f"The {each}"} for each in ("left", "right")])
    line = an_instruction(**{"for": {"is": {"question": "side", "answer": ["left"]}}})
    own = an_own("a", lines=[line], questions=["side"])

    for answers, given in (
        ({"side": "left"}, GivenAnswer("side", "Side", "left", "The left")),
        ({}, GivenAnswer("side", "Side", "unknown", "")),
    ):
        assert a_plan(own, questions=[side], answers=answers).lines[0].answers == (given,)


def test_what_is_asked_back_carries_its_id_and_its_words():
    asks = [a_teach_back(f"ask-{number}", ask=f"Question {number}?") for number in (1, 2, 3)]
    plan = a_plan(a_procedure("a", teach_back=asks))

    assert [(each.id, each.ask, each.must_contain, each.asked_by) for each in plan.teach_back] == [
        (f"ask-{number}", f"Question {number}?", ("us",), ("a",)) for number in (1, 2, 3)
    ]


def test_a_line_carries_its_firmness_and_its_own_icon_or_that_of_its_topic():
    lines = [an_instruction("one", firmness="staff", icon="cup"), an_instruction("two")]
    plan = a_plan(an_own("a", lines=lines), topics=[a_topic("bring", icon="bag")])

    assert {(line.id, line.firmness, line.icon) for line in plan.lines} == {
        ("one", "staff", "cup"),
        ("two", "universal", "bag"),
    }


def test_every_topic_that_asks_the_team_is_carried():  # M5
    asks = {"ask_team_when": "Ask.", "ask_team_if": {"is": {"question": "pregnancy", "answer": ["yes"]}}}
    lines = [an_instruction(each, topic=each) for each in ("bag", "card")]
    plan = a_plan(an_own("a", lines=lines), topics=[a_topic(each, **asks) for each in ("bag", "card")], answers=YES)

    assert [each.id for each in plan.prompts] == ["bag", "card"]


def test_what_is_to_settle_on_one_of_several_days_is_a_line_of_that_day():  # M3
    own = [
        an_own(each, lines=[an_instruction(each * 2, topic="bladder", do=f"{each} {do}.")])
        for each, do in (("a", "full"), ("b", "empty"), ("c", "any"))
    ]
    at = {"a": "2026-12-02T09:00", "b": "2026-12-02T09:00", "c": "2026-12-04T09:00"}
    plan = a_plan(*own, at=at, topics=[a_topic("bladder", "never_automatic")])

    assert [(line.id, line.day.day, line.ask_us) for line in plan.lines] == [("bladder", 2, True), ("cc", 4, False)]
    assert [(each.id, each.ask_team_when) for each in plan.conflicts] == [
        ("bladder@2026-12-02", "It differs: bladder.")
    ]


@pytest.mark.parametrize("twin", ["a", "c"])
def test_of_lines_that_read_the_same_the_one_that_stays_keeps_its_day_and_all_answers(twin):  # M1, M7
    """On one day it is a line of that day, on two it is a line of none."""
    line = {"topic": "bring", "do": "Bring it.", "when": "at_booking"}
    own = [
        an_own("a", lines=[an_instruction("one", **line)]),
        an_own("b", lines=[an_instruction("other", do="Come.")]),
        an_own("c", lines=[an_instruction("two", **line, **SURE)]),
    ]
    days = {"a": "2026-12-02T09:00", "b": "2026-12-04T09:00", "c": "2026-12-02T09:00"}
    plan = a_plan(*own, at=days | ({} if twin == "a" else {"c": "2026-12-04T09:00"}), answers=YES)

    (same,) = [line for line in plan.lines if line.do == "Bring it."]
    assert (same.asked_by, same.answers) == (("a", "c"), GIVEN)
    assert (same.day and same.day.day) == (2 if twin == "a" else None)


def test_lines_for_home_stand_as_the_topics_do_and_in_a_topic_as_their_authors_put_them():  # M1
    def home(name, topic):
        return an_after(name, topic=topic, text=f"Normal {name}.")

    topics = [a_topic(each, phase="after") for each in ("zz", "aa")]
    lines = [home("d", "aa"), home("c", "zz"), home("b", "zz"), home("e", "zz")]
    plan = a_plan(an_own("a", after=lines), topics=topics)

    assert [line.id for line in plan.after] == ["c", "b", "e", "d"]
