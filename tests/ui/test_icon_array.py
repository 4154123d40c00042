"""A chance as figures on the learn screen: only where a page gives a number, with words for every reader."""

import pytest
from eyes import pages_of, wrong_on

from ui.theme.look import look
from ui.widgets.icon_array import IconArray


@pytest.mark.parametrize(
    ("procedure", "figures"), [("ct-abdomen", {(4, 1000), (72, 1000)}), ("cystoscopy-rigid", set())]
)
@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("size", [(1280, 800), (1080, 1920)], ids="{0[0]}x{0[1]}".format)
def test_the_learn_screen_draws_what_is_published(open_window, size, text, procedure, figures):
    window = open_window(size, text)
    window.show_screen("learn", forward=True)
    screen = window.present_screen
    screen.about((procedure,))
    screen._show(next(number for number, part in enumerate(screen._parts) if part.title == "Risks"))

    assert {(each.count, each.of) for each in screen.pages.findChildren(IconArray)} == figures
    wrong = {}
    for page in pages_of(window):
        wrong |= dict.fromkeys(wrong_on(window), page)
    assert not wrong


def test_the_figures_are_filled_from_the_first_one_on(qtbot):
    array = IconArray(30, 100)
    qtbot.addWidget(array)
    array.resize(array.sizeHint())
    image = array.grab().toImage()
    ratio = image.width() / array.width()

    def at(number):
        wide, high = array._figure()
        row, column = divmod(number, 25)
        return image.pixelColor(round((column + 0.5) * wide * ratio), round((row * high + wide) * ratio)).name()

    assert {at(number) for number in range(30)} == {look().theme.primary.lower()}
    assert look().theme.primary.lower() not in {at(number) for number in range(30, 100)}
    assert array.accessibleName() == "100 figures. 30 of them are filled."
