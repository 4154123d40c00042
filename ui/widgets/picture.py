"""A step's picture: the layers of one view, sharp at any size, with words for those who do not see it."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.language import tr
from ui.theme.fonts import text_font
from ui.theme.look import look


class StepPicture(QWidget):
    """Draws a composed SVG as large as it fits, with a legend below and the body's sides named.

    The drawing keeps its own pale paper in every theme: its colours carry meaning.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._svg = ""
        self._legend: tuple[tuple[str, str], ...] = ()
        self._drawn: QPixmap | None = None

    def show_picture(self, svg: str, words: str, legend: tuple[tuple[str, str], ...]) -> None:
        """Show a composed picture; ``words`` is what a screen reader says."""
        self._svg, self._legend, self._drawn = svg, legend, None
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Suggest an upright picture."""
        return QSize(look().mm(120), look().mm(150))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw again at the new size."""
        super().resizeEvent(event)
        self._drawn = None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw paper, picture and legend."""
        if self._drawn is None or self._drawn.devicePixelRatio() != self.devicePixelRatioF():
            self._drawn = self._draw()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn)
        painter.end()

    def _draw(self) -> QPixmap:
        ratio, now = self.devicePixelRatioF(), look()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(now.theme.hairline))
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), now.mm(4), now.mm(4))
        foot = self._legend_height()
        if self._svg:
            renderer = QSvgRenderer(QByteArray(self._svg.encode()))
            box = _inside(renderer.defaultSize(), QRectF(self.rect()).adjusted(now.mm(2), now.mm(2), -now.mm(2), -foot))
            renderer.render(painter, box)
            self._name_sides(painter, box)
            self._draw_legend(painter, foot)
        painter.end()
        return pixmap

    def _name_sides(self, painter: QPainter, box: QRectF) -> None:
        """Left and right are the patient's own: the picture shows them as one facing us."""
        font = text_font("small", bold=True)
        font.setPixelSize(min(font.pixelSize(), round(box.width() / 14)))
        painter.setFont(font)
        painter.setPen(QColor("#3A4E60"))
        width, height = box.width() / 2 - look().mm(2), look().mm(20)
        painter.drawText(QRectF(box.x(), box.y(), width, height), int(Qt.AlignmentFlag.AlignLeft), tr("your\nright"))
        right = QRectF(box.right() - width, box.y(), width, height)
        painter.drawText(right, int(Qt.AlignmentFlag.AlignRight), tr("your\nleft"))

    def _rows(self) -> list[list[tuple[str, str, int]]]:
        """The legend's entries in rows that fit, each with its width."""
        metrics, now = self.fontMetrics(), look()
        rows: list[list[tuple[str, str, int]]] = [[]]
        used = 0
        for words, colour in self._legend:
            width = metrics.horizontalAdvance(words) + now.mm(12)
            if used + width > self.width() - now.mm(6) and rows[-1]:
                rows.append([])
                used = 0
            rows[-1].append((words, colour, width))
            used += width
        return rows if self._legend else []

    def _legend_height(self) -> int:
        self.setFont(text_font("small"))
        return look().mm(3) + len(self._rows()) * max(look().mm(9), self.fontMetrics().height() + look().mm(1))

    def _draw_legend(self, painter: QPainter, foot: int) -> None:
        now = look()
        painter.setFont(text_font("small"))
        rows = self._rows()
        step = (foot - now.mm(3)) // max(1, len(rows))
        y = self.height() - foot
        for row in rows:
            x = (self.width() - sum(width for _, _, width in row)) // 2
            for words, colour, width in row:
                painter.setPen(QColor("#3A4E60"))
                painter.setBrush(QColor(colour))
                painter.drawRoundedRect(QRectF(x + now.mm(2), y + (step - now.mm(5)) / 2, now.mm(5), now.mm(5)), 4, 4)
                painter.setPen(QColor("#12263A"))
                text = QRectF(x + now.mm(9), y, width - now.mm(9), step)
                painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter), words)
                x += width
            y += step


def _inside(size: QSize, room: QRectF) -> QRectF:
    """Give the largest box of the picture's own shape, centred in the room."""
    scale = min(room.width() / max(1, size.width()), room.height() / max(1, size.height()))
    width, height = size.width() * scale, size.height() * scale
    return QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)
