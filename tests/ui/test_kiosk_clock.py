"""A kiosk whose clock cannot be trusted, whose content is overdue, or before which the clocks change."""

from datetime import UTC, date, datetime

import pytest
from builders import a_library, a_parameter, a_site, a_topic, an_instruction, an_own
from eyes import settle, too_small, wrong_on
from PySide6.QtCore import QThreadPool
from sheets import pages

from models.document.easy import easy_sheet
from models.document.sheet import full_sheet
from models.export.pdf import to_pdf
from models.site import Kiosk, Site
from ui.kiosk.visit_session import VisitSession
from ui.screens.patient.appointment_screen import AppointmentScreen
from ui.theme.look import Look, theme
from ui.theme.style import apply

REACHED = date(2026, 11, 1)
APPOINTMENT = datetime(2026, 12, 2, 9, 0)
WRONG, SO = "The clock of this computer may be wrong.", "Ask us when to stop eating and drinking"
STOP = an_own("a", lines=[an_instruction("stop", topic="fasting", do="Stop {time}.", when={"before": "PT6H"})])
FASTING = a_topic("fasting", "earliest")


def offering_drafts(site):
    return site.model_copy(update={"kiosk": site.kiosk.model_copy(update={"drafts": True})})


def a_visit_at(now, *procedures, site=None, **kinds):
    """Make the session of a kiosk whose clock says ``now``, and have what there is chosen."""
    library = a_library(*(procedures or (STOP,)), topics=[FASTING], **kinds)
    times = [now]
    session = VisitSession(library, offering_drafts(site or a_site("Europe/London")), ())
    session._clock = lambda: times[-1]
    session.load(*session._read)
    session.times_told = times
    for each in session.library.procedures:
        session.toggle(each)
    session.answer("pregnancy", "no")
    return session


def said(session):
    return [line.do for line in session.plan.lines]


# -- a clock that cannot be trusted --------------------------------------------------------------------------------


def test_clock_times_go_and_come_back_with_the_trust():
    session = a_visit_at(datetime(1970, 1, 1))
    session.judge_clock(REACHED)
    session.set_appointments({"a": APPOINTMENT})
    assert said(session) == ["Stop 6 hours before your appointment."]
    assert (session.plan.visit.now, session.known_now, session.day_reached) == (None, None, REACHED)
    session.issue(None)
    assert session.issued.day is None

    session.judge_clock(None)

    assert said(session) == ["Stop at 3:00 in the night of Tuesday to Wednesday 2 December."]


def test_nothing_is_called_past_by_a_clock_that_cannot_be_trusted():
    session = a_visit_at(datetime(2098, 1, 1))
    session.judge_clock(REACHED)
    session.set_appointments({"a": APPOINTMENT})

    assert not [line for line in session.plan.lines if line.due.overdue]


@pytest.mark.parametrize("write", [full_sheet, easy_sheet])
def test_the_sheet_says_so_and_bears_neither_clock_time_nor_day(write):
    session = a_visit_at(datetime(1970, 1, 1))
    session.judge_clock(REACHED)
    session.set_appointments({"a": APPOINTMENT})

    words = "".join(pages(to_pdf(write(session.plan, session.site), "a4")))

    assert "".join(WRONG.split()) in words
    assert "".join(SO.split()) in words
    assert "6hoursbeforeyourappointment" in words
    assert "3:00" not in words.replace("9:00", "")
    assert "1970" not in words


def test_with_a_clock_the_sheet_says_nothing_of_it():
    session = a_visit_at(datetime(2026, 11, 22, 10))
    session.set_appointments({"a": APPOINTMENT})

    words = "".join(pages(to_pdf(full_sheet(session.plan, session.site), "a4")))

    assert "".join(WRONG.split()) not in words
    assert "3:00" in words
    assert "22November2026" in words


