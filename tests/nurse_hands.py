"""A hand at the nurse's window."""

from desk import DOCTOR
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from models.record.events import HandedOver
from ui.nurse.sign_in_page import SignInPage
from ui.nurse.start_page import StartPage

PIN, OTHER_PIN = "739164", "826415"


class Desk:
    """A hand at the nurse's window."""

    def __init__(self, qtbot, window):
        self.qtbot, self.window = qtbot, window

    @property
    def page(self):
        return self.window.page

    def press(self, widget):
        assert widget.isVisible(), widget
        assert widget.isEnabled(), widget
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(widget.width() // 2, widget.height() // 2))

    def until(self, kind):
        self.qtbot.waitUntil(lambda: isinstance(self.window.page, kind), timeout=8000)
        return self.window.page

    def sign_in(self, name="Ann Okafor", pin=PIN):
        page = self.until(SignInPage)
        if page.who.isVisible():
            self.press(page.who.options[name])
        page.pin.edit.setText(pin)
        self.press(page.go)

    def start(self, words=("nephrost", "flexible"), **fields):
        page = self.until(StartPage)
        for each in words:
            self.qtbot.keyClicks(page.procedures.field.edit, each)
            self.qtbot.keyClick(page.procedures.field.edit, Qt.Key.Key_Return)
        for name, said in fields.items():
            getattr(page, name).edit.setText(said)
        self.press(page.start)

    def all_kept(self):
        self.qtbot.waitUntil(lambda: not self.window.keeper.waiting, timeout=5000)

    def panel(self):
        overlay = self.page.overlay
        assert overlay.isVisible()
        return overlay.panel

    def texts(self, widget=None):
        found = (widget or self.page).findChildren(QLabel)
        return "\n".join(each.text() for each in found if each.isVisible())

    def deal_with_everything(self):
        """Hand over all that is open, by name."""
        led = self.page.led
        led.take_plan()
        led.add(HandedOver, to=DOCTOR, matters=tuple(each.id for each in led.state.open_matters))
