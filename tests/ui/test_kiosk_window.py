"""The kiosk's window: waits, asks, walks, and is over; pressed as a person presses it."""

import time

import pytest
from eyes import settle, too_small, wrong_on
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtWidgets import QLabel, QPushButton

from models.language import ENGLISH, Language
from ui.kiosk.cover import Cover
from ui.language import current_language
from ui.screens.walk import WALK
from ui.theme.look import look

SIZES = [(1920, 1080), (1280, 800), (1080, 1920)]
LANGUAGES = (ENGLISH, *(Language(code) for code in ("ar", "cy", "de", "pl", "tr", "uk", "ur", "zh")))


def hear(signal):
    heard = []
    signal.connect(lambda *given: heard.append(given[0] if given else None))
    return heard


def is_covered(passerby):
    """Tell whether the window shows one plain surface and not a word."""
    covers = passerby.kiosk.findChildren(Cover)
    return bool(covers) and covers[0].geometry() == passerby.kiosk.rect() and covers[0].isVisible()


def test_a_visit_goes_from_the_waiting_screen_to_the_end_and_is_over(qtbot, passerby):
    began, over = hear(passerby.kiosk.began), hear(passerby.kiosk.over)
    passerby.begin()
    passerby.enter()
    passerby.walk_to("take_home", "nephrostogram")
    assert not passerby.window.present_screen.save_button.isVisible()
    passerby.go_on()

    qtbot.waitUntil(lambda: over == ["finish"], timeout=5000)
    assert len(began) == 1
    assert is_covered(passerby)
    assert passerby.session.selection == ()


@pytest.mark.parametrize("name", ["needs", "choose", "appointment", "questions"])
def test_hide_now_hides_at_once_from_wherever_one_is(qtbot, passerby, name):
    over = hear(passerby.kiosk.over)
    passerby.begin()
    if name != "needs":
        passerby.enter()
        passerby.walk_to(name, "nephrostogram")
    foot = passerby.kiosk.front.footer if name == "needs" else passerby.window.footer

    passerby.press(foot.hide_now)

    assert is_covered(passerby)
    qtbot.waitUntil(lambda: over == ["hide"], timeout=5000)


def test_start_again_is_the_end_of_this_visit_too(qtbot, passerby):
    over = hear(passerby.kiosk.over)
    passerby.begin()
    passerby.enter()
    passerby.walk_to("appointment", "nephrostogram")
    passerby.press(passerby.window.footer.help)
    passerby.press(passerby.button("Forget everything and start again"))

    qtbot.waitUntil(lambda: over == ["restart"], timeout=5000)


def test_every_step_can_be_taken_back_to_the_languages(passerby):
    passerby.begin()
    passerby.enter()
    passerby.go_back()
    passerby.go_back()
    assert passerby.kiosk.visit is None
    assert passerby.kiosk.front.screen_now.heading.text() == "How would you like this?"

    passerby.press(passerby.kiosk.front.footer.back)

    assert passerby.kiosk.front.screen_now.buttons


def test_another_language_is_there_at_once_and_keeps_what_was_chosen(open_kiosk):
    someone = open_kiosk(languages=LANGUAGES)
    someone.begin()
    someone.enter()
    someone.choose("nephrostogram")
    while someone.kiosk.visit is not None:
        someone.go_back()
    someone.press(someone.kiosk.front.footer.back)
    start = time.monotonic()
    someone.press(someone.kiosk.front.screen_now.buttons[1])

    assert time.monotonic() - start < 0.3
    assert current_language().code == "ar"
    assert someone.session.selection == ("nephrostogram",)


def test_wishes_hold_at_once_and_can_be_taken_back(passerby):
    passerby.begin()
    for need in ("larger-text", "high-contrast"):
        passerby.press(passerby.kiosk.front.screen_now.tiles[need])
    assert (look().text, look().theme.name) == (1.5, "high-contrast")
    assert passerby.session.needs == ("larger-text", "high-contrast")

    for need in ("larger-text", "high-contrast"):
        passerby.press(passerby.kiosk.front.screen_now.tiles[need])

    assert (look().text, look().theme.name, passerby.session.needs) == (1.0, "standard", ())


