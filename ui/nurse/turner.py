"""A list in pages inside a card, with its own buttons to turn them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.language import tr
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import Heading, label
from ui.widgets.pages import Pages


class Turner(QWidget):
    """Pages, and below them where one is and two buttons, which are left out where one page holds everything."""

    def __init__(self, name: str, pages: Pages | None = None) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().mm(2))
        self.pages = pages or Pages()
        column.addWidget(self.pages, 1)
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        self.before, self.after = Button("‹", "compact"), Button("›", "compact")
        self.before.setAccessibleName(tr("{name}: page before").format(name=name))
        self.after.setAccessibleName(tr("{name}: next page").format(name=name))
        for each in (self.before, self.after):
            each.setFixedWidth(look().mm(16))
        self._place = label("", "fine", bold=True)
        self._place.setWordWrap(False)
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addStretch(1)
        for part in (self.before, self._place, self.after):
            row.addWidget(part)
        row.addStretch(1)
        keep = self._foot.sizePolicy()
        keep.setRetainSizeWhenHidden(True)  # or the list would be laid out twice
        self._foot.setSizePolicy(keep)
        column.addWidget(self._foot)
        self.before.clicked.connect(self._back)
        self.after.clicked.connect(self._on)
        self.pages.page_changed.connect(self._show_place)

    def _back(self) -> None:
        self.pages.turn(-1)

    def _on(self) -> None:
        self.pages.turn(1)

    def _show_place(self, page: int, pages: int) -> None:
        self._foot.setVisible(pages > 1)
        self._place.setText(tr("Page {page} of {pages}").format(page=page + 1, pages=pages))
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page + 1 < pages)


class TitledList(QFrame):
    """A card with a heading and a list in pages below it; ``column`` takes what else belongs to it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self.column = QVBoxLayout(self)
        edge = look().mm(4)
        self.column.setContentsMargins(edge, edge, edge, edge)
        self.column.setSpacing(look().mm(2))
        self.heading = Heading(name, "h3")
        self.column.addWidget(self.heading)
        self.turner = Turner(name)
        self.column.addWidget(self.turner, 1)
