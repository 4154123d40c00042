"""Words beside, above or below a drawing, each in its place, and how they are painted."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from ui.theme.fonts import WRAP, text_font
from ui.theme.look import look

PAPER, INK, SOFT_INK = "#FFFFFF", "#12263A", "#3A4E60"
"""The drawing keeps its own pale paper in every theme, so what is written on it keeps its own ink."""
TO_THE_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
TO_THE_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute


@dataclass(frozen=True)
class Note:
    """Words in their place; ``leader`` runs from them to what they name, ``swatch`` is the colour they explain."""

    text: str
    place: QRectF
    align: Qt.AlignmentFlag
    bold: bool = False
    leader: tuple[QPointF, QPointF] | None = None
    swatch: tuple[str, QRectF] | None = None


def paint_note(painter: QPainter, note: Note) -> None:
    """Write the words, with their leader or their colour."""
    if note.leader is not None:
        thin = max(1.0, look().px_per_mm * 0.4)
        for colour, width in ((PAPER, 3 * thin), (INK, thin)):
            painter.setPen(QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.setBrush(QColor(colour))
            painter.drawLine(*note.leader)
            painter.drawEllipse(note.leader[1], 1.5 * thin, 1.5 * thin)
    if note.swatch is not None:
        painter.setPen(QPen(QColor(SOFT_INK), 1))
        painter.setBrush(QColor(note.swatch[0]))
        painter.drawRoundedRect(note.swatch[1], 4, 4)
    painter.setFont(text_font("small", bold=note.bold))
    painter.setPen(QColor(SOFT_INK if note.bold else INK))
    painter.drawText(note.place, int(note.align) | WRAP, note.text)


def gap() -> int:
    """Give the distance between a note and the next, or the drawing."""
    return look().mm(3)


def advance(text: str, font: QFont) -> int:
    """Give the width of a text in one line."""
    return QFontMetrics(font).horizontalAdvance(text) + 2


def longest_word(text: str, font: QFont) -> int:
    """Give the least width at which a text can be wrapped."""
    return max((advance(word, font) for word in text.split()), default=0)
