"""What is shown over the page: items in pages, and at most one thing to do with them."""

from PySide6.QtWidgets import QWidget

from ui.widgets.button import Button
from ui.widgets.pages import Pages


class Panel(Pages):
    """The contents of a panel; ``action`` is a button that stays in sight beside *Close* on every page."""

    def __init__(self, items: list[QWidget] | None = None) -> None:
        super().__init__()
        self.action: Button | None = None
        self.set_items(items or [])
