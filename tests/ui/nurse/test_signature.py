"""Signing: a finger, a pen or the mouse draws; who cannot types the name or refuses; what is kept is bounded."""

import math
import random
from itertools import pairwise

import pytest
from eyes import area
from hosted import LOOKS, calm, faults_on_all_pages, hosted
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from models.document.ink import ink_svg
from models.language import Language
from models.record.event import Person, new_id
from models.record.events import Signed
from ui.nurse.signature import SignaturePad
from ui.nurse.signature_ink import LONGEST_PATH, MOST_STROKES, Ink, simplified
from ui.nurse.signature_panel import SignPanel

SHA = "ab" * 32
POINT = st.tuples(st.floats(0, 1000), st.floats(0, 300))


def wave(surface, steps=60):
    return [
        QPoint(30 + round(step * 5), round(surface.height() / 2 + 30 * math.sin(step / 4))) for step in range(steps)
    ]


def draw(surface, points=None):
    points = points or wave(surface)
    QTest.mousePress(surface, Qt.MouseButton.LeftButton, pos=points[0])
    for each in points[1:]:
        QTest.mouseMove(surface, each)
    QTest.mouseRelease(surface, Qt.MouseButton.LeftButton, pos=points[-1])


def event_of(said):
    """The event that the record would keep."""
    return Signed(
        briefing=new_id(), number=9, at="2026-11-22T10:00Z", by=Person(name="N", role="nurse"), sha256=SHA, **said
    )


@pytest.fixture
def pad(qtbot):
    with hosted(qtbot, SignaturePad) as host:
        yield host.part


@pytest.fixture
def finger():
    return QPointingDevice(
        "screen", 1, QInputDevice.DeviceType.TouchScreen, QPointingDevice.PointerType.Finger,
        QInputDevice.Capability.Position, 10, 0,
    )  # fmt: skip


@pytest.fixture
def open_panel(qtbot):
    opened = []

    def _open(*arguments, **look):
        context = hosted(qtbot, lambda: SignPanel(*arguments), **look)
        opened.append(context)
        host = context.__enter__()
        host.signed = []
        host.panel.signed.connect(host.signed.append)
        return host

    yield _open
    for each in opened:
        each.__exit__(None, None, None)


def test_the_mouse_draws_a_smooth_line(pad):
    draw(pad.surface)

    assert not pad.is_empty
    assert pad.hand == "mouse"
    assert ink_svg(pad.path)
    assert pad.path.count("Q") > 10


def test_a_finger_draws_and_a_palm_beside_it_does_not(pad, finger):
    surface, way = pad.surface, wave(pad.surface)
    QTest.touchEvent(surface, finger).press(0, way[0], surface)
    for each in way[1:-1]:
        touch = QTest.touchEvent(surface, finger, False)
        touch.move(0, each, surface)
        touch.press(1, QPoint(200, 90), surface) if each is way[5] else touch.move(1, each, surface)
        touch.commit()
    QTest.touchEvent(surface, finger).release(0, way[-1], surface).release(1, way[-1], surface)

    assert pad.hand == "finger"
    assert len(surface.ink.strokes) == 1
    assert surface.ink.strokes[0][0][0] == pytest.approx(way[0].x() * 1000 / surface.width(), abs=1)
    assert not pad.is_empty


def test_after_the_palm_is_gone_the_next_finger_draws(pad, finger):
    for number in (3, 4):
        QTest.touchEvent(pad.surface, finger).press(number, QPoint(50, 50), pad.surface)
        QTest.touchEvent(pad.surface, finger).move(number, QPoint(250, 60), pad.surface)
        QTest.touchEvent(pad.surface, finger).release(number, QPoint(250, 60), pad.surface)

    assert len(pad.surface.ink.strokes) == 2