@pytest.mark.parametrize("needs", [(), ("larger-text",)], ids=["usual", "large"])
def test_a_calendar_that_does_not_know_the_day_lets_every_day_be_chosen(qtbot, passerby, needs):
    passerby.session.judge_clock(date(2030, 6, 1))
    passerby.begin()
    passerby.enter(*needs)
    passerby.walk_to("appointment", "nephrostogram")
    screen = passerby.window.present_screen
    assert isinstance(screen, AppointmentScreen)
    assert WRONG in passerby.text()
    while not screen.days.isVisible():
        passerby.go_on()
    assert screen.days.shown == date(2030, 6, 1)

    while screen.days.button(APPOINTMENT.date()) is None:
        passerby.press(screen.days.month_before)
    passerby.press(screen.days.button(APPOINTMENT.date()))
    while passerby.window.screen_name == "appointment":
        passerby.go_on()

    assert passerby.session.appointments["nephrostogram"].date() == APPOINTMENT.date()


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (1080, 1920)], ids="{0[0]}x{0[1]}".format)
@pytest.mark.parametrize("needs", [(), ("larger-text", "high-contrast")], ids=["usual", "large"])
def test_the_words_about_the_clock_are_whole_on_every_screen(open_kiosk, size, needs):
    someone = open_kiosk(size)
    someone.session.judge_clock(REACHED)
    someone.begin()
    someone.enter(*needs)
    someone.session.toggle("nephrostogram")
    someone.session.set_appointments({"nephrostogram": APPOINTMENT})
    for name in ("appointment", "before", "take_home"):
        someone.window.show_screen(name, forward=True)
        seen = []
        for page in range(someone.window.present_screen.pages.count if name != "take_home" else 1):
            if page:
                someone.window.present_screen.pages.turn(page)
            settle()
            assert not wrong_on(someone.kiosk)
            assert not too_small(someone.kiosk)
            seen.append(someone.text())
        assert name == "take_home" or WRONG in "".join(seen)
    QThreadPool.globalInstance().waitForDone()


# -- content whose review is past -------------------------------------------------------------------------------------


def overdue(letter, due):
    return an_own(letter, review={"status": "approved", "version": 1, "by": "Dr Who", "on": "2025-01-01", "due": due})


def test_what_nobody_has_approved_is_not_offered_unless_the_clinic_wants_to_try_it():
    review = {"status": "approved", "version": 1, "by": "Dr Who", "on": "2026-01-01", "due": "2030-01-01"}
    library = a_library(an_own("a", review=review), an_own("b"), an_own("c"))
    session = VisitSession(library, Site(), ())
    assert ([*session.library.procedures], session.withholds) == (["a"], True)
    (found,) = session.problems
    assert (found.code, found.message.split(" of the")[0]) == ("C085", "no clinician has approved 2")

    trying = VisitSession(library, offering_drafts(Site()), ())
    assert ([*trying.library.procedures], trying.withholds, trying.problems) == (["a", "b", "c"], False, ())


@pytest.mark.parametrize(
    ("now", "grace", "offered"),
    [
        (datetime(2026, 11, 30, 23, 59), 0, ["a", "b"]),
        (datetime(2026, 12, 1, 0, 0), 0, ["b"]),
        (datetime(2026, 12, 1, 0, 0), 30, ["a", "b"]),
    ],
)
def test_what_nobody_has_reviewed_in_time_is_not_offered(now, grace, offered):
    site = Site(kiosk=Kiosk(grace_days=grace))
    session = a_visit_at(now, overdue("a", "2026-11-30"), an_own("b"), site=site)

    assert [*session.library.procedures] == offered
    assert session.withholds is ("a" not in offered)


def test_it_is_looked_at_anew_when_a_person_begins():
    session = a_visit_at(datetime(2026, 11, 30, 23, 59), overdue("a", "2026-11-30"), an_own("b"))
    session.times_told.append(datetime(2026, 12, 1, 0, 1))
    session.speak()

    assert [*session.library.procedures] == ["b"]


def test_without_a_clock_only_what_is_surely_past_is_withheld():
    session = a_visit_at(datetime(2098, 1, 1), overdue("a", "2026-11-30"), overdue("b", "2026-10-30"), an_own("c"))
    session.judge_clock(REACHED)
    session.speak()

    assert [*session.library.procedures] == ["a", "c"]


