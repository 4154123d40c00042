"""The session tells of changes only, and forgets everything about the person."""

from dataclasses import replace
from datetime import datetime

import pytest
from builders import a_library, a_procedure, a_question, a_topic, an_instruction, an_own

from models.content.questions import Contradiction
from models.planning.visit import Resolution, VisitError
from models.site import NO_SITE, Site
from ui.session import Session

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


def test_a_visit_past_midnight_still_has_its_plan(library, qapp):
    clock = {"now": datetime(2026, 12, 2, 23, 50)}
    session = Session(clock=lambda: clock["now"])
    session.load(library, NO_SITE, ())
    session.toggle("nephrostogram")
    session.set_appointments({"nephrostogram": datetime(2026, 12, 2, 23, 55)})

    clock["now"] = datetime(2026, 12, 3, 0, 10)
    session.answer("pregnancy", "unsure")

    assert session.plan.visit.now == datetime(2026, 12, 2, 23, 59)
    assert session.now == datetime(2026, 12, 3, 0, 10)


def test_past_midnight_the_time_of_another_procedure_can_be_changed(library, qapp):
    clock = {"now": datetime(2026, 12, 2, 23, 50)}
    session = Session(clock=lambda: clock["now"])
    session.load(library, NO_SITE, ())
    first, second = "nephrostogram", "cystoscopy-flexible"
    session.toggle(first)
    session.toggle(second)
    session.set_appointments({first: datetime(2026, 12, 2, 23, 55), second: None})
    clock["now"] = datetime(2026, 12, 3, 0, 10)

    session.set_appointments({**session.times, second: datetime(2026, 12, 4, 9, 0)})
    with pytest.raises(VisitError):
        session.set_appointments({**session.times, second: datetime(2026, 12, 2, 9, 0)})

    assert [day.date.day for day in session.plan.days] == [2, 4]


def test_what_was_said_of_a_dropped_procedure_is_not_used(session):
    for each in ("nephrostogram", "cystoscopy-flexible"):
        session.toggle(each)
    session.set_appointments({"nephrostogram": AT, "cystoscopy-flexible": None})
    session.toggle("nephrostogram")

    assert session.times == {"cystoscopy-flexible": None}
    assert session.appointments == {}


def test_questions_come_group_by_group(new_session, qapp):
    groups = ("practical", "safety", "medicines", "health", "safety")
    questions = [a_question(f"q{order}", order=order, group=group) for order, group in enumerate(groups)]
    asked = a_procedure(questions=[each.id for each in questions])
    session = new_session()
    session.load(a_library(asked, questions=questions), NO_SITE, ())
    session.toggle("a")

    assert [each.id for each in session.questions] == ["q1", "q4", "q3", "q2", "q0"]


@pytest.fixture
def settling(new_session, qapp):
    """Three procedures that ask for three different things of one topic, the first two of them chosen."""
    lines = {each: an_instruction(f"{each}-line", topic="heed", do=f"Do as {each} says.") for each in "abc"}
    procedures = [an_own(each, lines=[line]) for each, line in lines.items()]
    session = new_session(for_staff=True)
    session.load(a_library(*procedures, topics=[a_topic("heed", "never_automatic")]), NO_SITE, ())
    for each in "ab":
        session.toggle(each)
    return session


def settled(chosen, *between, at=AT):
    return Resolution("heed", between, "Dr Who", at, chosen)


def test_a_settled_matter_stays_settled_and_is_told(qtbot, settling):
    with qtbot.waitSignal(settling.resolutions_changed):
        settling.resolve(settled("a-line", "a-line", "b-line"))

    assert not settling.plan.open_conflicts
    settling.answer("pregnancy", "yes")
    assert not settling.plan.open_conflicts


def test_the_later_of_two_decisions_in_one_minute_counts(settling):
    for chosen in ("b-line", "a-line"):
        settling.resolve(settled(chosen, "a-line", "b-line"))

    assert settling.plan.conflicts[0].resolution.chosen == "a-line"


def test_a_matter_with_another_side_is_open_again(settling):
    settling.resolve(settled("a-line", "a-line", "b-line"))

    settling.toggle("c")
    assert [len(each.sides) for each in settling.plan.open_conflicts] == [3]
    settling.toggle("c")

    assert not settling.plan.open_conflicts


def test_answers_that_clash_are_offered_without_a_plan(session, library):
    clash = Contradiction(
        id="clash", answers={"pregnancy": ("yes",), "existing-tube": ("none",)}, says="These cannot both be true."
    )
    session.load(replace(library, contradictions={"clash": clash}), NO_SITE, ())
    session.toggle("nephrostogram")
    session.answer("pregnancy", "yes")
    assert session.contradictions == ()

    session.answer("existing-tube", "none")

    assert session.contradictions == (clash,)
    with pytest.raises(VisitError):
        _ = session.plan
    session.toggle("nephrostogram")
    session.toggle("cystoscopy-flexible")
    assert session.contradictions == ()


def test_a_look_over_gives_the_plan_of_the_time_before(session):
    session.toggle("nephrostogram")
    assert session.look_over() is None
    first = session.plan
    assert session.look_over() is first

    session.answer("pregnancy", "yes")

    assert session.look_over() is first
    assert session.look_over() is session.plan


def test_reset_forgets_what_was_settled_looked_over_and_issued(settling):
    settling.resolve(settled("a-line", "a-line", "b-line"))
    settling.look_over()
    settling.issue(None)
    assert settling.issued.plan is settling.plan

    settling.reset()

    assert settling.issued is None
    for each in "ab":
        settling.toggle(each)
    assert settling.plan.open_conflicts
    assert settling.look_over() is None
    assert settling.for_staff
