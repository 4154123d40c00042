"""Several procedures at one time, or each at its own: asked one after the other, and nothing lost on the way."""

from datetime import datetime

import pytest
from hands import Keys, Mouse
from PySide6.QtCore import Qt

TWO = ("nephrostogram", "cystoscopy-flexible")
NINE = {day: datetime(2026, 12, day, 9, 0) for day in (2, 3, 4)}


@pytest.fixture
def screen(mouse, window):
    """The appointment screen for two procedures, in the order in which they were chosen."""
    for procedure in TWO:
        mouse.session.toggle(procedure)
    mouse.walk_to("appointment")
    return window.present_screen


def note(window):
    return window.footer._note.text()


def apart(hands):
    """Say that they are at different times, and go on to the first of them."""
    hands.tick(hands.window.present_screen.apart)
    hands.go_on()


def test_all_at_one_time_is_what_is_asked_first(mouse, window, session, screen):
    assert screen.heading.text() == "When is it?"
    assert not screen.apart.isChecked()

    mouse.take_time(2)

    assert window.screen_name == "questions"
    assert session.times == dict.fromkeys(TWO, NINE[2])


def test_one_procedure_has_no_other_times(mouse, window):
    mouse.walk_to("appointment", "nephrostogram")

    assert not window.present_screen.apart.isVisible()


def test_different_times_are_asked_for_one_by_one(mouse, window, session, screen):
    apart(mouse)
    assert screen.heading.text() == "When is your Nephrostogram?"
    assert note(window) == "1 of 2"
    assert not screen.apart.isVisible()

    mouse.take_time(2)
    assert screen.heading.text() == "When is your Cystoscopy?"
    assert note(window) == "2 of 2"
    mouse.take_time(4)

    assert window.screen_name == "questions"
    assert session.times == {"nephrostogram": NINE[2], "cystoscopy-flexible": NINE[4]}


def test_different_times_by_keyboard(keys, window, session):
    keys.walk_to("appointment", *TWO)
    keys.press(window.present_screen.apart)
    keys.type(Qt.Key.Key_PageDown)
    for day in (2, 3):
        keys.pick_day(day)
        keys.type(Qt.Key.Key_PageDown)

    assert window.screen_name == "questions"
    assert sorted(session.appointments.values()) == [NINE[2], NINE[3]]


def test_each_may_be_not_known_yet(mouse, window, session, screen):
    apart(mouse)
    mouse.press(screen.unknown)
    mouse.go_on()
    mouse.take_time(3)

    assert session.times == {"nephrostogram": None, "cystoscopy-flexible": NINE[3]}
    assert session.appointments == {"cystoscopy-flexible": NINE[3]}


def test_each_waits_for_its_day(mouse, window, screen):
    apart(mouse)

    mouse.go_on()

    assert "Choose a day" in screen.warning.text()
    assert screen.heading.text() == "When is your Nephrostogram?"


def test_back_goes_through_all_of_them_and_keeps_what_was_chosen(mouse, window, session, screen):
    apart(mouse)
    mouse.take_time(2)
    mouse.pick_day(4)

    mouse.go_back()
    assert (screen.heading.text(), screen._shown_day) == ("When is your Nephrostogram?", NINE[2].date())
    mouse.go_back()
    assert (screen.heading.text(), screen.apart.isChecked()) == ("When is it?", True)
    mouse.go_back()
    assert window.screen_name == "choose"
    for heading in ("When is it?", "When is your Nephrostogram?", "When is your Cystoscopy?"):
        mouse.go_on()
        assert screen.heading.text() == heading
    assert screen._shown_day == NINE[4].date()
    mouse.go_on()
    assert session.times == {"nephrostogram": NINE[2], "cystoscopy-flexible": NINE[4]}


def test_back_from_the_questions_comes_to_the_last_of_them(mouse, window, session, screen):
    apart(mouse)
    mouse.take_time(2)
    mouse.take_time(4)

    mouse.go_back()

    assert screen.heading.text() == "When is your Cystoscopy?"
    assert screen._shown_day == NINE[4].date()


