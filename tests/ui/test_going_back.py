"""Nothing is lost on the way back, and nothing is kept after the end."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QRadioButton
from shiboken6 import isValid

from ui.screens.target import Target

CHOSEN = ("nephrostogram", "cystoscopy-flexible")


@pytest.fixture
def window(open_window):
    """A window wide enough for all stages of the stepper."""
    return open_window((1920, 1080))


def state(session):
    return session.selection, dict(session.answers), session.times, session.ticks


@pytest.fixture
def ticked(mouse, session):
    """A walk as far as the first tick."""
    mouse.stand_at("before", *CHOSEN)
    mouse.press(mouse.shown(QCheckBox)[0])
    return state(session)


def back_to(mouse, target):
    for _ in range(100):
        if mouse.window.screen_name == target:
            return
        mouse.go_back()


def test_back_and_on_again_keep_everything(mouse, session, ticked):
    back_to(mouse, "choose")
    mouse.walk_to("before")

    assert state(session) == ticked
    assert mouse.shown(QCheckBox)[0].isChecked()


def test_back_shows_the_given_answer(mouse, session, ticked):
    back_to(mouse, "questions")

    (checked,) = (each for each in mouse.shown(QRadioButton) if each.isChecked())
    assert checked.objectName() == f"answer-{session.answers[mouse.question.id]}"


def test_the_stepper_goes_back_and_on_without_loss(mouse, window, session, ticked):
    stages = window.header.stepper._stages
    mouse.press(stages[0])
    assert window.screen_name == "choose"

    mouse.press(stages[2])

    assert window.screen_name == "before"
    assert state(session) == ticked


def test_a_stage_not_yet_reached_cannot_be_pressed(qtbot, window, ticked):
    qtbot.mouseClick(window.header.stepper._stages[4], Qt.MouseButton.LeftButton)

    assert window.screen_name == "before"


def test_start_again_forgets_everything(mouse, window, session, ticked):
    mouse.press(window.footer.restart)
    mouse.press(mouse.button("Forget everything and start again"))

    assert state(session) == ((), {}, {}, frozenset())
    assert window.screen_name == "welcome"
    mouse.go_on()
    assert not [each for each in mouse.shown(QCheckBox) if each.isChecked()]


def test_start_again_can_be_taken_back(mouse, window, session, ticked):
    mouse.press(window.footer.restart)
    mouse.press(window.overlay.close_button)

    assert state(session) == ticked
    assert window.screen_name == "before"


def test_the_next_person_finds_no_trace(mouse, window, session, ticked):
    mouse.walk_to("take_home")
    mouse.go_on()
    assert window.screen_name == "welcome"

    mouse.walk_to("check", *CHOSEN[:1], answers={"infection-symptoms": "no"})

    assert session.ticks == frozenset()
    assert session.selection == CHOSEN[:1]


def test_search_is_forgotten_too(mouse, window, session):
    mouse.walk_to("choose")
    mouse.shown(QLineEdit)[0].setText("secret")
    session.reset()
    mouse.go_on()

    assert mouse.shown(QLineEdit)[0].text() == ""


@pytest.mark.parametrize("target", ["Change: Procedures", "Change: Appointment", "Change: Pregnancy"])
@pytest.mark.parametrize("leave", ["go_on", "go_back"])
def test_change_leads_back_to_the_check_page(mouse, window, session, target, leave):
    mouse.stand_at("check", "nephrostogram")
    before = state(session)
    mouse.press(mouse.turn_to(target))
    assert window.screen_name != "check"

    for _ in range(3):
        if window.screen_name != "check":
            getattr(mouse, leave)()

    assert window.screen_name == "check"
    assert state(session) == before


def test_a_changed_answer_stands_on_the_check_page(mouse, window, session):
    mouse.stand_at("check", "nephrostogram")
    mouse.press(mouse.turn_to("Change: Pregnancy"))
    assert mouse.question.id == "pregnancy"

    mouse.answer("unsure")
    mouse.go_on()

    assert session.answers["pregnancy"] == "unsure"
    assert "Not sure" in mouse.read_to_the_end()


@pytest.mark.parametrize("answer", ["yes", "unsure"])
def test_a_hard_stop_sends_to_the_nurse_and_says_no_reason(mouse, window, session, answer):
    told = []
    mouse.stand_at("check", "nephrostogram", answers={"infection-symptoms": answer})
    for _ in range(60):
        told.append(mouse.text())
        if window.screen_name == "take_home":
            break
        mouse.go_on()

    assert "Please speak to the nurse" in told[0]
    assert window.screen_name == "take_home"
    reasons = [each.flag.reason for each in session.library.questions.values() if each.flag]
    assert not [reason for reason in reasons for words in told if reason in words]


def test_nobody_is_sent_to_the_nurse_without_a_hard_stop(mouse):
    mouse.stand_at("check", "nephrostogram")

    assert "Please speak to the nurse" not in mouse.read_to_the_end()


def test_a_larger_text_keeps_the_place(mouse, window, session):
    mouse.stand_at("questions", "nephrostogram")
    mouse.answer("no")
    mouse.go_on()
    asked = mouse.question.id

    mouse.press(window.header.text_size)

    assert mouse.question.id == asked


def test_continue_waits_for_a_choice_a_day_and_an_answer(mouse, window):
    mouse.go_on()
    mouse.go_on()
    assert window.screen_name == "choose"
    mouse.choose("nephrostogram")
    mouse.go_on()
    mouse.go_on()
    assert window.screen_name == "appointment"
    mouse.pick_day()
    mouse.go_on()
    mouse.go_on()
    assert window.screen_name == "questions"
    assert "Please choose one answer" in mouse.text()


def test_an_unknown_day_is_an_answer(mouse, window, session):
    mouse.stand_at("appointment", "nephrostogram")
    mouse.press(window.present_screen.unknown)
    mouse.walk_to("check")

    assert session.times == {"nephrostogram": None}
    assert "I don't know yet" in mouse.read_to_the_end()


def test_a_page_is_not_freed_while_its_own_button_asks_for_another(mouse, window):
    mouse.stand_at("check", *CHOSEN)
    page = window.present_screen

    page.go_to.emit(Target("choose"))

    assert window.screen_name == "choose"
    assert isValid(page)


@pytest.mark.parametrize("stage", [1, 2])
@pytest.mark.usefixtures("ticked")
def test_without_a_choice_there_is_nothing_to_go_on_to(mouse, window, session, stage):
    mouse.press(window.header.stepper._stages[0])
    for each in CHOSEN:
        session.toggle(each)
    mouse.press(window.header.stepper._stages[stage])
    assert window.screen_name == "choose"
    mouse.go_on()
    assert window.screen_name == "choose"
    assert "at least one procedure" in window.present_screen.warning.text()
