"""What is different between two plans, in the words of whoever reads them."""

import pytest
from builders import a_parameter, a_plan, a_question, a_sign, a_site, a_topic, an_after, an_instruction, an_own

from models.planning.changes import Change, changes, summary

FASTING = a_topic("fasting", "earliest")
AT = "2026-12-02T09:00"


def _fasting(hours, at=AT, **more):
    line = an_instruction("stop", topic="fasting", do="Stop eating {time}.", when={"before": f"PT{hours}H"})
    return a_plan(an_own("a", lines=[line], **more), at=at, site=a_site("Europe/London"), topics=[FASTING])


def _with(lines=(), after=(), signs=(), at=AT):
    return a_plan(an_own("a", lines=lines, after=after, signs=signs), at=at)


def test_the_same_plan_has_no_differences():
    assert changes(_fasting(6), _fasting(6)) == ()
    assert summary(()) == ()


def test_a_clock_time_that_moved_on_its_day_is_told_by_the_clock():
    assert changes(_fasting(4), _fasting(3)) == (Change("moved", "stop", "Stop eating: moved from 5:00 to 6:00"),)


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (
            "2026-12-03T09:00",
            "Stop eating: now at 5:00 on Thursday 3 December (before: at 5:00 on Wednesday 2 December)",
        ),
        (None, "Stop eating: now 4 hours before your appointment (before: at 5:00 on Wednesday 2 December)"),
    ],
)
def test_a_line_that_moved_to_another_day_names_both(at, words):
    assert [each.words for each in changes(_fasting(4), _fasting(4, at))] == [words]


def test_lines_come_and_go():
    old, new = an_instruction("old", do="Bring the old."), an_instruction("new", do="Bring the new.")

    assert changes(_with([old]), _with([new])) == (
        Change("removed", "old", "No longer: Bring the old."),
        Change("added", "new", "New: Bring the new."),
    )
    assert summary(changes(_with([old]), _with([new]))) == (
        "1 line added, 1 line removed",
        "No longer: Bring the old.",
        "New: Bring the new.",
    )


def test_other_words_for_the_same_line_are_said_with_what_they_said_before():
    ask, know = (an_instruction("bladder", do=words) for words in ("Ask us.", "Come empty."))

    assert changes(_with([ask]), _with([know])) == (Change("reworded", "bladder", "Come empty. (It said: Ask us.)"),)


def test_aftercare_comes_goes_and_changes():
    one, two, three = (
        an_after(name, topic="afterwards", text=text)
        for name, text in (("rest", "Rest."), ("rest", "Rest well."), ("walk", "Walk."))
    )

    assert [(each.kind, each.words) for each in changes(_with(after=[one]), _with(after=[two, three]))] == [
        ("added", "New: Walk."),
        ("reworded", "Rest well. (It said: Rest.)"),
    ]
    assert [each.kind for each in changes(_with(after=[two, three]), _with(after=[two]))] == ["removed"]


def test_signs_come_go_and_change_their_urgency():
    tiers = {tier: [a_sign("pain", tier=tier)] for tier in ("routine", "urgent")}
    other = [*tiers["urgent"], a_sign("fever")]

    assert [(each.kind, each.words) for each in changes(_with(signs=tiers["routine"]), _with(signs=other))] == [
        ("raised", "More urgent now: You have pain"),
        ("added", "New warning sign: You have fever"),
    ]
    assert [(each.kind, each.words) for each in changes(_with(signs=other), _with(signs=tiers["routine"]))] == [
        ("removed", "No longer: You have fever"),
        ("lowered", "Less urgent now: You have pain"),
    ]


def test_a_second_day_does_not_make_the_first_days_lines_new():
    lines = [an_instruction("bring-list")]
    own = [an_own(each, lines=lines) for each in "ab"]
    one = a_plan(*own, at={"a": AT, "b": AT})
    two = a_plan(*own, at={"a": AT, "b": "2026-12-04T09:00"})

    assert [(each.kind, each.id) for each in changes(one, two)] == [("added", "bring-list")]
    assert [(each.kind, each.id) for each in changes(two, one)] == [("removed", "bring-list")]


