"""The papers of a briefing, led and past: printed, saved, and as a calendar; what is taken is on record first."""

from datetime import datetime

import pytest
from briefings import a_briefing
from hosted import LOOKS, faults, hosted
from icalendar import Calendar
from nurse_hands import OTHER_PIN
from pypdf import PdfReader

from models.document.nurse_sheet import nurse_sheet
from models.record.events import Opened, Stopped
from models.store.errors import StoreError, Trouble
from ui.nurse.briefing_page import BriefingPage
from ui.nurse.papers import papers_of
from ui.nurse.papers_page import Named, PapersPage
from ui.nurse.past_page import PastPage
from ui.nurse.start_page import StartPage

NEW_TIME = datetime(2026, 12, 9, 11, 0)


@pytest.fixture
def papers(leading):
    """The papers of a briefing that is being led."""
    leading.page.print_requested.emit()
    page = leading.until(PapersPage)
    leading.qtbot.waitUntil(page.print_button.isEnabled, timeout=20_000)
    return page


def starts(file):
    events = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    return {str(each["UID"]): (str(each.get("STATUS", "")), each.decoded("DTSTART")) for each in events}


def test_a_calendar_goes_with_the_patients_paper_and_with_no_other(leading, papers, tmp_path):
    assert papers.calendar.isVisible()
    papers.save_calendar(str(tmp_path / "times.ics"))
    text = (tmp_path / "times.ics").read_text(encoding="utf-8")
    assert "Saved as" in papers.state.text()
    assert "BEGIN:VEVENT" in text
    assert "12344821" not in text
    assert "4821" not in text

    leading.press(papers.tabs[1])
    assert not papers.calendar.isVisible()


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF-"), ("html", b"<!DOCTYPE html>")])
def test_the_patients_paper_is_saved_as_what_was_chosen(leading, papers, tmp_path, monkeypatch, kind, begins):
    asked = []
    monkeypatch.setattr("ui.nurse.papers_page.ask_where", lambda *given: asked.append(given[2:4]))
    leading.press(papers.save)
    panel = papers.overlay.panel
    leading.press({"pdf": panel.pdf, "html": panel.web_page}[kind])
    papers.save_as(str(tmp_path / f"a.{kind}"))

    assert asked == [(f"getting-ready.{kind}", kind)]
    assert (tmp_path / f"a.{kind}").read_bytes().startswith(begins)
    assert leading.window.led.session.issued is not None


