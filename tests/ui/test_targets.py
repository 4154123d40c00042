"""Targets are large enough for a finger, and all of each answers: measured and pressed on every screen."""

import pytest
from eyes import seen, settle, targets, too_near, too_small
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from ui.screens.walk import WALK

ASIDE = QPoint(-50, -50)
LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize("name", WALK)
def test_every_target_is_large_enough(window, visit, name):
    window.show_screen(name, forward=True)

    assert not too_small(window)


@pytest.mark.parametrize("name", WALK)
def test_two_targets_are_three_millimetres_apart_and_opposite_answers_six(window, visit, name):
    window.show_screen(name, forward=True)
    settle()

    assert not too_near(window)


@pytest.mark.parametrize("name", WALK)
def test_every_spot_of_every_target_answers(window, visit, name):
    window.show_screen(name, forward=True)
    settle()
    pressed = {each: deaf_spots(window, each) for each in targets(window) if each.isEnabled()}

    assert pressed
    assert not {each.accessibleName() or each.text(): spots for each, spots in pressed.items() if spots}


def deaf_spots(window, target):
    """Press all over a target, a pixel inside its edge, and let go beside it; give where that was not felt."""
    box = seen(target, window).adjusted(1, 1, -1, -1)
    spots = [QPoint(box.left() + (box.width() - 1) * x // 6, box.top() + (box.height() - 1) * y // 3)
             for x in range(7) for y in range(4)] if box.isValid() else []  # fmt: skip
    return [spot.toTuple() for spot in spots if not feels(window, target, spot)]


def feels(window, target, spot):
    if not isinstance(target, QAbstractButton):
        return window.childAt(spot) is target
    QTest.mousePress(window.windowHandle(), LEFT, Qt.KeyboardModifier.NoModifier, spot)
    is_down = target.isDown()
    QTest.mouseMove(window.windowHandle(), ASIDE)
    QTest.mouseRelease(window.windowHandle(), LEFT, Qt.KeyboardModifier.NoModifier, ASIDE)
    return is_down
