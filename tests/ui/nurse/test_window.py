"""A briefing from signing in to the papers, in one window, and what keeps it safe from others and from accidents."""

from datetime import timedelta

import pytest
from desk import KEY, NOW
from nurse_hands import OTHER_PIN, PIN, Desk
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from models.handover import Carried, hand_over
from models.staff import Staff
from models.store.sqlite_file import open_file
from ui.nurse.briefing_page import BriefingPage
from ui.nurse.nurse_window import NurseWindow
from ui.nurse.past_page import PastPage
from ui.nurse.sign_in_page import SignInPage
from ui.nurse.start_page import StartPage, read_clock


def test_a_briefing_starts_in_four_touches_and_a_few_letters(leading):
    page = leading.page
    assert page.led.state.started.reference == "12344821"
    assert page.led.state.procedures == ("nephrostogram", "cystoscopy-flexible")
    assert "••••4821" in page.top.whose.text()
    assert "12344821" not in leading.texts()
    assert page.top.saved.text().startswith("Saved ")


def test_a_wrong_pin_lets_nobody_in(open_desk):
    desk = open_desk()
    desk.sign_in(pin=OTHER_PIN)
    page = desk.page
    desk.qtbot.waitUntil(lambda: "not the PIN" in page.said.text(), timeout=5000)
    assert isinstance(desk.page, SignInPage)


def test_the_first_person_makes_the_first_account(qtbot, session, tmp_path, records, open_desk):
    staff = Staff(tmp_path / "none.json")
    window = NurseWindow(session, staff, lambda: open_file(records, KEY), shared_pin_is_set=False)
    window.show()
    desk = Desk(qtbot, window)
    page = window.page
    page.name.edit.setText("Ann Okafor")
    page.role.edit.setText("nurse")
    page.pin.edit.setText(PIN)
    page.again.edit.setText("1")
    desk.press(page.go)
    assert "not the same" in page.said.text()
    page.again.edit.setText(PIN)
    desk.press(page.go)
    desk.until(StartPage)
    assert [each.name for each in staff.accounts()] == ["Ann Okafor"]
    window.close()


def test_what_was_left_unfinished_is_offered_to_the_same_nurse_and_to_no_other(leading, open_desk, session):
    page = leading.page
    page.show_section("before")
    page.led.mark(session.plan.lines[0].key, "explained")
    leading.all_kept()
    leading.window.close()
    other = open_desk()
    other.sign_in("Ben Adeyemi", OTHER_PIN)
    start = other.until(StartPage)
    other.qtbot.wait(300)
    assert not start.side.unfinished
    other.window.close()
    again = open_desk()
    again.sign_in()
    start = again.until(StartPage)
    again.qtbot.waitUntil(lambda: bool(start.side.unfinished))
    assert "••••4821" in again.texts()
    go_on = next(each for each in start.findChildren(QPushButton) if each.property("summary") and each.isVisible())
    again.press(go_on)
    resumed = again.until(BriefingPage)
    assert resumed.led.state.marks.keys() == page.led.state.marks.keys()
    assert session.selection == ("nephrostogram", "cystoscopy-flexible")


def test_it_locks_and_only_the_same_person_unlocks_it(leading):
    page = leading.page
    leading.window.gate.lock()
    locked = leading.page
    assert isinstance(locked, SignInPage)
    assert not page.isVisible()
    assert "4821" not in leading.texts(leading.window)
    locked.pin.edit.setText(OTHER_PIN)
    leading.press(locked.go)
    leading.qtbot.waitUntil(lambda: "not the PIN" in locked.said.text(), timeout=5000)
    locked.pin.edit.setText(PIN)
    leading.press(locked.go)
    leading.qtbot.waitUntil(lambda: leading.page is page, timeout=5000)
    assert page.isVisible()


def test_a_full_disk_is_said_so_that_nobody_misses_it_and_the_window_does_not_close_over_it(leading):
    from models.store.errors import StoreError, Trouble

    store, keeper = leading.window.keeper.store, leading.window.keeper
    append = store.append

    def full(_events):
        raise StoreError(Trouble.FULL, "the disk is full; make room")

    store.append = full
    leading.page.led.mark(leading.page.led.session.plan.lines[0].key, "explained")
    leading.qtbot.waitUntil(leading.page.alarm.isVisible)
    assert "NOT SAVED. The disk is full" in leading.page.alarm_words.text()
    assert "NOT saved" in leading.page.top.saved.text()
    leading.window.close()
    assert leading.window.isVisible()
    assert "not saved" in leading.texts(leading.window.overlay)
    leading.window.overlay.close_panel()
    store.append = append
    keeper.try_again()
    leading.qtbot.waitUntil(lambda: not leading.page.alarm.isVisible())
    assert not keeper.waiting


