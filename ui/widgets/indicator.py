"""The box or ring of a tile that says whether it is chosen."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.theme.look import look


def paint_indicator(painter: QPainter, box: QRect, on: bool, round_: bool) -> None:
    """Draw a box with a tick, or a ring with a dot, in the theme's colours."""
    theme = look().theme
    painter.setPen(QPen(QColor(theme.done if on else theme.control_border), 3))
    painter.setBrush(QColor(theme.done if on else theme.card))
    if round_:
        painter.drawEllipse(box)
    else:
        painter.drawRoundedRect(box, look().mm(1.8), look().mm(1.8))
    if not on:
        return
    pen = QPen(QColor(theme.on_done), max(4, look().mm(1.1)))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    if round_:
        painter.setBrush(QColor(theme.on_done))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(box.adjusted(box.width() // 3, box.width() // 3, -box.width() // 3, -box.width() // 3))
        return
    x, y, side = box.x(), box.y(), box.width()
    points = [QPoint(round(x + side * a), round(y + side * b)) for a, b in ((0.24, 0.52), (0.43, 0.7), (0.76, 0.32))]
    painter.drawPolyline(points)
