"""What a screen reader finds in the nurse's window, page by page: every control by a name of its own."""

from collections import Counter

import pytest
from eyes import nodes
from PySide6.QtGui import QAccessible

from ui.nurse.papers_page import PapersPage
from ui.nurse.past_page import PastPage
from ui.nurse.rows import SECTIONS
from ui.nurse.sign_in_page import SignInPage
from ui.nurse.start_page import StartPage

ROLE, NAME = QAccessible.Role, QAccessible.Text.Name
TWO_WAYS = "Finish and sign", "Print"
"""Names of two buttons each, on the page and beside it, that lead to one place."""


def unnamed(window):
    """Give what takes the focus and says nothing, and names that more than one control has."""
    root = QAccessible.queryAccessibleInterface(window)
    focusable = [node for node in nodes(root) if node.state().focusable and node.role() != ROLE.Window]
    assert focusable
    nameless = [type(node.object()).__name__ for node in focusable if not node.text(NAME).strip()]
    names = Counter(node.text(NAME) for node in focusable)
    twice = [name for name, many in names.items() if name and many > 1 + (name in TWO_WAYS)]
    return nameless, twice


def test_signing_in(open_desk):
    desk = open_desk()
    desk.until(SignInPage)

    assert unnamed(desk.window) == ([], [])


def test_the_start(desk):
    desk.until(StartPage)

    assert unnamed(desk.window) == ([], [])


@pytest.mark.parametrize("section", SECTIONS)
def test_each_part_of_a_briefing(leading, section):
    leading.page.show_section(section)

    assert unnamed(leading.window) == ([], [])


@pytest.mark.parametrize("tool", ["notes", "decide", "stop"])
def test_each_panel_over_a_briefing(leading, tool):
    leading.page.rail.tool_chosen.emit(tool)
    leading.panel()

    assert unnamed(leading.window) == ([], [])


def test_the_papers(leading):
    leading.page.rail.tool_chosen.emit("preview")
    leading.until(PapersPage)

    assert unnamed(leading.window) == ([], [])


def test_past_briefings(leading):
    leading.page.rail.tool_chosen.emit("past")
    leading.until(PastPage)

    assert unnamed(leading.window) == ([], [])


def test_what_has_one_name_leads_to_one_place(leading, qtbot):
    page = leading.page
    leading.press(page.top.finish)
    assert page.section == "sign"

    for button in (page.rail.tools["preview"], page.finish.print_button):
        with qtbot.waitSignal(page.print_requested):
            button.click()