def test_the_teams_paper_is_a_pdf_and_nothing_else(leading, papers, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr("ui.nurse.papers_page.ask_where", lambda *given: asked.append(given[2:4]))
    leading.press(papers.tabs[1])
    leading.qtbot.waitUntil(papers.print_button.isEnabled, timeout=20_000)
    leading.press(papers.save)
    papers.save_as(str(tmp_path / "team.html"))

    assert asked == [("briefing.pdf", "pdf")]
    assert (tmp_path / "team.html").read_bytes().startswith(b"%PDF-")


def test_without_a_time_there_is_no_calendar(led):
    led.session.set_appointments(dict.fromkeys(led.session.selection, None))
    patients, team = papers_of(led, ())

    assert patients.calendar is None
    assert team.calendar is None


def test_a_second_calendar_moves_the_events_of_the_first(led, tmp_path):
    first, second = tmp_path / "1.ics", tmp_path / "2.ics"
    patients = papers_of(led, ())[0]
    first.write_bytes(patients.calendar())
    patients.given(first.read_bytes())
    led.session.set_appointments(dict.fromkeys(led.session.selection, NEW_TIME))
    second.write_bytes(papers_of(led, ())[0].calendar())

    before, now = starts(first), starts(second)
    assert {*before} <= {*now}
    assert all(now[each] != before[each] for each in before)


def test_a_sheet_says_which_older_one_it_takes_the_place_of(led):
    patients = papers_of(led, ())[0]
    number = patients.make().footer.number
    assert not [each for each in patients.make().blocks if getattr(each, "kind", "") == "replaces"]
    patients.given(None)
    led.session.set_appointments(dict.fromkeys(led.session.selection, NEW_TIME))

    (notice,) = [each for each in papers_of(led, ())[0].make().blocks if getattr(each, "kind", "") == "replaces"]
    assert number.split()[1] in notice.title


@pytest.mark.matrix
@pytest.mark.parametrize(("size", "text", "theme_name", "rtl"), LOOKS)
@pytest.mark.parametrize("is_over", [True, False])
def test_nothing_is_cut_or_too_small(qtbot, size, text, theme_name, rtl, is_over):
    sheet = nurse_sheet(a_briefing())
    named = (
        Named("For the patient", lambda: sheet, "a", calendar=lambda: b"", is_page_too=True),
        Named("For the team", lambda: sheet, "b"),
    )
    with hosted(qtbot, lambda: PapersPage(named, "a4", None, is_over=is_over), size, text, theme_name, rtl) as host:
        assert host.part.calendar.isVisible()
        assert not faults(host.part)


# -- of a past briefing ------------------------------------------------------------------------------------------------


def reopened(desk, name="Ann Okafor", **pin):
    """Sign in anew, find the newest past briefing, and ask for its papers."""
    desk.sign_in(name, **pin)
    desk.until(StartPage).past_requested.emit()
    past = desk.until(PastPage)
    desk.qtbot.waitUntil(lambda: bool(past.records.list._shown), timeout=5000)
    past.records.open_briefing(past.records.list._shown[0])
    desk.qtbot.waitUntil(past.records.view.isVisible, timeout=5000)
    desk.press(past.records.view.print)
    page = desk.until(PapersPage)
    desk.qtbot.waitUntil(page.print_button.isEnabled, timeout=20_000)
    return page


@pytest.fixture
def ended(leading):
    """A briefing that was stopped; the sheet of that day, and its events' store."""
    led = leading.page.led
    led.take_plan()
    led.add(Stopped, outcome="deferred", reason="No interpreter.")
    leading.all_kept()
    sheet = papers_of(led, ())[0].make()
    leading.window.close()
    return sheet


def test_a_past_sheet_is_printed_and_saved_again_as_a_copy_and_noted_first(ended, open_desk, tmp_path):
    desk = open_desk()
    page = reopened(desk)
    copy, file = page._documents[0], tmp_path / "copy.pdf"
    assert copy.blocks[1:] == ended.blocks
    assert copy.footer.number.split(" · ")[0] == ended.footer.number.split(" · ")[0]
    assert not page.calendar.isVisible()

    page.save_as(str(file))
    desk.qtbot.waitUntil(file.is_file, timeout=5000)
    words = " ".join(PdfReader(file).pages[0].extract_text().split())
    assert "This is a copy of your sheet of" in words
    assert looks(desk) == ["read", "print", "export"]


def looks(desk):
    store = desk.window.keeper.store
    (found,) = store.find()
    return [each.purpose for each in store.events(found.briefing) if isinstance(each, Opened)]


def test_what_cannot_be_noted_is_not_saved(ended, open_desk, tmp_path, monkeypatch):
    desk = open_desk()
    page, file = reopened(desk), tmp_path / "copy.pdf"

    def full(_events):
        raise StoreError(Trouble.FULL, "the disk is full")

    monkeypatch.setattr(desk.window.keeper.store, "append", full)
    page.save_as(str(file))
    desk.qtbot.waitUntil(lambda: "not saved" in page.state.text(), timeout=5000)
    assert "The disk is full" in page.state.text()
    assert not file.exists()


def test_who_may_take_no_copies_prints_but_saves_none(desk, open_desk, session):
    """Ben is a nurse without the right to export."""
    desk.window.close()
    his = open_desk()
    his.sign_in("Ben Adeyemi", OTHER_PIN)
    his.start()
    led = his.until(BriefingPage).led
    led.take_plan()
    led.add(Stopped, outcome="declined", reason="Wants to go home.")
    his.all_kept()
    his.window.close()

    page = reopened(open_desk(), "Ben Adeyemi", pin=OTHER_PIN)
    assert not page.save.isVisible()
    assert page.print_button.isVisible()
