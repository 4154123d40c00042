"""A chance as figures: so many of a hundred people, or of a thousand dots, are filled."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from models.document.risks import chance_words
from ui.language import current_language, tr
from ui.theme.look import look
from ui.widgets.labels import card, label

_PEOPLE = 100
_PERSON_MM, _DOT_MM = 4.4, 2.2


class IconArray(QWidget):
    """Figures in rows, filled from the first one on; a hundred are people, more are dots."""

    def __init__(self, count: int, of: int) -> None:
        super().__init__()
        self.count, self.of = count, of
        self._across = 25 if of == _PEOPLE else 50
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        words = tr("{of} figures. {count} of them are filled.")
        self.setAccessibleName(words.format(count=f"{count:,}", of=f"{of:,}"))

    def _figure(self) -> tuple[float, float]:
        """Give the width and height of one figure."""
        wide = look().mm(_PERSON_MM if self.of == _PEOPLE else _DOT_MM)
        return wide, wide * (1.5 if self.of == _PEOPLE else 1)

    def sizeHint(self) -> QSize:
        """Give the room that all figures need."""
        wide, high = self._figure()
        return QSize(round(wide * self._across), round(high * self.of / self._across))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the figures; mirrored where the language reads from the right."""
        painter, theme = QPainter(self), look().theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        wide, high = self._figure()
        for number in range(self.of):
            full = number < self.count
            painter.setPen(QPen(QColor(theme.primary if full else theme.control_border), 1))
            painter.setBrush(QColor(theme.primary if full else theme.card))
            row, column = divmod(number, self._across)
            _paint_figure(painter, QRectF(column * wide, row * high, wide, high), person=self.of == _PEOPLE)
        painter.end()


def _paint_figure(painter: QPainter, box: QRectF, *, person: bool) -> None:
    side = box.width()
    if not person:
        painter.drawEllipse(box.adjusted(side * 0.12, side * 0.12, -side * 0.12, -side * 0.12))
        return
    painter.drawEllipse(QRectF(box.x() + side * 0.3, box.y() + side * 0.08, side * 0.4, side * 0.4))
    painter.drawRoundedRect(QRectF(box.x() + side * 0.14, box.y() + side * 0.54, side * 0.72, side * 0.86), 2, 2)


def chance(count: int, of: int) -> QFrame:
    """Draw a chance with its words beside."""
    frame, column = card(padding=3)
    row = QHBoxLayout()
    row.setSpacing(look().mm(5))
    row.addWidget(IconArray(count, of))
    row.addWidget(label(chance_words(count, of, current_language()), "h3", bold=True), 1)
    column.addLayout(row)
    return frame
