"""The line below the header that says what nobody has approved yet."""

from PySide6.QtCore import Qt

from ui.language import tr
from ui.theme.look import look
from ui.widgets.labels import Words

_SHORT_FROM = 2.0
"""From this crowd on there is room for a few words only."""


class Ribbon(Words):
    """Stands above a page that shows starter content."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("text-role", "small")
        self.setObjectName("ribbon")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hide()

    def show_if(self, *, draft: bool) -> None:
        """Come, or go."""
        whole, short = tr("Starter content. Your clinic has not approved it yet."), tr("Not approved yet")
        self.setText(short if look().crowd > _SHORT_FROM else whole)
        self.setVisible(draft)
