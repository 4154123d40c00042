"""A hand at the kiosk's window, and a clock that the test sets."""

from hands import Mouse
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QInputDevice, QKeyEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox

SCREEN = QPointingDevice(
    "screen", 1, QInputDevice.DeviceType.TouchScreen, QPointingDevice.PointerType.Finger,
    QInputDevice.Capability.Position, 10, 0,
)  # fmt: skip


def visible_windows():
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]


class Clock:
    """Stands still until somebody moves it."""

    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now

    def pass_by(self, seconds):
        self.now += seconds


class Passerby(Mouse):
    """Presses in the kiosk's window, never twice within a second; looks at the walk-through inside it."""

    def __init__(self, qtbot, kiosk, clock):
        super().__init__(qtbot, kiosk, kiosk.session)
        self.kiosk, self.clock = kiosk, clock

    def press(self, widget):
        QCoreApplication.processEvents()  # a person sees the page before they press
        super().press(widget)

    def click(self, widget, point):
        self.clock.pass_by(1)
        self.click_at_once(widget, point)

    def click_at_once(self, widget, point=None):
        place = widget.mapTo(self.kiosk, point or widget.rect().center())
        assert self.kiosk.childAt(place) is widget, f"{self.kiosk.childAt(place)} lies over {widget}"
        self.qtbot.mouseClick(self.kiosk.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(place))

    def write(self, words):
        for letter in words:
            self.qtbot.keyClick(self.kiosk.windowHandle(), letter)

    def strike(self, key, modifiers):
        """Press a key, whether a keyboard has it or not."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(self.kiosk.windowHandle(), QKeyEvent(kind, key, modifiers))

    def put_fingers(self, places):
        """Put a finger on each place at once, and lift all at once."""
        for touch in ("press", "release"):
            fingers = QTest.touchEvent(self.kiosk, SCREEN, False)
            for finger, place in enumerate(places):
                getattr(fingers, touch)(finger, place, self.kiosk)
            fingers.commit()

    def slide(self, *places):
        """Put a finger down, move it, and lift it at the last place."""
        QTest.touchEvent(self.kiosk, SCREEN).press(0, places[0], self.kiosk)
        for place in places[1:]:
            QTest.touchEvent(self.kiosk, SCREEN).move(0, place, self.kiosk)
        QTest.touchEvent(self.kiosk, SCREEN).release(0, places[-1], self.kiosk)

    def shown_tile(self):
        """Give the first tile that is shown in the walk-through."""
        return next(each for each in self.window.findChildren(QCheckBox) if each.isVisible())

    def begin(self):
        """Touch the first language."""
        self.press(self.kiosk.front.screen_now.buttons[0])

    def enter(self, *needs):
        """Say how one would like this, and go on to the walk-through."""
        for need in needs:
            self.press(self.kiosk.front.screen_now.tiles[need])
        while self.kiosk.visit is None:  # large letters take several pages
            self.press(self.kiosk.front.footer.forward)
        self.window = self.kiosk.visit
