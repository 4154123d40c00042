"""Two or three buttons in as many rows as there is room for."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme.look import look
from ui.widgets.button import Button

_PLACES = {
    3: ((0, 0, 6), (1, 0, 6), (2, 0, 6)),
    2: ((0, 0, 3), (1, 0, 6), (0, 3, 3)),
    1: ((0, 0, 2), (0, 2, 2), (0, 4, 2)),
}
"""Row, first column and width of each button among six columns: in two rows, the second has one of its own."""


class ButtonBlock(QWidget):
    """Holds three buttons, of which any may be hidden, in three rows, two or one."""

    def __init__(self, first: Button, second: Button, third: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = first, second, third
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(look().mm(4))
        self._rows = 0
        self.set_rows(3)

    def set_rows(self, rows: int) -> None:
        """Put the buttons into so many rows."""
        if rows == self._rows:
            return
        self._rows = rows
        for button, (row, column, across) in zip(self._buttons, _PLACES[rows], strict=True):
            self._grid.addWidget(button, row, column, 1, across)

    def needed(self, rows: int) -> QSize:
        """Give the size in which all words can be read, in so many rows."""
        gap = self._grid.spacing()
        shown: dict[int, list[QSize]] = {}
        for button, (row, *_) in zip(self._buttons, _PLACES[rows], strict=True):
            if not button.isHidden():
                shown.setdefault(row, []).append(button.sizeHint())
        width = max(sum(each.width() for each in row) + gap * (len(row) - 1) for row in shown.values())
        height = sum(max(each.height() for each in row) for row in shown.values()) + gap * (len(shown) - 1)
        return QSize(width, height)
