"""The plan as plain text says what is open, and of what is settled who settled it, when and how."""

from dataclasses import replace
from datetime import datetime

import pytest
from builders import a_plan, a_question, a_topic, an_instruction, an_own

from models.export.plan_text import plan_as_text
from models.planning.plan import GivenAnswer, TeamPrompt
from models.planning.visit import Resolution

BLADDER = a_topic("bladder", "never_automatic", title="Bladder", ask_us="Ask us about your bladder.")
STOP = a_question(flag={"reason": "Show the clinician.", "hard_stop": True}, title="Pregnancy")
BY = "Decided by Dr Bones, Sunday 22 November 2026, 8:15."


def _resolution(about, between, chosen=None, words=None):
    return Resolution(about, between, "Dr Bones", datetime(2026, 11, 22, 8, 15), chosen, words)


def _team(*settled):
    own = [an_own(each, lines=[an_instruction(each * 2, topic="bladder", do=f"Come {each}.")]) for each in "ab"]
    answers = {"pregnancy": "yes"}
    plan = a_plan(*own, topics=[BLADDER], questions=[STOP], answers=answers, settled=settled)
    return plan, plan_as_text(plan).split("For the team\n")[1].splitlines()


def test_what_is_open_stops_and_is_to_be_decided():
    plan, team = _team()

    assert plan.status == "not_final"
    assert team == ["  STOP: Show the clinician. (Pregnancy: yes)", "  Decide: Bladder: Come a. / Come b."]


@pytest.mark.parametrize(
    ("chosen", "words", "stands"),
    [("bb", None, "Come b."), (None, "Come half full.", "Come half full."), ("bb", "As agreed.", "Come b.")],
)
def test_what_is_settled_says_how_by_whom_and_when_and_no_longer_stops(chosen, words, stands):
    about_stop = _resolution("pregnancy", ("yes",), words="Test negative.")
    plan, team = _team(about_stop, _resolution("bladder", ("aa", "bb"), chosen, words))

    assert plan.status == "final"
    assert team == [
        f"  Show the clinician. (Pregnancy: yes): Test negative. {BY}",
        f"  Bladder: {stands} {BY}",
    ]


def test_what_is_to_be_asked_is_told_from_advice_on_order():
    plan, _ = _team()
    said = GivenAnswer("diabetes", "Diabetes", "unsure")
    order, ask = TeamPrompt("one", "A first.", ("a",), ()), TeamPrompt("two", "Ask.", ("a",), (), "ask", (said,))
    team = plan_as_text(replace(plan, prompts=(order, ask))).splitlines()[-2:]

    assert team == ["  Order: A first.", "  To ask the person: Ask. (Diabetes: unsure)"]
