"""A panel with a form: it asks only for what applies, and keeps what was written in the parts it puts aside."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.theme.look import look
from ui.widgets.panel import Panel

_NARROWEST_FIELD = 90.0


class FormPanel(Panel):
    """Fields in pages, side by side where they have room."""

    is_form = True

    def __init__(self) -> None:
        super().__init__()
        self._aside = QWidget(self)
        self._aside.hide()

    def ask(self, items: Sequence[QWidget]) -> None:
        """Show these parts, in this order."""
        wanted = list(items)
        if wanted == self._items:
            self.lay_out()
            return
        for each in self._items:
            if each not in wanted:
                each.hide()
                each.setParent(self._aside)
        self._items = [each for each in self._items if each in wanted]
        self.set_items(wanted, narrowest_mm=_NARROWEST_FIELD * look().text)
