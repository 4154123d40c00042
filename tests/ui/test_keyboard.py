"""The keyboard on the screen: with clicks on a real window, in every size and language there is."""

import tomllib

import pytest
from eyes import MANY, area, settle, wrong_on
from hands import Mouse
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QCheckBox

from models.content.lint.font_file import characters
from models.language import Language
from models.site import Site
from resources import resource
from ui.kiosk.keyboard import GAP_MM, Keyboard
from ui.kiosk.layout import DIGITS, rows_for, rows_of
from ui.kiosk.visit_session import VisitSession
from ui.kiosk.visit_window import VisitWindow
from ui.language import change_language
from ui.theme.look import Look, look, theme
from ui.theme.style import apply

FILES = sorted(resource("keyboards").glob("*.toml"))
LANGUAGES = [each.stem for each in FILES if each.stem != DIGITS]
SIZES = [((1280, 800), 4.0), ((1920, 1080), 4.0), ((1080, 1920), 4.0), ((1920, 1080), 5.55), ((1280, 800), 5.87)]
"""The last two are screens of 15.6 and 10.1 inches; on the last, text grows to the size that the kiosk offers."""


@pytest.fixture
def open_visit(qapp, qtbot, library):
    opened = []

    def _open(size=(1280, 800), text=1.0, name="standard", density=4.0):
        apply(qapp, Look(theme(name), density, text))
        window = VisitWindow(VisitSession(library, Site(kiosk={"drafts": True}), ()))
        window.resize(*size)
        opened.append(window)
        with qtbot.waitExposed(window):
            window.show()
            window.activateWindow()
        window.show_screen("choose", forward=True)
        calm()
        return window

    yield _open
    for each in opened:
        each.close()
        each.deleteLater()
    QCoreApplication.sendPostedEvents(None, 52)


@pytest.fixture
def hand(qtbot, open_visit):
    return lambda *size, **look: Typist(qtbot, open_visit(*size, **look), None)


def calm():
    """Let the page take its new shape."""
    QCoreApplication.processEvents()
    settle()
    QCoreApplication.processEvents()


class Typist(Mouse):
    """Writes with clicks on the keys."""

    @property
    def keyboard(self):
        return self.window.keyboard_dock.keyboard

    @property
    def field(self):
        return self.window.present_screen.search

    def touch(self, field):
        self.click(field, field.rect().center())
        calm()

    def key(self, name):
        return next(each for each in self.keyboard.keys if each.accessibleName() == name)

    def write(self, words):
        for letter in words:
            self.press(self.key("Space" if letter == " " else letter))
        settle()


def test_nephro_is_typed_by_touch_and_its_card_is_there(hand):
    typist = hand()
    assert typist.keyboard is None
    typist.touch(typist.field)
    typist.write("nephro")

    assert typist.field.text() == "nephro"
    card = typist.shown(QCheckBox, "card-nephrostogram")[0]
    typist.press(card)
    assert typist.window._session.selection == ("nephrostogram",)


def test_close_gives_the_page_back_and_touching_the_field_brings_it_again(hand):
    typist = hand()
    typist.touch(typist.field)
    typist.write("a b")
    typist.press(typist.key("Rub out the last letter"))
    typist.press(typist.key("Close the keyboard"))
    calm()

    assert typist.keyboard is None
    assert typist.field.text() == "a "
    assert all(each.isVisible() for each in (typist.window.header, typist.window.footer))
    assert typist.window.present_screen.heading.isVisible()
    assert not wrong_on(typist.window)
    typist.touch(typist.field)
    assert typist.keyboard.isVisible()


def test_numbers_and_letters(hand):
    typist = hand()
    typist.touch(typist.field)
    typist.press(typist.key("Numbers"))
    calm()
    typist.write("10")
    typist.press(typist.key("Letters"))
    calm()
    typist.write("x")

    assert typist.field.text() == "10x"


def test_a_field_for_numbers_has_a_pad_of_numbers(hand):
    typist = hand()
    typist.field.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
    typist.touch(typist.field)

    shown = [each.accessibleName() for each in typist.keyboard.keys if each.isVisible()]
    assert [each for each in shown if each.isdigit()] == list("1234567890")
    assert "Letters" not in shown


def test_another_screen_takes_it_away(hand):
    typist = hand()
    typist.touch(typist.field)
    typist.go_back()
    calm()

    assert typist.keyboard is None
    assert typist.window.header.isVisible()


def test_a_screen_made_anew_takes_it_away(hand, qapp):
    typist = hand()
    typist.touch(typist.field)
    typist.window.set_look(Look(theme("high-contrast"), 4.0, 1.5))
    calm()

    assert typist.keyboard is None
    assert not wrong_on(typist.window)


