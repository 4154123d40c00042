"""The ways to take a visit home: whatever the screen, each is offered in whole words, and the file says the plan."""

import pytest
from eyes import settle, too_small, wrong_on
from icalendar import Calendar
from PySide6.QtCore import QCoreApplication, QThreadPool

from models.language import ENGLISH

SIZES = [(1920, 1080), (1280, 800), (1080, 1920)]
TEN_INCHES = 5.9
"""The pixels of a millimetre on a screen of 10.1 inches with 1280x800 pixels."""


@pytest.fixture
def at_home(open_window, visit):
    def _open(size=(1280, 800), text=1.0, **changes):
        window = open_window(size, text, **changes)
        window.show_screen("take_home", forward=True)
        QThreadPool.globalInstance().waitForDone()
        QCoreApplication.processEvents()
        settle()
        return window

    return _open


def buttons(screen):
    return [each for each in screen._buttons._buttons if each.isVisible()]


@pytest.mark.matrix
@pytest.mark.parametrize("theme", ["standard", "high-contrast"])
@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
def test_all_four_are_whole(at_home, size, text, theme):
    window = at_home(size, text, theme_name=theme)

    assert len(buttons(window.present_screen)) == 4
    assert not wrong_on(window)
    assert not too_small(window)
    assert window.size().toTuple() == size


@pytest.mark.matrix
@pytest.mark.parametrize("text", [1.0, 1.5, 2.0])
@pytest.mark.parametrize(("size", "density"), [((1280, 800), TEN_INCHES), ((1280, 800), 4.0), ((1080, 1920), 4.0)])
def test_at_the_kiosk_both_are_whole(open_kiosk, size, density, text):
    someone = open_kiosk(size, text, density=density)
    someone.kiosk._begin(ENGLISH)
    someone.kiosk._enter()
    someone.session.toggle("nephrostogram")
    someone.kiosk.visit.show_screen("take_home", forward=True)
    settle()

    shown = buttons(someone.kiosk.visit.present_screen)
    assert len(shown) == 2
    assert not wrong_on(someone.kiosk)
    assert [each.text() for each in shown if each.width() < each.sizeHint().width()] == []


def events(file):
    return {str(event["UID"]): event for event in Calendar.from_ical(file.read_bytes()).events}


def test_the_times_are_saved_for_a_calendar_and_count_as_in_hand(at_home, visit, tmp_path):
    screen = at_home().present_screen
    screen.save_calendar(str(tmp_path / "r.ics"))

    starts = {str(event["DTSTART"].dt) for event in events(tmp_path / "r.ics").values()}
    assert "2026-12-02 09:00:00" in starts
    assert screen.state.text().startswith(f"Saved as {tmp_path / 'r.ics'}. Open it on your phone or computer.")
    assert visit.issued.plan == visit.plan
    assert [each.name for each in tmp_path.iterdir()] == ["r.ics"]


def test_a_later_file_ends_what_no_longer_counts_also_over_a_printed_sheet_between(at_home, visit, tmp_path):
    window = at_home()
    window.present_screen.save_calendar(str(tmp_path / "first.ics"))
    for procedure in visit.selection[1:]:
        visit.toggle(procedure)
    window.show_screen("take_home", forward=True)
    visit.issue(None)
    window.present_screen.save_calendar(str(tmp_path / "second.ics"))

    first, second = events(tmp_path / "first.ics"), events(tmp_path / "second.ics")
    gone = first.keys() - {uid for uid, event in second.items() if event.get("STATUS") != "CANCELLED"}
    assert gone
    assert first.keys() <= second.keys()
    assert all(second[uid]["STATUS"] == "CANCELLED" for uid in gone)
    assert all(int(event["SEQUENCE"]) > 0 for uid, event in second.items() if uid in gone)


def test_a_folder_that_refuses_the_file_is_named_and_nothing_counts_as_in_hand(at_home, visit, tmp_path):
    screen = at_home().present_screen
    screen.save_calendar(str(tmp_path / "no" / "r.ics"))

    assert "could not be saved" in screen.state.text()
    assert visit.issued is None


def test_the_next_person_gets_nothing_of_the_last_ones_calendar(at_home, visit, tmp_path):
    at_home().present_screen.save_calendar(str(tmp_path / "r.ics"))
    visit.reset()

    assert visit.issued is None


def test_without_an_appointment_there_is_no_calendar_to_save(at_home, visit):
    visit.set_appointments(dict.fromkeys(visit.selection))

    window = at_home()

    assert not window.present_screen.calendar_button.isVisible()
    assert len(buttons(window.present_screen)) == 3
    assert not wrong_on(window)
