"""Fonts by text role, for what is measured and painted by hand."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from ui.theme.look import TextRole, look

FAMILY = "Atkinson Hyperlegible Next"
WRAP = int(Qt.TextFlag.TextWordWrap)


def text_font(role: TextRole, *, bold: bool = False) -> QFont:
    """Give the font of a text role for measuring and painting."""
    font = QFont(FAMILY)
    font.setPixelSize(look().font_px(role))
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return font


def wrapped(text: str, font: QFont, x: int, y: int, width: int) -> QRect:
    """Give the box that a text fills when it wraps at ``width``."""
    box = QFontMetrics(font).boundingRect(QRect(0, 0, max(width, 1), 100_000), WRAP, text)
    return QRect(x, y, width, box.height())