def test_different_times_are_remembered_by_a_screen_made_anew(mouse, window, session, screen):
    apart(mouse)
    mouse.press(screen.unknown)
    mouse.go_on()
    mouse.take_time(3)
    for question in session.questions:
        session.answer(question.id, question.answers[-1])

    window.show_screen("before", forward=True)
    window.show_screen("appointment", forward=True)

    assert window.present_screen is not screen
    assert window.present_screen.apart.isChecked()
    mouse.go_on()
    assert window.present_screen.unknown.isChecked()


def test_one_time_after_all_is_for_all(mouse, window, session, screen):
    apart(mouse)
    mouse.go_back()

    mouse.take_time(3)

    assert session.times == dict.fromkeys(TWO, NINE[3])
    assert not screen.apart.isChecked()


def test_not_known_keeps_the_day_in_mind(mouse, screen):
    mouse.pick_day(2)
    mouse.press(screen.unknown)
    assert screen._shown_day is None

    mouse.press(screen.unknown)

    assert screen._shown_day == NINE[2].date()


@pytest.mark.parametrize("step", [0, 1])
def test_a_larger_text_keeps_the_procedure_and_all_that_was_chosen(mouse, window, session, screen, step):
    apart(mouse)
    mouse.take_time(2)
    mouse.pick_day(4)
    if step == 0:
        mouse.go_back()
    before = screen.place().state

    mouse.press(window.header.text_size)

    assert window.present_screen is not screen
    assert window.present_screen.place().state == before
    assert window.present_screen.heading.text() == screen_heading(step)


def screen_heading(step):
    return ("When is your Nephrostogram?", "When is your Cystoscopy?")[step]


def test_a_procedure_chosen_later_is_asked_for_before_the_check_page(mouse, window, session):
    mouse.walk_to("check", "nephrostogram")
    mouse.press(mouse.turn_to("Change: Procedures"))
    mouse.choose("cystoscopy-flexible")
    mouse.go_on()
    assert window.screen_name == "appointment"
    assert window.present_screen._shown_day == NINE[2].date()

    mouse.go_on()
    assert window.screen_name == "questions"
    assert session.times == dict.fromkeys(session.selection, NINE[2])
    mouse.walk_to("check")
    assert "Change: Appointment" in mouse.read_to_the_end()


def test_one_of_several_times_is_changed_alone(mouse, window, session, screen):
    apart(mouse)
    mouse.take_time(2)
    mouse.take_time(4)
    mouse.walk_to("check")
    mouse.press(mouse.turn_to("Change: Appointment: Nephrostogram"))
    assert window.present_screen.heading.text() == "When is your Nephrostogram?"

    mouse.take_time(3)

    assert window.screen_name == "check"
    assert session.times == {"nephrostogram": NINE[3], "cystoscopy-flexible": NINE[4]}


def test_at_double_size_on_a_small_screen_all_can_be_reached(qtbot, open_window, session):
    window = open_window((1280, 800), 2.0)
    mouse = Mouse(qtbot, window, session)
    for procedure in TWO:
        session.toggle(procedure)
    window.show_screen("appointment", forward=True)
    while not window.present_screen.apart.isVisible():
        mouse.go_on()
    mouse.press(window.present_screen.apart)
    mouse.go_on()
    for day in (2, 4):
        assert window.present_screen.pages.page == 0
        mouse.take_time(day)

    assert window.screen_name == "questions"
    assert session.times == {"nephrostogram": NINE[2], "cystoscopy-flexible": NINE[4]}


def test_tab_reaches_every_tile(qtbot, window, session):
    keys = Keys(qtbot, window, session)
    keys.walk_to("appointment", *TWO)
    screen = window.present_screen
    for tile in (screen.unknown, screen.apart):
        keys.press(tile)
        assert tile.isChecked()
    assert not screen.unknown.isChecked()
