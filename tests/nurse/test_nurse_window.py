"""A briefing from signing in to the papers, in one window, and what keeps it safe from others and from accidents."""

from datetime import timedelta

import pytest
from desk import DOCTOR, KEY, NOW
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from models.handover import Carried, hand_over
from models.record import events as kinds
from models.staff import Account, Staff
from models.store.sqlite_file import open_file
from ui.nurse.briefing_page import BriefingPage
from ui.nurse.nurse_window import NurseWindow
from ui.nurse.papers import _patients_sheet
from ui.nurse.papers_page import PapersPage
from ui.nurse.past_page import PastPage
from ui.nurse.sign_in_page import SignInPage
from ui.nurse.start_page import StartPage, read_clock
from ui.widgets.line_row import LineRow

PIN, OTHER_PIN = "739164", "826415"


@pytest.fixture
def staff(tmp_path):
    made = Staff(tmp_path / "staff.json")
    made.add(Account(name="Ann Okafor", role="nurse", rights="manager"), PIN)
    made.add(Account(name="Ben Adeyemi", role="nurse"), OTHER_PIN)
    return made


@pytest.fixture
def open_desk(qtbot, session, staff, records):
    """Open the nurse's window; more than one after another, as after a crash."""
    opened = []

    def _open(size=(1280, 800)):
        window = NurseWindow(session, staff, lambda: open_file(records, KEY), shared_pin_is_set=False)
        window.resize(*size)
        window.show()
        opened.append(window)
        return Desk(qtbot, window)

    yield _open
    for each in opened:
        each._may_close = True
        each.close()
        each.deleteLater()


