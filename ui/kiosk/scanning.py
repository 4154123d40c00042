"""One button for everything: a mark goes from target to target, and any key or touch presses what is marked."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from shiboken6 import isValid

from ui.theme.look import look
from ui.widgets.labels import announce

_ONE_BY_ONE = 8
"""Up to so many targets are marked one by one; of more, first the row."""
_ROUNDS_IN_ROW = 2
_ROUNDS_ALONE = 6
"""After so many rounds without a press nobody seems to be there."""
_SAME_PRESS_SECONDS = 0.5
_PRESSES = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick, QEvent.Type.TouchBegin}
_EATEN = _PRESSES | {
    QEvent.Type.MouseButtonRelease, QEvent.Type.MouseMove, QEvent.Type.TouchUpdate, QEvent.Type.TouchEnd,
    QEvent.Type.TouchCancel, QEvent.Type.Wheel, QEvent.Type.KeyPress, QEvent.Type.KeyRelease,
    QEvent.Type.ShortcutOverride,
}  # fmt: skip
Group = tuple[QWidget, ...]


class Scanner(QObject):
    """Marks what can be pressed in a window, in reading order and at one pace; stands before all other filters.

    Every press begins a new round at the top, after one beat in which nothing is marked.

    Signals:
        lived: The person pressed.
        deserted: Nobody has pressed for many rounds.
    """

    lived = Signal()
    deserted = Signal()

    def __init__(self, window: QWidget, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(window)
        self._window, self._clock = window, clock
        self._mark = _Mark(window)
        self._groups: list[Group] = []
        self._row: Group = ()
        self._at = -1
        self._rounds = 0
        self._pressed_at = float("-inf")
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.step)

    @property
    def is_on(self) -> bool:
        """True while the mark moves."""
        return self._timer.isActive()

    @property
    def marked(self) -> Group:
        """What a press would press: one target, or the row whose targets come next."""
        choices = self._choices()
        return choices[self._at] if 0 <= self._at < len(choices) else ()

    def start(self, pace: float) -> None:
        """Begin, or go on at another pace, in seconds a target."""
        application = QApplication.instance()
        if application is not None and not self.is_on:
            application.installEventFilter(self)
            self._begin_round()
        self._timer.start(round(pace * 1000))

    def stop(self) -> None:
        """Mark nothing; keys and touches are what they were."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._timer.stop()
        self._mark.hide()

    def step(self) -> None:
        """Mark what comes next."""
        if not all(reachable(self._window, each) for each in self._row):
            self._begin_round()
        if not self._row and self._at < 0:
            self._groups = groups(self._window)
        self._at += 1
        if self._at >= len(self._choices()):
            self._end_round()
        self._show()

    def _choices(self) -> list[Group]:
        return [(each,) for each in self._row] if self._row else self._groups

    def _begin_round(self) -> None:
        self._row, self._at, self._rounds = (), -1, 0
        self._mark.hide()

    def _end_round(self) -> None:
        """Begin anew; out of a row that nothing was wanted from, back to the rows."""
        self._rounds += 1
        self._at = 0
        if self._row and self._rounds >= _ROUNDS_IN_ROW:
            self._row, self._rounds = (), 0
        if not self._row:
            self._groups = groups(self._window)
            if self._rounds >= _ROUNDS_ALONE:
                self._rounds = 0
                self.deserted.emit()

    def _show(self) -> None:
        marked = self.marked if self.is_on else ()
        if not all(reachable(self._window, each) for each in marked):
            self._begin_round()  # the page has changed since
            return
        if marked:
            self._mark.show_round([_place(each, self._window) for each in marked])
            announce(self._window, marked[0].accessibleName() or _written_on(marked[0]))

    def press(self) -> None:
        """Press what is marked; a second time so soon was no wish."""
        now = self._clock()
        soon, self._pressed_at = now - self._pressed_at < _SAME_PRESS_SECONDS, now
        if soon:
            return
        marked = [each for each in self.marked if reachable(self._window, each)]
        self.lived.emit()  # a question whether anybody is there is answered by that, and nothing below it is pressed
        if len(marked) > 1:
            self._begin_round()
            self._row = tuple(marked)
            return
        self._begin_round()
        if marked and isinstance(marked[0], QAbstractButton):
            marked[0].click()
        elif marked:
            marked[0].setFocus(Qt.FocusReason.MouseFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take every key and touch for the one button."""
        kind = event.type()
        if kind not in _EATEN:
            return super().eventFilter(watched, event)
        if kind in _PRESSES or (kind == QEvent.Type.KeyPress and _is_pressed(event)):
            self.press()
        event.accept()
        return True


def _written_on(target: QWidget) -> str:
    return target.text() if isinstance(target, QAbstractButton) else ""


def _is_pressed(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and not event.isAutoRepeat()


def reachable(window: QWidget, target: QWidget) -> bool:
    """Tell whether a finger could press a target now: it is there, it may be pressed, and nothing lies over it."""
    if not isValid(target) or not target.isVisible() or not target.isEnabled():
        return False
    found = window.childAt(_place(target, window).center())
    return found is target or (found is not None and target.isAncestorOf(found))


def groups(window: QWidget) -> list[Group]:
    """Give all targets in reading order: one by one if they are few, else row by row."""
    found = [*window.findChildren(QAbstractButton), *window.findChildren(QLineEdit)]
    targets = [each for each in found if not isinstance(each.parent(), QLineEdit) and reachable(window, each)]
    rows: list[list[QWidget]] = []
    bottom = -1
    for each in sorted(targets, key=lambda target: _place(target, window).top()):
        box = _place(each, window)
        if not rows or box.center().y() > bottom:
            rows.append([])
            bottom = box.bottom()
        rows[-1].append(each)
    backwards = window.isRightToLeft()
    for row in rows:
        row.sort(key=lambda target: _place(target, window).left(), reverse=backwards)
    if len(targets) <= _ONE_BY_ONE:
        return [(each,) for row in rows for each in row]
    return [tuple(row) for row in rows]


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


class _Mark(QWidget):
    """A frame round what is marked: dark and bright, so that it stands out from every surface."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._boxes: list[QRect] = []
        self.hide()

    def show_round(self, boxes: list[QRect]) -> None:
        """Lie over everything, with a frame round each box and one round all of them."""
        self._boxes = boxes
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the frames in the gap between targets."""
        theme, thick = look().theme, look().mm(1.2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        whole = self._boxes[0]
        for each in self._boxes:
            whole = whole.united(each)
        for colour, width in ((theme.focus_ring, 2 * thick), (theme.focus, thick)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawRoundedRect(QRectF(whole).adjusted(-thick, -thick, thick, thick), look().mm(4), look().mm(4))
        painter.end()
