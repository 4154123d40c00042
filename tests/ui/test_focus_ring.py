"""Whoever uses the keyboard sees where the focus is: WCAG 2.4.13, measured on pixels after a real Tab."""

from functools import cache

import pytest
from hands import Keys
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QCheckBox, QLineEdit, QRadioButton

from ui.theme.look import THEMES
from ui.theme.tokens import contrast

PLACES = {
    "card": ("choose", lambda hands: hands.shown(QCheckBox)[0]),
    "search": ("choose", lambda hands: hands.shown(QLineEdit)[0]),
    "filter": ("choose", lambda hands: hands.button("Body area: All")),
    "day": ("appointment", lambda hands: hands.window.present_screen.days.month_after),
    "answer": ("questions", lambda hands: hands.shown(QRadioButton)[0]),
    "line": ("before", lambda hands: hands.shown(QCheckBox)[0]),
    "stepper": ("check", lambda hands: hands.window.header.stepper._stages[0]),
    "continue": ("check", lambda hands: hands.window.footer.forward),
    "back": ("check", lambda hands: hands.window.footer.back),
    "change": ("check", lambda hands: hands.button("Change: Appointment")),
    "contrast": ("check", lambda hands: hands.window.header.theme),
}


@cache
def clearly_differs(one, other):
    return contrast(QColor(one).name(), QColor(other).name()) >= 3


def picture(widget):
    """Grab what the window shows where a widget is."""
    window = widget.window()
    place = widget.rect().translated(widget.mapTo(window, widget.rect().topLeft()))
    return window.grab(place).toImage().convertToFormat(QImage.Format.Format_RGB32)


def clearly_changed(before, after):
    one, other = (memoryview(each.constBits()).cast("I") for each in (before, after))
    return sum(clearly_differs(a, b) for a, b in zip(one, other, strict=True) if a != b)


@pytest.mark.matrix
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("place", PLACES)
def test_the_focus_is_plain_to_see(qtbot, open_window, session, visit, theme, place):
    window = open_window((1920, 1080), theme_name=theme)
    keys = Keys(qtbot, window, session)
    name, find = PLACES[place]
    window.show_screen(name, forward=True)
    widget = find(keys)
    keys.tab_to(widget)
    focused = picture(widget)

    keys.type(Qt.Key.Key_Tab)

    assert not widget.hasFocus()
    assert clearly_changed(focused, picture(widget)) >= 2 * 2 * (widget.width() + widget.height())
