"""Colours as they are painted: words stand out from what lies under them, and nothing is said by colour alone."""

from collections import Counter

import pytest
from eyes import pages_of, seen, visible
from PySide6.QtGui import QColor, QFontInfo, QImage
from PySide6.QtWidgets import QLabel

from ui.screens.walk import WALK
from ui.theme.look import THEMES
from ui.theme.tokens import contrast
from ui.widgets.tile import CardTile, CheckTile, RadioTile, TileText

LARGE_PX, LARGE_BOLD_PX = 24, 18.7


def painted_text(window):
    """Give every text with its font and the place where it is painted."""
    for each in visible(window, QLabel):
        if each.text():
            yield each.text(), each.font(), seen(each, window)
    for kind in (CheckTile, RadioTile, CardTile):
        for tile in visible(window, kind):
            for piece in tile._pieces(tile.width())[0] if tile.isEnabled() else ():
                place = piece.box.translated(tile.mapTo(window, tile.rect().topLeft()))
                yield piece.text, piece.font, place.intersected(seen(tile, window))


def strength(picture, place):
    """Give how far the strongest colour of a place stands out from its commonest."""
    pixels = memoryview(picture.copy(place).convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("I")
    (paper, _), *others = Counter(pixels).most_common()
    return max((contrast(QColor(paper).name(), QColor(each).name()) for each, _ in others), default=1)


def needed(font):
    size = QFontInfo(font).pixelSize()
    return 4.5 if size >= LARGE_PX or (font.bold() and size >= LARGE_BOLD_PX) else 7


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", [name for name in WALK if name != "take_home"])
def test_all_words_stand_out_where_they_are_painted(open_window, visit, theme, name):
    window = open_window(theme_name=theme)
    window.show_screen(name, forward=True)
    next(pages_of(window))
    picture = window.grab().toImage()
    texts = [each for each in painted_text(window) if each[2].height() > 8 and any(map(str.isalnum, each[0]))]

    assert texts
    assert not [text for text, font, place in texts if strength(picture, place) < needed(font)]


@pytest.mark.parametrize("kind", [CheckTile, RadioTile, CardTile])
@pytest.mark.parametrize("theme", THEMES)
def test_what_is_chosen_is_seen_without_colour(open_window, qtbot, theme, kind):
    open_window(theme_name=theme)
    tile = kind(TileText("One"))
    qtbot.addWidget(tile)
    tile.resize(600, tile.heightForWidth(600))
    tile.show()
    looks = []
    for chosen in (False, True):
        tile.setChecked(chosen)
        looks.append(tile.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8))
    pairs = zip(*(bytes(each.constBits()) for each in looks), strict=True)

    assert sum(contrast(grey(one), grey(other)) >= 3 for one, other in Counter(pairs)) > 0


def grey(level):
    return f"#{level:02x}{level:02x}{level:02x}"
