"""A briefing that is led: two views of one session, line by line, until *Finish*."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from ui.nurse.line_row import NurseRow
from ui.nurse.papers import _patients_sheet
from ui.nurse.papers_page import PapersPage
from ui.nurse.start_page import StartPage
from ui.widgets.line_row import LineRow


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


def test_every_mark_of_an_opened_line_can_be_read(leading):
    page = leading.page
    page.show_section("before")
    row = next(each for each in page.list.turner.pages.items if isinstance(each, NurseRow))
    leading.press(row.open_button)
    opened = next(each for each in page.list.turner.pages.items if isinstance(each, NurseRow) and each.choices)
    leading.qtbot.wait(50)
    buttons = [each for each in opened.findChildren(QPushButton) if each.isVisible() and each.text()]
    assert len(buttons) == len(opened.choices) + 2
    assert not [each.text() for each in buttons if each.width() < each.sizeHint().width()]


def test_whoever_opens_a_form_can_write_at_once(leading):
    leading.press(next(each for each in leading.page.findChildren(QPushButton) if each.text() == "Notes, questions"))
    leading.qtbot.waitUntil(lambda: leading.window.focusWidget() is not None)
    leading.qtbot.keyClicks(leading.window.focusWidget(), "Afraid of needles")
    assert "Afraid of needles" in {each.text() for each in leading.panel().findChildren(QLineEdit)}


def test_one_signs_on_the_first_page_however_much_was_handed_over(leading):
    leading.deal_with_everything()
    page = leading.page
    page.show_section("sign")
    leading.qtbot.wait(50)
    assert len(page.led.state.handed) > 6
    names = {each.accessibleName() for each in page.finish.findChildren(QPushButton) if each.isVisible()}
    assert {"Sign: The patient", "Sign: The nurse"} <= names


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
