"""One button for everything: a mark goes round, and any key or touch presses what is marked."""

import pytest
from eyes import area, settle, wrong_on
from hands import Hands
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from ui.kiosk.scanning import groups
from ui.theme.look import look

LONGEST_ROUND = 400
KEYS = [Qt.Key.Key_Space, Qt.Key.Key_A, Qt.Key.Key_F5, Qt.Key.Key_Escape, Qt.Key.Key_Control]


class OneButton(Hands):
    """Waits until the mark is where it is wanted, and presses one key."""

    def __init__(self, qtbot, someone):
        super().__init__(qtbot, someone.kiosk, someone.session)
        self.kiosk, self.clock, self.scanner = someone.kiosk, someone.clock, someone.kiosk.one_button.scanner
        self.beats = 0

    def strike(self, key=Qt.Key.Key_Space):
        self.clock.pass_by(1)
        self.qtbot.keyClick(self.kiosk.windowHandle(), key)

    def wait_for(self, widget):
        """Let the mark move on until it is on a target, or on the row that the target is in."""
        for _ in range(LONGEST_ROUND):
            self.scanner.step()
            self.beats += 1
            if widget in self.scanner.marked:
                return
        raise AssertionError(f"the mark never comes to {widget.accessibleName()}")

    def press(self, widget):
        settle()
        self.wait_for(widget)
        if len(self.scanner.marked) > 1:
            self.strike()
            self.wait_for(widget)
        assert self.scanner.marked == (widget,)
        self.strike()


@pytest.fixture
def person(qtbot, passerby):
    """Somebody at the waiting screen who has struck their one key."""
    hand = OneButton(qtbot, passerby)
    hand.strike()
    return hand


def enter(person):
    person.press(person.kiosk.front.screen_now.buttons[0])
    while person.kiosk.visit is None:
        person.press(person.kiosk.front.footer.forward)
    person.window = person.kiosk.visit


def test_a_whole_visit_with_one_key(person, qtbot):
    over = []
    person.kiosk.over.connect(over.append)
    enter(person)
    person.walk_to("take_home", "nephrostogram")
    assert person.session.plan.visit.needs == ("one-button",)
    assert set(person.session.answers) == {each.id for each in person.session.questions}
    person.go_on()

    qtbot.waitUntil(lambda: over == ["finish"], timeout=5000)
    assert not person.scanner.is_on


def test_a_word_is_written_with_one_key(person):
    enter(person)
    search = person.window.present_screen.search
    person.press(search)
    QApplication.processEvents()
    settle()
    keyboard = person.window.keyboard_dock.keyboard
    for letter in "dye":
        person.press(next(each for each in keyboard.keys if each.letter == letter))

    assert search.text() == "dye"


@pytest.mark.parametrize("key", KEYS)
def test_any_key_will_do(person, key):
    (language,) = person.kiosk.front.screen_now.buttons
    person.wait_for(language)
    person.strike(key)

    assert person.kiosk.front.screen_now.tiles


def test_a_touch_anywhere_will_do_and_presses_nothing_else(person, qtbot):
    (language,) = person.kiosk.front.screen_now.buttons
    person.wait_for(language)
    person.clock.pass_by(1)
    foot = person.kiosk.front.footer
    place = foot.help.mapTo(person.kiosk, QPoint(9, 9))
    qtbot.mouseClick(person.kiosk.windowHandle(), Qt.MouseButton.LeftButton, pos=place)

    assert person.kiosk.front.screen_now.tiles
    assert person.button("Close") is None


def test_a_second_press_so_soon_and_a_key_that_is_held_are_no_wish(person, qtbot):
    (language,) = person.kiosk.front.screen_now.buttons
    person.wait_for(language)
    person.strike()
    person.scanner.step()
    first = person.kiosk.front.screen_now
    qtbot.keyClick(person.kiosk.windowHandle(), Qt.Key.Key_Space)

    assert person.kiosk.front.screen_now is first


