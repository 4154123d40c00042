"""The pad for the staff PIN, with real clicks and a real file."""

import pytest
from eyes import area, settle, too_small, wrong_on
from pins import PIN, set_quickly
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget

from models.pin import StaffPin
from ui.kiosk.pin_pad import PinPad
from ui.theme.look import Look, look, theme
from ui.theme.style import apply
from ui.widgets.covering import Coverable

SIZES = [(1280, 800), (1920, 1080), (1080, 1920)]


@pytest.fixture
def file(tmp_path):
    set_quickly(tmp_path / "staff-pin.json")
    return tmp_path / "staff-pin.json"


@pytest.fixture
def open_pad(qapp, qtbot, file):
    opened = []

    def _open(size=(1280, 800), text=1.0, name="standard", scrambled=False):
        apply(qapp, Look(theme(name), text=text))
        window = Coverable()
        window.resize(*size)
        pad = PinPad(StaffPin(file), window, scrambled=scrambled)
        pad.setGeometry(window.rect())
        opened.append(window)
        with qtbot.waitExposed(window), qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        settle()
        return pad

    yield _open
    QThreadPool.globalInstance().waitForDone()
    for each in opened:
        each.close()
        each.deleteLater()


def press(qtbot, pad, *buttons):
    for each in buttons:
        place = each.mapTo(pad.window(), each.rect().center())
        assert pad.window().childAt(place) is each
        qtbot.mouseClick(pad.window().windowHandle(), Qt.MouseButton.LeftButton, pos=place)


def type_in(qtbot, pad, pin):
    press(qtbot, pad, *(next(each for each in pad.digits if each.letter == digit) for digit in pin))


def enter(qtbot, pad, pin):
    type_in(qtbot, pad, pin)
    press(qtbot, pad, pad.enter)
    qtbot.waitUntil(lambda: "moment" not in pad.state.text(), timeout=5000)


@pytest.mark.parametrize("scrambled", [False, True])
def test_the_right_pin_passes(open_pad, qtbot, scrambled):
    pad = open_pad(scrambled=scrambled)
    type_in(qtbot, pad, PIN)
    with qtbot.waitSignal(pad.passed, timeout=5000):
        press(qtbot, pad, pad.enter)


def test_a_wrong_pin_says_so_and_starts_anew(open_pad, qtbot):
    pad = open_pad()
    with qtbot.assertNotEmitted(pad.passed):
        enter(qtbot, pad, "999999")

    assert pad.state.text() == "That was not the PIN. Try again."
    with qtbot.waitSignal(pad.passed, timeout=5000):
        type_in(qtbot, pad, PIN)
        press(qtbot, pad, pad.enter)


def test_five_wrong_pins_lock_the_pad_and_a_new_pad_too(open_pad, qtbot, monkeypatch):
    monkeypatch.setattr("ui.kiosk.pin_pad._SECOND_MS", 20)
    pad = open_pad()
    for _ in range(5):
        enter(qtbot, pad, "999999")
    assert "Too many wrong PINs. Wait " in pad.state.text()
    assert not any(each.isEnabled() for each in (*pad.digits, pad.enter))
    assert pad.leave.isEnabled()
    again = open_pad()
    before = again.state.text()
    qtbot.waitUntil(lambda: again.state.text() != before, timeout=2000)

    assert not again.enter.isEnabled()


def test_without_a_pin_the_way_out_is_said(open_pad, file):
    file.unlink()
    pad = open_pad()

    assert "'readyroom kiosk-pin' sets one" in pad.state.text()
    assert not pad.enter.isEnabled()


def test_the_last_digit_can_be_rubbed_out(open_pad, qtbot):
    pad = open_pad()
    type_in(qtbot, pad, PIN + "9")
    press(qtbot, pad, pad.rub_out)
    with qtbot.waitSignal(pad.passed, timeout=5000):
        press(qtbot, pad, pad.enter)


