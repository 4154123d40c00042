"""Ink: lines in, lines out, and nothing else ever."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.document.ink import ink_svg
from ui.nurse.signature_ink import Ink

NUMBERS = st.floats(0, 1000, allow_nan=False)


def test_a_line_is_drawn_with_room_for_the_pen():
    svg = ink_svg("M10 20L30.5 40Q50 60 70 20")

    assert 'viewBox="3 13 74 54"' in svg
    assert 'd="M10 20L30.5 40Q50 60 70 20"' in svg


@pytest.mark.parametrize(
    "path",
    [
        "", "L1 1", "M1", "M1 1 2 2", "M1 1Q2 2", "m1 1", "M1 1C1 1 1 1 1 1", "M1 1Z", 'M1 1"/><script>', "x", "M1 1 x",
        "M1e9 1", "Mа1 1",
    ],
)  # fmt: skip
def test_what_is_no_drawing_of_ours_is_not_drawn(path):
    assert ink_svg(path) is None


@given(st.lists(st.lists(st.tuples(NUMBERS, NUMBERS), min_size=1, max_size=30), min_size=1, max_size=6))
def test_whatever_a_hand_draws_can_be_printed(strokes):
    ink = Ink()
    for points in strokes:
        ink.begin(points[0])
        for point in points[1:]:
            ink.go_on(point)
        ink.end()

    assert ink_svg(ink.path) is not None


@given(st.text("MLQ0123456789. ,-<>\"'&z", max_size=60))
def test_only_moves_and_numbers_get_into_the_drawing(path):
    svg = ink_svg(path)

    assert svg is None or re.search(r' d="[MLQ0-9. -]+" ', svg)
