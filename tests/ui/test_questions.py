"""The questions: one a page, in groups that are never met twice."""

from itertools import groupby

import pytest
from hands import TOGETHER

GROUPS = {"safety": "Your safety", "health": "Your health", "medicines": "Your medicines", "practical": "Your visit"}


def next_question(mouse):
    asked = mouse.question
    mouse.answer("no")
    while mouse.window.screen_name == "questions" and mouse.question is asked:
        mouse.go_on()


def test_each_question_shows_its_group_and_the_place_in_it(mouse, window, session):
    mouse.walk_to("questions", "nephrostogram")
    screen = window.present_screen
    seen = []
    while window.screen_name == "questions":
        assert screen.group.isVisible()
        assert screen.spoken_heading.startswith(screen.group.text())
        seen.append(screen.group.text())
        next_question(mouse)

    wanted = []
    for group, questions in groupby(session.questions, key=lambda question: question.group):
        total = len(list(questions))
        wanted += [f"{GROUPS[group]} · {number} of {total}" for number in range(1, total + 1)]
    assert seen == wanted


@pytest.mark.parametrize("chosen", TOGETHER, ids="+".join)
def test_no_group_is_met_twice(session, chosen):
    for procedure in chosen:
        session.toggle(procedure)
    groups = [group for group, _ in groupby(session.questions, key=lambda question: question.group)]

    assert len(groups) == len(set(groups))


def test_answering_goes_forward_to_the_check_page(mouse, window, session):
    mouse.walk_to("questions", "nephrostogram", "cystoscopy-flexible")
    numbers = []
    while window.screen_name == "questions":
        numbers.append(session.questions.index(mouse.question))
        next_question(mouse)

    assert numbers == list(range(len(session.questions)))
    assert window.screen_name == "check"


def test_what_another_procedure_asks_is_asked_from_the_first_gap_on(mouse, window, session):
    mouse.walk_to("check", "cystoscopy-flexible")
    mouse.press(mouse.turn_to("Change: Procedures"))
    mouse.choose("nephrostogram")
    mouse.go_on()
    mouse.go_on()

    assert window.screen_name == "questions"
    assert mouse.question.id not in session.answers
    assert session.questions.index(mouse.question) == session.unanswered
    mouse.walk_to("check")
    assert session.unanswered is None
