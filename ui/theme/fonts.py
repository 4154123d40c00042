"""Fonts by text role, and running text: its lines are a space and a half apart, and never too long to follow."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle

from ui.theme.look import TextRole, look

FAMILY = "Atkinson Hyperlegible Next"
WRAP = int(Qt.TextFlag.TextWordWrap)
_LONGEST_EM = 36.0
_SPACING = 1.5


def text_font(role: TextRole, *, bold: bool = False) -> QFont:
    """Give the font of a text role for measuring and painting."""
    font = QFont(FAMILY)
    font.setPixelSize(look().font_px(role))
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return font


def widest_line(font: QFont) -> int:
    """Give the width in pixels at which a line holds no more letters than an eye finds the next line after."""
    return round(font.pixelSize() * _LONGEST_EM)


def lines(
    text: str,
    font: QFont,
    width: int,
    direction: Qt.LayoutDirection = Qt.LayoutDirection.LeftToRight,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> tuple[QTextLayout, int]:
    """Lay a text out in lines of at most ``width`` pixels; give it, ready to be drawn, with its height."""
    option = QTextOption(QStyle.visualAlignment(direction, align))
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    option.setTextDirection(direction)
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    layout.setTextOption(option)
    step, top, bottom = font.pixelSize() * _SPACING, 0.0, 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, top))
        bottom, top = top + line.height(), top + step
    layout.endLayout()
    return layout, round(bottom + 0.5) if text else round(QFontMetricsF(font).height())


def text_height(text: str, font: QFont, width: int) -> int:
    """Give the height in pixels of a text laid out so; layouts ask again and again, and screens are made anew."""
    return _height(text, font.family(), font.pixelSize(), font.weight(), width)


@lru_cache(maxsize=4096)
def _height(text: str, family: str, size: int, weight: QFont.Weight, width: int) -> int:
    font = QFont(family)
    font.setPixelSize(size)
    font.setWeight(weight)
    return lines(text, font, width)[1]


def wrapped(text: str, font: QFont, x: int, y: int, width: int) -> QRect:
    """Give the box that a text fills when it wraps at ``width``, or before it where the lines would be too long."""
    across = min(width, widest_line(font))
    return QRect(x, y, across, text_height(text, font, across))