def test_a_pen_draws_as_a_hand_does(pad):
    device = QPointingDevice(
        "pen", 2, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position, 1, 1,
    )  # fmt: skip
    way = wave(pad.surface)
    kinds = [QEvent.Type.TabletPress, *[QEvent.Type.TabletMove] * (len(way) - 2), QEvent.Type.TabletRelease]
    for kind, each in zip(kinds, way, strict=True):
        button = Qt.MouseButton.LeftButton
        place = QPointF(each)
        event = QTabletEvent(
            kind, device, place, place, 0.5, 0, 0, 0, 0, 0, Qt.KeyboardModifier.NoModifier, button, button
        )
        QApplication.sendEvent(pad.surface, event)
        assert event.isAccepted()

    assert pad.hand == "finger"
    assert not pad.is_empty


def test_a_dot_is_no_signature_and_can_be_cleared(pad, qtbot):
    QTest.mouseClick(pad.surface, Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert pad.is_empty
    assert pad.clear_button.isEnabled()

    qtbot.mouseClick(pad.clear_button, Qt.MouseButton.LeftButton)

    assert pad.path == ""
    assert not pad.clear_button.isEnabled()


def test_the_right_button_draws_nothing(pad):
    QTest.mousePress(pad.surface, Qt.MouseButton.RightButton, pos=QPoint(10, 10))
    QTest.mouseMove(pad.surface, QPoint(300, 60))
    QTest.mouseRelease(pad.surface, Qt.MouseButton.RightButton, pos=QPoint(300, 60))

    assert pad.path == ""


def test_ink_stays_inside_when_the_field_changes(pad):
    draw(pad.surface)
    before = pad.path
    pad.window().resize(700, 300)
    calm()

    box = pad.surface._line().boundingRect()
    assert pad.path == before
    assert pad.surface.rect().contains(box.toAlignedRect())


def test_a_screen_reader_hears_whether_it_is_signed(pad):
    named = QAccessible.queryAccessibleInterface(pad.surface)
    assert named.text(QAccessible.Text.Name) == "Signature field, empty"

    draw(pad.surface)

    assert named.text(QAccessible.Text.Name) == "Signature field, signed"


@given(st.lists(POINT, min_size=2, max_size=80), st.floats(0.1, 50))
def test_simplifying_moves_no_point_further_than_said(points, tolerance):
    kept = simplified(points, tolerance)

    assert (kept[0], kept[-1]) == (points[0], points[-1])
    for point in points:
        assert min(away(point, one, other) for one, other in pairwise(kept)) <= tolerance + 1e-6


def away(point, one, other):
    across, down = other[0] - one[0], other[1] - one[1]
    length = across**2 + down**2
    along = min(1, max(0, ((point[0] - one[0]) * across + (point[1] - one[1]) * down) / length)) if length else 0
    return math.dist(point, (one[0] + along * across, one[1] + along * down))


@pytest.mark.parametrize("seed", [0, *(pytest.param(each, marks=pytest.mark.matrix) for each in (1, 2))])
def test_what_is_kept_is_bounded_whatever_is_scribbled(seed):
    chance, ink = random.Random(seed), Ink()
    for _ in range(MOST_STROKES + 10):
        if not ink.begin((chance.uniform(0, 1000), chance.uniform(0, 300))):
            break
        for _ in range(12):
            ink.go_on((chance.uniform(0, 1000), chance.uniform(0, 300)))
        ink.end()

    assert len(ink.strokes) == MOST_STROKES
    assert 0 < len(ink.path) <= LONGEST_PATH


def test_an_endless_stroke_goes_on_in_new_ones():
    ink = Ink()
    ink.begin((0, 0))
    for step in range(1, 10_000):
        ink.go_on((step % 997 * 1.5, step * 0.05))

    assert len(ink.strokes) > 1
    assert all(one[-1] == other[0] for one, other in pairwise(ink.strokes))


# -- the panel ------------------------------------------------------------------------------------------------------


def test_a_drawn_signature_is_as_the_record_wants_it(open_panel):
    host = open_panel("patient", {"patient": "Maria Lopez"})
    assert not host.panel.sign.isEnabled()
    host.panel.show_item(-1)
    calm()
    draw(host.panel.pad.surface)
    host.panel.sign.click()

    event = event_of(host.signed[0])
    assert (event.who, event.name, event.method) == ("patient", "Maria Lopez", "mouse")
    assert ink_svg(event.ink)
    assert "not consent" in event.statement


@pytest.mark.matrix
@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
def test_the_statement_stands_whole_beside_the_field_it_is_signed_in(open_panel, text):
    host = open_panel("patient", {}, text=text)
    host.panel.show_item(-1)
    calm()

    assert host.panel.rect().contains(area(host.panel.statement, host.panel))
    words = " ".join(each.text() for each in host.panel.findChildren(QLabel) if each.isVisible())
    assert host.panel.pad.isVisible()
    assert "I know whom to call" in words
    assert "It is not consent" in words


def test_the_name_alone_can_be_signed_with_by_keyboard(open_panel, qtbot):
    host = open_panel("carer", {})
    panel = host.panel

    def tab_to(widget):
        for _ in range(40):
            if widget.hasFocus():
                return
            qtbot.keyClick(host.windowHandle(), Qt.Key.Key_Tab)
        raise AssertionError(widget.accessibleName())

    tab_to(panel.name.edit)
    qtbot.keyClicks(host.focusWidget(), "Jo Lopez")
    for _ in range(40):
        if host.focusWidget() in panel.how.options.values():
            break
        qtbot.keyClick(host.windowHandle(), Qt.Key.Key_Tab)
    while not panel.how.options["name"].hasFocus():
        qtbot.keyClick(host.windowHandle(), Qt.Key.Key_Right)
    qtbot.keyClick(host.windowHandle(), Qt.Key.Key_Space)
    tab_to(panel.sign)
    qtbot.keyClick(host.windowHandle(), Qt.Key.Key_Space)

    event = event_of(host.signed[0])
    assert (event.who, event.name, event.method, event.ink) == ("carer", "Jo Lopez", "name", None)


def test_who_refuses_is_asked_why(open_panel):
    host = open_panel("patient", {"patient": "Maria Lopez"})
    panel = host.panel
    panel.how.options["refused"].click()
    assert not panel.sign.isEnabled()
    panel.reason.edit.setText("Wants to read it at home first")
    panel.sign.click()

    event = event_of(host.signed[0])
    assert (event.method, event.reason) == ("refused", "Wants to read it at home first")


def test_nobody_signs_without_a_name(open_panel):
    host = open_panel("witness", {})
    host.panel.how.options["name"].click()

    assert not host.panel.sign.isEnabled()


def test_another_signer_brings_own_name_and_no_ink_of_the_last(open_panel):
    host = open_panel("patient", {"patient": "Maria Lopez", "nurse": "Ann Okafor"})
    panel = host.panel
    panel.show_item(-1)
    calm()
    draw(panel.pad.surface)
    panel.who.options["nurse"].click()

    assert panel.name.words == "Ann Okafor"
    assert panel.pad.is_empty
    assert "I led this briefing" in panel.statement.text()


class _Shouting:
    def gettext(self, message):
        return message.upper()

    def ngettext(self, msgid1, msgid2, n):  # noqa: ARG002
        return msgid1.upper()


def test_the_statement_is_kept_in_the_language_that_was_read(open_panel):
    host = open_panel("patient", {"patient": "M"}, Language("xx", _Shouting()))
    host.panel.how.options["name"].click()
    host.panel.sign.click()

    assert "I KNOW WHOM TO CALL" in host.signed[0]["statement"]
    assert "NOT CONSENT" in host.signed[0]["statement"]


@pytest.mark.matrix
@pytest.mark.parametrize("how", ["draw", "name", "refused"])
@pytest.mark.parametrize(("size", "text", "theme_name", "rtl"), LOOKS)
def test_nothing_is_cut_or_too_small(open_panel, size, text, theme_name, rtl, how):
    host = open_panel("patient", {}, size=size, text=text, theme_name=theme_name, rtl=rtl)
    host.panel.how.options[how].click()

    assert not faults_on_all_pages(host.panel, host.overlay)
