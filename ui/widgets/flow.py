"""Widgets side by side, as many as there is room for, then in the next row; one that is too wide gets a row."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import look
from ui.widgets.pages import natural_height
from ui.widgets.wrapping_button import WrappingButton

_WIDE = 100_000


class Flow(QWidget):
    """Gives each item the width of its words, and no more than there is; hidden items take no room."""

    def __init__(self, items: Sequence[QWidget] = (), *, gap_mm: float = 2.0) -> None:
        super().__init__()
        self._gap = gap_mm
        self._items: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for each in items:
            self.add(each)

    def add(self, item: QWidget) -> None:
        """Put one more at the end."""
        item.setParent(self)
        item.show()
        self._items.append(item)
        self.refit()

    def refit(self) -> None:
        """Place all anew: an item was hidden or shown, or says something else."""
        self.updateGeometry()
        self._place()

    def hasHeightForWidth(self) -> bool:
        """Tell the layout that a narrower row is a taller one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Give the height of all rows at this width."""
        return max((box.bottom() + 1 for _, box in self._boxes(max(width, 1))), default=0)

    def sizeHint(self) -> QSize:
        """Suggest one row."""
        shown = self._shown()
        width = sum(_size_in(each, _WIDE).width() for each in shown) + look().mm(self._gap) * max(0, len(shown) - 1)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Stay narrow; the words wrap."""
        return QSize(look().mm(30), look().mm(11))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place all for the new width."""
        super().resizeEvent(event)
        self._place()

    def _shown(self) -> list[QWidget]:
        return [each for each in self._items if not each.isHidden()]

    def _place(self) -> None:
        for item, box in self._boxes(self.width()):
            if isinstance(item, WrappingButton):
                item.fit(self.width())
            mirrored = QRect(self.width() - box.right() - 1, box.y(), box.width(), box.height())
            item.setGeometry(mirrored if self.isRightToLeft() else box)

    def _boxes(self, width: int) -> Iterator[tuple[QWidget, QRect]]:
        gap, y = look().mm(self._gap), 0
        for row in self._rows(width):
            height, x = max(size.height() for _, size in row), 0
            for item, size in row:
                yield item, QRect(x, y, size.width(), height)
                x += size.width() + gap
            y += height + gap

    def _rows(self, width: int) -> list[list[tuple[QWidget, QSize]]]:
        gap, left = look().mm(self._gap), 0
        rows: list[list[tuple[QWidget, QSize]]] = []
        for item in self._shown():
            size = _size_in(item, width)
            if not rows or size.width() > left:
                rows.append([])
                left = width
            rows[-1].append((item, size))
            left -= size.width() + gap
        return rows


def _size_in(item: QWidget, width: int) -> QSize:
    """Give the room that an item needs: one line of words if it is as wide as this."""
    item.ensurePolished()
    if isinstance(item, WrappingButton):
        return item.size_in(width)
    across = min(max(item.sizeHint().width(), item.minimumSizeHint().width()), width)
    return QSize(across, natural_height(item, across))
