"""A dose beside one year of what nature gives: two bars on one scale, with words beside each."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from models.document.dose import YEAR, NaturalDays, span_words
from ui.language import current_language, tr
from ui.theme.look import look
from ui.widgets.labels import card, label


class Bar(QWidget):
    """A bar from nothing to ``most``; what lies between ``least`` and ``most`` is hatched, for it may be less."""

    def __init__(self, least: float, most: float, whole: float, *, test: bool) -> None:
        super().__init__()
        self.least, self.most = least / whole, most / whole
        self._test = test
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Give one thick row."""
        return QSize(look().mm(80), look().mm(9))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the bar; mirrored where the language reads from the right."""
        now, theme, painter = look(), look().theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(theme.primary if self._test else theme.soft_ink)
        across, edge = self.width() - 2 * now.mm(0.5), now.mm(0.5)
        high = self.height() - 2 * edge
        thin = now.mm(1)
        solid = max(thin, round(across * self.least))
        whole = max(thin, round(across * self.most))
        if self.isRightToLeft():
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        painter.setPen(QPen(colour, max(2, now.mm(0.5))))
        painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
        painter.drawRect(QRectF(edge, edge, whole, high))
        painter.fillRect(QRectF(edge, edge, solid, high), colour)
        painter.end()


def natural_bars(days: NaturalDays) -> QFrame:
    """Draw a dose and a year of nature one under the other."""
    frame, column = card(padding=4, spacing=1.5)
    whole = max(YEAR, days.most)
    span = span_words(days, current_language())
    for words, least, most, test in (
        (tr("One year of nature"), YEAR, YEAR, False),
        (tr("This test: {span} of nature").format(span=span), days.least, days.most, True),
    ):
        bar = Bar(least, most, whole, test=test)
        bar.setAccessibleName(words)
        column.addWidget(label(words, "body", bold=True))
        column.addWidget(bar)
    if days.most - days.least > whole / 50:
        column.addWidget(label(tr("The striped part: it may be less, or as much as this."), "small", soft=True))
    return frame
