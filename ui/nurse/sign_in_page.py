"""Who works here: an account of this computer, or name and role with the PIN that staff share."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.language import ntr, tr
from ui.nurse.fields import Choices, Field
from ui.nurse.form_panel import FormPanel
from ui.tasks import Task
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import Heading, announce, label

if TYPE_CHECKING:
    from models.pin import Answer
    from models.staff import AtWork, Staff

_WIDE_MM = 180.0
_LISTED = 8
"""So many accounts are shown to choose from; with more, the name is typed."""


class SignInPage(QWidget):
    """Lets somebody in. The first person on a new computer makes the first account.

    ``only`` is the one person who may come back, where the page was locked.

    Signals:
        signed_in: arg: who is at work.
        left: Nobody wants to sign in; the patient's window is wanted.
    """

    signed_in = Signal(object)
    left = Signal()

    def __init__(self, staff: "Staff", shared_pin_is_set: bool, only: "AtWork | None" = None) -> None:
        super().__init__()
        self.setObjectName("page")
        self._staff, self._shared, self._only = staff, shared_pin_is_set, only
        self._task: Task | None = None
        self._wait = QTimer(self)
        self._wait.setInterval(1000)
        self._wait.timeout.connect(self._count_down)
        self._left = 0
        column = QVBoxLayout(self)
        edge = look().mm(14)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(look().mm(4))
        self.heading = Heading(tr("Who is at work?"))
        self.said = label("", "body", bold=True)
        self.form = FormPanel()
        self.go, self.leave = Button(tr("Sign in"), "primary"), Button(tr("Patient’s window"), "outline")
        self.form.setMaximumWidth(look().mm(_WIDE_MM * look().text))
        column.addWidget(self.heading)
        column.addWidget(self.said)
        column.addWidget(self.form, 1)
        row = QHBoxLayout()
        row.addWidget(self.leave)
        row.addStretch(1)
        row.addWidget(self.go)
        column.addLayout(row)
        self.leave.setVisible(only is None)
        self.leave.clicked.connect(self.left)
        self.go.clicked.connect(self._sign_in)
        self._build()

    def _build(self) -> None:
        from models.pin import PinFileError

        try:
            self._accounts = self._staff.accounts()
        except PinFileError as error:
            self._accounts = ()
            self._say(str(error))
            self.go.setEnabled(False)
        names = {each.name: each.name for each in self._accounts[:_LISTED]}
        self.who = Choices(tr("Name"), names, next(iter(names), "") if len(names) == 1 else "")
        self.name, self.role = Field(tr("Name")), Field(tr("Role"), tr("Such as nurse, radiographer, doctor"))
        self.pin, self.again = _pin_field(tr("PIN")), _pin_field(tr("The PIN once more"))
        for field in (self.pin, self.again):
            field.edit.returnPressed.connect(self._sign_in)
        self.is_first = not self._accounts and not self._shared and self._only is None
        if self._only is not None:
            self.heading.setText(tr("Locked. {name} is at work.").format(name=self._only.person.name))
            self.form.ask([self.pin])
        elif 0 < len(self._accounts) <= _LISTED:
            self.form.ask([self.who, self.pin])
        elif self._accounts:
            self.form.ask([self.name, self.pin])
        elif self._shared:
            self.form.ask([self.name, self.role, self.pin])
        else:
            self.heading.setText(tr("Make the first account of this computer"))
            self._say(tr("Whoever makes it may read all briefings here, export and delete them. Others come later."))
            self.go.setText(tr("Make the account"))
            self.form.ask([self.name, self.role, self.pin, self.again])

    def showEvent(self, event: object) -> None:
        """Begin where something is to be typed."""
        super().showEvent(event)  # type: ignore[arg-type]
        field = self.pin if self._only is not None or (self._accounts and self.who.isVisible()) else self.name
        field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _named(self) -> str:
        if self._only is not None:
            return self._only.person.name
        return self.who.chosen if 0 < len(self._accounts) <= _LISTED else self.name.words

    def _sign_in(self) -> None:
        if self._task is not None or self._left or not self.go.isEnabled():
            return
        name, role, pin = self._named, self.role.words, self.pin.edit.text()
        if not name:
            self._say(tr("Choose or type your name."), urgent=True)
            return
        if self.is_first and pin != self.again.edit.text():
            self._say(tr("The two PINs are not the same."), urgent=True)
            return
        self.go.setEnabled(False)
        self._task = Task(lambda: self._check(name, role, pin), self)
        self._task.done.connect(self._answered)
        self._task.failed.connect(self._failed)
        self._task.start()

    def _check(self, name: str, role: str, pin: str) -> "tuple[Answer | None, AtWork | None]":
        from models.folders import pin_path
        from models.pin import StaffPin
        from models.staff import Account, as_typed

        if self.is_first:
            self._staff.add(Account(name=name, role=role or tr("nurse"), rights="manager"), pin)
            return None, self._staff.at_work(name)
        if self._accounts:
            answer = self._staff.pin(name).check(pin)
            return answer, self._staff.at_work(name) if answer.opens else None
        typed = self._only or as_typed(name, role)
        answer = StaffPin(pin_path()).check(pin)
        return answer, typed if answer.opens else None

    def _answered(self, result: "tuple[Answer | None, AtWork | None]") -> None:
        self._task = None
        self.go.setEnabled(True)
        self.pin.edit.clear()
        answer, at_work = result
        if at_work is not None:
            self.signed_in.emit(at_work)
        elif answer is not None and answer.wait:
            self._left = answer.wait
            self._wait.start()
            self._count_down()
        else:
            self._say(tr("That was not the PIN. Try again."), urgent=True)

    def _failed(self, error: Exception) -> None:
        self._task = None
        self.go.setEnabled(True)
        if not isinstance(error, ValueError | RuntimeError):
            raise error
        self._say(str(error), urgent=True)

    def _count_down(self) -> None:
        self.go.setEnabled(self._left <= 0)
        if self._left <= 0:
            self._wait.stop()
            self._say("")
            return
        self._say(ntr("Too many wrong PINs. Wait {n} second.", "Too many wrong PINs. Wait {n} seconds.", self._left))
        self._left -= 1

    def _say(self, words: str, *, urgent: bool = False) -> None:
        self.said.setText(words)
        if words:
            announce(self, words, urgent=urgent)


def _pin_field(name: str) -> Field:
    made = Field(name, tr("6 to 12 digits"))
    made.edit.setEchoMode(QLineEdit.EchoMode.Password)
    made.edit.setMaxLength(12)
    made.edit.setValidator(QRegularExpressionValidator("[0-9]{0,12}", made))
    return made
