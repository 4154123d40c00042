"""What is read aloud of a page: exactly what is there to see, and what can be done with it."""

import re

import pytest
from eyes import settle, visible
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QWidget

from ui.screens.walk import WALK
from ui.speech.page_words import page_words

ROLES = set(
    re.findall(r"\w+", "Box ticked not chosen Answer Button pressed To press Not to press now Field to write in")
)


def words_in(text):
    return set(re.findall(r"\w+", text))


def everything(window):
    """Give all texts and names of what is visible."""
    for each in visible(window, QWidget):
        yield each.accessibleName()
        if isinstance(each, QLabel | QAbstractButton):
            yield each.text()


@pytest.mark.parametrize("name", WALK)
@pytest.mark.parametrize("easy", [False, True], ids=["all-words", "easy-words"])
def test_what_is_read_is_what_is_seen(qtbot, open_window, visit, name, easy):
    """S4: no word that is seen is left out, and nothing is said that cannot be seen or is not a role."""
    visit.set_easy(easy)
    window = open_window(shown_session=visit)
    window.show_screen(name, forward=True)
    settle()
    parts = window.present_screen, window._ribbon, window.footer, window.header
    said = page_words(parts)
    whole = "\n".join(said)

    seen = {each.accessibleName() or each.text() for each in visible(window, QLabel)}
    unsaid = [each for each in seen if any(map(str.isalnum, each)) and each.rstrip(".") not in whole]
    names = [(each.text().strip("‹› "), each.accessibleName()) for each in visible(window, QAbstractButton)]
    unnamed = [name for name in names if not any(each and each.rstrip(".") in whole for each in name)]
    assert (unsaid, unnamed) == ([], [])
    assert {word for each in said for word in words_in(each)} <= {
        word for each in everything(window) for word in words_in(each)
    } | ROLES
    assert said[0].rstrip(".?") in window.present_screen.spoken_heading


def test_answers_and_boxes_are_read_with_their_state(qtbot, open_window, visit):
    window = open_window(shown_session=visit)
    window.show_screen("questions", forward=True)
    said = "\n".join(page_words((window.present_screen, window.footer)))
    assert "Answer, chosen: No." in said
    assert "Answer: Yes." in said
    assert re.search(r"To press: .*Continue\.", said)

    window.show_screen("before", forward=True)
    assert "Box, not ticked: " in "\n".join(page_words((window.present_screen,)))
    visible(window, QCheckBox)[0].click()
    assert "Box, ticked: " in "\n".join(page_words((window.present_screen,)))
    window.footer.forward.setEnabled(False)
    assert "Not to press now: Continue." in page_words((window.footer,))
