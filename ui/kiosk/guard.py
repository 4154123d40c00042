"""What stands between the person and the computer: only what the program needs comes through."""

import time
from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QClipboard, QDesktopServices, QGuiApplication, QKeyEvent, QMouseEvent, QTouchEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from ui.theme.look import look

RAPID = "rapid"
"""The property of widgets that may be pressed twice in a row: the keys of a keyboard, for words with double letters."""
_SAME_TAP_SECONDS = 0.5
_SAME_TAP_MM = 8.0
_FAR_OUTSIDE = QPointF(-10_000, -10_000)
_KEYS = {
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right,
    Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
}  # fmt: skip
_PRESSING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
_WRITING_KEYS = {Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Home, Qt.Key.Key_End}
_HARMLESS = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_SCHEMES = "http", "https", "file", "mailto", "tel", "sms", "ftp", "about", "data", "qrc"


class Guard(QObject):
    """An event filter for the whole application. What is not allowed is eaten, whatever it was.

    Signals:
        lived: The person touched, typed or scrolled.
    """

    lived = Signal()
    _EATEN: ClassVar = {
        QEvent.Type.ContextMenu, QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop, QEvent.Type.ToolTip,
        QEvent.Type.WhatsThis, QEvent.Type.StatusTip, QEvent.Type.Shortcut, QEvent.Type.Quit, QEvent.Type.FileOpen,
        QEvent.Type.NativeGesture, QEvent.Type.Gesture, QEvent.Type.TabletPress, QEvent.Type.TabletMove,
        QEvent.Type.TabletRelease, QEvent.Type.Close,
    }  # fmt: skip
    _MOUSE: ClassVar = {
        QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseMove,
    }  # fmt: skip
    _KEY: ClassVar = {QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride}
    _TOUCH: ClassVar = {
        QEvent.Type.TouchBegin, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd, QEvent.Type.TouchCancel
    }  # fmt: skip

    def __init__(self, clock: Callable[[], float] = time.monotonic, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._tapped_at = float("-inf")
        self._tapped_place = QPoint()
        self._tapped: QWidget | None = None
        self._struck, self._struck_at, self._struck_stamp = 0, float("-inf"), -1
        self._ignoring = False
        self._several_fingers = False

    def stand(self, application: QApplication) -> None:
        """Begin to guard."""
        application.installEventFilter(self)
        application.setQuitOnLastWindowClosed(False)
        for scheme in _SCHEMES:
            QDesktopServices.setUrlHandler(scheme, self, "refuse")  # type: ignore[arg-type]
        clipboard = QGuiApplication.clipboard()
        clipboard.dataChanged.connect(self.empty_clipboards)
        clipboard.selectionChanged.connect(self.empty_clipboards)

    def stand_down(self, application: QApplication) -> None:
        """Guard no more."""
        application.removeEventFilter(self)
        for scheme in _SCHEMES:
            QDesktopServices.unsetUrlHandler(scheme)
        clipboard = QGuiApplication.clipboard()
        clipboard.dataChanged.disconnect(self.empty_clipboards)
        clipboard.selectionChanged.disconnect(self.empty_clipboards)

    @Slot(QUrl)
    def refuse(self, url: QUrl) -> None:
        """Open no link, whatever it is."""

    def empty_clipboards(self) -> None:
        """Take out whatever came into a clipboard; nothing here has a use for it."""
        clipboard = QGuiApplication.clipboard()
        for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
            if clipboard.mimeData(mode) is not None and clipboard.mimeData(mode).formats():
                clipboard.clear(mode)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let through what is allowed."""
        kind = event.type()
        if kind in self._EATEN:
            event.ignore()
            return True
        if kind in self._KEY and isinstance(event, QKeyEvent):
            return self._stop_key(event)
        if kind in self._TOUCH and isinstance(event, QTouchEvent):
            self.lived.emit()
            self._several_fingers = self._several_fingers or event.pointCount() > 1
        elif kind == QEvent.Type.Wheel:
            self.lived.emit()
        elif kind in self._MOUSE and isinstance(event, QMouseEvent) and isinstance(watched, QWidget):
            return self._stop_mouse(watched, event)
        return False

    def _stop_key(self, event: QKeyEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            self.lived.emit()
        writing = isinstance(QApplication.focusWidget(), QLineEdit)
        key = event.key()
        plain = not event.modifiers() & ~_HARMLESS & ~Qt.KeyboardModifier.GroupSwitchModifier
        letter = bool(event.text()) and event.text().isprintable()
        allowed = key in _KEYS or (writing and (key in _WRITING_KEYS or letter))
        marks = key in (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_Right)
        selects = writing and marks and bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if plain and allowed and not selects and not self._is_struck_again(event):
            return False
        event.accept()  # nobody else shall look for a shortcut
        return True

    def _is_struck_again(self, event: QKeyEvent) -> bool:
        """Tell whether a key that presses was held, or came again so soon that it was no wish."""
        focused = QApplication.focusWidget()
        if event.type() != QEvent.Type.KeyPress or event.key() not in _PRESSING or isinstance(focused, QLineEdit):
            return False
        if event.timestamp() == self._struck_stamp:  # the window has it first, then the widget
            return False
        same, soon = event.key() == self._struck, self._clock() - self._struck_at < _SAME_TAP_SECONDS
        if event.isAutoRepeat() or (same and soon and not (focused and focused.property(RAPID))):
            return True
        self._struck, self._struck_at, self._struck_stamp = event.key(), self._clock(), event.timestamp()
        return False

    def _stop_mouse(self, widget: QWidget, event: QMouseEvent) -> bool:
        """Let through one finger's tap with the left button, once; a second one so soon was no wish."""
        kind = event.type()
        if kind == QEvent.Type.MouseMove:
            return isinstance(widget, QLineEdit)  # dragging would mark the words, and marked words can be copied
        if event.button() != Qt.MouseButton.LeftButton:
            return True
        if kind == QEvent.Type.MouseButtonRelease:
            return self._stop_release(widget, event)
        self.lived.emit()
        place = event.globalPosition().toPoint()
        near = (place - self._tapped_place).manhattanLength() < look().mm(_SAME_TAP_MM)
        soon = self._clock() - self._tapped_at < _SAME_TAP_SECONDS
        same = near or widget is self._tapped
        self._ignoring = same and soon and not widget.property(RAPID)
        self._several_fingers = False
        if kind == QEvent.Type.MouseButtonDblClick and isinstance(widget, QLineEdit):
            return True
        return self._ignoring

    def _stop_release(self, widget: QWidget, event: QMouseEvent) -> bool:
        if self._ignoring:
            return True
        self._tapped_at, self._tapped_place, self._tapped = self._clock(), event.globalPosition().toPoint(), widget
        if self._several_fingers:  # a palm, or two hands: let go of the button without pressing it
            self._several_fingers = False
            away = QMouseEvent(
                QEvent.Type.MouseButtonRelease, _FAR_OUTSIDE, _FAR_OUTSIDE, event.button(), event.buttons(),
                event.modifiers(),
            )  # fmt: skip
            QApplication.sendEvent(widget, away)
            return True
        return False
