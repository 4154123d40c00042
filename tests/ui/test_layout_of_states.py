"""Nothing is cut or covered in any state that a screen or a panel can be in, in every size and at double size."""

from dataclasses import replace
from datetime import datetime

import pytest
from builders import a_contradiction
from eyes import pages_of, same_names, settle, too_small, wrong_on
from PySide6.QtCore import QCoreApplication, QThreadPool

from models.site import NO_SITE
from ui.widgets.matter import matters

SIZES = [(1920, 1080), (1280, 800), (1080, 1920)]
EVERY = [pytest.mark.parametrize("text", [1.0, 2.0]),
         pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)]  # fmt: skip
TWO = ("nephrostogram", "cystoscopy-flexible")


def every(test):
    for mark in EVERY:
        test = mark(test)
    return test


def answer_all(session, answer="no"):
    for question in session.questions:
        session.answer(question.id, answer if answer in question.answers else question.answers[0])


@pytest.fixture
def opened(open_window, library, new_session):
    """Open a window in which two procedures are chosen and everything is answered with *no*."""

    def _open(size, text, screen, *, for_staff=False, known=None):
        session = new_session(for_staff=for_staff)
        session.load(known or library, NO_SITE, ())
        for procedure in TWO:
            session.toggle(procedure)
        session.set_appointments(dict.fromkeys(TWO))
        answer_all(session)
        window = open_window(size, text, shown_session=session)
        window.show_screen(screen, forward=True)
        return window, session

    return _open


def wrong_on_any_page(window):
    wrong = {}
    for page in pages_of(window):
        wrong |= dict.fromkeys([*wrong_on(window), *too_small(window), *same_names(window)], page)
    return wrong


def wrong_in_panel(window):
    wrong, overlay = {}, window.overlay
    for page in range(overlay.panel.count):
        settle()
        wrong |= dict.fromkeys([*wrong_on(overlay), *too_small(overlay), *same_names(overlay)], page)
        overlay.page_after.click()
    return wrong


@every
@pytest.mark.parametrize("index", [-1, 0, 1])
def test_the_time_of_each_procedure(opened, size, text, index):
    window, _ = opened(size, text, "appointment")
    window.present_screen._ask(index)

    assert not wrong_on_any_page(window)
    assert window.size().toTuple() == size


@every
def test_every_question(opened, size, text):
    window, session = opened(size, text, "questions")
    for index in range(len(session.questions)):
        window.present_screen._ask(index)
        assert not wrong_on_any_page(window)


@every
def test_what_changed(opened, size, text):
    window, session = opened(size, text, "check")
    answer_all(session, "yes")
    window.show_screen("check", forward=True)

    assert not wrong_on_any_page(window)


@every
def test_answers_that_clash(opened, library, size, text):
    clash = a_contradiction("clash", pregnancy="no", infection_symptoms="no")
    window, _ = opened(size, text, "check", known=replace(library, contradictions={"clash": clash}))
    window.present_screen.warn("Some answers do not fit together. Please change one of them.")

    assert not wrong_on_any_page(window)


@every
def test_what_staff_have_to_settle_and_have_settled(opened, size, text):
    window, session = opened(size, text, "check", for_staff=True)
    session.answer("infection-symptoms", "yes")
    window.show_screen("check", forward=True)
    assert not wrong_on_any_page(window)

    window.present_screen._matter = matters(session.plan)[-1]
    window.present_screen._settle("Nurse Okafor of the urology day unit", "", "Come as you are. " * 6)
    window.show_screen("check", forward=True)

    assert not wrong_on_any_page(window)


@every
@pytest.mark.parametrize("which", [0, -1])
def test_the_panel_in_which_a_matter_is_settled(opened, size, text, which):
    window, session = opened(size, text, "check", for_staff=True)
    session.answer("infection-symptoms", "yes")
    window.present_screen._open_matter(matters(session.plan)[which])

    assert not wrong_in_panel(window)


@every
def test_why_for_staff(opened, size, text):
    window, session = opened(size, text, "before", for_staff=True)
    for line in session.plan.lines:
        window.present_screen._why(line.key)
        assert not wrong_in_panel(window)


@every
def test_help_and_start_again(opened, size, text):
    window, _ = opened(size, text, "before")
    for ask in (window.footer.help.click, window.footer.restart.click):
        ask()
        assert not wrong_in_panel(window)
        window.overlay.close_panel()


@every
def test_a_sheet_that_replaces_another(opened, size, text):
    window, session = opened(size, text, "check")
    session.issue(None)
    answer_all(session, "unsure")
    window.show_screen("take_home", forward=True)
    QThreadPool.globalInstance().waitForDone()
    QCoreApplication.processEvents()
    settle()

    assert "no longer counts" in window.present_screen.older.text()
    assert not wrong_on(window)
    assert window.size().toTuple() == size


@every
def test_different_times_on_the_check_page_and_before(opened, size, text):
    window, session = opened(size, text, "check")
    session.set_appointments(dict(zip(TWO, (datetime(2026, 12, 2, 9), datetime(2026, 12, 4, 14)), strict=True)))
    for name in ("check", "before", "after"):
        window.show_screen(name, forward=True)
        assert not wrong_on_any_page(window)
