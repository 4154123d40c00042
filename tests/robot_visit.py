"""A visit process in which a robot presses: the real one in all else. Any socket of Python's own ends it as a fault."""

import random
import sys
from datetime import datetime
from types import SimpleNamespace

from passersby import Clock, Passerby
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest

from ui.kiosk import visit_process
from ui.kiosk.kiosk_window import KioskWindow

BOT = SimpleNamespace(mouseClick=QTest.mouseClick, keyClick=QTest.keyClick)
"""What the hands need of a test."""


def refuse_sockets(event, _arguments):
    if event.startswith("socket."):
        raise PermissionError(event)


def walk(kiosk):
    """Go from the waiting screen to the finished sheet, and finish."""
    kiosk._guard._clock = clock = Clock()
    robot = Passerby(BOT, kiosk, clock)
    QTest.qWait(100)
    robot.begin()
    QTest.qWait(100)
    robot.enter("larger-text")
    kiosk.session._clock = lambda: datetime(2026, 11, 22, 10, 0)
    robot.walk_to("take_home", "nephrostogram")
    while not robot.window.present_screen.print_button.isEnabled():
        QTest.qWait(50)
    robot.go_on()


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
    shown = [
        each for each in targets(robot.kiosk) if each.isEnabled() and each is not robot.kiosk.front.footer.hide_now
    ]
    dice = chance.random()
    handle = robot.kiosk.windowHandle()
    if dice < 0.8 and shown:
        one = chance.choice(shown)
        place = one.mapTo(robot.kiosk, one.rect().center())
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=place)
    elif dice < 0.9:
        size = robot.kiosk.size()
        place = QPoint(chance.randrange(size.width()), chance.randrange(size.height()))
        QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=place)
    else:
        QTest.keyClick(handle, chance.choice("abcdefghijklmnopqrstuvwxyz \t\r"))
    QApplication.processEvents()


def main():
    what = {"walk": walk, "stumble": stumble}[sys.argv[2]]
    sys.addaudithook(refuse_sockets)
    take_screen = KioskWindow.take_screen

    def take_and_begin(kiosk):
        take_screen(kiosk)
        if not getattr(kiosk, "is_pressed", False):
            kiosk.is_pressed = True
            QTimer.singleShot(0, kiosk, lambda: what(kiosk))

    KioskWindow.take_screen = take_and_begin
    return visit_process.main()
