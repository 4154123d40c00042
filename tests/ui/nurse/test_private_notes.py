"""A private note stays with the staff: not on the patient's screens, paper, phone or calendar."""

from dataclasses import asdict

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from models.document.easy import easy_sheet
from models.document.sheet import full_sheet
from models.document.takeaway import takeaways
from models.export.html import to_html
from ui.given_out import visit_calendar
from ui.nurse.papers import papers_of, past_papers
from ui.screens.walk import WALK

WORD = "Zanzibar"


@pytest.fixture
def noted(leading):
    """A briefing in which the nurse has written a private note with her own hands."""
    leading.press(leading.page.rail.tools["notes"])
    note = leading.panel().note
    note.field.edit.setText(f"Came alone, {WORD}.")
    leading.press(note.button)
    leading.qtbot.waitUntil(lambda: any(WORD in each.words for each in leading.page.led.state.notes))
    leading.all_kept()
    return leading


def test_it_is_on_no_screen_that_the_patient_sees(noted):
    noted.press(noted.page.top.flip)
    view = noted.window.patient.view
    for name in WALK[1:]:
        view.show_screen(name, forward=True)
        spoken = [QAccessible.queryAccessibleInterface(each) for each in view.findChildren(QWidget)]
        assert WORD not in noted.texts(view)
        assert [each for each in spoken if WORD in each.text(QAccessible.Text.Name)] == []


def test_it_is_on_nothing_that_the_patient_takes_home(noted):
    led = noted.page.led
    plan, site = led.session.plan, led.session.site
    patients, _ = papers_of(led, ())
    for make in (full_sheet, easy_sheet):
        assert WORD.encode() not in to_html(make(plan, site, briefing=led.state))
    assert WORD not in str(asdict(patients.make()))
    assert WORD not in str(takeaways(plan, site))
    assert WORD.encode() not in visit_calendar(led.session)


def test_it_is_in_the_record_and_not_on_the_copy_of_the_patients_sheet(noted):
    patients, team = past_papers(noted.page.led.events, (), noted.page.led.session)

    assert WORD in str(asdict(team.make()))
    assert WORD not in str(asdict(patients.make()))
