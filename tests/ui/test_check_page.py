"""The check page: what was said, what has changed since, and answers that cannot all be true."""

from dataclasses import replace

import pytest
from hands import Mouse

from models.content.questions import Contradiction
from models.site import NO_SITE

SAYS = "You say that you have no tube, and that it takes both sides."
CLASH = Contradiction(id="clash", answers={"pregnancy": ("yes",), "existing-tube": ("none",)}, says=SAYS)
CLASHING = {"pregnancy": "yes", "existing-tube": "none"}
TWO = ("nephrostogram", "cystoscopy-flexible")


def change(mouse, name, answer):
    """Change one answer from the check page, and come back."""
    mouse.press(mouse.turn_to(f"Change: {name}"))
    mouse.answer(answer)
    while mouse.window.screen_name == "questions":
        mouse.go_on()


@pytest.fixture
def clashing(qtbot, open_window, library, new_session):
    """Walk to the check page with two answers that cannot both be true."""

    def _open(size=(1280, 800), text=1.0, answers=CLASHING):
        session = new_session()
        session.load(replace(library, contradictions={"clash": CLASH}), NO_SITE, ())
        mouse = Mouse(qtbot, open_window(size, text, shown_session=session), session)
        session.toggle("nephrostogram")
        session.set_appointments({"nephrostogram": None})
        for question in session.questions:
            session.answer(question.id, answers.get(question.id, "no" if "no" in question.answers else "left"))
        mouse.window.show_screen("check", forward=True)
        return mouse

    return _open


def test_one_time_for_all_is_one_row(mouse):
    mouse.stand_at("check", *TWO)
    words = mouse.read_to_the_end()

    assert "Change: Appointment\n" in words + "\n"
    assert "Appointment: " not in words.replace("Change: Appointment", "")


def test_different_times_have_a_row_each(mouse, session):
    mouse.stand_at("appointment", *TWO)
    mouse.tick(mouse.window.present_screen.apart)
    mouse.go_on()
    mouse.take_time(2)
    mouse.press(mouse.window.present_screen.unknown)
    mouse.walk_to("check")
    words = mouse.read_to_the_end()

    first, second = (session.library.procedures[each].short_name for each in session.selection)
    assert f"Appointment: {first}\nWednesday 2 December 2026, 9:00" in words
    assert f"Appointment: {second}\nI don't know yet" in words


def test_the_first_look_has_nothing_to_compare_with(mouse):
    mouse.stand_at("check", "nephrostogram")

    assert "What changed" not in mouse.text()


def test_a_changed_answer_says_what_it_changed(mouse, window):
    mouse.stand_at("check", "nephrostogram")

    change(mouse, "Pregnancy", "unsure")

    assert window.screen_name == "check"
    assert "What changed" in mouse.text()
    assert "1 line added\nNew: " in mouse.text()
    assert mouse.text().index("What changed") < mouse.text().index("Please speak to the nurse")


def test_a_changed_procedure_says_what_it_changed(mouse, window):
    mouse.stand_at("check", "nephrostogram")
    mouse.press(mouse.turn_to("Change: Procedures"))
    mouse.choose("cystoscopy-flexible")

    mouse.walk_to("check")

    assert "What changed" in mouse.text()
    assert "lines added" in mouse.text()


def test_a_changed_time_says_what_moved(mouse):
    mouse.stand_at("check", "nephrostogram")
    mouse.press(mouse.turn_to("Change: Appointment"))
    mouse.take_time(3)

    assert "now on Thursday 3 December (before: on Wednesday 2 December)" in mouse.text()


def test_the_next_look_without_a_change_says_nothing_of_it(mouse, window):
    mouse.stand_at("check", "nephrostogram")
    change(mouse, "Pregnancy", "unsure")
    mouse.walk_to("before")
    mouse.go_back()

    assert window.screen_name == "check"
    assert "What changed" not in mouse.text()


def test_a_change_taken_back_is_none(mouse):
    mouse.stand_at("check", "nephrostogram")
    mouse.press(mouse.turn_to("Change: Pregnancy"))
    mouse.answer("unsure")
    mouse.answer("no")
    mouse.go_on()

    assert "What changed" not in mouse.text()


def test_another_text_size_keeps_what_changed(mouse, window):
    mouse.stand_at("check", "nephrostogram")
    change(mouse, "Pregnancy", "unsure")

    mouse.press(window.header.text_size)

    assert "What changed" in mouse.text()


def test_many_changes_are_read_page_by_page(qtbot, open_window, session):
    window = open_window((1280, 800), 2.0)
    mouse = Mouse(qtbot, window, session)
    session.toggle("nephrostogram")
    session.set_appointments({"nephrostogram": None})
    for question in session.questions:
        session.answer(question.id, "no" if "no" in question.answers else "left")
    window.show_screen("check", forward=True)
    for question in session.questions:
        session.answer(question.id, "yes" if "yes" in question.answers else "left")
    window.show_screen("check", forward=True)

    words = mouse.read_to_the_end()

    assert words.count("What changed") > 1
    assert "other changes" in words


def test_answers_that_clash_are_shown_with_a_way_to_mend_each(clashing):
    mouse = clashing()

    assert SAYS in mouse.text()
    assert mouse.button("Change: Pregnancy")
    assert mouse.button("Change: Which kidney drain")


def test_nothing_gets_past_answers_that_clash(clashing):
    mouse = clashing((1920, 1080))
    window = mouse.window
    while window.screen_name == "check" and not window.present_screen.warning.text():
        mouse.go_on()

    assert window.screen_name == "check"
    assert "Some answers do not fit together." in window.present_screen.warning.text()
    assert SAYS in mouse.text()
    for name in ("before", "during", "after", "signs", "take_home"):
        window.show_screen(name, forward=True)
        assert window.screen_name == "check"


def test_no_stage_gets_past_answers_that_clash(clashing):
    mouse = clashing((1920, 1080), answers={"pregnancy": "yes"})
    window, session = mouse.window, mouse.session
    mouse.walk_to("after")
    mouse.press(window.header.stepper._stages[1])
    session.answer("existing-tube", "none")

    for stage in (2, 3, 4):
        mouse.press(window.header.stepper._stages[stage])
        assert window.screen_name == "check"


@pytest.mark.parametrize(("name", "answer"), [("Pregnancy", "no"), ("Which kidney drain", "left")])
def test_a_mended_answer_opens_the_way(clashing, name, answer):
    mouse = clashing()
    mouse.press(mouse.button(f"Change: {name}"))
    assert mouse.question.title == name

    mouse.answer(answer)
    while mouse.window.screen_name == "questions":
        mouse.go_on()
    assert SAYS not in mouse.text()
    mouse.walk_to("before")

    assert mouse.window.screen_name == "before"


def test_not_sure_mends_it_too(clashing):
    mouse = clashing()
    change(mouse, "Pregnancy", "unsure")

    assert SAYS not in mouse.text()


def test_answers_that_clash_and_a_change_are_compared_once_mended(clashing):
    mouse = clashing(answers={"pregnancy": "yes"})
    change(mouse, "Which kidney drain", "none")
    assert SAYS in mouse.text()
    assert "What changed" not in mouse.text()

    change(mouse, "Pregnancy", "no")

    assert "What changed" in mouse.text()


def test_the_patient_learns_only_that_the_team_decides(mouse, session):
    mouse.stand_at("check", *TWO)
    (conflict,) = session.plan.conflicts
    words = mouse.read_to_the_end()

    assert f"The team decides about: {conflict.title}." in words
    assert "To settle" not in words
    assert not [side.text for side in conflict.sides if side.text in words]
