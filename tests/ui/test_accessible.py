"""What a screen reader finds on every screen, and what it is told without being asked."""

import re

import pytest
from eyes import nodes, visible
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLineEdit, QPushButton, QRadioButton

from ui.screens.walk import WALK
from ui.widgets.labels import Heading

ROLE, NAME = QAccessible.Role, QAccessible.Text.Name
ROLES = {
    QCheckBox: ROLE.CheckBox,
    QRadioButton: ROLE.RadioButton,
    QPushButton: ROLE.Button,
    QLineEdit: ROLE.EditableText,
}


@pytest.fixture
def told(monkeypatch):
    """What a screen reader is told, and whether it shall break off for it."""
    heard, urgent = [], QAccessible.AnnouncementPoliteness.Assertive
    events = {QAccessible.Event.Announcement: lambda each: heard.append((each.message(), each.politeness() == urgent))}
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda each: events.get(each.type(), id)(each))
    return heard


@pytest.mark.parametrize("name", WALK)
def test_everything_that_takes_the_focus_has_a_name_of_its_own(window, visit, name):
    window.show_screen(name, forward=True)
    root = QAccessible.queryAccessibleInterface(window)
    focusable = [node for node in nodes(root) if node.state().focusable and node.role() != ROLE.Window]
    named = [node.text(NAME).strip() for node in focusable]

    assert all(named), [type(node.object()).__name__ for node in focusable if not node.text(NAME)]
    assert sorted(named) == sorted(set(named))


@pytest.mark.parametrize("name", WALK)
def test_a_control_says_the_words_that_are_seen_on_it_and_what_it_is(window, visit, name):
    window.show_screen(name, forward=True)
    for kind, role in ROLES.items():
        for each in visible(window, kind):
            node = QAccessible.queryAccessibleInterface(each)
            seen = words(each.text()) if isinstance(each, QAbstractButton) else []
            assert node.role() == (ROLE.CheckBox if role == ROLE.Button and each.isCheckable() else role)
            assert node.state().disabled is not each.isEnabled()
            assert [word for word in seen if word not in words(node.text(NAME))] == [], (each.text(), node.text(NAME))


def words(text):
    return re.findall(r"\w\w+", text.casefold())


@pytest.mark.parametrize("name", WALK)
def test_a_screen_has_one_main_heading_of_its_own(window, visit, name):
    window.show_screen(name, forward=True)
    headings = [each for each in window.present_screen.findChildren(Heading) if each.isVisible()]
    nodes = [QAccessible.queryAccessibleInterface(each) for each in headings]

    assert [each.property("text-role") for each in headings].count("h1") == 1
    assert {each.role() for each in nodes} == {ROLE.Heading}
    assert all(each.text() and each.text() in node.text(NAME) for each, node in zip(headings, nodes, strict=True))


def test_no_two_screens_share_a_heading(window, visit):
    headings = []
    for name in WALK:
        window.show_screen(name, forward=True)
        headings.append(window.present_screen.heading.text())

    assert len(set(headings)) == len(WALK)


@pytest.mark.parametrize("name", WALK[1:-1])
def test_a_screen_is_announced_once_with_its_heading(window, visit, told, name):
    window.show_screen(name, forward=True)

    assert told == [(window.present_screen.spoken_heading, False)]
    assert window.present_screen.heading.text() in told[0][0]


def test_a_page_of_the_same_screen_is_announced_too(window, visit, told):
    window.show_screen("before", forward=True)
    told.clear()

    window.go_on()

    assert len(told) == 1
    assert "Page 2 of" in told[0][0]


def test_what_is_missing_is_said_urgently(mouse, window, told):
    mouse.walk_to("choose")
    told.clear()

    mouse.go_on()

    assert told == [("Please choose at least one procedure.", True)]


def test_what_became_of_the_sheet_is_said_once(mouse, told, qtbot):
    mouse.stand_at("take_home", "nephrostogram")
    qtbot.waitUntil(mouse.window.present_screen.print_button.isEnabled, timeout=20_000)

    assert [urgent for words, urgent in told if words.startswith("Your sheet is ready")] == [False]


def test_only_the_present_screen_is_in_the_tree(window, visit):
    for name in ("check", "before", "signs"):
        window.show_screen(name, forward=True)
    shown = {node.object() for node in nodes(QAccessible.queryAccessibleInterface(window))}

    assert window.present_screen in shown
    assert not shown & {screen for screen in window._screens.values() if screen is not window.present_screen}
