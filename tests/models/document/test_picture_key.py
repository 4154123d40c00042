"""The numbers beside a drawing: each thing once, on its own edge, none upon another."""

from itertools import pairwise

import pytest
from views import DYE, SIDES, a_picture, a_view

from models.document.picture_key import numbered, spread
from models.language import ENGLISH

APART = 0.13
VIEW = a_view(*SIDES, DYE.replace("data-label", "data-legend"))


def test_what_is_in_focus_is_number_one_and_stands_on_its_edge():
    picture = a_picture("dye-kidney-right", "dye-bladder", "dye-ureter-left", focus="dye-ureter-left")

    found = numbered(VIEW, picture, ENGLISH)

    assert [(each.number, each.words, each.on_the_left) for each in found] == [
        (1, "dye-ureter", False), (2, "dye-kidney", True), (3, "dye", False),
    ]  # fmt: skip
    assert [(each.x, each.y, each.stands) for each in found] == [
        (0.65, 0.52, 0.52), (0.35, 0.3, 0.3), (0.5, 0.8, 0.8),
    ]  # fmt: skip


def test_both_sides_of_one_thing_have_one_number():
    found = numbered(VIEW, a_picture("dye-kidney-right", "dye-kidney-left"), ENGLISH)

    assert [(each.number, each.words) for each in found] == [(1, "dye-kidney")]


@pytest.mark.parametrize("wanted", [[], [0.5], [0, 0, 0], [1, 1], [0.4, 0.41, 0.9, 0.97], [0.1] * 7])
def test_numbers_stand_apart_and_within_the_drawing(wanted):
    found = spread(wanted)

    assert len(found) == len(wanted)
    assert all(APART / 2 - 1e-9 <= each <= 1 - APART / 2 + 1e-9 for each in found)
    assert all(after - before >= APART - 1e-9 for before, after in pairwise(found))
