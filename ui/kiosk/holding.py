"""Staying in front: a window takes the screen, and takes it again whenever it was taken away."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_HOLD_MS = 500


class Holding(QObject):
    """Holds the screen for a window, once it has been told to take it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._again = QTimer(self)
        self._again.setInterval(_HOLD_MS)
        self._again.timeout.connect(self.hold)
        window.installEventFilter(self)

    def take(self) -> None:
        """Bring the window to the front and over the whole screen, from now on."""
        window = self._window
        if QGuiApplication.platformName().startswith("wayland"):
            window.showMaximized()  # a compositor for one program shows it full screen anyhow
        else:
            window.setGeometry(window.screen().geometry())
            window.showFullScreen()
        window.raise_()
        window.activateWindow()
        self._again.start()

    def hold(self) -> None:
        """Take the screen again if it was taken away: made small, put away, or hidden by "show the desktop"."""
        window, handle = self._window, self._window.windowHandle()
        on_wayland = QGuiApplication.platformName().startswith("wayland")
        small = window.geometry() != window.screen().geometry() and not on_wayland
        if window.isMinimized() or handle is None or not handle.isExposed():
            window.hide()  # only a window that comes anew is shown by every window manager
            if handle is not None:
                handle.destroy()  # under X another program may have destroyed it, and Qt would show what is not there
        if not window.isVisible() or small:
            self.take()
        elif not window.isActiveWindow():
            window.raise_()
            window.activateWindow()

    def let_go(self) -> None:
        """Hold it no longer."""
        self._again.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at once when something has made the window smaller or put it away."""
        if event.type() == QEvent.Type.WindowStateChange and self._again.isActive():
            QTimer.singleShot(0, self, self.hold)
        return super().eventFilter(watched, event)
