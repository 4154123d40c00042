"""The plain page for when the program cannot be started, or has nothing to offer: it needs no content and no icon."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QLabel

from models.language import Language, languages
from resources import resource
from ui.kiosk.cover import BARE
from ui.kiosk.holding import Holding
from ui.kiosk.wire import Wire

_STYLE = "background: #ffffff; color: #10263c; font-size: 40px; padding: 60px;"


class _Page(QLabel):
    """One text, which nothing closes or puts away, and nothing can be done with."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.holding = Holding(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay."""
        event.ignore()


def main() -> int:
    """Wait for the supervisor to have the page shown, and to end it."""
    wire = Wire()
    return wait(QApplication(["readyroom"]), wire)


def wait(application: QApplication, wire: Wire) -> int:
    """Be the page, or the visit where there is nothing to offer: wait to be asked, then show it."""
    page = _page(application)

    def show() -> None:
        page.holding.take()
        application.processEvents()
        wire.say("shown")

    wire.show_requested.connect(show)
    wire.open()
    return application.exec()


def _page(application: QApplication) -> _Page:
    application.setQuitOnLastWindowClosed(False)
    words = [each.text("Please ask a member of staff. This screen is not working now.") for each in _spoken()]
    page = _Page("\n\n".join(words))
    page.setTextFormat(Qt.TextFormat.PlainText)
    page.setWordWrap(True)
    page.setAlignment(Qt.AlignmentFlag.AlignCenter)
    page.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    page.setStyleSheet(_STYLE)
    page.setWindowTitle("Ready Room")
    page.setWindowFlags(BARE)
    return page


def _spoken() -> tuple[Language, ...]:
    return languages(resource("locale"))[:4]