def test_with_many_targets_the_row_comes_first_and_is_left_again(person):
    enter(person)
    settle()
    rows = groups(person.kiosk)
    assert max(map(len, rows)) > 1
    tile = person.window.present_screen.pages.items[0].tile
    person.wait_for(tile)
    row = person.scanner.marked
    person.strike()

    seen = []
    while len(person.scanner.marked) < 2:
        person.scanner.step()
        seen.append(person.scanner.marked)
    assert seen[: 2 * len(row)] == [(each,) for each in row] * 2


def test_the_order_is_that_of_reading(person):
    settle()
    foot = person.kiosk.front.footer
    order = [each for group in groups(person.kiosk) for each in group]

    first, *_, last = (area(each, person.kiosk) for each in order)
    assert first.top() < last.top()
    assert order.index(person.kiosk.front.screen_now.buttons[0]) < order.index(foot.help)


def test_the_order_within_a_row_is_that_of_the_language(person, qapp):
    enter(person)
    for direction, reverse in ((Qt.LayoutDirection.LeftToRight, False), (Qt.LayoutDirection.RightToLeft, True)):
        qapp.setLayoutDirection(direction)
        settle()
        for row in groups(person.kiosk):
            places = [area(each, person.kiosk).left() for each in row]
            assert places == sorted(places, reverse=reverse)


def test_a_press_is_a_sign_of_life_and_answers_the_question_whether_anybody_is_there(person):
    enter(person)
    settle()
    person.wait_for(person.window.footer.back)
    person.clock.pass_by(1000)
    person.kiosk.idle.look()
    assert person.kiosk.idle.is_warning

    person.strike()

    assert not person.kiosk.idle.is_warning
    assert person.window.screen_name == "choose"


def test_the_mark_alone_is_no_sign_of_life(person):
    enter(person)
    for _ in range(100):
        person.scanner.step()
    person.clock.pass_by(1000)
    person.kiosk.idle.look()

    assert person.kiosk.idle.is_warning


def test_where_nobody_presses_any_more_the_waiting_screen_waits_as_before(person):
    for _ in range(LONGEST_ROUND):
        person.scanner.step()

    assert not person.scanner.is_on
    assert person.session.needs == ()


def test_the_wish_is_taken_back_like_any_other(person):
    person.press(person.kiosk.front.screen_now.buttons[0])
    tile = person.kiosk.front.screen_now.tiles["one-button"]
    assert tile.isChecked()
    while not tile.isVisible():
        person.press(person.kiosk.front.footer.forward)
    person.press(tile)

    assert not person.scanner.is_on
    assert person.session.needs == ()


@pytest.mark.parametrize("theme", ["standard", "high-contrast"])
def test_the_mark_is_seen_and_covers_no_target(open_kiosk, qtbot, theme):
    hand = OneButton(qtbot, open_kiosk(theme_name=theme))
    before = hand.kiosk.grab().toImage()
    hand.strike()
    hand.scanner.step()
    after = hand.kiosk.grab().toImage()
    colours = {after.pixelColor(x, y).name().upper() for x in range(0, after.width(), 2) for y in range(after.height())}

    assert before != after
    assert {look().theme.focus, look().theme.focus_ring} <= colours
    assert not [each for each in wrong_on(hand.kiosk) if "_Mark" not in each]


def test_somebody_who_tabs_to_a_language_needs_no_mark(passerby, qtbot):
    window = passerby.kiosk.windowHandle()
    (language,) = passerby.kiosk.front.screen_now.buttons
    while not language.hasFocus():
        qtbot.keyClick(window, Qt.Key.Key_Tab)
    qtbot.keyClick(window, Qt.Key.Key_Return)

    assert passerby.kiosk.front.screen_now.tiles
    assert not passerby.kiosk.one_button.scanner.is_on
    assert not isinstance(QApplication.focusWidget(), QLineEdit)
