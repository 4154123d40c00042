"""The strip on top of the nurse's page: whose briefing it is, what it rests on, and whether it is kept."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.planning.plan import Plan
from models.record.reference import masked
from models.record.state import State
from ui.language import ntr, tr
from ui.nurse.rows import day_line
from ui.theme.icons import icon_pixmap
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import chip, label


class Top(QFrame):
    """Names the briefing without showing a reference whole, for the screen may be shared.

    Signals:
        flip_requested: The patient's view is wanted.
        finish_requested: The end of the briefing is wanted.
        text_size_requested: The next text size is wanted.
    """

    flip_requested = Signal()
    finish_requested = Signal()
    text_size_requested = Signal()

    def __init__(self, reference_label: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self._reference_label = reference_label
        row = QHBoxLayout(self)
        row.setContentsMargins(look().mm(5), look().mm(2), look().mm(5), look().mm(2))
        row.setSpacing(look().mm(3))
        logo = QLabel()
        logo.setPixmap(icon_pixmap("urology", look().theme.primary, look().mm(10), self.devicePixelRatioF()))
        row.addWidget(logo)
        names = QVBoxLayout()
        names.setSpacing(0)
        self.title, self.whose = label(tr("Briefing"), "small", bold=True), label("", "fine", soft=True)
        for words in (self.title, self.whose):
            words.setWordWrap(False)
            names.addWidget(words)
        row.addLayout(names)
        row.addStretch(1)
        self.procedures, self.content, self.saved = chip(""), chip(""), chip("")
        for each in (self.procedures, self.content, self.saved):
            each.setProperty("text-role", "fine")
            row.addWidget(each)
        self.text_size, self.flip = Button(tr("A A"), "compact"), Button("", "compact")
        self.finish = Button(tr("Finish and sign"), "strong")
        self.text_size.setAccessibleName(tr("Text size, now {percent} %").format(percent=round(look().text * 100)))
        for button, signal in (
            (self.text_size, self.text_size_requested), (self.flip, self.flip_requested),
            (self.finish, self.finish_requested),
        ):  # fmt: skip
            button.clicked.connect(signal)
            row.addWidget(button)
        self.name_flip(second_screen=False)

    def name_flip(self, *, second_screen: bool) -> None:
        """Say what the flip does; on a second screen the patient's view is there all the time."""
        self.flip.setText(tr("Patient’s screen on") if second_screen else tr("Show to patient (F6)"))

    def show_briefing(self, state: State, plan: Plan | None) -> None:
        """Show whose briefing it is and what it rests on."""
        named = [masked(state.started.reference)] if state.started.reference else []
        if named and self._reference_label:
            named = [f"{self._reference_label} {named[0]}"]
        named.append(day_line(plan) if plan else tr("No plan yet"))
        self.whose.setText(" · ".join(named))
        if plan is not None:
            names = " + ".join(each.short_name for each in plan.procedures)
            self.procedures.setText(names)
            self.content.setText(_content(plan))
        self._fit()

    def say_saved(self, at: datetime | None) -> None:
        """Say that all is on the disk; None while it is on its way."""
        self.saved.setText(tr("Saved {clock}").format(clock=f"{at:%H:%M:%S}") if at else tr("Saving …"))

    def say_unsaved(self, waiting: int) -> None:
        """Say that entries wait in memory."""
        self.saved.setText(ntr("{n} entry NOT saved", "{n} entries NOT saved", waiting))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for; whether it is kept stays."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.finish.setVisible(look().text == 1.0)  # the section of that name is the same
        fixed = (self.text_size, self.flip, self.saved, *((self.finish,) if look().text == 1.0 else ()))
        room = self.width() - sum(each.sizeHint().width() for each in fixed) - look().mm(40)
        self.whose.setVisible(self.whose.sizeHint().width() <= room)
        self.title.setVisible(self.title.sizeHint().width() <= room)
        room -= max(each.sizeHint().width() for each in (self.whose, self.title))
        for each in (self.content, self.procedures):
            wanted = each.sizeHint().width() + look().mm(3)
            each.setVisible(bool(each.text()) and wanted <= room)
            room -= wanted if wanted <= room else 0
        self.saved.setVisible(bool(self.saved.text()))


def _content(plan: Plan) -> str:
    approved = [each.review.on for each in plan.procedures if each.review.status == "approved" and each.review.on]
    if len(approved) < len(plan.procedures):
        return tr("Content {version} · not approved yet").format(version=plan.edition.version)
    return tr("Content {version} · approved {day}").format(version=plan.edition.version, day=min(approved))
