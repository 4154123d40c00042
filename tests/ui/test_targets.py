"""Targets are large enough for a finger: measured in millimetres on every screen."""

import pytest
from eyes import settle, too_near, too_small

from ui.screens.walk import WALK


@pytest.mark.parametrize("name", WALK)
def test_every_target_is_large_enough(window, visit, name):
    window.show_screen(name, forward=True)

    assert not too_small(window)


@pytest.mark.parametrize("name", WALK)
def test_two_targets_are_three_millimetres_apart_and_opposite_answers_six(window, visit, name):
    window.show_screen(name, forward=True)
    settle()

    assert not too_near(window)
