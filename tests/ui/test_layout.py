"""Nothing is cut, nothing overlaps and the window keeps its size: every screen, size and text size."""

import pytest
from eyes import area, is_cut, pages_of, said, settle, visible, wrong_on
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from ui.screens.walk import WALK

SIZES = [(1920, 1080), (1280, 800), (1080, 1920)]


@pytest.mark.matrix
@pytest.mark.parametrize("name", WALK)
@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
def test_nothing_is_cut_or_covered(open_window, visit, size, text, name):
    window = open_window(size, text)
    window.show_screen(name, forward=True)

    wrong = {}
    for page in pages_of(window):
        wrong |= dict.fromkeys(wrong_on(window), page)
        assert window.size().toTuple() == size

    assert not wrong


@pytest.mark.matrix
@pytest.mark.parametrize("name", [name for name in WALK if name != "take_home"])
@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
def test_the_pages_together_show_all_of_every_item(open_window, visit, size, text, name):
    window = open_window(size, text)
    window.show_screen(name, forward=True)
    pages, seen = window.present_screen.pages, {}
    for _ in pages_of(window):
        for item in pages.items:
            if item.isVisible():
                shown = item.geometry().intersected(pages.rect()).translated(-item.pos())
                seen.setdefault(item, []).extend([] if shown.isEmpty() else [shown])

    hidden = [said(item) for item, parts in seen.items() if not covered(item.rect(), parts)]
    assert not hidden
    assert not [said(each) for each in pages.items if each not in seen]


def covered(whole, parts):
    """Tell whether the parts, from the top, leave no row of the whole unseen."""
    reached = 0
    for part in sorted(parts, key=lambda each: each.top()):
        if part.width() < whole.width() or part.top() > reached:
            return False
        reached = max(reached, part.bottom() + 1)
    return reached >= whole.height()


@pytest.mark.matrix
@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
def test_at_double_size_the_way_on_and_back_stays_whole(open_window, visit, size):
    window = open_window(size, 2.0)
    for name in WALK[1:]:
        window.show_screen(name, forward=True)
        settle()
        for button in (window.footer.back, window.footer.forward, window.footer.help):
            assert window.rect().contains(area(button, window))
            assert button.width() >= button.sizeHint().width()


@pytest.mark.matrix
@pytest.mark.parametrize("text", [1.0, 2.0])
def test_where_the_language_reads_from_the_right_so_does_the_page(qapp, open_window, visit, text):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window = open_window((1280, 800), text)
    window.show_screen("before", forward=True)
    settle()

    back, forward = area(window.footer.back, window), area(window.footer.forward, window)
    assert back.left() > forward.right()
    for item in window.present_screen.pages.items:
        for why in item.findChildren(QPushButton):
            assert area(why, item).right() < area(item.tile, item).left()
    assert not wrong_on(window)


@pytest.mark.matrix
@pytest.mark.parametrize("text", [1.0, 2.0])
def test_a_panel_shows_all_its_words(open_window, visit, text):
    window = open_window((1280, 800), text)
    for ask in (window.footer.help.click, window.footer.restart.click):
        ask()
        settle()
        assert not [said(each) for each in visible(window.overlay, QLabel) if is_cut(each)]
        window.overlay.close_panel()
