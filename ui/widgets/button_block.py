"""Two or three buttons in as many rows as there is room for."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import look
from ui.widgets.button import Button

_ROW_OF = {3: (0, 1, 2), 2: (0, 1, 0), 1: (0, 0, 0)}
"""The row of each button: in two rows, the second has one of its own."""


class ButtonBlock(QWidget):
    """Holds three buttons, of which any may be hidden, in three rows, two or one."""

    def __init__(self, first: Button, second: Button, third: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = first, second, third
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().mm(4))
        self._layouts = tuple(QHBoxLayout() for _ in self._buttons)
        for each in self._layouts:
            each.setSpacing(look().mm(4))
            column.addLayout(each)
        self._rows = 0
        self.set_rows(3)

    def set_rows(self, rows: int) -> None:
        """Put the buttons into so many rows."""
        if rows == self._rows:
            return
        self._rows = rows
        for button, row in zip(self._buttons, _ROW_OF[rows], strict=True):
            for each in self._layouts:
                each.removeWidget(button)
            self._layouts[row].addWidget(button)

    def needed(self, rows: int) -> QSize:
        """Give the size in which all words can be read, in so many rows."""
        gap = look().mm(4)
        shown: dict[int, list[QSize]] = {}
        for button, row in zip(self._buttons, _ROW_OF[rows], strict=True):
            if not button.isHidden():
                shown.setdefault(row, []).append(button.sizeHint())
        width = max(sum(each.width() for each in row) + gap * (len(row) - 1) for row in shown.values())
        height = sum(max(each.height() for each in row) for row in shown.values()) + gap * (len(shown) - 1)
        return QSize(width, height)
