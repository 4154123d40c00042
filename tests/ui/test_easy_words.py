"""Easy words and pictures: chosen at the start, kept through the walk, forgotten at the end."""

import pytest
from eyes import pages_of, same_names, too_small, wrong_on
from PySide6.QtWidgets import QLabel
from sheets import pages, squeezed

from ui.widgets.line_row import LineRow

SIZES = [(1280, 800), (1920, 1080), (1080, 1920)]
SCREENS = ("before", "after", "signs")


@pytest.fixture
def reader(visit):
    visit.set_easy(True)
    return visit


def said_on(window):
    said = set()
    for _ in pages_of(window):
        said |= {each.text() for each in window.present_screen.pages.findChildren(QLabel)}
        said |= {each.tile.text() for each in window.present_screen.pages.findChildren(LineRow)}
    return said


def test_it_is_off_until_the_person_asks_for_it(mouse, session):
    assert not session.easy

    mouse.press(mouse.window.present_screen.easy)

    assert session.easy


def test_start_again_forgets_it(qtbot, mouse, session):
    mouse.press(mouse.window.present_screen.easy)
    session.reset()

    assert not session.easy
    assert not mouse.window.present_screen.easy.isChecked()


def test_the_same_again_is_silent(qtbot, session):
    session.set_easy(True)

    with qtbot.assertNotEmitted(session.easy_changed):
        session.set_easy(True)
    with qtbot.waitSignal(session.easy_changed):
        session.set_easy(False)


@pytest.mark.parametrize("name", SCREENS)
def test_every_line_says_its_easy_words_and_why_is_still_there(open_window, reader, name):
    window = open_window((1280, 800))
    window.show_screen(name, forward=True)
    plan = reader.plan
    lines = {"before": plan.lines, "after": plan.after, "signs": plan.signs}[name]

    assert {line.easy for line in lines} <= said_on(window)
    buttons = [each for each in window.present_screen.findChildren(type(window.footer.help)) if each.text() == "Why?"]
    assert len(buttons) >= len(lines)


def test_switched_off_the_whole_words_are_back(open_window, reader):
    window = open_window((1280, 800))
    window.show_screen("before", forward=True)
    reader.set_easy(False)
    window.show_screen("before", forward=True)

    assert {line.do for line in reader.plan.lines} <= said_on(window)


@pytest.mark.matrix
@pytest.mark.parametrize("name", ["welcome", *SCREENS])
@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
def test_nothing_is_cut_or_covered(open_window, reader, size, text, name):
    window = open_window(size, text)
    window.show_screen(name, forward=True)

    wrong = {}
    for page in pages_of(window):
        wrong |= dict.fromkeys([*wrong_on(window), *too_small(window), *same_names(window)], page)
    assert not wrong
    assert window.size().toTuple() == size


def test_the_easy_sheet_is_what_goes_home(qtbot, open_window, reader, tmp_path):
    window = open_window((1280, 800))
    window.show_screen("take_home", forward=True)
    screen = window.present_screen
    qtbot.waitUntil(screen.save_button.isEnabled, timeout=20_000)
    screen.save(str(tmp_path / "sheet.pdf"))

    words = "".join(pages((tmp_path / "sheet.pdf").read_bytes()))
    assert squeezed("Your full sheet says more. Ask us for it.") in words
