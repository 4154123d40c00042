"""A row of buttons that becomes a column where the words need more room than there is."""

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from ui.theme.look import look


class WrappingRow(QWidget):
    """Holds buttons side by side, or one below the other.

    It sets them itself: of a widget with a layout, Qt asks the layout for its height, which knows one direction only.
    """

    def __init__(self, *buttons: QWidget) -> None:
        super().__init__()
        self._buttons, self._gap = buttons, look().mm(3)
        for each in buttons:
            each.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _size(self, *, in_a_row: bool) -> QSize:
        hints = [each.sizeHint() for each in self._buttons]
        widths, heights = [each.width() for each in hints], [each.height() for each in hints]
        gaps = self._gap * (len(hints) - 1)
        if in_a_row:
            return QSize(sum(widths) + gaps, max(heights))
        return QSize(max(widths), sum(heights) + gaps)

    def _fits(self, width: int) -> bool:
        return self._size(in_a_row=True).width() <= width

    def sizeHint(self) -> QSize:
        """Suggest a row."""
        return self._size(in_a_row=True)

    def minimumSizeHint(self) -> QSize:
        """Ask for the widest button."""
        return QSize(self._size(in_a_row=False).width(), self._size(in_a_row=True).height())

    def heightForWidth(self, width: int) -> int:
        """Give the height of a row where it fits, else of a column."""
        return self._size(in_a_row=self._fits(width)).height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the buttons for the new size."""
        super().resizeEvent(event)
        self._place()

    def event(self, event: QEvent) -> bool:
        """Set them anew, too, when one of them has other words."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def _place(self) -> None:
        left = top = 0
        in_a_row = self._fits(self.width())
        for each in self._buttons:
            box = QRect(left, top, each.sizeHint().width(), each.sizeHint().height())
            each.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), box))
            if in_a_row:
                left = box.right() + 1 + self._gap
            else:
                top = box.bottom() + 1 + self._gap
