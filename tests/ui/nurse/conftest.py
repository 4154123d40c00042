"""A nurse at the desk: content, a records file of its own, and a briefing that is led."""

import gc
import shutil

import pytest
from desk import APPOINTMENT, KEY, NOW, NURSE, Ticking
from hosted import delete
from nurse_hands import OTHER_PIN, PIN, Desk

from models.site import NO_SITE, Site
from models.staff import Account, Staff
from models.store.sqlite_file import open_file
from ui.nurse.briefing_page import BriefingPage
from ui.nurse.keeper import Keeper
from ui.nurse.led import LedBriefing
from ui.nurse.nurse_window import NurseWindow
from ui.session import Session


@pytest.fixture(autouse=True)
def garbage_on_this_thread(qapp):
    """Garbage is collected on this thread alone, as in the program: records are written on another."""
    gc.disable()
    yield
    gc.collect()
    gc.freeze()
    gc.enable()


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


@pytest.fixture(scope="session")
def accounts(tmp_path_factory):
    """A file with two accounts; to hash a PIN takes long, as it must."""
    path = tmp_path_factory.mktemp("accounts") / "staff.json"
    made = Staff(path)
    made.add(Account(name="Ann Okafor", role="nurse", rights="manager"), PIN)
    made.add(Account(name="Ben Adeyemi", role="nurse"), OTHER_PIN)
    return path


@pytest.fixture
def staff(accounts, tmp_path):
    return Staff(shutil.copy(accounts, tmp_path / "staff.json"))


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
    delete(*opened)


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