def test_a_key_acts_when_it_is_let_go_of_and_does_not_repeat(hand, qtbot):
    typist = hand()
    typist.touch(typist.field)
    key = typist.key("e")
    place = key.mapTo(typist.window, key.rect().center())
    handle = typist.window.windowHandle()
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=place)
    qtbot.wait(700)
    assert typist.field.text() == ""
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=place)

    assert typist.field.text() == "e"
    assert not [each for each in typist.keyboard.keys if each.autoRepeat()]


def test_a_finger_that_slides_off_a_key_writes_nothing(hand, qtbot):
    typist = hand()
    typist.touch(typist.field)
    key, handle = typist.key("e"), typist.window.windowHandle()
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=key.mapTo(typist.window, key.rect().center()))
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=key.mapTo(typist.window, key.rect().bottomRight()) * 1.02)

    assert typist.field.text() == ""


@pytest.mark.parametrize(("size", "density"), SIZES)
@pytest.mark.parametrize(("text", "name"), [(1.0, "standard"), (2.0, "high-contrast")])
def test_field_keys_and_what_was_found_hold_in_every_size(hand, size, density, text, name):
    typist = hand(size, text if density < 5.8 else min(text, 1.5), name, density)
    window, whole = typist.window, typist.window.size()
    typist.touch(typist.field)
    typist.write("nephro")

    assert not wrong_on(window)
    assert window.size() == whole
    assert area(typist.field, window).bottom() < area(typist.keyboard, window).top()
    assert typist.shown(QCheckBox, "card-nephrostogram")
    assert far_enough(typist.keyboard)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_holds_on_a_small_screen(hand, code):
    change_language(Language(code))
    typist = hand((1280, 800), 1.5, density=5.87)
    typist.touch(typist.field)

    assert not wrong_on(typist.window)
    assert far_enough(typist.keyboard)
    letters = [each.letter for each in typist.keyboard.keys]
    assert [letter for row in rows_of(code) for letter in row] == letters[:-4]


def far_enough(keyboard):
    """Tell whether keys are 16 mm or more, with 3 mm between any two of them."""
    shown = [each for each in keyboard.keys if each.isVisible()]
    boxes = [area(each, keyboard) for each in shown]
    least, gap = look().mm(16), look().mm(GAP_MM) - 1
    small = [each for each in boxes if each.width() < least or each.height() < least]
    near = [
        (one, other)
        for place, one in enumerate(boxes)
        for other in boxes[place + 1 :]
        if one.adjusted(-gap, -gap, gap, gap).intersects(other)
    ]
    return not small and not near


def test_keys_stay_where_they_are_where_the_language_reads_from_the_right(hand, qapp):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    typist = hand()
    typist.touch(typist.field)
    typist.write("qp")

    assert area(typist.key("q"), typist.window).left() < area(typist.key("p"), typist.window).left()
    assert not wrong_on(typist.window)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_key_can_be_drawn_and_is_there_once(path):
    keys = [key for row in tomllib.loads(path.read_text())["rows"] for key in row.split()]
    drawn = characters(resource("fonts", "atkinson", "AtkinsonHyperlegibleNext_700Bold.ttf"))

    assert not set(keys) - drawn
    assert len(keys) == len(set(keys))
    assert path.stem == DIGITS or set("abcdefghijklmnopqrstuvwxyz") <= set(keys)


@pytest.mark.parametrize(("code", "letter"), [("de_AT", "ß"), ("fr", "ç"), ("pl", "ł"), ("es-MX", "ñ"), ("xx", "q")])
def test_the_keys_follow_the_language(code, letter):
    assert letter in {each for row in rows_for(code) for each in row}


def test_every_key_has_a_name_of_its_own(qapp):
    keyboard = Keyboard()
    names = [each.accessibleName() for each in keyboard.keys]

    assert all(names)
    assert len(names) == len(set(names))


def test_tab_comes_to_the_keys_and_they_write_into_the_field(hand, qtbot):
    typist = hand()
    typist.touch(typist.field)
    for _ in range(MANY):
        qtbot.keyClick(typist.window.windowHandle(), Qt.Key.Key_Tab)
        if getattr(typist.window.focusWidget(), "letter", None) == "w":
            break
    qtbot.keyClick(typist.window.windowHandle(), Qt.Key.Key_Space)

    assert typist.field.text() == "w"


def test_a_field_that_is_only_read_needs_no_keyboard(hand):
    typist = hand()
    typist.field.setReadOnly(True)
    typist.touch(typist.field)

    assert typist.keyboard is None
