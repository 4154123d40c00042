"""The whole walk with Tab, arrows, Space and Enter alone."""

import pytest
from hands import TOGETHER
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox


@pytest.mark.parametrize("chosen", TOGETHER, ids="+".join)
def test_the_walk_needs_no_mouse(keys, window, session, chosen):
    keys.walk_to("take_home", *chosen)

    assert set(session.selection) == set(chosen)
    assert set(session.appointments) == set(chosen)
    assert set(session.answers) == {question.id for question in session.questions}


def test_a_line_is_ticked_and_explained_by_keyboard(keys, window, session):
    keys.stand_at("before", "nephrostogram")
    line = keys.shown(QCheckBox)[0]

    keys.press(line)
    keys.type(Qt.Key.Key_Tab)
    keys.type(Qt.Key.Key_Space)

    assert session.ticks == {line.objectName().removeprefix("line-")}
    assert window.overlay.isVisible()
    keys.type(Qt.Key.Key_Escape)
    assert not window.overlay.isVisible()


def test_page_keys_turn_the_pages(keys, window):
    keys.stand_at("before", "nephrostogram")

    keys.type(Qt.Key.Key_PageUp)
    assert window.screen_name == "check"
    keys.type(Qt.Key.Key_PageDown)
    assert window.screen_name == "before"


@pytest.mark.parametrize("name", ["choose", "appointment", "questions", "check", "before", "during", "after", "signs"])
def test_tab_goes_all_the_way_round(keys, window, name):
    keys.stand_at(name, "nephrostogram")
    keys.tab_to(window.footer.forward)
    met = []
    for _ in range(200):
        keys.type(Qt.Key.Key_Tab)
        met.append(window.focusWidget())
        if window.footer.forward.hasFocus():
            break

    assert window.footer.forward.hasFocus()
    assert all(each.isVisible() for each in met)
    keys.type(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert window.focusWidget() is met[-2]
