"""Targets are large enough for a finger: measured in millimetres on every screen."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QRadioButton

from ui.main_window import WALK
from ui.theme.look import look


def least(widget):
    """Give the least height in millimetres: 20 for answers and the main button, 16 for the rest.

    The days of the calendar are 12: a month must be seen whole on a small screen.
    """
    if isinstance(widget, QRadioButton) or widget.property("kind") == "primary":
        return 20
    return 12 if widget.property("kind") == "day" else 16


def targets(window):
    kinds = QAbstractButton, QLineEdit
    found = [each for kind in kinds for each in window.findChildren(kind)]
    return [each for each in found if each.isVisible() and not isinstance(each.parent(), QLineEdit)]


@pytest.mark.parametrize("name", WALK)
def test_every_target_is_large_enough(window, visit, name):
    window.show_screen(name, forward=True)

    small = {
        each.accessibleName() or each.text(): (each.width() / look().mm(1), each.height() / look().mm(1))
        for each in targets(window)
        if each.isEnabled() and (each.height() < look().mm(least(each)) or each.width() < look().mm(12))
    }

    assert not small


@pytest.mark.parametrize("name", WALK)
def test_no_two_targets_touch(window, visit, name):
    window.show_screen(name, forward=True)
    boxes = [each.rect().translated(each.mapTo(window, each.rect().topLeft())) for each in targets(window)]

    assert not [(one, other) for index, one in enumerate(boxes) for other in boxes[index + 1 :]
                if one.adjusted(-3, -3, 3, 3).intersects(other)]  # fmt: skip
