"""Dashes that show how many steps there are, and which one this is."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.language import tr
from ui.theme.look import look


class ProgressDots(QWidget):
    """A row of dashes: done, present, to come."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number, self._total = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_step(self, number: int, total: int) -> None:
        """Show step ``number`` of ``total``, counted from 1."""
        self._number, self._total = number, total
        self.setAccessibleName(tr("Step {number} of {total}").format(number=number, total=total))
        self.update()

    def sizeHint(self) -> QSize:
        """Give one thin row."""
        return QSize(look().mm(80), look().mm(4))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the dashes; the present one is higher as well as darker."""
        now, theme = look(), look().theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        across, gap = now.mm(12), now.mm(2.5)
        for index in range(self._total):
            present = index + 1 == self._number
            colour = theme.primary if index < self._number else theme.control_border
            height = now.mm(3.2 if present else 1.8)
            x = index * (across + gap)
            if self.isRightToLeft():
                x = self.width() - x - across
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(x, (self.height() - height) / 2, across, height), height / 2, height / 2)
        painter.end()
