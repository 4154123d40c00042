"""A window for one part of the nurse's page, with panels over it as the real window shows them."""

from contextlib import contextmanager

from eyes import is_cut, settle, targets, visible, wrong_on
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QVBoxLayout

from ui.theme.look import Look, look, theme
from ui.theme.style import apply
from ui.widgets.covering import Coverable
from ui.widgets.overlay import Overlay
from ui.widgets.panel import Panel

LEAST_MM = 11
SIZES = [(1280, 800), (1440, 900), (1920, 1080)]
LOOKS = [
    *((size, 1.0, "standard", False) for size in SIZES),
    ((1280, 800), 2.0, "standard", False),
    ((1440, 900), 1.5, "high-contrast", True),
]
"""Window, text size, theme, and whether it reads from the right."""


class Host(QMainWindow):
    """Shows a part, or a panel over an empty page."""

    def __init__(self, size):
        super().__init__()
        self.middle = Coverable()
        self.setCentralWidget(self.middle)
        self.resize(*size)
        self.overlay = Overlay(self.middle)

    def take(self, part):
        column = QVBoxLayout(self.middle)
        column.addWidget(part)
        for name, then in (
            ("panel_requested", self.overlay.open_panel), ("panel_finished", self.overlay.close_panel),
        ):  # fmt: skip
            if hasattr(part, name):
                getattr(part, name).connect(then)
        self.overlay.raise_()

    @property
    def panel(self):
        return self.overlay.panel


@contextmanager
def hosted(qtbot, make, size=(1280, 800), text=1.0, theme_name="standard", rtl=False):
    """Show what ``make`` gives in a window of this look; free it afterwards."""
    application = QApplication.instance()
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    apply(application, Look(theme(theme_name), text=text))
    host, part = Host(size), make()
    with qtbot.waitExposed(host), qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    if isinstance(part, Panel):
        host.overlay.open_panel("A panel", part)
    else:
        host.take(part)
    calm()
    host.part = part
    yield host
    delete(host)


def delete(*windows):
    """Delete windows as their closing does, and all that went with them."""
    for window in windows:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def calm():
    """Let layouts take their sizes."""
    settle()
    QCoreApplication.processEvents()
    settle()


def faults(widget):
    """Name what is cut, covered or too small on what is shown of a widget now."""
    small = [
        each.accessibleName() or each.text()
        for each in targets(widget)
        if each.isEnabled() and min(each.height(), each.width()) < look().mm(LEAST_MM)
    ]
    cut = [each.text() for each in visible(widget, QLabel) if is_cut(each)]
    return [*wrong_on(widget), *cut, *(f"small: {each}" for each in small)]


def faults_on_all_pages(pages, widget):
    """Turn every page of a list, and name what is wrong on each."""
    found, pages_seen = [], 1
    pages.show_first()
    while True:
        calm()
        found += faults(widget)
        if not pages.turn(1):
            return found
        pages_seen += 1
        assert pages_seen < 60
