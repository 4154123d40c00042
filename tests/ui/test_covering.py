"""What a screen reader finds while a panel or a question covers the page: that alone, and then the page again."""

import pytest
from eyes import nodes
from PySide6.QtCore import QThreadPool
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from models.staff import Staff
from ui.nurse.nurse_window import NurseWindow
from ui.widgets.labels import label
from ui.widgets.panel import Panel

EVENT = QAccessible.Event


def found(window):
    """Give all widgets that a screen reader comes to from a window; each knows its place in what it is in."""
    met = []
    for node in nodes(QAccessible.queryAccessibleInterface(window)):
        met.append(node.object())
        places = [node.indexOfChild(node.child(index)) for index in range(node.childCount())]
        assert places == list(range(len(places)))
    return {each for each in met if isinstance(each, QWidget)}


def inside(cover, window):
    """Give a cover, what can be seen in it, and what it is in."""
    around, parent = {window}, cover.parentWidget()
    while parent is not None:
        around.add(parent)
        parent = parent.parentWidget()
    return around | {cover} | {each for each in cover.findChildren(QWidget) if each.isVisible()}


def test_help_covers_the_page_and_the_bars(window, visit):
    window.show_screen("before", forward=True)
    page = found(window)
    window.footer.help.click()

    assert found(window) <= inside(window.overlay, window)
    assert window.overlay.close_button in found(window)
    window.overlay.close_button.click()
    assert found(window) == page


@pytest.mark.parametrize("cover", ["countdown", "pin", "help", "end"])
def test_what_covers_the_kiosk_is_found_alone(passerby, cover, monkeypatch, tmp_path):
    monkeypatch.setattr("models.folders.pin_path", lambda: tmp_path / "pin")
    kiosk = passerby.kiosk
    passerby.begin()
    passerby.enter()
    page = found(kiosk)
    if cover == "countdown":
        kiosk._warn(30)
    elif cover == "pin":
        kiosk._open_pad()
    elif cover == "help":
        kiosk._help()
    else:
        kiosk.leave("hide")
    on_top = kiosk.children()[-1]

    assert on_top.isVisible()
    assert found(kiosk) <= inside(on_top, kiosk)
    if cover == "countdown":
        kiosk._stay()
        assert found(kiosk) >= page, "it still covers, but nobody is asked any more"
    QThreadPool.globalInstance().waitForDone()


def test_a_panel_over_the_nurses_page_is_found_alone(qtbot, session, tmp_path):
    window = NurseWindow(session, Staff(tmp_path / "staff.json"), lambda: None, shared_pin_is_set=False)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    page = found(window)
    window.overlay.open_panel("Words", Panel([label("More words")]))

    assert found(window) <= inside(window.overlay, window)
    window.overlay.close_panel()
    assert found(window) == page


def test_a_screen_reader_is_told_what_went_and_what_came_back(window, monkeypatch):
    told = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda each: told.append((each.object(), each.type())))
    window.overlay.open_panel("Words", Panel([label("More words")]))
    assert {(window.header, EVENT.ObjectHide), (window.stack, EVENT.ObjectHide)} <= set(told)

    told.clear()
    window.overlay.close_panel()
    assert {(window.header, EVENT.ObjectShow), (window.stack, EVENT.ObjectShow)} <= set(told)
