"""A button whose words go on in a second line where one is too narrow for them."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QWidget

from ui.widgets.button import Button, Kind


class WrappingButton(Button):
    """Asks for one line; ``fit`` breaks the words for the width there is."""

    def __init__(self, words: str, kind: Kind = "compact", parent: QWidget | None = None) -> None:
        super().__init__(words, kind, parent)
        self._words = words
        self._one_line: QSize | None = None
        self.setAccessibleName(words)

    def say(self, words: str) -> None:
        """Say something else."""
        if words != self._words:
            self._words, self._one_line = words, None
            self.setAccessibleName(words)
            self.setText(words)

    def size_in(self, width: int) -> QSize:
        """Give the size that shows all words in no more than this width, if the longest word lets it."""
        hint, lines, metrics = self._hint, self._lines(width), self.fontMetrics()
        across = max(metrics.horizontalAdvance(each) for each in lines) + self._around
        return QSize(across, hint.height() + (len(lines) - 1) * metrics.lineSpacing())

    def fit(self, width: int) -> None:
        """Break the words for this width."""
        broken = "\n".join(self._lines(width))
        if broken != self.text():
            self.setText(broken)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the look has changed."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._one_line = None

    @property
    def _hint(self) -> QSize:
        """What all words on one line need; broken words would tell something else."""
        self.ensurePolished()
        if self._one_line is None:
            shown = self.text()
            self.setText(self._words)
            self._one_line = self.sizeHint()
            self.setText(shown)
        return self._one_line

    @property
    def _around(self) -> int:
        """What padding and border add to the words, with a little for rounding."""
        return self._hint.width() - self.fontMetrics().horizontalAdvance(self._words) + 2

    def _lines(self, width: int) -> list[str]:
        lines: list[str] = []
        room = width - self._around
        for word in self._words.split(" "):
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.fontMetrics().horizontalAdvance(longer) <= room:
                lines[-1] = longer
            else:
                lines.append(word)
        return lines or [""]
