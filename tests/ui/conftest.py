"""One application, the shipped library read once, and windows that are freed after each test."""

import gc
from dataclasses import replace
from datetime import datetime

import pytest
from hands import Keys, Mouse
from hosted import delete
from passersby import Clock, Passerby
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from models.content.loader import load_library
from models.language import ENGLISH
from models.site import NO_SITE, Site
from models.site import Kiosk as KioskRules
from resources import resource
from ui.application import make_application
from ui.kiosk.dress import kiosk_look
from ui.kiosk.guard import Guard
from ui.kiosk.kiosk_window import KioskWindow
from ui.kiosk.visit_session import VisitSession
from ui.language import change_language
from ui.main_window import MainWindow
from ui.session import Session
from ui.theme.look import Look, theme
from ui.theme.style import apply

NOW = datetime(2026, 11, 22, 10, 0)
APPOINTMENT = datetime(2026, 12, 2, 9, 0)
USUAL = Look(theme("standard"))


@pytest.fixture(scope="session")
def qapp():
    application = make_application()
    apply(application, USUAL)
    return application


@pytest.fixture(autouse=True)
def usual_look(qapp):
    """Every test begins and ends in the usual look and language."""
    yield
    QThreadPool.globalInstance().waitForDone()
    change_language(ENGLISH)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    apply(qapp, USUAL)
    assert QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton, "a held button swallows the next click"


@pytest.fixture(scope="session")
def library():
    loaded = load_library(resource("content"))
    gc.collect()
    gc.freeze()  # it stays for all tests: no collection need look through it again
    return loaded


@pytest.fixture
def new_session():
    """Make a session whose clock stands still."""
    return lambda **changes: Session(clock=lambda: NOW, **changes)


@pytest.fixture
def session(library, new_session, qapp):
    session = new_session()
    session.load(library, NO_SITE, library.problems)
    return session


def free(*windows):
    """Delete windows, and whatever of them is only garbage by now."""
    delete(*windows)
    gc.collect()
    gc.freeze()


@pytest.fixture
def open_window(qtbot, session):
    """Open windows of a size and look; all are freed when the test is over."""
    opened = []

    def _open(size=(1280, 800), text=1.0, theme_name="standard", shown_session=None):
        apply(QApplication.instance(), Look(theme(theme_name), text=text).on_screen(*size))
        window = MainWindow(shown_session or session)
        window.resize(*size)
        opened.append(window)
        with qtbot.waitExposed(window), qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield _open
    free(*opened)
    QThreadPool.globalInstance().waitForDone()
    assert not [each for each in opened if isValid(each)]


@pytest.fixture
def window(open_window):
    return open_window()


@pytest.fixture
def mouse(qtbot, window, session):
    return Mouse(qtbot, window, session)


@pytest.fixture
def keys(qtbot, window, session):
    return Keys(qtbot, window, session)


TOGETHER = ("cystoscopy-flexible", "nephrostogram", "pyelogram-retrograde", "angiogram", "hysterosalpingogram")
"""Procedures that have, between them, every kind of line, contrast, anaesthetic and side."""


@pytest.fixture(scope="session")
def together(request, library):
    """The procedures of the visit that every screen is shown with: a few, or all when asked for."""
    return tuple(library.procedures) if request.config.getoption("--whole-library") else TOGETHER


@pytest.fixture
def visit(session, together):
    """A visit with several procedures chosen and every question answered, so that every screen can be shown."""
    for procedure in together:
        session.toggle(procedure)
    session.set_appointments(dict.fromkeys(session.selection, APPOINTMENT))
    for question in session.questions:
        session.answer(question.id, "no" if "no" in question.answers else question.answers[0])
    for contradiction in session.contradictions:
        for question in contradiction.answers:
            session.answer(question, "unsure")
    return session


@pytest.fixture
def open_kiosk(qtbot, qapp, library):
    """Open the kiosk's window, guarded, for a site of one's own; nobody is left standing afterwards."""
    opened = []

    def _open(size=(1280, 800), text=1.0, theme_name="standard", languages=(ENGLISH,), density=4.0, **rules):
        usual = kiosk_look(KioskRules(drafts=True, **rules), density, size)
        apply(qapp, replace(usual, theme=theme(theme_name), text=text))
        clock = Clock()
        guard = Guard(clock)
        session = VisitSession(library, Site(kiosk=KioskRules(drafts=True, **rules)), ())
        session._clock = lambda: NOW
        window = KioskWindow(session, languages, guard, clock)
        opened.append((window, guard))
        window.resize(*size)
        guard.stand(qapp)
        with qtbot.waitExposed(window), qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return Passerby(qtbot, window, clock)

    yield _open
    for _, guard in opened:
        guard.stand_down(qapp)
    free(*(window for window, _ in opened))
    qapp.setQuitOnLastWindowClosed(True)


@pytest.fixture
def passerby(open_kiosk):
    return open_kiosk()


@pytest.fixture
def choosing(passerby):
    """Somebody at the choice, with a word in the search."""
    passerby.begin()
    passerby.enter()
    search = passerby.kiosk.visit.present_screen.search
    search.setText("dye")
    search.setFocus()
    yield passerby
    QThreadPool.globalInstance().waitForDone()