class Desk:
    """A hand at the nurse's window."""

    def __init__(self, qtbot, window):
        self.qtbot, self.window = qtbot, window

    @property
    def page(self):
        return self.window.page

    def press(self, widget):
        assert widget.isVisible(), widget
        assert widget.isEnabled(), widget
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(widget.width() // 2, widget.height() // 2))

    def until(self, kind):
        self.qtbot.waitUntil(lambda: isinstance(self.window.page, kind), timeout=8000)
        return self.window.page

    def sign_in(self, name="Ann Okafor", pin=PIN):
        page = self.until(SignInPage)
        if page.who.isVisible():
            self.press(page.who.options[name])
        page.pin.edit.setText(pin)
        self.press(page.go)

    def start(self, words=("nephrost", "flexible"), **fields):
        page = self.until(StartPage)
        for each in words:
            self.qtbot.keyClicks(page.procedures.field.edit, each)
            self.qtbot.keyClick(page.procedures.field.edit, Qt.Key.Key_Return)
        for name, said in fields.items():
            getattr(page, name).edit.setText(said)
        self.press(page.start)

    def all_kept(self):
        self.qtbot.waitUntil(lambda: not self.window.keeper.waiting, timeout=5000)

    def panel(self):
        overlay = self.page.overlay
        assert overlay.isVisible()
        return overlay.panel

    def texts(self, widget=None):
        found = (widget or self.page).findChildren(QLabel)
        return "\n".join(each.text() for each in found if each.isVisible())


@pytest.fixture
def desk(open_desk):
    made = open_desk()
    made.sign_in()
    return made


@pytest.fixture
def leading(desk):
    desk.start(reference="12344821", day="2.12.2026", clock="9:00")
    desk.until(BriefingPage)
    desk.all_kept()
    return desk


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


def test_a_line_is_marked_at_one_touch_and_taken_back_at_another(leading):
    page = leading.page
    leading.press(page.rail.sections["before"])
    first = page.list.turner.pages.items[1]
    leading.press(first.box)
    leading.qtbot.waitUntil(lambda: bool(page.led.state.marks))
    assert page.led.state.marks[first.row.key].mark == "explained"
    leading.qtbot.waitUntil(lambda: page.list.turner.pages.items[1] is not first)
    leading.press(page.list.turner.pages.items[1].box)
    assert first.row.key not in page.led.state.marks
    leading.qtbot.waitUntil(lambda: page.rail.sections["before"].count.startswith("0/"))


def test_every_mark_is_two_touches_away_and_a_reason_is_asked_for(leading):
    page = leading.page
    page.show_section("before")
    leading.press(page.list.turner.pages.items[1].open_button)
    row = page.list.turner.pages.items[1]
    leading.press(row.choices["not_applicable"])
    panel = leading.panel()
    assert not panel.action.isEnabled(), "not without a reason"
    panel.field.edit.setText("Has no drain any more")
    leading.press(panel.action)
    assert page.led.state.marks[row.row.key].reason == "Has no drain any more"
    leading.qtbot.waitUntil(lambda: "Has no drain any more" in leading.texts())


def test_a_question_is_queued_and_answered(leading):
    page = leading.page
    page.show_section("before")
    page.list.open_row(page.list.turner.pages.items[1].row.key)
    leading.press(page.list.turner.pages.items[1].choices["question"])
    leading.panel().field.edit.setText("Will it hurt?")
    leading.press(leading.panel().action)
    leading.qtbot.waitUntil(lambda: page.rail.tools["notes"].count == "1")
    leading.press(page.rail.tools["notes"])
    (waiting,) = leading.panel().waiting.values()
    waiting.field.edit.setText("A little, for a moment.")
    leading.press(waiting.button)
    (answer,) = page.led.state.answers.values()
    assert answer.words == "A little, for a moment."


def test_the_two_views_never_disagree(leading):
    page, window = leading.page, leading.window
    page.show_section("before")
    leading.qtbot.keyClick(window, Qt.Key.Key_F6)
    patient = window.patient.view
    assert patient.isVisible()
    assert patient.screen_name == "before"
    row = next(each for each in patient.findChildren(LineRow) if each.isVisible())
    leading.press(row.tile)
    key = row.key
    assert page.led.state.marks[key].mark == "understood"
    assert not any(each.text() == "Start again" and each.isVisible() for each in patient.findChildren(QPushButton))
    leading.qtbot.keyClick(window, Qt.Key.Key_F6)
    assert window.patient.view is None
    assert page.isVisible()
    shown = next(each for each in page.list.turner.pages.items if hasattr(each, "row") and each.row.key == key)
    assert shown.mark == "understood"


def test_the_patients_view_shows_the_step_that_is_spoken_of(leading):
    page = leading.page
    page.show_section("during")
    rows = [each for each in page.list.turner.pages.items if hasattr(each, "row")]
    page.list.open_row(rows[2].row.key)
    leading.press(page.top.flip)
    assert leading.window.patient.view.present_screen.place().step == 2


def test_an_answer_given_changes_both_views(leading, session):
    page = leading.page
    row = next(each for each in page.list.turner.pages.items if getattr(each, "question", None))
    leading.press(row.answers["no"])
    assert session.answers[row.question.id] == "no"
    leading.qtbot.waitUntil(lambda: page.rail.sections["answers"].count.startswith("1/"))
    assert page.led.state.answered == {row.question.id: "no"}


def deal_with_everything(page):
    """Hand over all that is open, by name."""
    led = page.led
    led.take_plan()
    led.add(kinds.HandedOver, to=DOCTOR, matters=tuple(each.id for each in led.state.open_matters))


def test_finish_waits_until_everything_is_dealt_with(leading):
    page = leading.page
    leading.press(page.top.finish)
    assert not page.finish.finish.isEnabled()
    leading.press(page.finish.hand_over)
    panel = leading.panel()
    leading.press(panel.all) if panel.all.isVisible() else [tile.setChecked(True) for tile in panel.tiles.values()]
    panel.to.name.edit.setText("Dr Lee")
    panel.to.role.edit.setText("radiologist")
    panel.hand_over.click()
    leading.qtbot.waitUntil(page.finish.finish.isEnabled)
    leading.press(page.finish.finish)
    papers = leading.until(PapersPage)
    assert page.led.state.stage == "finished"
    leading.qtbot.waitUntil(papers.print_button.isEnabled, timeout=20_000)
    leading.press(papers.tabs[1])
    leading.qtbot.waitUntil(papers.print_button.isEnabled, timeout=20_000)
    leading.press(papers.done)
    leading.until(StartPage)
    assert not leading.window._session.selection, "nothing of the person stays"


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
    deal_with_everything(page)
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


def test_a_clinicians_decision_stands_on_the_patients_screen_and_sheet(leading):
    page = leading.page
    leading.press(page.rail.tools["decide"])
    panel = leading.panel()
    leading.press(panel.what.options["medicine"])
    panel.medicine.edit.setText("apixaban")
    panel.last_dose.edit.setText("29.11.2026")
    panel.restart.edit.setText("3.12.2026")
    panel.says.edit.setText("Stop for two days.")
    panel.decider.name.edit.setText("Dr Lee")
    panel.decider.role.edit.setText("radiologist")
    panel.decide.click()
    assert page.led.state.decisions[0].about == "apixaban"
    page.show_section("before")
    leading.press(page.top.flip)
    said = leading.texts(leading.window.patient.view)
    assert "Dr Lee, radiologist, decided about apixaban: Stop for two days." in said
    assert "29 November 2026" in said
    document = _patients_sheet(page.led)
    assert "apixaban" in repr(document)


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
