"""What is shown over the page: items in pages, and at most one thing to do with them."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.button import Button
from ui.widgets.pages import Pages


class Panel(Pages):
    """The contents of a panel; ``action`` is a button that stays in sight beside *Close* on every page.

    ``is_form`` says that one comes to write, so that the first line of it has the focus.
    """

    is_form = False

    def __init__(self, items: list[QWidget] | None = None) -> None:
        super().__init__()
        self.action: Button | None = None
        self.set_items(items or [])

    @property
    def first_line(self) -> QLineEdit | None:
        """The line to write in first, on the page that is shown; None where one comes to read."""
        lines = [
            each for each in self.findChildren(QLineEdit) if self.is_form and each.isVisible() and each.isEnabled()
        ]
        return min(lines, key=self._reading_order, default=None)

    def _reading_order(self, line: QLineEdit) -> tuple[int, int]:
        place = line.mapTo(self, QPoint(0, 0))
        return place.y(), -place.x() if self.isRightToLeft() else place.x()
