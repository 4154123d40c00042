"""Pages instead of scrolling: items are laid out in as many pages as they need, and never cut."""

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.look import look


class Pages(QWidget):
    """Shows one page of a list of items; an item stands whole on its page.

    Items with the dynamic property ``full-row`` start a row of their own; with ``keep-with-next`` they
    never end a page. Where several columns are asked for, rows are as high as their highest item.

    Signals:
        page_changed: Another page is shown, or the number of pages changed. args: page from 0, pages.
    """

    page_changed = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QWidget] = []
        self._pages: list[list[tuple[QWidget, QRect]]] = []
        self._page = 0
        self._narrowest = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_items(self, items: list[QWidget], *, narrowest_mm: float = 0.0) -> None:
        """Replace all items; ``narrowest_mm`` is the least width of a column, 0 for one column."""
        for old in self._items:
            old.hide()
            old.deleteLater()
        self._items, self._narrowest, self._page = items, narrowest_mm, 0
        for item in items:
            item.setParent(self)
        self._lay_out()

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
        self._show(wanted)
        return True

    def show_first(self) -> None:
        """Go to the first page."""
        self._show(0)

    def show_last(self) -> None:
        """Go to the last page."""
        self._show(self.count - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again for the new size."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out again in the new look."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange):
            self._lay_out()

    def _lay_out(self) -> None:
        if self.width() < 10 or self.height() < 10:
            return
        top = self._pages[self._page][0][0] if self._pages and self._page < len(self._pages) else None
        self._pages = paginate(self._items, self.width(), self.height(), self._narrowest)
        holding = [index for index, page in enumerate(self._pages) if any(item is top for item, _ in page)]
        self._show(holding[0] if holding else 0)

    def _show(self, page: int) -> None:
        self._page = page
        shown = self._pages[page] if self._pages else []
        visible = {id(item) for item, _ in shown}
        for item in self._items:
            if id(item) not in visible:
                item.hide()
        mirrored = self.isRightToLeft()
        for item, box in shown:
            item.setGeometry(QRect(self.width() - box.right() - 1, box.y(), box.width(), box.height()) if mirrored else box)
            item.show()
        self.page_changed.emit(page, self.count)


def paginate(items: list[QWidget], width: int, height: int, narrowest_mm: float) -> list[list[tuple[QWidget, QRect]]]:
    """Place items in rows and pages of this size; an item higher than a page gets a page of its own."""
    gap = look().mm(3)
    columns = max(1, (width + gap) // (look().mm(narrowest_mm) + gap)) if narrowest_mm else 1
    across = (width - gap * (columns - 1)) // columns
    rows = _rows(items, columns)
    pages: list[list[tuple[QWidget, QRect]]] = [[]]
    y, held = 0, []
    for row in rows:
        whole = len(row) == 1 and bool(row[0].property("full-row") or columns == 1)
        row_height = max(natural_height(item, width if whole else across) for item in row)
        held.append((row, row_height, whole))
        if row[0].property("keep-with-next"):
            continue
        needed = sum(each for _, each, _ in held) + gap * (len(held) - 1)
        if y and y + needed > height:
            pages.append([])
            y = 0
        for kept, kept_height, kept_whole in held:
            for column, item in enumerate(kept):
                box = QRect(column * (across + gap), y, width if kept_whole else across, min(kept_height, height))
                pages[-1].append((item, box))
            y += kept_height + gap
        held = []
    for kept, kept_height, _ in held:
        pages[-1].append((kept[0], QRect(0, y, width, kept_height)))
        y += kept_height + gap
    return [page for page in pages if page]


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
    item.ensurePolished()
    layout = item.layout()
    if layout is not None:
        layout.activate()
        return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