def test_a_long_list_is_cut_short_and_says_by_how_much():
    many = [an_instruction(f"line-{number}", do=f"Do {number}.") for number in range(9)]
    said = summary(changes(_with([an_instruction("old")]), _with(many)))

    assert said[0] == "9 lines added, 1 line removed"
    assert len(said) == 8
    assert said[-1] == "and 4 other changes"


def test_a_stop_that_another_procedure_makes_earlier_has_moved():
    stops = {
        name: an_instruction(name, topic="fasting", do="Stop eating {time}.", when={"before": f"PT{hours}H"})
        for name, hours in (("cysto", 4), ("angio", 6))
    }
    own = [an_own(letter, lines=[stop]) for letter, stop in zip("ab", stops.values(), strict=True)]
    settings = {"at": AT, "site": a_site("Europe/London"), "topics": [FASTING]}

    first, *_ = changes(a_plan(own[0], **settings), a_plan(*own, **settings))
    assert first == Change("moved", "angio", "Stop eating: moved from 5:00 to 3:00")


def test_a_distance_that_changed_is_told_where_no_time_is_known():
    (change,) = changes(_fasting(4, None), _fasting(8, None))

    assert change.words == "Stop eating: now 8 hours before your appointment (before: 4 hours before your appointment)"


@pytest.mark.parametrize(
    ("was", "now", "words"),
    [
        (None, "Take it slowly.", "Bring it. Now also: Take it slowly."),
        ("Take it slowly.", None, "Bring it. No longer: Take it slowly."),
        ("In a bag.", "In a box.", "Bring it. Now also: In a box. (It said: In a bag.)"),
    ],
)
def test_a_detail_that_comes_goes_or_changes_is_told(was, now, words):
    old, new = (_with([an_instruction("bring", do="Bring it.", detail=each)]) for each in (was, now))

    assert [(each.kind, each.words) for each in changes(old, new)] == [("reworded", words)]


def test_the_end_of_aftercare_that_moves_is_told():
    rest = {until: an_after("rest", text="Rest.", until=until) for until in (None, "PT24H", "P2D")}
    plans = {until: _with(after=[each]) for until, each in rest.items()}

    assert [each.words for each in changes(plans["PT24H"], plans["P2D"])] == [
        "Rest. Now until Friday 4 December (before: 24 hours)."
    ]
    assert [each.words for each in changes(plans[None], plans["PT24H"])] == [
        "Rest. Now 24 hours (before: without a set end)."
    ]


def test_other_words_of_a_sign_are_told():
    old, new = (_with(signs=[a_sign("pain", act=act)]) for act in ("Call us.", "Call us at once."))

    assert [each.words for each in changes(old, new)] == [
        "You have pain. Call us at once. (It said: You have pain. Call us.)"
    ]


def test_an_answer_that_stops_the_visit_is_told_and_so_is_its_end():
    question = a_question(flag={"reason": "Look.", "hard_stop": True})
    no, yes = (a_plan(an_own("a"), questions=[question], answers={"pregnancy": each}) for each in ("no", "yes"))

    assert [(each.kind, each.words) for each in changes(no, yes)] == [
        ("raised", "New: speak to the nurse before you come. It is about: pregnancy")
    ]
    assert [each.kind for each in changes(yes, no)] == ["lowered"]


def test_the_clinics_value_is_in_the_words():
    kit = an_instruction("kit", do="Use {value}.", parameter="kit", when={"before": "P1D"})
    choices = [{"id": each, "says": f"the {each} kit"} for each in ("red", "blue")]
    parameter = a_parameter("kit", kind="choice", choices=choices)
    red, blue, later = (
        a_plan(an_own("a", lines=[kit]), at=at, site=a_site(kit=value), parameters=[parameter])
        for value, at in (("red", AT), ("blue", AT), ("red", "2026-12-03T09:00"))
    )

    assert [each.words for each in changes(red, blue)] == ["Use the blue kit. (It said: Use the red kit.)"]
    assert [each.words for each in changes(red, later)] == [
        "Use the red kit: now on Wednesday 2 December (before: on Tuesday 1 December)"
    ]
