"""The session tells of changes only, and forgets everything about the person."""

from datetime import datetime

import pytest

from models.planning.visit import VisitError
from models.site import NO_SITE, Site

AT = datetime(2026, 12, 2, 9, 0)


def test_a_choice_is_told_and_taken_back(qtbot, session):
    with qtbot.waitSignals([session.selection_changed] * 2):
        session.toggle("nephrostogram")
        session.toggle("cystoscopy-flexible")
    session.toggle("nephrostogram")

    assert session.selection == ("cystoscopy-flexible",)


def test_the_same_again_is_silent(qtbot, session):
    session.toggle("nephrostogram")
    session.answer("pregnancy", "no")
    session.set_appointments({"nephrostogram": AT})
    session.tick("bring", done=True)

    with (
        qtbot.assertNotEmitted(session.answers_changed),
        qtbot.assertNotEmitted(session.appointment_changed),
        qtbot.assertNotEmitted(session.ticks_changed),
    ):
        session.answer("pregnancy", "no")
        session.set_appointments({"nephrostogram": AT})
        session.tick("bring", done=True)
        session.tick("never-ticked", done=False)


def test_a_change_makes_a_new_plan(session):
    session.toggle("nephrostogram")
    first = session.plan
    assert session.plan is first

    session.answer("infection-symptoms", "yes")

    assert session.plan.hard_stops
    assert session.plan is not first


def test_an_answer_to_a_dropped_question_is_not_used(session):
    session.toggle("nephrostogram")
    session.toggle("cystoscopy-flexible")
    session.answer("existing-tube", "none")
    session.toggle("nephrostogram")

    assert "existing-tube" not in {question.id for question in session.questions}


def test_a_time_that_the_clocks_skip_is_refused_and_changes_nothing(session, library):
    session.load(library, Site.model_validate({"time_zone": "Europe/London"}), ())
    session.toggle("nephrostogram")
    session.set_appointments({"nephrostogram": AT})

    with pytest.raises(VisitError):
        session.set_appointments({"nephrostogram": datetime(2027, 3, 28, 1, 30)})

    assert session.times == {"nephrostogram": AT}


def test_reset_forgets_the_person_and_keeps_the_content(qtbot, visit, library):
    visit.tick("bring", done=True)
    assert visit.plan

    with qtbot.waitSignal(visit.was_reset):
        visit.reset()

    assert (visit.selection, dict(visit.answers), visit.times, visit.ticks) == ((), {}, {}, frozenset())
    assert visit.library is library
    with pytest.raises(VisitError):
        _ = visit.plan


def test_nothing_is_there_before_content_is_read(new_session, qapp):
    empty = new_session()

    assert not empty.is_loaded
    with pytest.raises(RuntimeError, match=r"Session\.loaded"):
        _ = empty.library
    with pytest.raises(RuntimeError, match=r"Session\.loaded"):
        _ = empty.site


def test_new_content_makes_a_new_plan(qtbot, visit, library):
    before = visit.plan

    with qtbot.waitSignal(visit.loaded):
        visit.load(library, NO_SITE, ())

    assert visit.plan is not before
