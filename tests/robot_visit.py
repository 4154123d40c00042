"""A visit process in which a robot presses: the real one in all else. A socket or a warning of Qt is a fault."""

import json
import os
import random
import sys
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

from passersby import Clock, Passerby
from PySide6.QtCore import QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest

from ui.kiosk import visit_process
from ui.kiosk.holding import Holding

SCREEN = {
    "name": "kiosk", "x": 0, "y": 0, "width": 1280, "height": 800, "dpr": 1, "logicalDpi": 96, "logicalBaseDpi": 96
}  # fmt: skip
WARNINGS = "warnings.txt"
"""The file beside the clinic's in which a visit leaves what Qt warned of, and which visit it was."""
BOT = SimpleNamespace(mouseClick=QTest.mouseClick, keyClick=QTest.keyClick)
"""What the hands need of a test."""


def refuse_sockets(event, _arguments):
    if event.startswith("socket."):
        raise PermissionError(event)


def refuse_warnings(kind, _context, words):
    """End the visit, as a crash, where Qt warns of anything but what its plugin for tests cannot do."""
    if kind != QtMsgType.QtDebugMsg and not words.startswith("This plugin does not support"):
        with Path(sys.argv[1]).with_name(WARNINGS).open("a") as file:
            file.write(f"{' '.join(sys.argv[2:])}: {words}\n")
        os._exit(1)


def walk(kiosk):
    """Go from the waiting screen to the finished sheet, and finish."""
    to_the_sheet(kiosk).go_on()


def print_sheet(kiosk):
    """Print the finished sheet, and stay; the visits after this one do nothing."""
    done = Path(sys.argv[1]).with_name("done")
    if done.exists():
        return
    done.touch()
    robot = at_the_start(kiosk)
    robot.stand_at("take_home", "nephrostogram")
    until_made(robot)
    robot.press(robot.window.present_screen.print_button)


def tell_of_clock(kiosk):
    """Go to the finished sheet, tell what plan and screen say of the time, and finish."""
    robot = to_the_sheet(kiosk)
    plan = kiosk.session.plan
    robot.window.show_screen("before", forward=True)
    words, pages = "", robot.window.present_screen.pages
    for page in range(pages.count):
        pages.turn(page)
        words += robot.text()
    told = {
        "said": "The clock of this computer may be wrong." in words,
        "clock times": sum(isinstance(line.due.at, datetime) for line in plan.lines),
        "now": str(plan.visit.now),
    }
    Path(sys.argv[3]).write_text(json.dumps(told))
    robot.window.show_screen("take_home", forward=True)
    robot.go_on()


def at_the_start(kiosk):
    """Go to the first screen of the walk."""
    kiosk._guard._clock = clock = Clock()
    robot = Passerby(BOT, kiosk, clock)
    QTest.qWait(100)
    robot.begin()
    QTest.qWait(100)
    robot.enter("larger-text")
    kiosk.session._clock = lambda: datetime(2026, 11, 22, 10, 0)
    return robot


def to_the_sheet(kiosk):
    robot = at_the_start(kiosk)
    robot.walk_to("take_home", "nephrostogram")
    until_made(robot)
    return robot


def until_made(robot):
    """Wait until the sheet can be printed."""
    while not robot.window.present_screen.print_button.isEnabled():
        QTest.qWait(50)


def stumble(kiosk):
    """Press whatever is there, by chance but always the same, until the visit is over."""
    kiosk._guard._clock = clock = Clock()
    robot = Passerby(BOT, kiosk, clock)
    chance = random.Random(int(sys.argv[3]))
    over = []
    kiosk.over.connect(over.append)
    for _ in range(int(sys.argv[4])):
        if over:
            return
        monkey_step(robot, chance)
    kiosk.leave("idle")


def monkey_step(robot, chance):
    """Do one thing: mostly press something, sometimes a key or beside everything."""
    from eyes import targets
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtWidgets import QApplication

    robot.clock.pass_by(1)
    ends = [each.footer.hide_now for each in (robot.kiosk.front, robot.kiosk.visit) if each is not None]
    dull = ends if chance.random() < 0.98 else []  # or every visit would be over soon
    found = [each for each in targets(robot.kiosk) if each.isEnabled() and each not in dull]
    places = [each.mapTo(robot.kiosk, each.rect().center()) for each in found]
    shown = [place for place in places if robot.kiosk.rect().contains(place)]  # the rest is on a page further on
    dice = chance.random()
    handle = robot.kiosk.windowHandle()
    if dice < 0.8 and shown:
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=chance.choice(shown))
    elif dice < 0.9:
        size = robot.kiosk.size()
        place = QPoint(chance.randrange(size.width()), chance.randrange(size.height()))
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=place)
    else:
        QTest.keyClick(handle, chance.choice("abcdefghijklmnopqrstuvwxyz \t\r"))
    QApplication.processEvents()


def main():
    what = {"walk": walk, "print": print_sheet, "stumble": stumble, "clock": tell_of_clock}[sys.argv[2]]
    sys.addaudithook(refuse_sockets)
    screens = Path(sys.argv[1]).with_name("screens.json")
    if not screens.exists():
        screens.write_text(json.dumps({"screens": [SCREEN]}))
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screens}"
    qInstallMessageHandler(refuse_warnings)
    take = Holding.take

    def take_and_begin(holding):
        take(holding)
        kiosk = holding.parent()
        if not getattr(kiosk, "is_pressed", False):
            kiosk.is_pressed = True
            QTimer.singleShot(0, kiosk, lambda: what(kiosk))

    Holding.take = take_and_begin
    return visit_process.main()
