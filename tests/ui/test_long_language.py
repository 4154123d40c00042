"""A language whose words are two fifths longer: nothing is cut, on any screen and in any size."""

import pytest
from eyes import pages_of, too_near, too_small, wrong_on
from PySide6.QtCore import QThreadPool

from models.language import Language
from ui.language import change_language
from ui.screens.walk import ASIDES, WALK

SIZES = [(1920, 1080), (1280, 800), (1080, 1920)]


class Longer:
    """Says every message and two fifths more."""

    def gettext(self, message):
        more = round(len(message) * 0.4)
        return message + ("en" * more)[:more] if more <= 6 else message + (" ennua" * more)[:more]

    def ngettext(self, msgid1, msgid2, n):
        return self.gettext(msgid1 if n == 1 else msgid2)


@pytest.mark.matrix
@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
@pytest.mark.parametrize("name", [*(name for name in WALK if name != "take_home"), *ASIDES])
def test_nothing_is_cut_in_a_language_of_longer_words(open_window, visit, size, text, name):
    change_language(Language("eo", Longer()))
    window = open_window(size, text)
    about = {"learn": visit.selection[:1], "compare": visit.selection[:2]}.get(name, ())
    window.show_screen(name, forward=True, about=about)
    wrong = {}
    for page in pages_of(window):
        wrong |= dict.fromkeys([*wrong_on(window), *too_small(window), *too_near(window)], page)
        assert window.size().toTuple() == size

    assert not wrong
    QThreadPool.globalInstance().waitForDone()


def test_the_number_of_a_page_never_grows_narrower(open_window, visit):
    """Else a heading beside it could break for 100 pages and not for 99, which would change their number, and so on."""
    window = open_window()
    window.show_screen("before", forward=True)
    screen = window.present_screen
    widths = []
    for pages in (1000, 99, 9):
        screen._count.setText("")
        screen._show_page(0, pages)
        widths.append(screen._count.minimumWidth())

    assert widths[0] > 0
    assert len(set(widths)) == 1
