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


@pytest.mark.parametrize(
    ("was", "now", "at", "words"),
    [
        (4, 3, AT, "from 5:00 to 6:00"),
        (4, 3, "2026-12-02T16:00", "from 12:00 (midday) to 13:00"),
        (3, 4, "2026-12-02T16:00", "from 13:00 to 12:00 (midday)"),
    ],
)
def test_a_clock_time_that_moved_on_its_day_is_told_by_the_clock(was, now, at, words):
    assert changes(_fasting(was, at), _fasting(now, at)) == (Change("moved", "stop", f"Stop eating: moved {words}"),)


def test_another_distance_to_the_same_time_is_no_difference():
    assert changes(_fasting(6, "2026-12-02T09:00"), _fasting(5, "2026-12-02T08:00")) == ()


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

    assert changes(_with(after=[one]), _with(after=[two, three])) == (
        Change("added", "walk", "New: Walk."),
        Change("reworded", "rest", "Rest well. (It said: Rest.)"),
    )
    assert [each.kind for each in changes(_with(after=[two, three]), _with(after=[two]))] == ["removed"]


def test_every_line_for_home_and_every_sign_that_comes_or_goes_is_told():
    a, *more = (an_after(f"{each}-rest", topic="afterwards", text=f"Rest {each}.") for each in "abc")
    fever, pain = a_sign("fever"), a_sign("pain")

    assert changes(_with(after=[a], signs=[fever]), _with(after=more, signs=[pain])) == (
        Change("removed", "a-rest", "No longer: Rest a."),
        Change("removed", "fever", "No longer: You have fever"),
        Change("added", "b-rest", "New: Rest b."),
        Change("added", "c-rest", "New: Rest c."),
        Change("added", "pain", "New warning sign: You have pain"),
    )


def test_signs_come_go_and_change_their_urgency():
    tiers = {tier: [a_sign("pain", tier=tier)] for tier in ("routine", "urgent")}
    other = [*tiers["urgent"], a_sign("fever")]

    assert changes(_with(signs=tiers["routine"]), _with(signs=other)) == (
        Change("raised", "pain", "More urgent now: You have pain"),
        Change("added", "fever", "New warning sign: You have fever"),
    )
    assert changes(_with(signs=other), _with(signs=tiers["routine"])) == (
        Change("removed", "fever", "No longer: You have fever"),
        Change("lowered", "pain", "Less urgent now: You have pain"),
    )


@pytest.mark.parametrize("others", [(4,), (4, 6)])
def test_another_day_does_not_make_the_first_days_lines_new(others):
    lines = [an_instruction("bring-list")]
    own = [an_own(each, lines=lines) for each in "abc"]
    more = {each: f"2026-12-0{day}T09:00" for each, day in zip("bc", others, strict=False)}
    one = a_plan(*own, at=AT)
    several = a_plan(*own, at=dict.fromkeys("abc", AT) | more)

    assert [(each.kind, each.id) for each in changes(one, several)] == [("added", "bring-list")] * len(others)
    assert [(each.kind, each.id) for each in changes(several, one)] == [("removed", "bring-list")] * len(others)


def test_a_long_list_is_cut_short_and_says_by_how_much():
    many = [an_instruction(f"line-{number}", do=f"Do {number}.") for number in range(9)]
    said = summary(changes(_with([an_instruction("old")]), _with(many)))

    assert said[0] == "9 lines added, 1 line removed"
    assert len(said) == 8
    assert said[-1] == "and 4 other changes"


def test_one_more_than_are_named_is_one_other_change():
    old, new = ([an_instruction(f"{name}-{each}") for each in range(many)] for name, many in (("old", 2), ("new", 5)))
    said = summary(changes(_with(old), _with(new)))

    assert (said[0], said[-1]) == ("5 lines added, 2 lines removed", "and 1 other change")


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


_DETAILED = {
    "lines": (an_instruction, {"do": "Bring it."}),
    "after": (an_after, {"topic": "afterwards", "text": "Bring it."}),
    "signs": (a_sign, {"sign": "Bring it."}),
}


@pytest.mark.parametrize("kind", _DETAILED)
@pytest.mark.parametrize(
    ("was", "now", "words"),
    [
        (None, "Take it slowly.", "Bring it. Now also: Take it slowly."),
        ("Take it slowly.", None, "Bring it. No longer: Take it slowly."),
        ("In a bag.", "In a box.", "Bring it. Now also: In a box. (It said: In a bag.)"),
    ],
)
def test_a_detail_that_comes_goes_or_changes_is_told(was, now, words, kind):
    make, says = _DETAILED[kind]
    old, new = (_with(**{kind: [make("bring", **says, detail=each)]}) for each in (was, now))

    assert changes(old, new) == (Change("reworded", "bring", words),)


def test_the_end_of_aftercare_that_moves_is_told():
    rest = {until: an_after("rest", text="Rest.", until=until) for until in (None, "PT24H", "P2D")}
    plans = {until: _with(after=[each]) for until, each in rest.items()}

    assert changes(plans["PT24H"], plans["P2D"]) == (
        Change("moved", "rest", "Rest. Now until Friday 4 December (before: 24 hours)."),
    )
    assert [each.words for each in changes(plans[None], plans["PT24H"])] == [
        "Rest. Now 24 hours (before: without a set end)."
    ]


def test_other_words_of_a_sign_are_told():
    old, new = (_with(signs=[a_sign("pain", act=act)]) for act in ("Call us.", "Call us at once."))

    assert changes(old, new) == (
        Change("reworded", "pain", "You have pain. Call us at once. (It said: You have pain. Call us.)"),
    )


def _stopped(*by):
    questions = [a_question(each, flag={"reason": "Look.", "hard_stop": True}) for each in ("fever", "pregnancy")]
    answers = {each.id: "yes" if each.id in by else "no" for each in questions}
    return a_plan(an_own("a", questions=list(answers)), questions=questions, answers=answers)


_NEW = "New: speak to the nurse before you come. It is about: "
_DEALT = "The nurse has dealt with this: "


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ((), ("pregnancy",), [("raised", "pregnancy", _NEW)]),
        (("pregnancy",), (), [("lowered", "pregnancy", _DEALT)]),
        (("pregnancy",), ("pregnancy",), []),
        (("pregnancy",), ("fever",), [("raised", "fever", _NEW), ("lowered", "pregnancy", _DEALT)]),
    ],
)
def test_an_answer_that_stops_the_visit_is_told_and_so_is_its_end(was, now, told):  # M7
    found = changes(_stopped(*was), _stopped(*now))

    assert found == tuple(Change(kind, about, words + about) for kind, about, words in told)


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
