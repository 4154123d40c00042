"""A panel over the page: for one thing to read, with one way back."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui.language import tr
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import Heading, announce


class Overlay(QWidget):
    """Covers its parent, shows a heading and what was put in, and gives the focus back when it closes.

    Signals:
        closed: The reader went back to the page.
    """

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        parent.installEventFilter(self)
        self._panel = QFrame(self)
        self._panel.setProperty("surface", "card")
        column = QVBoxLayout(self._panel)
        self._heading = Heading("", "h2")
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }")
        self.close_button = Button("", "primary")
        self.close_button.clicked.connect(self.close_panel)
        column.addWidget(self._heading)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._before: QWidget | None = None
        self.hide()

    def open_panel(self, heading: str, content: QWidget) -> None:
        """Show ``content`` under a heading; it is freed when the panel closes."""
        inset = look().mm(7)
        layout = self._panel.layout()
        if layout is not None:
            layout.setContentsMargins(inset, inset, inset, inset)
            layout.setSpacing(look().mm(4))
        self._before = self.window().focusWidget()
        self._heading.setText(heading)
        self.close_button.setText(tr("Close"))
        self._scroll.setWidget(content)
        self._fill()
        self.show()
        self.raise_()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, heading)

    def close_panel(self) -> None:
        """Go back to the page, and to where the focus was."""
        self.hide()
        content = self._scroll.takeWidget()
        if content is not None:
            content.deleteLater()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.closed.emit()

    def focusNextPrevChild(self, following: bool) -> bool:
        """Keep the focus inside while the panel is open."""
        inside = [self.close_button, *self._panel.findChildren(QPushButton)]
        focusable = [each for each in dict.fromkeys(inside) if each.isVisible() and each.isEnabled()]
        if not focusable:  # the panel is closing; an exception here would end the process
            return super().focusNextPrevChild(following)
        present = self.window().focusWidget()
        index = focusable.index(present) if isinstance(present, QPushButton) and present in focusable else 0
        focusable[(index + (1 if following else -1)) % len(focusable)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape; scroll with the arrow keys."""
        bar = self._scroll.verticalScrollBar()
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            bar.setValue(bar.value() + self._scroll.height() // 2)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_PageUp):
            bar.setValue(bar.value() - self._scroll.height() // 2)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the page below."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._fill()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Dim the page below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(18, 38, 58, 150))
        painter.end()

    def _fill(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        self.setGeometry(parent.rect())
        edge = look().mm(8)
        width = min(parent.width() - 2 * edge, look().mm(300))
        height = parent.height() - 2 * edge
        self._panel.setGeometry((parent.width() - width) // 2, edge, width, height)
