"""Shows the pages of a finished sheet, one at a time, as they will be printed."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.language import tr
from ui.theme.icons import icon_pixmap
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import label


class PageView(QWidget):
    """A sheet of paper on the page, with buttons to turn it.

    Where others may read along, the pages stay covered until the reader wants them.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[bytes, ...] = ()
        self._page = 0
        self._covered = look().neutral
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._sheet = _Sheet()
        column.addWidget(self._sheet, 1)
        row = QHBoxLayout()
        self.before, self.after = Button(), Button()
        self._place = label("", "small", bold=True)
        self._place.setWordWrap(False)
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for button in (self.before, self.after):
            button.setProperty("kind", "small")
            button.setMinimumWidth(look().mm(16))
        self.before.clicked.connect(self._turn_back)
        self.after.clicked.connect(self._turn_on)
        row.addWidget(self.before)
        self.uncover = Button(tr("Show the pages"), "small")
        self.uncover.clicked.connect(self._uncover)
        row.addWidget(self._place, 1)
        row.addWidget(self.uncover, 1)
        row.addWidget(self.after)
        column.addLayout(row)
        self.show_pages(())

    def show_pages(self, pages: tuple[bytes, ...]) -> None:
        """Show a sheet from its first page; an empty one leaves bare paper."""
        self._pages, self._page, self._covered = pages, 0, look().neutral
        self._show()

    @property
    def page(self) -> int:
        """The page shown, from 0."""
        return self._page

    def _uncover(self) -> None:
        self._covered = False
        self._show()

    def _turn_on(self) -> None:
        self._page += 1
        self._show()

    def _turn_back(self) -> None:
        self._page -= 1
        self._show()

    def _show(self) -> None:
        total = len(self._pages)
        self.before.setText(tr("‹"))
        self.after.setText(tr("›"))
        self.before.setAccessibleName(tr("Page before"))
        self.after.setAccessibleName(tr("Next page"))
        self.before.setEnabled(self._page > 0)
        self.after.setEnabled(self._page + 1 < total)
        place = tr("Page {page} of {pages}").format(page=self._page + 1, pages=total) if total else ""
        self._place.setText(place)
        for each in (self.before, self.after, self._place):
            each.setVisible(not self._covered)
        self.uncover.setVisible(self._covered)
        self.uncover.setEnabled(bool(total))
        self._sheet.show_page(self._pages[self._page] if total and not self._covered else b"", place)


class _Sheet(QWidget):
    """One page, as large as it fits."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_page(self, png: bytes, words: str) -> None:
        """Show a page; ``words`` is what a screen reader says."""
        self._picture = QPixmap()
        if png:
            self._picture.loadFromData(png)
        self.setAccessibleName(tr("Your sheet. {place}").format(place=words))
        self.update()

    def sizeHint(self) -> QSize:
        """Suggest the shape of a page."""
        return QSize(look().mm(105), look().mm(148))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the page on its shadow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._picture.size() if not self._picture.isNull() else QSize(210, 297)
        size = size.scaled(self.size() - QSize(8, 8), Qt.AspectRatioMode.KeepAspectRatio)
        x, y = (self.width() - size.width()) // 2, (self.height() - size.height()) // 2
        painter.fillRect(x + 4, y + 4, size.width(), size.height(), QColor(look().theme.hairline))
        painter.fillRect(x, y, size.width(), size.height(), QColor("#FFFFFF"))
        if self._picture.isNull():
            side = size.width() // 3
            mark = icon_pixmap("document", look().theme.primary, side, self.devicePixelRatioF())
            painter.drawPixmap(x + side, y + (size.height() - side) // 2, mark)
        else:
            ratio = self.devicePixelRatioF()
            sharp = self._picture.scaled(
                size * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            sharp.setDevicePixelRatio(ratio)
            painter.drawPixmap(x, y, sharp)
        painter.setPen(QColor(look().theme.control_border))
        painter.drawRect(x, y, size.width(), size.height())
        painter.end()