def test_a_keypad_types_too(open_pad, qtbot):
    pad = open_pad()
    pad.setFocus()
    for digit in PIN:
        qtbot.keyClick(pad.window().windowHandle(), digit)
    with qtbot.waitSignal(pad.passed, timeout=5000):
        qtbot.keyClick(pad.window().windowHandle(), Qt.Key.Key_Return)


def test_neither_screen_nor_screen_reader_learns_a_digit(open_pad, qtbot):
    """While one digit and then another is pressed, everything that can be read stays the same."""
    pad = open_pad()
    seen = set()
    for digit in "147":
        key = next(each for each in pad.digits if each.letter == digit)
        place = key.mapTo(pad.window(), key.rect().center())
        qtbot.mousePress(pad.window().windowHandle(), Qt.MouseButton.LeftButton, pos=place)
        picture = pad.grab().toImage()
        seen.add((readable(pad), bytes(picture.constBits())))
        qtbot.mouseRelease(pad.window().windowHandle(), Qt.MouseButton.LeftButton, pos=place)
        press(qtbot, pad, pad.rub_out)
    assert len(seen) == 1
    type_in(qtbot, pad, "12")

    assert (pad.state.text(), pad.state.accessibleName()) == ("●●", "2 digits")


def readable(pad):
    found = []
    for each in [pad, *pad.findChildren(QWidget)]:
        interface = QAccessible.queryAccessibleInterface(each)
        state = interface.state()
        found.append((interface.text(QAccessible.Text.Name), interface.text(QAccessible.Text.Value), state.pressed))
    return tuple(found)


def test_a_pad_that_is_left_alone_goes_and_forgets(open_pad, qtbot, monkeypatch):
    monkeypatch.setattr("ui.kiosk.pin_pad._LEAVE_AFTER_MS", 100)
    pad = open_pad()
    with qtbot.waitSignal(pad.left, timeout=2000):
        type_in(qtbot, pad, "12")

    assert pad._typed == []


def test_staff_can_give_up(open_pad, qtbot):
    pad = open_pad()
    with qtbot.waitSignal(pad.left):
        press(qtbot, pad, pad.leave)


def test_a_scrambled_pad_has_another_order_each_time(open_pad):
    def order(pad):
        boxes = {each.letter: area(each, pad) for each in pad.digits}
        return "".join(sorted(boxes, key=lambda each: (boxes[each].y(), boxes[each].x())))

    assert order(open_pad()) == "1234567890"
    assert len({order(open_pad(scrambled=True)) for _ in range(4)}) > 1


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("text", "name"), [(1.0, "standard"), (2.0, "high-contrast")])
def test_the_pad_holds_in_every_size(open_pad, size, text, name):
    pad = open_pad(size, text, name)

    assert not wrong_on(pad.window())
    assert not too_small(pad.window())
    assert pad.window().size().toTuple() == size
    least = look().mm(16)
    assert all(each.width() >= least and each.height() >= least for each in pad.digits)
    assert pad.findChildren(QLabel)


@pytest.mark.parametrize(("pin", "leaves"), [(PIN, True), ("999999", False)])
def test_the_waiting_screen_leads_to_the_pad_and_out_of_the_kiosk(passerby, qtbot, monkeypatch, file, pin, leaves):
    monkeypatch.setattr("models.folders.pin_path", lambda: file)
    kiosk, gone = passerby.kiosk, []
    kiosk.staff_left.connect(lambda: gone.append(True))
    passerby.press(kiosk.front.screen_now.staff)
    (pad,) = kiosk.findChildren(PinPad)
    for digit in pin:
        passerby.press(next(each for each in pad.digits if each.letter == digit))
    passerby.press(pad.enter)
    qtbot.waitUntil(lambda: bool(gone) or "not the PIN" in pad.state.text(), timeout=5000)

    assert bool(gone) is leaves
    if not leaves:
        passerby.press(pad.leave)
        assert not kiosk.findChildren(PinPad)
        assert kiosk.front.screen_now.staff.isVisible()
