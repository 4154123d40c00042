"""Pages instead of scrolling: items are laid out in as many pages as they need, and never cut."""

import sys
from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import look

_GAP_MM = 3.0
MOST_CHOICES = 6
"""More at once are hard to weigh against each other, however large the screen is."""
Maker = Callable[[int, int], tuple[list[QWidget], float]]
"""Makes the items for a width and height in pixels; gives them with the least column width in millimetres."""


class Pages(QWidget):
    """Shows one page of a list of items; an item stands whole on its page.

    Items with the dynamic property ``full-row`` start a row of their own; with ``keep-with-next`` they
    never end a page; with ``fill-page`` they are as high as the page, with ``fits-page`` no
    higher; with ``kept`` they outlive the list, and may
    come back. Where several columns are asked for, rows are as high as their highest item. Items with a method
    ``fit_height`` are told how many pixels high the page is.

    Signals:
        page_changed: Another page is shown, or the number of pages changed. args: page from 0, pages.
    """

    page_changed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QWidget] = []
        self._head: QWidget | None = None
        self._pages: list[list[tuple[QWidget, QRect]]] = []
        self._page = 0
        self._narrowest, self._gap, self._most = 0.0, _GAP_MM, 0
        self._make: Maker | None = None
        self._made_for: tuple[int, int] | None = None
        self._laid_out_for: QSize | None = None
        self._wanted: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_items(
        self, items: list[QWidget], *, narrowest_mm: float = 0.0, gap_mm: float = _GAP_MM, most: int = 0
    ) -> None:
        """Replace the items, keeping those that stay.

        ``narrowest_mm`` is the least width of a column, 0 for one; ``most`` is how many items a page may show that
        are not ``full-row``, 0 for all that have room.
        """
        self._gap, self._most = gap_mm, most
        self._make, self._wanted = None, None
        self._take(items, narrowest_mm)
        self.lay_out()

    def set_head(self, head: QWidget) -> None:
        """Have something stand above the first item, whatever the items are."""
        head.setParent(self)
        head.setProperty("full-row", True)
        self._head = head
        self.lay_out()

    @property
    def _all(self) -> list[QWidget]:
        return [*([self._head] if self._head else []), *self._items]

    def set_maker(self, make: Maker) -> None:
        """Have the items made for the size there is, and made again when it changes."""
        self._make, self._made_for, self._wanted = make, None, None
        self.lay_out()

    def _take(self, items: list[QWidget], narrowest_mm: float) -> None:
        for old in set(self._items).difference(items):
            old.hide()
            if not old.property("kept"):
                old.deleteLater()
        for new in items:
            if new.parent() is not self:
                new.setParent(self)
        self._items, self._narrowest, self._page = items, narrowest_mm, 0

    @property
    def items(self) -> tuple[QWidget, ...]:
        """All items, on whatever page."""
        return tuple(self._items)

    @property
    def page(self) -> int:
        """The page that is shown, from 0."""
        return self._page

    @property
    def count(self) -> int:
        """The number of pages, at least 1."""
        return max(1, len(self._pages))

    def turn(self, by: int) -> bool:
        """Turn forwards or backwards; tell whether there was a page to turn to."""
        wanted = self._page + by
        if not 0 <= wanted < self.count:
            return False
        self._wanted = None
        self._show(wanted)
        return True

    @property
    def first_item(self) -> int:
        """The index of the first item on the page that is shown."""
        shown = self._pages[self._page][0][0] if self._pages else None
        return next((index for index, item in enumerate(self._items) if item is shown), 0)

    def show_item(self, index: int) -> None:
        """Go to the page that holds an item, and stay with it when the size changes; -1 is the last item."""
        self._wanted = index
        self._show(self._page_of(index))

    def _page_of(self, index: int) -> int:
        if not self._items or index >= len(self._items):
            return self.count - 1
        if index == 0:
            return 0  # with what stands above it
        wanted = self._items[max(index, -len(self._items))]
        holding = (number for number, page in enumerate(self._pages) if any(item is wanted for item, _ in page))
        return next(holding, 0)

    def show_first(self) -> None:
        """Go to the first page."""
        self._wanted = None
        self._show(0)

    def show_last(self) -> None:
        """Go to the last page."""
        self._wanted = sys.maxsize
        self._show(self.count - 1)

    def lay_out(self) -> None:
        """Place all items anew: for a new size, or when an item has grown or shrunk."""
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized) or self.height() < look().mm(2):
            return  # nobody has said yet how large the pages are
        self._laid_out_for = self.size()
        kept = self._wanted if self._wanted is not None else self.first_item
        if self._make is not None and self._made_for != (self.width(), self.height()):
            self._made_for = (self.width(), self.height())
            self._pages = []
            self._take(*self._make(self.width(), self.height()))
        for each in self._items:
            fit = getattr(each, "fit_height", None)
            if fit is not None:
                fit(self.height())
        self._pages = paginate(self._all, self.width(), self.height(), self._narrowest, self._gap, self._most)
        self._show(self._page_of(kept))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again for the new size; and for what is left of it where who listens has taken some.

        Before the first show Qt forgets a change of size inside another.
        """
        super().resizeEvent(event)
        self.lay_out()
        if self._laid_out_for != self.size():
            self.lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out again in the new look."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self.lay_out()

    def _show(self, page: int) -> None:
        self._page = page
        shown = self._pages[page] if self._pages else []
        visible = {id(item) for item, _ in shown}
        for item in self._all:
            if id(item) not in visible:
                item.hide()
        mirrored = self.isRightToLeft()
        for item, box in shown:
            item.setGeometry(
                QRect(self.width() - box.right() - 1, box.y(), box.width(), box.height()) if mirrored else box
            )
            item.show()
        self.page_changed.emit(page, self.count)


Placed = tuple[QWidget, QRect]


def paginate(
    items: list[QWidget], width: int, height: int, narrowest_mm: float, gap_mm: float = _GAP_MM, most: int = 0
) -> list[list[Placed]]:
    """Place items in rows and pages of this size.

    A block that is higher than a page is shown in several, each a little further down. Where a page may show only so
    many, they stand in two rows at least, on a tall page in three.
    """
    gap = look().mm(gap_mm)
    columns = max(1, (width + gap) // (look().mm(narrowest_mm) + gap)) if narrowest_mm else 1
    columns = min(columns, max(1, sum(not item.property("full-row") for item in items)))
    if most:
        columns = min(columns, max(1, most // (3 if height > width else 2)))
    across = (width - gap * (columns - 1)) // columns
    pages: list[list[Placed]] = []
    bottom = 0
    for block, block_height in _blocks(_rows(items, columns), width, across, gap, height):
        if not pages or bottom + block_height > height or (most and _counted(pages[-1]) + _counted(block) > most):
            pages += [[] for _ in _slides(block_height, height)]
            bottom = 0
        for slide, shift in enumerate(reversed(_slides(block_height, height)), 1):
            pages[-slide] += [(item, box.translated(0, bottom - shift)) for item, box in block]
        bottom += block_height + gap
    return pages


def _counted(placed: list[Placed]) -> int:
    return sum(not item.property("full-row") for item, _ in placed)


def _slides(block_height: int, height: int) -> list[int]:
    """By how much a block is moved up on each of the pages that it needs; once by nothing if it fits."""
    if block_height <= height:
        return [0]
    step = max(height - round(1.6 * look().font_px("body")), 1)  # what is cut at the foot is whole at the next head
    count = 1 + -(-(block_height - height) // step)
    return [min(index * step, block_height - height) for index in range(count)]


def _blocks(
    rows: list[list[QWidget]], width: int, across: int, gap: int, height: int
) -> Iterator[tuple[list[Placed], int]]:
    """Join rows that must stay together; give each block's items, placed from its own top, and its height."""
    held: list[Placed] = []
    y = 0
    for row in rows:
        whole = len(row) == 1 and (bool(row[0].property("full-row")) or across >= width)
        row_height = max(natural_height(item, width if whole else across) for item in row)
        if row[0].property("fill-page"):
            row_height = max(row_height, height)
        elif row[0].property("fits-page"):
            row_height = height
        for column, item in enumerate(row):
            held.append((item, QRect(column * (across + gap), y, width if whole else across, row_height)))
        y += row_height + gap
        if not row[0].property("keep-with-next"):
            yield held, y - gap
            held, y = [], 0
    if held:
        yield held, y - gap


def _rows(items: list[QWidget], columns: int) -> list[list[QWidget]]:
    rows: list[list[QWidget]] = []
    for item in items:
        alone = bool(item.property("full-row"))
        if alone or not rows or len(rows[-1]) >= columns or rows[-1][0].property("full-row"):
            rows.append([item])
        else:
            rows[-1].append(item)
    return rows


def natural_height(item: QWidget, width: int) -> int:
    """Give the height that shows all of an item at this width."""
    for each in (item, *item.findChildren(QWidget)):
        each.ensurePolished()
    layout = item.layout()
    if layout is not None:
        layout.activate()
        return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
    natural = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
    return max(natural, item.minimumHeight())
