"""Copies and paper of past briefings, each on record."""

import threading

import pytest
from past_briefings import ANN


def test_copies_of_several_are_written_off_the_gui_thread_and_noted(open_page, filled, tmp_path):
    asked, written, path = [], [], tmp_path / "out.json"

    def choose(name):
        asked.append(name)
        return path

    def export(*given):
        written.append((*given, threading.get_ident()))

    page = open_page(filled, choose_file=choose, export=export)
    chosen = [each.briefing for each in page.rows[:2]]
    for row in page.rows[:2]:
        row.tick.click()
    page.press("Save 2 as JSON")

    assert asked == ["briefings-2026-11-22.json"]
    ((to, kind, briefings, thread),) = written
    assert (to, kind, set(briefings)) == (path, "json", set(chosen))
    assert thread != threading.get_ident()
    assert all(filled.events(each)[-1].purpose == "export" for each in chosen)
    assert "Saved as out.json." in page.words


def test_what_is_ticked_stays_ticked_from_page_to_page(open_page, filled):
    page = open_page(filled)
    page.rows[0].tick.click()
    first = page.rows[0].briefing
    page.press("Older ›")
    page.rows[0].tick.click()
    page.press("‹ Newer")

    assert page.rows[0].tick.isChecked()
    assert first in page.part.list.ticked
    assert "Save 2 as PDF" in page.buttons()
    page.press("Choose none")
    assert "Save 2 as PDF" not in page.buttons()
    assert not page.rows[0].tick.isChecked()


def test_who_names_no_file_takes_no_copy(open_page, filled):
    page = open_page(filled, export=lambda *_: pytest.fail("nothing was named"))
    view = page.open()
    page.press("Save as PDF")

    assert filled.events(view.briefing)[-1].purpose == "read"


def test_a_copy_that_cannot_be_written_says_why(open_page, filled, tmp_path):
    def export(*_):
        raise OSError(28, "No space left on device")

    page = open_page(filled, choose_file=lambda _: tmp_path / "out.pdf", export=export)
    page.open()
    page.press("Save as PDF")

    assert "No space left on device" in page.words


def test_printing_again_is_noted_then_asked_for_on_the_gui_thread(open_page, filled):
    printed = []
    page = open_page(filled, ANN, print_again=lambda each: printed.append((each, threading.get_ident())))
    view = page.open()
    page.press("Print again")

    assert printed == [(view.briefing, threading.get_ident())]
    assert filled.events(view.briefing)[-1].purpose == "print"
