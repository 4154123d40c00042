"""Labels with a text role, and headings that a screen reader knows as headings."""

from PySide6.QtCore import QObject, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QStyle, QVBoxLayout, QWidget

from ui.theme.fonts import lines, text_height, widest_line
from ui.theme.look import TextRole, look


class Words(QLabel):
    """Running text, in lines that can be followed; like any label where it does not wrap."""

    def _across(self, width: int) -> int:
        margins = self.contentsMargins()
        return min(width - margins.left() - margins.right(), widest_line(self.font()))

    def heightForWidth(self, width: int) -> int:
        """Give the height of all lines at this width."""
        if not self.wordWrap():
            return super().heightForWidth(width)
        margins = self.contentsMargins()
        return text_height(self.text(), self.font(), self._across(width)) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        """Suggest the width of a label, with the height that goes with it."""
        hint = super().sizeHint()
        return QSize(hint.width(), self.heightForWidth(hint.width())) if self.wordWrap() else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw line by line, from where reading begins."""
        if not self.wordWrap():
            super().paintEvent(event)
            return
        box, align = self.contentsRect(), self.alignment()
        across = self._across(self.width())
        layout, height = lines(self.text(), self.font(), across, self.layoutDirection(), align)
        place = QStyle.alignedRect(self.layoutDirection(), align, QSize(across, height), box)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        layout.draw(painter, QPointF(place.topLeft()))
        painter.end()


def label(text: str, role: TextRole = "body", *, soft: bool = False, bold: bool = False) -> Words:
    """Make a wrapping label of plain text; markup in content is shown as it is written."""
    made = Words(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setProperty("text-role", role)
    made.setProperty("soft", soft)
    made.setProperty("bold", bold)
    return made


class Heading(QLabel):
    """A heading: large, and a heading to a screen reader too."""

    accessible_role = QAccessible.Role.Heading

    def __init__(self, text: str = "", role: TextRole = "h1") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setProperty("text-role", role)
        self.setProperty("bold", True)
        self.setText(text)

    def setText(self, text: str) -> None:
        """Say it to a screen reader too: Qt gives a label's words only while its role is a label's."""
        super().setText(text)
        self.setAccessibleName(text)


def chip(text: str) -> Words:
    """Make a small fact in a rounded box."""
    made = label(text, "small", bold=True)
    made.setWordWrap(False)
    made.setProperty("chip", True)
    return made


class WrappingChip(QLabel):
    """A small fact in a rounded box, on one line where there is room for it, else on several."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        for name, value in (("text-role", "small"), ("bold", True), ("chip", True)):
            self.setProperty(name, value)

    def _wide_enough_for(self, *parts: str) -> int:
        self.ensurePolished()
        margins, metrics = self.contentsMargins(), self.fontMetrics()
        widest = max((metrics.horizontalAdvance(each) for each in parts), default=0)
        indent = metrics.horizontalAdvance("x")  # a label that has a box stands off its edge by so much
        return widest + indent + margins.left() + margins.right() + 2

    def sizeHint(self) -> QSize:
        """Suggest one line."""
        width = self._wide_enough_for(self.text())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Ask for the longest word."""
        return QSize(self._wide_enough_for(*self.text().split()), self.sizeHint().height())


def card(surface: str = "card", padding: float = 4.0, spacing: float = 2.0) -> tuple[QFrame, QVBoxLayout]:
    """Make a surface with a column inside; sizes in millimetres."""
    frame = QFrame()
    frame.setProperty("surface", surface)
    column = QVBoxLayout(frame)
    inset = look().mm(padding)
    column.setContentsMargins(inset, inset, inset, inset)
    column.setSpacing(look().mm(spacing))
    return frame, column


class Voice(QObject):
    """Where everything that a screen reader is told can be heard as well.

    Signals:
        said: Something was announced. args: the words, whether it is urgent.
    """

    said = Signal(str, bool)


voice = Voice()


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have a screen reader say something that has changed."""
    from PySide6.QtGui import QAccessibleAnnouncementEvent

    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
    voice.said.emit(text, urgent)


def clear(layout: QVBoxLayout) -> None:
    """Take everything out of a layout, and free it."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
