"""A QR code on the page: black on white in every theme, with its quiet zone, in whole pixels a module."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.export.qr import QUIET
from ui.language import tr
from ui.theme.look import look

if TYPE_CHECKING:
    from models.export.qr import Code

LEAST_MM = 55.0
"""At this size, a module of the largest code is half a millimetre."""
_MOST_MM = 150.0


class QrCode(QWidget):
    """Shows one code as large as there is room; a screen reader reads out what it holds."""

    def __init__(self, code: "Code", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = code
        self._image: QImage | None = None
        least = look().mm(LEAST_MM)
        self.setMinimumSize(least, least)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(
            tr("A square of dots for the camera of a phone. It says: {words}").format(words=code.text)
        )

    def sizeHint(self) -> QSize:
        """Ask for no more than it needs; it takes what it gets."""
        return self.minimumSize()

    @property
    def drawn(self) -> QRect:
        """Where the code is, with its quiet zone."""
        across = self._dots().width()
        ratio = self.devicePixelRatioF()
        room = min(self.width(), self.height(), look().mm(_MOST_MM))
        side = max(int(room * ratio) // across, 1) * across / ratio
        return QRect(round((self.width() - side) / 2), 0, round(side), round(side))

    def _dots(self) -> QImage:
        """Give the code with a pixel a module; made when it is first seen, for that takes its time."""
        if self._image is None:
            rows = self._code.modules
            across = len(rows) + 2 * QUIET
            self._image = QImage(across, across, QImage.Format.Format_Grayscale8)
            self._image.fill(Qt.GlobalColor.white)
            for y, row in enumerate(rows, QUIET):
                for x, dark in enumerate(row, QUIET):
                    if dark:
                        self._image.setPixelColor(x, y, QColor("black"))
        return self._image

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the modules without smoothing: grey edges are what cameras fail on."""
        painter = QPainter(self)
        painter.drawImage(self.drawn, self._dots())
        painter.end()
