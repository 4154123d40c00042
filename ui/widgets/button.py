"""The push button: large, and focused by the keyboard only, so that a tap leaves no focus ring behind."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

Kind = Literal[
    "", "primary", "large", "outline", "small", "chip", "day", "language", "icon", "key", "compact", "strong", "rail",
    "mark",
]  # fmt: skip


class Button(QPushButton):
    """A button of one of the kinds that the style sheet knows."""

    def __init__(self, text: str = "", kind: Kind = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", kind)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
