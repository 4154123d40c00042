"""A panel over the page: for one thing to read or to settle, with one way back."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.language import in_sentences
from ui.language import tr
from ui.theme.look import look
from ui.widgets.button import Button, Kind
from ui.widgets.covering import Covering
from ui.widgets.labels import Heading, announce, label
from ui.widgets.panel import Panel


class Overlay(Covering):
    """Covers its parent, shows a heading and what was put in, and gives the focus back when it closes.

    Signals:
        closed: The reader went back to the page.
    """

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        parent.installEventFilter(self)
        self._frame = QFrame(self)
        self._frame.setProperty("surface", "card")
        self._column = QVBoxLayout(self._frame)
        self._heading = Heading("", "lead" if look().neutral else "h2")
        self._column.addWidget(self._heading)
        self._row = QHBoxLayout()
        self._column.addLayout(self._row)
        self._add_buttons()
        self.panel: Panel | None = None
        self._before: QWidget | None = None
        self.hide()

    def _add_buttons(self) -> None:
        self.close_button = Button("", "primary")
        self.page_before, self.page_after = Button("‹", "large"), Button("›", "large")
        self._place = label("", "small", bold=True)
        self._place.setWordWrap(False)
        self.close_button.clicked.connect(self.close_panel)
        self.page_before.clicked.connect(self._turn_back)
        self.page_after.clicked.connect(self._turn_on)
        self._row.addWidget(self.close_button)
        self._row.addStretch(1)
        for each in (self.page_before, self._place, self.page_after):
            self._row.addWidget(each)

    def open_panel(self, heading: str, panel: Panel) -> None:
        """Show a panel under a heading; it is freed when it closes."""
        self._before = self.window().focusWidget()
        self._drop_panel()
        self._dress(heading, "outline" if panel.action else "primary")
        self.panel = panel
        self._column.insertWidget(1, panel, 1)
        if panel.action is not None:
            self._row.addWidget(panel.action)
        panel.page_changed.connect(self._show_page)
        self._fill()
        self.show()
        self.raise_()
        self._show_page(panel.page, panel.count)
        (panel.first_line or self.close_button).setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, heading)

    def _dress(self, heading: str, kind: Kind) -> None:
        inset = look().mm(7)
        self._column.setContentsMargins(inset, inset, inset, inset)
        self._column.setSpacing(look().mm(4))
        self._row.setSpacing(look().mm(4))
        self._heading.setText(heading)
        self.close_button.setText(tr("Close"))
        self.close_button.setProperty("kind", kind)
        self.close_button.style().polish(self.close_button)
        self.page_before.setAccessibleName(tr("Page before"))
        self.page_after.setAccessibleName(tr("Next page"))
        for button in (self.page_before, self.page_after):
            button.setMinimumWidth(look().mm(20))

    def close_panel(self) -> None:
        """Go back to the page, and to where the focus was."""
        self.hide()
        self._drop_panel()
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None
        self.closed.emit()

    def _drop_panel(self) -> None:
        if self.panel is not None:
            for each in (self.panel, self.panel.action):
                if each is not None:
                    each.hide()
                    each.setParent(None)
                    each.deleteLater()
        self.panel = None

    def _turn_on(self) -> None:
        self._turn(1)

    def _turn_back(self) -> None:
        self._turn(-1)

    def _turn(self, by: int) -> None:
        if self.panel is not None and self.panel.turn(by):
            announce(self, in_sentences(self._heading.text(), self._place.text()))

    def _show_page(self, page: int, pages: int) -> None:
        for each in (self.page_before, self._place, self.page_after):
            each.setVisible(pages > 1)
        self._place.setText(tr("Page {page} of {pages}").format(page=page + 1, pages=pages))
        self.page_before.setEnabled(page > 0)
        self.page_after.setEnabled(page + 1 < pages)

    def focusNextPrevChild(self, following: bool) -> bool:
        """Keep the focus inside while the panel is open."""
        inside = [self.close_button, *self._frame.findChildren(QAbstractButton), *self._frame.findChildren(QLineEdit)]
        focusable = [each for each in dict.fromkeys(inside) if each.isVisible() and each.isEnabled()]
        if not focusable:  # the panel is closing; an exception here would end the process
            return super().focusNextPrevChild(following)
        focusable.sort(key=self._reading_order)
        present = self.window().focusWidget()
        index = next((place for place, each in enumerate(focusable) if each is present), -1)
        focusable[(index + (1 if following else -1)) % len(focusable)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _reading_order(self, widget: QWidget) -> tuple[int, int]:
        place = widget.mapTo(self, widget.rect().topLeft())
        across = self.width() - place.x() if self.isRightToLeft() else place.x()
        return place.y(), across

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape; turn pages with the Page and arrow keys."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
            self._turn_on()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_PageUp):
            self._turn_back()
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
        self._frame.setGeometry((parent.width() - width) // 2, edge, width, height)
