"""What a named person settled in the visit: shown with who and when, and only for the very matter it was about (M3)."""

from datetime import datetime

import pytest
from builders import a_parameter, a_plan, a_question, a_site, a_topic, an_after, an_instruction, an_own

from models.document.sheet import full_sheet
from models.planning.plan import Side, decision_words
from models.planning.visit import Resolution

BLADDER = a_topic("bladder", "never_automatic", ask_us="Ask us about your bladder.")
AT = datetime(2026, 11, 22, 8, 15)


def _settled(chosen="full", words=None, between=("empty", "full"), by="Nurse Joy", about="bladder"):
    return (Resolution(about, between, by, AT, chosen, words),)


def _plan(settled=(), **full):
    lines = [an_instruction("full", topic="bladder", **full), an_instruction("empty", topic="bladder")]
    own = [an_own(letter, lines=[line]) for letter, line in zip("ab", lines, strict=True)]
    return a_plan(*own, topics=[BLADDER], parameters=[a_parameter("hours")], settled=settled)


def test_until_then_the_patient_asks_and_the_plan_is_not_final():
    plan = _plan()

    assert [(line.do, line.ask_us, line.asked_by) for line in plan.lines] == [
        ("Ask us about your bladder.", True, ("a", "b"))
    ]
    assert plan.lines[0].sources == ("leaflet",)
    assert (plan.status, len(plan.open_conflicts)) == ("not_final", 1)


def test_a_chosen_side_becomes_the_line_with_who_decided():
    plan = _plan(_settled())

    (line,) = plan.lines
    assert (line.do, line.asked_by, line.ask_us) == ("Do full.", ("a", "b"), False)
    assert line.rules == ("M3", "M6")
    assert (line.decision.by, line.decision.at) == ("Nurse Joy", AT)
    assert (plan.status, plan.open_conflicts, plan.conflicts[0].resolution) == ("final", (), line.decision)


def test_the_teams_own_words_become_the_line():
    plan = _plan(_settled(None, "Come half full."))

    (line,) = plan.lines
    assert (line.do, line.about, line.firmness, line.due.kind) == (
        "Come half full.",
        "Come half full.",
        "staff",
        "at_booking",
    )
    assert plan.status == "final"


@pytest.mark.parametrize(
    "settled",
    [
        _settled(between=("full", "half")),
        _settled(between=("empty", "full", "half")),
        _settled(about="bladder@2026-12-02"),
    ],
)
def test_a_decision_about_another_matter_settles_nothing(settled):
    assert _plan(settled).status == "not_final"


def test_a_chosen_side_whose_value_is_not_signed_is_still_asked_for():
    plan = _plan(_settled(), parameter="hours", firmness="site")

    assert (plan.lines[0].ask_us, plan.lines[0].decision.by, plan.status) == (True, "Nurse Joy", "not_final")


def test_aftercare_is_settled_alike():
    kinds = {"flat": "care", "up": "activity"}
    own = [
        an_own(letter, after=[an_after(each, topic="position", text=f"Lie {each}.", kind=kinds[each])])
        for letter, each in zip("ab", kinds, strict=True)
    ]
    topic = a_topic("position", "never_automatic", phase="after", ask_us="Ask us how to lie.")
    open_plan = a_plan(*own, topics=[topic])
    side = a_plan(*own, topics=[topic], settled=_settled("up", None, ("flat", "up"), about="position"))
    words = a_plan(*own, topics=[topic], settled=_settled(None, "Sit.", ("flat", "up"), about="position"))

    assert [(line.text, line.ask_us, line.kind) for line in open_plan.after] == [("Ask us how to lie.", True, "care")]
    assert [(line.text, line.ask_us, line.kind) for line in side.after] == [("Lie up.", False, "activity")]
    assert [(line.text, line.icon) for line in words.after] == [("Sit.", "info")]
    assert (open_plan.status, side.status, words.status) == ("not_final", "final", "final")


def _flagged(answer, settled=()):
    flag = {"reason": "Show the clinician.", "hard_stop": True}
    return a_plan(an_own("a"), questions=[a_question(flag=flag)], answers={"pregnancy": answer}, settled=settled)


def test_a_hard_stop_is_dealt_with_by_name():
    settled = _settled(None, "Test negative.", ("yes",), "Dr Who", "pregnancy")

    assert _flagged("yes").hard_stops
    plan = _flagged("yes", settled)
    assert (plan.hard_stops, plan.flags[0].resolution, plan.status) == ((), settled[0], "final")


def test_another_answer_opens_it_again():
    settled = _settled(None, "Test negative.", ("unsure",), "Dr Who", "pregnancy")

    assert _flagged("yes", settled).hard_stops


def _words(document):
    return repr(document.blocks)


def test_the_paper_says_who_decided_and_when():
    paper = _words(full_sheet(_plan(_settled())))

    assert paper.count("Decided by Nurse Joy, Sunday 22 November 2026, 8:15.") == 2
    assert "The team still has to decide" not in paper
    assert "The team still has to decide about: bladder." in _words(full_sheet(_plan()))


def test_the_paper_says_how_a_hard_stop_was_dealt_with():
    settled = _settled(None, "Test negative.", ("yes",), "Dr Who", "pregnancy")
    paper = _words(full_sheet(_flagged("yes", settled)))

    assert "Test negative." in paper
    assert "Decided by Dr Who" in paper
    assert "Please speak to the nurse" not in paper


def test_a_decision_about_another_value_of_the_clinic_settles_nothing():
    choices = [{"id": each, "says": each} for each in ("short", "long")]
    lines = [
        an_instruction("flat", topic="bladder", do="Lie flat, {value}.", parameter="rest"),
        an_instruction("up", topic="bladder"),
    ]
    own = [an_own(letter, lines=[line]) for letter, line in zip("ab", lines, strict=True)]

    def plan(settled=(), **signed):
        rest = a_parameter("rest", kind="choice", choices=choices, ask_us="Ask us how long.")
        return a_plan(*own, topics=[BLADDER], parameters=[rest], settled=settled, site=a_site(**signed))

    chosen = _settled("flat=short", None, ("flat=short", "up"))
    assert [side.id for side in plan(rest="short").conflicts[0].sides] == ["flat=short", "up"]
    assert [each.id for each in plan().unset] == ["rest"]
    assert (plan(chosen, rest="short").status, plan(chosen, rest="short").lines[0].do) == ("final", "Lie flat, short.")
    assert plan(chosen, rest="long").status == "not_final"


def test_a_side_that_shows_days_of_the_cycle_is_named_with_them():
    days = an_instruction("days", topic="bladder", do="Come {time}.", when={"cycle_days": {"parameter": "cycle"}})
    own = [an_own("a", lines=[days]), an_own("b", lines=[an_instruction("now", topic="bladder")])]
    cycle = a_parameter("cycle", kind="window", unit="days", min=1, max=28)
    (conflict,) = a_plan(*own, topics=[BLADDER], parameters=[cycle], site=a_site(cycle=(7, 10))).conflicts

    assert [side.id for side in conflict.sides] == ["days=7-10", "now"]


@pytest.mark.parametrize(
    ("chosen", "words", "said"), [("up", None, "Sit up."), (None, "Half up.", "Half up."), ("gone", None, "")]
)
def test_what_was_decided_is_said_in_the_words_of_the_side_or_the_teams_own(chosen, words, said):
    sides = [Side(each, text, ("a",), ()) for each, text in (("flat", "Lie flat."), ("up", "Sit up."))]

    assert decision_words(*_settled(chosen, words, ("flat", "up")), sides) == said