def test_wishes_go_with_the_plan_to_the_team(passerby):
    passerby.begin()
    passerby.enter("slowly", "larger-text")
    passerby.session.toggle("nephrostogram")

    assert passerby.session.plan.visit.needs == ("larger-text", "slowly")


def test_markup_is_shown_as_it_is_written_wherever_one_is(passerby):
    passerby.begin()
    passerby.enter()
    passerby.session.toggle("nephrostogram")
    for name in WALK:
        passerby.window.show_screen(name, forward=True)
        labels = passerby.kiosk.findChildren(QLabel)
        assert not [each.text() for each in labels if each.textFormat() != Qt.TextFormat.PlainText and each.text()]
    QThreadPool.globalInstance().waitForDone()


def test_help_opens_and_closes_on_the_waiting_screen(passerby):
    passerby.press(passerby.kiosk.front.footer.help)
    assert "Please ask any member of staff. They will gladly help you." in passerby.text()
    passerby.press(passerby.button("Close"))

    passerby.begin()
    assert passerby.kiosk.front.screen_now.tiles


def test_the_waiting_screen_says_what_is_kept_and_when_it_forgets(passerby):
    words = passerby.text()

    assert "Nothing is kept." in words
    assert "for 90 seconds" in words
    assert "After 30 more seconds" in words


@pytest.mark.matrix
@pytest.mark.parametrize("languages", [LANGUAGES[:1], LANGUAGES], ids=len)
@pytest.mark.parametrize("size", [*SIZES, (800, 800)], ids="{0[0]}x{0[1]}".format)
def test_nothing_is_cut_on_the_waiting_screen(open_kiosk, size, languages):
    someone = open_kiosk(size, languages=languages)
    seen = []
    for _ in range(someone.kiosk.front.screen_now.pages.count):
        settle()
        assert not wrong_on(someone.kiosk)
        assert not too_small(someone.kiosk)
        assert someone.kiosk.front.screen_now.pages.height() >= someone.kiosk.front.screen_now.buttons[0].height()
        seen += [each for each in someone.kiosk.front.screen_now.buttons if each.isVisible()]
        if someone.kiosk.front.footer.forward.isVisible():
            someone.press(someone.kiosk.front.footer.forward)

    assert set(seen) == set(someone.kiosk.front.screen_now.buttons)


@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
def test_nothing_is_cut_where_wishes_are_asked_for_nor_where_nobody_is_there(open_kiosk, size, text):
    someone = open_kiosk(size, text)
    someone.kiosk._begin(ENGLISH)
    settle()
    assert not wrong_on(someone.kiosk)
    assert not too_small(someone.kiosk)

    someone.clock.pass_by(1000)
    someone.kiosk.idle.look()
    settle()
    assert not wrong_on(someone.kiosk._still_there)


@pytest.mark.matrix
@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
@pytest.mark.parametrize("name", ["questions", "take_home"])
def test_the_foot_of_every_page_has_room_for_hide_now(open_kiosk, size, text, name):
    someone = open_kiosk(size, text)
    someone.kiosk._begin(ENGLISH)
    someone.kiosk._enter()
    someone.session.toggle("nephrostogram")
    someone.kiosk.visit.show_screen(name, forward=True)
    settle()
    foot = someone.kiosk.visit.footer
    buttons = [each for each in foot.findChildren(QPushButton) if each.isVisible()]

    assert foot.hide_now in buttons
    assert not [each.text() for each in buttons if each.width() < each.sizeHint().width()]
    assert not [each.text() for each in buttons if not foot.rect().contains(each.geometry())]
    QThreadPool.globalInstance().waitForDone()
