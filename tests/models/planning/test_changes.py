"""What is different between two plans, in the words of whoever reads them."""

import pytest
from builders import a_plan, a_sign, a_site, a_topic, an_after, an_instruction, an_own

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
        Change("added", "new", "New: Bring the new."),
        Change("removed", "old", "No longer: Bring the old."),
    )
    assert summary(changes(_with([old]), _with([new]))) == (
        "1 line added, 1 line removed",
        "New: Bring the new.",
        "No longer: Bring the old.",
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
        ("reworded", "Rest well. (It said: Rest.)"),
        ("added", "New: Walk."),
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
        ("lowered", "Less urgent now: You have pain"),
        ("removed", "No longer: You have fever"),
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
