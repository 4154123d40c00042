"""Targets are large enough for a finger: measured in millimetres on every screen."""

import pytest
from eyes import targets, too_small

from ui.screens.walk import WALK


@pytest.mark.parametrize("name", WALK)
def test_every_target_is_large_enough(window, visit, name):
    window.show_screen(name, forward=True)

    assert not too_small(window)


@pytest.mark.parametrize("name", WALK)
def test_no_two_targets_touch(window, visit, name):
    window.show_screen(name, forward=True)
    boxes = [each.rect().translated(each.mapTo(window, each.rect().topLeft())) for each in targets(window)]

    assert not [(one, other) for index, one in enumerate(boxes) for other in boxes[index + 1 :]
                if one.adjusted(-3, -3, 3, 3).intersects(other)]  # fmt: skip
