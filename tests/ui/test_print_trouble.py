"""Printing on the last screen, with a real CUPS: what is wrong is said with a way out, and nothing comes twice."""

import pytest
from print_system import QUEUE, running_cups

from models.site import Site
from ui.printing.printer import Patience


@pytest.fixture
def cups(monkeypatch):
    with running_cups() as made:
        monkeypatch.setenv("CUPS_SERVER", made.environment["CUPS_SERVER"])
        yield made


@pytest.fixture
def screen(cups, library, qtbot, mouse, session):
    session.load(library, Site(printer=QUEUE), ())
    mouse.stand_at("take_home", "nephrostogram")
    found = mouse.window.present_screen
    qtbot.waitUntil(found.print_button.isEnabled, timeout=20_000)
    return found


def said(qtbot, screen, words):
    qtbot.waitUntil(lambda: words in screen.state.text(), timeout=8_000)


def test_a_sheet_comes_out_of_the_clinics_printer(cups, screen, qtbot, mouse, session):
    mouse.press(screen.print_button)
    assert not screen.print_button.isEnabled()
    said(qtbot, screen, "Your sheet is at the printer")

    (sheet,) = cups.printed()
    assert sheet.startswith(b"%PDF")
    assert session.issued is not None


def test_no_paper_is_said_and_the_sheet_comes_by_itself(cups, screen, qtbot, mouse):
    cups.has("media-empty")
    mouse.press(screen.print_button)
    said(qtbot, screen, "Your sheet waits: the printer has no paper. Please tell a member of staff.")
    assert screen.print_button.text() == "Stop printing"
    cups.has_no("media-empty")
    said(qtbot, screen, "Your sheet is at the printer")

    assert screen.print_button.text() == "Print"
    assert len(cups.printed()) == 1


def test_a_sheet_that_waits_can_be_stopped_and_printed_again(cups, screen, qtbot, mouse, session):
    cups.has("offline")
    mouse.press(screen.print_button)
    said(qtbot, screen, "turned off, or does not answer")
    mouse.press(screen.print_button)
    said(qtbot, screen, "The sheet was not printed: you stopped it.")
    assert session.issued is None
    cups.has_no("offline")
    mouse.press(screen.print_button)
    said(qtbot, screen, "Your sheet is at the printer")

    assert len(cups.printed()) == 1


def test_a_sheet_that_waits_is_taken_back_when_its_reader_leaves(cups, screen, qtbot, mouse, session):
    cups.has("media-empty")
    mouse.press(screen.print_button)
    said(qtbot, screen, "no paper")
    mouse.go_back()
    qtbot.waitUntil(lambda: not cups.waiting(), timeout=8_000)

    assert session.issued is None
    assert not cups.printed()


def test_where_it_may_still_come_there_is_no_second_try(cups, screen, qtbot, mouse, monkeypatch):
    monkeypatch.setattr("ui.printing.printer.Patience", lambda: Patience(in_trouble=0.5))
    cups.has("media-empty")
    mouse.press(screen.print_button)
    said(qtbot, screen, "no paper")
    cups.end()
    said(qtbot, screen, "It may still come. Please ask a member of staff.")
    cups.run()

    assert not screen.print_button.isEnabled()
