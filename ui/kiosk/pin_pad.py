"""The pad on which staff type their PIN: nothing shows which digits were typed, to eyes or to a screen reader."""

from itertools import pairwise
from random import SystemRandom

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.pin import MOST_DIGITS, Answer, PinFileError, StaffPin
from ui.kiosk.keyboard import GAP_MM, Key
from ui.language import ntr, tr
from ui.tasks import Task
from ui.theme.icons import icon
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.covering import Covering
from ui.widgets.labels import Heading, announce, label

_DIGITS = "1234567890"
_LEAVE_AFTER_MS = 20_000
_SECOND_MS = 1000


class _Digit(Key):
    """A key whose looks and state say nothing of its being pressed: a watcher would read along."""

    def __init__(self, digit: str) -> None:
        super().__init__(digit, digit)
        self._held = False
        self.setProperty("wide", True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Wait for the finger to let go."""
        self._held = event.button() == Qt.MouseButton.LeftButton

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Act if the finger is still on the key."""
        held, self._held = self._held, False
        if held and self.isEnabled() and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()


class PinPad(Covering):
    """Covers its parent until the PIN was right or staff give up.

    ``scrambled`` puts the digits in another order each time, so that neither fingers nor what they leave on the
    glass tell them.

    Signals:
        passed: The PIN was right.
        left: Staff gave up.
    """

    passed = Signal()
    left = Signal()

    def __init__(self, pin: StaffPin, parent: QWidget, *, scrambled: bool = False) -> None:
        super().__init__(parent)
        self._pin, self._scrambled = pin, scrambled
        self._typed: list[str] = []
        self._task: Task | None = None
        self._locked = 0
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._leaving = self._timer(_LEAVE_AFTER_MS, self._leave)
        self._waiting = self._timer(_SECOND_MS, self._count_down)
        self._build()
        self._find_out()

    def _timer(self, every: int, then: object) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(every)
        timer.timeout.connect(then)
        return timer

    def _build(self) -> None:
        column = QVBoxLayout(self)
        edge = look().mm(8)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(look().mm(4))
        self.heading = Heading(tr("Staff PIN"), "h2")
        self.state = label("", "body", bold=True)
        column.addWidget(self.heading)
        column.addWidget(self.state)
        self._grid = QGridLayout()
        self._grid.setSpacing(look().mm(GAP_MM))
        self.digits = [_Digit(each) for each in _DIGITS]
        for each in self.digits:
            each.clicked.connect(self._type)
        self.rub_out = Key("", tr("Rub out the last digit"))
        size = look().mm(9)
        self.rub_out.setIconSize(QSize(size, size))
        self.rub_out.setIcon(icon("backspace", look().theme.ink, size))
        self.rub_out.setProperty("wide", True)
        self.rub_out.clicked.connect(self._rub_out)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addLayout(self._grid)
        middle.addStretch(1)
        column.addStretch(1)
        column.addLayout(middle)
        column.addStretch(1)
        self._place_keys()
        column.addLayout(self._end())

    def _end(self) -> QHBoxLayout:
        self.leave, self.enter = Button(tr("Back"), "large"), Button(tr("Leave the kiosk"), "primary")
        self.leave.clicked.connect(self._leave)
        self.enter.clicked.connect(self._check)
        row = QHBoxLayout()
        row.setSpacing(look().mm(4))
        row.addWidget(self.leave)
        row.addStretch(1)
        row.addWidget(self.enter)
        return row

    def _place_keys(self) -> None:
        keys = list(self.digits)
        if self._scrambled:
            SystemRandom().shuffle(keys)
        for place, key in enumerate(keys[:9]):
            self._grid.addWidget(key, place // 3, place % 3)
        self._grid.addWidget(keys[9], 3, 1)
        self._grid.addWidget(self.rub_out, 3, 2)
        order: list[QWidget] = [*keys, self.rub_out]
        for one, after in pairwise(order):
            QWidget.setTabOrder(one, after)

    def _find_out(self) -> None:
        """Say at once if nothing would be looked at now."""
        try:
            self._locked = self._pin.wait()
        except PinFileError as error:
            self._refuse(str(error))
        else:
            self._show_lock() if self._locked else self._show_typed()

    # -- typing ----------------------------------------------------------------------------------------------------

    def _type(self) -> None:
        key = self.sender()
        if isinstance(key, _Digit):
            self._take(key.letter)

    def _take(self, digit: str) -> None:
        if len(self._typed) < MOST_DIGITS and self.enter.isEnabled():
            self._typed.append(digit)
            self._show_typed()
            self._leaving.start()

    def _rub_out(self) -> None:
        del self._typed[-1:]
        self._show_typed()

    def _show_typed(self) -> None:
        self.state.setText("●" * len(self._typed) if self._typed else tr("Type the PIN."))
        self.state.setAccessibleName(ntr("{n} digit", "{n} digits", len(self._typed)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits from a keypad, too."""
        if event.text() in tuple(_DIGITS):
            self._take(event.text())
        elif event.key() == Qt.Key.Key_Backspace:
            self._rub_out()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter.click()
        else:
            super().keyPressEvent(event)

    # -- the answer ------------------------------------------------------------------------------------------------

    def _check(self) -> None:
        typed = "".join(self._typed)
        self._typed.clear()
        self._allow(False)
        self._say(tr("One moment, please …"))
        self._task = Task(lambda: self._pin.check(typed), self)
        self._task.done.connect(self._answer)
        self._task.failed.connect(self._fail)
        self._task.start()

    def _answer(self, answer: Answer) -> None:
        if answer.opens:
            self.passed.emit()
            return
        self._place_keys()
        self._locked = answer.wait
        if self._locked:
            self._show_lock()
            return
        self._allow(True)
        self._say(tr("That was not the PIN. Try again."))

    def _fail(self, error: Exception) -> None:
        self._refuse(str(error))

    def _refuse(self, words: str) -> None:
        self._allow(False)
        self._say(words)

    def _show_lock(self) -> None:
        self._allow(False)
        words = ntr("Too many wrong PINs. Wait {n} second.", "Too many wrong PINs. Wait {n} seconds.", self._locked)
        if self._waiting.isActive():
            self.state.setText(words)
        else:
            self._say(words)
            self._waiting.start()

    def _count_down(self) -> None:
        self._locked -= 1
        if self._locked > 0:
            self._show_lock()
            return
        self._waiting.stop()
        self._allow(True)
        self._find_out()

    def _allow(self, allowed: bool) -> None:
        for each in (*self.digits, self.rub_out, self.enter):
            each.setEnabled(allowed)

    def _say(self, words: str) -> None:
        self.state.setAccessibleName("")
        self.state.setText(words)
        announce(self, words, urgent=True)

    def _leave(self) -> None:
        """Give up, also for staff who have gone away."""
        self._typed.clear()
        self._leaving.stop()
        self.left.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the focus, so that a keypad types at once and no digit stands out."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._leaving.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep nothing that was typed."""
        super().hideEvent(event)
        self._typed.clear()
