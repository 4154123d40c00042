"""A nurse at the real window, in a process that may be killed: says what is shown as saved, and what is offered."""

import os
import sys
import time
from pathlib import Path
from types import SimpleNamespace

from desk import KEY, NOW
from nurse_hands import Desk
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from models.content.loader import load_library
from models.site import NO_SITE, Site
from models.staff import Staff
from models.store.sqlite_file import open_file
from resources import resource
from ui.application import make_application
from ui.nurse.briefing_page import BriefingPage
from ui.nurse.nurse_window import NurseWindow
from ui.nurse.start_page import StartPage
from ui.session import Session
from ui.theme.look import Look, theme
from ui.theme.style import apply


def wait_until(answer, timeout=20000):
    end = time.monotonic() + timeout / 1000
    while not answer():
        assert time.monotonic() < end
        QTest.qWait(1)


BOT = SimpleNamespace(
    mouseClick=QTest.mouseClick, keyClick=QTest.keyClick, keyClicks=QTest.keyClicks, waitUntil=wait_until
)
"""What the hands need of a test."""


def open_window(folder):
    session = Session(clock=lambda: NOW)
    site = Site(**NO_SITE.model_dump() | {"name": "Day unit", "time_zone": "Europe/London"})
    session.load(load_library(resource("content")), site, ())
    window = NurseWindow(
        session, Staff(folder / "staff.json"), lambda: open_file(folder / "records.db", KEY), shared_pin_is_set=False
    )
    window.resize(1280, 800)
    window.show()
    return Desk(BOT, window)


def lead(desk):
    """Begin a briefing, and mark one line after the other; name each once the window says that it is saved."""
    desk.start(reference="12344821", day="2.12.2026", clock="9:00")
    page = desk.until(BriefingPage)
    for line in page.led.session.plan.lines:
        page.led.mark(line.key, "explained")
        wait_until(lambda: page.top.saved.text().startswith("Saved "))
        print("saved", line.key, flush=True)


def go_on(desk):
    """Say what is offered, go on with it, and say what is marked and chosen."""
    start = desk.until(StartPage)
    wait_until(lambda: bool(start.side.unfinished))
    print("offered", desk.texts().replace("\n", " "), flush=True)
    found = start.findChildren(QPushButton)
    desk.press(next(each for each in found if each.property("summary") and each.isVisible()))
    page = desk.until(BriefingPage)
    for key in page.led.state.marks:
        print("marked", key, flush=True)
    print("chosen", *page.led.session.selection, flush=True)


def main():
    application = make_application()
    apply(application, Look(theme("standard")))
    desk = open_window(Path(sys.argv[2]))
    desk.sign_in()
    {"lead": lead, "go-on": go_on}[sys.argv[1]](desk)
    os._exit(0)  # as abrupt as a crash: nothing is tidied up


if __name__ == "__main__":
    main()
