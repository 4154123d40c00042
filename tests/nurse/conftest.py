"""A nurse at the desk: content, a records file of its own, and a briefing that is led."""

import gc

import pytest
from desk import APPOINTMENT, KEY, NOW, NURSE, Ticking
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication

from models.content.loader import load_library
from models.language import ENGLISH
from models.site import NO_SITE, Site
from models.store.sqlite_file import open_file
from resources import resource
from ui.application import make_application
from ui.language import change_language
from ui.nurse.keeper import Keeper
from ui.nurse.led import LedBriefing
from ui.session import Session
from ui.theme.look import Look, theme
from ui.theme.style import apply

USUAL = Look(theme("standard"))


@pytest.fixture(scope="session")
def qapp():
    application = QApplication.instance() or make_application()
    apply(application, USUAL)
    return application


@pytest.fixture(autouse=True)
def usual_look(qapp):
    """Every test begins and ends in the usual look; garbage is collected on this thread alone, as in the program."""
    gc.disable()
    yield
    gc.collect()
    gc.enable()
    QThreadPool.globalInstance().waitForDone()
    change_language(ENGLISH)
    apply(qapp, USUAL)


@pytest.fixture(scope="session")
def library():
    return load_library(resource("content"))


@pytest.fixture
def site():
    return Site(**NO_SITE.model_dump() | {"name": "Uro-radiology day unit", "time_zone": "Europe/London"})


@pytest.fixture
def session(qapp, library, site):
    made = Session(clock=lambda: NOW)
    made.load(library, site, ())
    return made


@pytest.fixture
def records(tmp_path):
    return tmp_path / "records.db"


@pytest.fixture
def keeper(qapp, records):
    made = Keeper(lambda: open_file(records, KEY))
    yield made
    made.close()


@pytest.fixture
def led(session, keeper):
    """A briefing on two procedures, just started."""
    for each in ("nephrostogram", "cystoscopy-flexible"):
        session.toggle(each)
    session.set_appointments(dict.fromkeys(session.selection, APPOINTMENT))
    return LedBriefing.start(session, keeper, NURSE, Ticking(), reference="12344821")


@pytest.fixture
def all_kept(qtbot, keeper):
    """Wait until everything is on the disk."""
    return lambda: qtbot.waitUntil(lambda: not keeper.waiting and keeper.store is not None, timeout=5000)
