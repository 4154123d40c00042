"""A few buttons in as many rows as there is room for."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.look import look
from ui.widgets.button import Button


class ButtonBlock(QWidget):
    """Holds buttons, of which any may be hidden, in a row each, in half as many rows, or in one."""

    def __init__(self, *buttons: Button) -> None:
        super().__init__()
        self._buttons = buttons
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().mm(4))
        self._layouts = tuple(QHBoxLayout() for _ in buttons)
        for each in self._layouts:
            each.setSpacing(look().mm(4))
            column.addLayout(each)
        self._placed: list[list[Button]] = []
        self._place([[each] for each in buttons])

    @property
    def ways(self) -> tuple[int, ...]:
        """In how many rows the present buttons may stand, the most first."""
        many = len(self._present)
        return tuple(dict.fromkeys((many, -(-many // 2), 1)))

    @property
    def _present(self) -> list[Button]:
        return [each for each in self._buttons if not each.isHidden()]

    def set_rows(self, rows: int) -> None:
        """Put the buttons into so many rows."""
        placed = self._in_rows(rows)
        if placed != self._placed:
            self._place(placed)

    def _place(self, placed: list[list[Button]]) -> None:
        self._placed = placed
        for layout in self._layouts:
            for button in self._buttons:
                layout.removeWidget(button)
        for layout, row in zip(self._layouts, placed, strict=False):
            for button in row:
                layout.addWidget(button)

    def _in_rows(self, rows: int) -> list[list[Button]]:
        """Fill the rows evenly, the later ones first: the first button is the one to press, and may stand alone."""
        present = self._present
        each, more = divmod(len(present), rows)
        sizes = [each] * (rows - more) + [each + 1] * more
        return [[present.pop(0) for _ in range(size)] for size in sizes]

    def needed(self, rows: int) -> QSize:
        """Give the size in which all words can be read, in so many rows."""
        gap = look().mm(4)
        sizes = [[button.sizeHint() for button in row] for row in self._in_rows(rows)]
        widest = [sum(each.width() for each in row) + gap * (len(row) - 1) for row in sizes]
        height = sum(max(each.height() for each in row) for row in sizes) + gap * (rows - 1)
        return QSize(max(widest), height)
