"""The field to sign in: a finger, a pen or the mouse draws a line."""

from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEventPoint,
    QInputDevice,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.language import tr
from ui.nurse.signature_ink import Ink, Point, curve
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import label

Hand = Literal["finger", "mouse"]
_WIDTH = 1000.0
_INK_MM, _LOWEST_MM = 0.9, 34.0


class SignaturePad(QWidget):
    """The field with its *Clear* button.

    Who cannot draw types the name instead: see SignPanel.

    Signals:
        changed: There is ink now, or none any more.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("full-row", True)
        self.surface = _Surface()
        self.clear_button = Button(tr("Clear"), "compact")
        self.clear_button.setAccessibleName(tr("Clear the signature"))
        self.clear_button.clicked.connect(self.clear)
        self.surface.changed.connect(self._tell)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().mm(2))
        column.addWidget(self.surface, 1)
        row = QHBoxLayout()
        row.addWidget(label(tr("Sign with a finger, a pen or the mouse."), "fine", soft=True), 1)
        row.addWidget(self.clear_button)
        column.addLayout(row)
        self._tell()

    @property
    def is_empty(self) -> bool:
        """True while nothing that could be a signature is drawn."""
        return self.surface.ink.is_empty

    @property
    def path(self) -> str:
        """The ink as SVG path data, in thousandths of the field's width; never longer than a record takes."""
        return self.surface.ink.path

    @property
    def hand(self) -> Hand:
        """What drew: a pen on the screen is a hand's own line, as a finger's is."""
        return self.surface.hand

    def clear(self) -> None:
        """Take the ink away."""
        self.surface.clear_ink()

    def _tell(self) -> None:
        self.clear_button.setEnabled(bool(self.surface.ink.strokes))
        self.changed.emit()


class _Surface(QLabel):
    """Where ink goes: one pointer at a time; a second finger, or the palm, draws nothing.

    A label, so that a screen reader finds it and says whether it is signed.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.ink = Ink()
        self.hand: Hand = "mouse"
        self._units_high = 0.0
        self._finger: int | None = None
        self._drawing = False
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._name()

    def sizeHint(self) -> QSize:
        """Ask for room for a name, written with a finger."""
        return QSize(look().mm(120), look().mm(_LOWEST_MM))

    def minimumSizeHint(self) -> QSize:
        """Stay high enough to sign in."""
        return QSize(look().mm(50), look().mm(_LOWEST_MM))

    def clear_ink(self) -> None:
        """Be empty again."""
        self.ink.clear()
        self._drawing = False
        self._told()

    def _told(self) -> None:
        self._name()
        self.update()
        self.changed.emit()

    def _name(self) -> None:
        self.setAccessibleName(tr("Signature field, empty") if self.ink.is_empty else tr("Signature field, signed"))

    # -- pointers --------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Take touches as they are: turned into those of a mouse, nobody could tell a finger from one."""
        if isinstance(event, QTouchEvent):
            self._touch(event)
            event.accept()
            return True
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> None:
        if event.type() == QEvent.Type.TouchCancel:
            self._lift()
            self._finger = None
            return
        for point in event.points():
            state = point.state()
            if state == QEventPoint.State.Pressed and self._finger is None and not self._drawing:
                self._finger = point.id()
                self._put_down(point.position(), "finger")
            elif point.id() == self._finger and state == QEventPoint.State.Released:
                self._draw_to(point.position())
                self._lift()
                self._finger = None
            elif point.id() == self._finger:
                self._draw_to(point.position())

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with a pen."""
        event.accept()
        if event.type() == QEvent.Type.TabletPress:
            self._put_down(event.position(), "finger")
        elif self._drawing:
            self._draw_to(event.position())
            if event.type() == QEvent.Type.TabletRelease:
                self._lift()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke with the left button."""
        if event.button() == Qt.MouseButton.LeftButton and self._finger is None:
            self._put_down(event.position(), _hand_of(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it."""
        if self._drawing and self._finger is None:
            self._draw_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it."""
        if self._drawing and self._finger is None and event.button() == Qt.MouseButton.LeftButton:
            self._draw_to(event.position())
            self._lift()

    def _put_down(self, place: QPointF, hand: Hand) -> None:
        if not self.ink.strokes:
            self.hand = hand
            self._units_high = _WIDTH * self.height() / max(1, self.width())
        self._drawing = self.ink.begin(self._unit(place))

    def _draw_to(self, place: QPointF) -> None:
        if self._drawing and self.ink.go_on(self._unit(place)):
            self.update()

    def _lift(self) -> None:
        if self._drawing:
            self._drawing = False
            self.ink.end()
            self._told()

    @property
    def _scale(self) -> float:
        """Pixels for a thousandth: ink that is there keeps its shape, and stays inside, when the field changes."""
        wide = self.width() / _WIDTH
        return min(wide, self.height() / self._units_high) if self.ink.strokes else wide

    def _unit(self, place: QPointF) -> Point:
        x = min(max(place.x(), 0.0), float(self.width()))
        y = min(max(place.y(), 0.0), float(self.height()))
        return x / self._scale, y / self._scale

    # -- what is seen ----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the dashed frame, the line to sign on, and the ink."""
        now, theme, painter = look(), look().theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dashed = QPen(QColor(theme.control_border), 2, Qt.PenStyle.CustomDashLine)
        dashed.setDashPattern([4, 3])
        painter.setPen(dashed)
        painter.setBrush(QColor(theme.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), now.mm(3), now.mm(3))
        base = round(self.height() * 0.74)
        painter.setPen(QPen(QColor(theme.hairline), 2))
        painter.drawLine(now.mm(8), base, self.width() - now.mm(8), base)
        pen = QPen(QColor(theme.ink), now.mm(_INK_MM))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._line())
        painter.end()

    def _line(self) -> QPainterPath:
        line, scale = QPainterPath(), self._scale
        for stroke in self.ink.strokes:
            for letter, numbers in curve(stroke):
                place = [each * scale for each in numbers]
                if letter == "M":
                    line.moveTo(place[0], place[1])
                elif letter == "L":
                    line.lineTo(place[0], place[1])
                else:
                    line.quadTo(place[0], place[1], place[2], place[3])
        return line


def _hand_of(event: QMouseEvent) -> Hand:
    device = event.pointingDevice()
    drawn = {QPointingDevice.PointerType.Finger, QPointingDevice.PointerType.Pen}
    on_screen = device is not None and (
        device.pointerType() in drawn or device.type() == QInputDevice.DeviceType.TouchScreen
    )
    return "finger" if on_screen else "mouse"