def test_the_person_is_told_to_ask_and_staff_which_it_is(qtbot, open_window, qapp):
    apply(qapp, Look(theme("standard")))
    session = a_visit_at(datetime(2026, 12, 1), overdue("a", "2026-11-30"), an_own("b"))
    window = open_window(shown_session=session)
    assert "procedures/a.yaml: its review was due on 2026-11-30" in window.present_screen._staff.text()

    window.show_screen("choose", forward=True)

    assert "Yours may not be here today. Then please ask a member of staff." in window.present_screen.subtitle.text()
    assert window.present_screen.subtitle.isVisible()


def test_at_the_desk_it_is_offered_and_staff_are_told(new_session, open_window):
    session = new_session()
    session._clock = lambda: datetime(2026, 12, 1)
    session.load(a_library(overdue("a", "2026-11-30")), Site(), ())
    window = open_window(shown_session=session)

    assert [*session.library.procedures] == ["a"]
    assert "its review was due on 2026-11-30" in window.present_screen._staff.text()


def test_a_value_whose_day_has_passed_is_asked_for_from_midnight_on():
    value = {"value": "full", "signed_by": "Dr Who", "signed_on": "2026-01-01", "expires": "2026-11-30"}
    site = Site.model_validate({"time_zone": "Europe/London", "parameters": {"bladder": value}})
    choices = [{"id": "full", "says": "a full bladder"}, {"id": "empty", "says": "an empty bladder"}]
    choice = a_parameter("bladder", kind="choice", ask_us="Ask us about your bladder.", choices=choices)
    line = an_instruction("b", do="Come with {value}.", parameter="bladder", firmness="site", when="on_arrival")
    told = [
        said(a_visit_at(now, an_own("a", lines=[line]), site=site, parameters=[choice]))
        for now in (datetime(2026, 11, 30, 23, 59), datetime(2026, 12, 1))
    ]

    assert told == [["Come with a full bladder."], ["Ask us about your bladder."]]


# -- the night in which the clocks change ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("begun", "later", "local", "at", "stop"),
    [
        ("2027-03-28T00:59", "2027-03-28T01:01", "02:01", "2027-03-28T09:00", "at 3:00 in the night of Saturday"),
        ("2027-10-30T23:59", "2027-10-31T01:01", "01:01", "2027-10-31T09:00", "at 3:00 in the night of Saturday"),
    ],
)
def test_a_visit_begun_before_the_change_goes_on_after_it(begun, later, local, at, stop):
    session = a_visit_at(datetime.fromisoformat(begun).replace(tzinfo=UTC))
    session.set_appointments({"a": datetime.fromisoformat(at)})
    (before,) = said(session)

    session.times_told.append(datetime.fromisoformat(later).replace(tzinfo=UTC))
    session.answer("pregnancy", "unsure")

    assert said(session) == [before]
    assert stop in before
    assert f"{session.now:%H:%M}" == local
    assert not [line for line in session.plan.lines if line.due.overdue]


def test_in_the_hour_that_happens_twice_it_is_known_which_one_it_is():
    session = a_visit_at(datetime(2027, 10, 31, 0, 45, tzinfo=UTC))
    session.set_appointments({"a": datetime(2027, 10, 31, 7, 15)})  # six hours before: 1:15 for the second time
    late = []
    for minute in (datetime(2027, 10, 31, 0, 45), datetime(2027, 10, 31, 1, 14), datetime(2027, 10, 31, 1, 17)):
        session.times_told.append(minute.replace(tzinfo=UTC))
        session.answer("pregnancy", "unsure" if session.answers["pregnancy"] == "no" else "no")
        late.append([line.due.overdue for line in session.plan.lines])

    assert late == [[False], [False], [True]]


def test_the_clinics_zone_counts_and_not_the_computers(monkeypatch):
    import time

    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    session = a_visit_at(datetime(2027, 7, 1, 23, 30, tzinfo=UTC))
    assert f"{session.now}" == "2027-07-02 00:30:00"
    monkeypatch.undo()
    time.tzset()


def test_idle_counts_seconds_that_pass_and_not_the_clock(passerby):
    passerby.begin()
    passerby.session._clock = lambda: datetime(2098, 1, 1)
    passerby.clock.pass_by(passerby.session.kiosk.idle_seconds - 5)

    assert not passerby.kiosk.idle.is_warning
