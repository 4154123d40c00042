"""Take home: the sheet that was printed is remembered, and one that differs says that it replaces it."""

import pytest
from eyes import settle, too_small, wrong_on
from pypdf import PdfReader

from models.document.sheet import sheet_number

NO_LONGER = "no longer counts"


@pytest.fixture
def printer(monkeypatch):
    """A printer that keeps what it is given."""
    sheets = []
    monkeypatch.setattr("ui.printing.printer.Printing.run", lambda self: sheets.append(self._sheet.pdf) or "job-1")
    return sheets


@pytest.fixture
def ready(qtbot, mouse, window):
    """Go to the last screen, and wait for its sheet."""

    def _ready():
        mouse.walk_to("take_home")
        screen = window.present_screen
        qtbot.waitUntil(screen.save_button.isEnabled, timeout=20_000)
        return screen

    return _ready


@pytest.fixture
def print_it(qtbot, mouse, printer, ready):
    def _print():
        screen, before = ready(), len(printer)
        mouse.press(screen.print_button)
        qtbot.waitUntil(lambda: len(printer) > before and screen.print_button.isEnabled(), timeout=20_000)

    return _print


@pytest.fixture
def chosen(mouse):
    mouse.walk_to("check", "nephrostogram")
    return mouse


def change(mouse, answer):
    """Go back to the check page, and change an answer there."""
    mouse.window.show_screen("check", forward=True)
    mouse.press(mouse.turn_to("Change: Pregnancy"))
    mouse.answer(answer)
    mouse.walk_to("check")


def words_of(screen, folder):
    screen.save(str(folder / "sheet.pdf"))
    text = " ".join(page.extract_text() for page in PdfReader(folder / "sheet.pdf").pages)
    return " ".join(text.split())


def test_the_first_sheet_replaces_none(chosen, ready, session, tmp_path):
    screen = ready()

    assert NO_LONGER not in chosen.text()
    assert session.issued is None
    assert "This sheet replaces" not in words_of(screen, tmp_path)


def test_a_printed_sheet_is_remembered(chosen, print_it, session):
    print_it()

    issued = session.issued
    assert (issued.number, issued.plan, issued.replaces) == (sheet_number(session.plan), session.plan, None)
    assert issued.day == session.now.date()


def test_a_saved_sheet_is_remembered_too(chosen, ready, session, tmp_path):
    ready().save(str(tmp_path / "sheet.pdf"))

    assert session.issued.number == sheet_number(session.plan)


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF-"), ("html", b"<!DOCTYPE html>")])
def test_a_copy_is_saved_as_what_was_chosen_and_counts_as_in_hand(
    chosen, ready, session, tmp_path, monkeypatch, kind, begins
):
    asked = []
    monkeypatch.setattr(
        "ui.screens.patient.take_home_screen.ask_where",
        lambda _parent, title, name, suffix, _save: asked.append((title, name, suffix)),
    )
    screen = ready()
    chosen.press(screen.save_button)
    panel = chosen.window.overlay.panel
    chosen.press({"pdf": panel.pdf, "html": panel.web_page}[kind])
    assert asked == [("Save a copy", f"getting-ready.{kind}", kind)]
    assert not chosen.window.overlay.isVisible()
    screen.save(str(tmp_path / f"sheet.{kind}"))

    assert (tmp_path / f"sheet.{kind}").read_bytes().startswith(begins)
    assert screen.state.text() == f"Saved as {tmp_path / f'sheet.{kind}'}."
    assert session.issued.number == sheet_number(session.plan)


@pytest.mark.matrix
@pytest.mark.parametrize("theme", ["standard", "high-contrast"])
@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (1080, 1920)], ids="{0[0]}x{0[1]}".format)
def test_both_kinds_of_copy_are_offered_whole(qtbot, open_window, visit, size, text, theme):
    window = open_window(size, text, theme)
    window.show_screen("take_home", forward=True)
    qtbot.waitUntil(window.present_screen.save_button.isEnabled, timeout=20_000)
    window.present_screen.save_button.click()
    settle()

    assert window.overlay.panel.count == 1
    assert not wrong_on(window.overlay)
    assert not too_small(window.overlay)
    assert window.size().toTuple() == size


def test_a_sheet_that_could_not_be_had_is_not(chosen, ready, session, tmp_path):
    ready().save(str(tmp_path / "missing" / "sheet.pdf"))

    assert session.issued is None


def test_the_same_sheet_again_is_no_replacement(chosen, print_it, ready, session, tmp_path):
    print_it()
    chosen.window.show_screen("check", forward=True)
    screen = ready()

    assert NO_LONGER not in chosen.text()
    assert "This sheet replaces" not in words_of(screen, tmp_path)


def test_another_plan_makes_a_sheet_that_replaces_the_printed_one(chosen, print_it, ready, session, tmp_path):
    print_it()
    first = session.issued.number
    change(chosen, "unsure")
    screen = ready()

    assert f"number {first}, {NO_LONGER}" in screen.older.text()
    assert screen.older.isVisible()
    words = words_of(screen, tmp_path)
    assert f"This sheet replaces sheet {first} of Sunday 22 November." in words
    assert "Please throw the old sheet away." in words
    assert "New: " in words
    assert session.issued.number == sheet_number(session.plan) != first


def test_a_copy_says_what_the_first_one_said(chosen, print_it, ready, session, tmp_path):
    print_it()
    first = session.issued.number
    change(chosen, "unsure")
    print_it()
    chosen.window.show_screen("check", forward=True)

    assert f"This sheet replaces sheet {first}" in words_of(ready(), tmp_path)


def test_a_change_taken_back_needs_no_new_sheet(chosen, print_it, ready):
    print_it()
    change(chosen, "unsure")
    change(chosen, "no")
    ready()

    assert NO_LONGER not in chosen.text()


def test_the_next_person_has_no_older_sheet(chosen, print_it, session):
    print_it()
    chosen.go_on()

    assert chosen.window.screen_name == "welcome"
    assert session.issued is None


def test_a_sheet_that_is_being_printed_is_remembered_by_whoever_leaves(qtbot, chosen, ready, session, monkeypatch):
    monkeypatch.setattr("ui.printing.printer.Printing.run", lambda _: "job-1")
    screen = ready()
    screen._print()
    chosen.go_back()

    assert session.issued.number == sheet_number(session.plan)


@pytest.mark.parametrize(("size", "text"), [((1280, 800), 2.0), ((1080, 1920), 1.0), ((1920, 1080), 1.0)])
def test_the_line_on_the_older_sheet_is_whole(open_window, visit, size, text):
    visit.issue(None)
    visit.answer("pregnancy", "unsure")
    window = open_window(size, text)
    window.show_screen("take_home", forward=True)
    screen = window.present_screen
    screen.layout().activate()

    assert NO_LONGER in screen.older.text()
    assert screen.older.height() >= screen.older.heightForWidth(screen.older.width())
    assert window.size().toTuple() == size
