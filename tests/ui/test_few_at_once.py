"""However large the screen is, few things stand on it at once."""

import pytest
from eyes import pages_of, visible
from PySide6.QtWidgets import QCheckBox, QFrame, QRadioButton

from ui.screens.walk import WALK
from ui.widgets.pages import MOST_CHOICES

MOST_CALLOUTS = 2
LARGE = (3840, 2160), (1080, 1920), (1920, 1080)


def choices(window):
    """Give what is chosen from; the lines of the plan are read in turn, and ticked when they are done."""
    found = [*visible(window, QCheckBox), *visible(window, QRadioButton)]
    return [each for each in found if not each.objectName().startswith("line-")]


def callouts(window):
    return [each for each in visible(window, QFrame) if each.property("surface") in ("caution", "stop")]


@pytest.mark.parametrize("size", LARGE)
@pytest.mark.parametrize("name", WALK)
def test_no_page_of_the_walk_has_more_than_six_choices_and_two_callouts(open_window, visit, size, name):
    window = open_window(size)
    window.show_screen(name, forward=True)
    for page in pages_of(window):
        assert len(choices(window)) <= MOST_CHOICES, page
        assert len(callouts(window)) <= MOST_CALLOUTS, page


@pytest.mark.parametrize("size", LARGE)
def test_no_page_of_the_kiosk_has_more_than_six_choices(open_kiosk, size):
    someone = open_kiosk(size, density=3.2)
    someone.begin()
    assert 1 <= len(choices(someone.kiosk)) <= MOST_CHOICES
    someone.enter()
    met = 0
    for _ in pages_of(someone.window):
        assert 1 <= len(choices(someone.kiosk)) <= MOST_CHOICES
        met += len(choices(someone.kiosk))

    assert met == len(someone.kiosk.session.library.cards)