def test_the_days_list_fills_the_form(desk, tmp_path):
    day = NOW + timedelta(days=1)
    file = tmp_path / "list.csv"
    file.write_text(
        f"time,date,procedures,ticket,name\n09:30,{day:%Y-%m-%d},nephrostogram,T-7,Jane Roe\n25:00,,cystogram,T-8,X\n"
    )
    page = desk.until(StartPage)
    page.read_list(str(file))
    desk.qtbot.waitUntil(lambda: page.side.listed is not None)
    assert "Jane" not in desk.texts()
    assert "list.csv:3: column A" in desk.texts()
    take = next(each for each in page.findChildren(QPushButton) if each.property("entry") and each.isVisible())
    desk.press(take)
    assert page.procedures.chosen == ("nephrostogram",)
    desk.press(page.start)
    led = desk.until(BriefingPage).led
    assert led.state.started.reference == "T-7"
    assert led.state.appointments["nephrostogram"].hour == 9


def test_past_briefings_are_found_and_the_look_is_on_record(leading, records):
    page = leading.page
    leading.deal_with_everything()
    page.led.finish()
    leading.all_kept()
    briefing = page.led.state.briefing
    leading.press(page.rail.tools["past"])
    past = leading.until(PastPage)
    leading.qtbot.waitUntil(lambda: "••••4821" in leading.texts(), timeout=5000)
    past.records.open_briefing(briefing)
    leading.qtbot.waitUntil(
        lambda: leading.window.keeper.store.events(briefing)[-1].kind in ("opened", "finished"), timeout=5000
    )


@pytest.mark.parametrize(
    ("words", "hour"), [("9:00", 9), ("09.30", 9), ("1430", 14), ("7", 7), ("25:00", None), ("x", None), ("9:60", None)]
)
def test_times_are_read_as_nurses_write_them(words, hour):
    read = read_clock(words)
    assert (read.hour if read else None) == hour


@pytest.mark.matrix
@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("size", [(1280, 800), (1440, 900), (1920, 1080)])
def test_nothing_makes_the_window_larger_than_the_screen(leading, size, text):
    from dataclasses import replace

    from ui.theme.look import look
    from ui.theme.style import apply

    apply(QApplication.instance(), replace(look(), text=text))
    leading.window._lead(leading.page.led)
    leading.window.resize(*size)
    for section in leading.page.rail.sections:
        leading.page.show_section(section)
        QApplication.processEvents()
        assert leading.page.minimumSizeHint().width() <= size[0], section
        assert leading.page.minimumSizeHint().height() <= size[1], section


def test_a_plan_can_be_made_of_which_nothing_is_kept(desk, records):
    page = desk.until(StartPage)
    desk.press(page.unrecorded)
    view = desk.page
    assert view.screen_name == "choose"
    tile = next(each for each in view.findChildren(QPushButton) if each.isVisible() and each.text() == "Briefings")
    desk.press(tile)
    desk.until(StartPage)
    with open_file(records, KEY, read_only=True) as store:
        assert store.count() == 0


def test_a_code_from_the_kiosk_brings_choice_and_answers_once(desk, library, monkeypatch, tmp_path):
    from datetime import UTC, datetime

    monkeypatch.setattr("models.folders.handed_once_path", lambda: tmp_path / "handed-once.json")
    at = NOW + timedelta(days=10)
    said = Carried(("nephrostogram",), {"pregnancy": "no"}, {"nephrostogram": at}, ("larger-text",))
    code = hand_over(said, library, ["en"], datetime.now(UTC))
    page = desk.until(StartPage)
    page.code.edit.setText(code.replace(code[2], "Z" if code[2] != "Z" else "Y", 1))
    desk.qtbot.keyClick(page.code.edit, Qt.Key.Key_Return)
    assert "group 1" in page.wrong.text()
    page.code.edit.setText(code)
    desk.qtbot.keyClick(page.code.edit, Qt.Key.Key_Return)
    assert "Ask the patient" in page.wrong.text()
    desk.press(page.start)
    state = desk.until(BriefingPage).led.state
    assert (state.procedures, state.started.needs) == (("nephrostogram",), "larger-text")
    assert desk.page.led.state.answered == {"pregnancy": "no"}
    desk.window._close_briefing()
    page = desk.until(StartPage)
    page.code.edit.setText(code)
    desk.qtbot.keyClick(page.code.edit, Qt.Key.Key_Return)
    assert "used before" in page.wrong.text()


def test_records_that_are_in_use_are_said_before_a_briefing_begins(qtbot, session, staff, records):
    held = open_file(records, KEY)
    window = NurseWindow(session, staff, lambda: open_file(records, KEY), shared_pin_is_set=False)
    window.show()
    desk = Desk(qtbot, window)
    desk.sign_in()
    page = desk.until(StartPage)
    qtbot.waitUntil(lambda: "cannot be saved now" in page.wrong.text(), timeout=5000)
    desk.start()
    leading = desk.until(BriefingPage)
    qtbot.waitUntil(leading.alarm.isVisible, timeout=5000)
    held.close()
    window.keeper.try_again()
    qtbot.waitUntil(lambda: not leading.alarm.isVisible(), timeout=5000)
    assert not window.keeper.waiting
    window.close()
