"""The start of a briefing: what, when, for whom by reference only, and who is here; or a row of the day's list."""

import re
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.language import languages
from models.record.reference import check_reference
from resources import resource
from ui.language import ntr, tr
from ui.nurse.fields import DayField, Field, side_by_side
from ui.nurse.form_panel import FormPanel
from ui.nurse.people_fields import PeopleFields
from ui.nurse.procedure_picker import ProcedurePicker
from ui.nurse.today_side import TodaySide
from ui.nurse.turner import Turner
from ui.session import Session
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import Heading, announce, card, label

if TYPE_CHECKING:
    from models.day_cells import Entry
    from models.handover import Carried

_SIDE_MM = 100.0
_LONGEST_CODE = 1000


class StartPage(QWidget):
    """Asks for what a briefing needs; only the procedures must be there.

    Signals:
        started: arg: the other fields of ``models.record.events.Started``; the session holds choice and times.
        resumed: An unfinished briefing of one's own should go on. arg: its Summary.
        list_requested: The day's list should be read from a file.
        past_requested, signed_out: A button was pressed.
        unrecorded_requested: A plan is wanted of which nothing is kept.
    """

    started = Signal(dict)
    resumed = Signal(object)
    list_requested = Signal()
    past_requested = Signal()
    unrecorded_requested = Signal()
    signed_out = Signal()

    def __init__(self, session: Session, name: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        column = QVBoxLayout(self)
        edge = look().mm(6)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(look().mm(3))
        head = QHBoxLayout()
        head.addWidget(Heading(tr("New briefing"), "h2"), 1)
        self.past, self.sign_out = Button(tr("Past briefings"), "compact"), Button(tr("Sign out"), "compact")
        self.unrecorded = Button(tr("A plan without a record"), "compact")
        self.sign_out.setAccessibleName(tr("Sign out, {name}").format(name=name))
        who = label(name, "small", soft=True)
        who.setWordWrap(False)
        for each in (who, self.unrecorded, self.past, self.sign_out):
            head.addWidget(each)
        column.addLayout(head)
        body = QHBoxLayout()
        body.setSpacing(edge)
        column.addLayout(body, 1)
        self._build_form(body)
        self._build_side(body)
        self.past.clicked.connect(self.past_requested)
        self.unrecorded.clicked.connect(self.unrecorded_requested)
        self.sign_out.clicked.connect(self.signed_out)

    def _build_form(self, body: QHBoxLayout) -> None:
        frame, column = card(padding=4)
        self.wrong = label("", "small", bold=True)
        self.wrong.hide()
        column.addWidget(self.wrong)
        self.form = FormPanel()
        self.procedures = ProcedurePicker(self._session.library)
        self.reference = Field(tr("{name}, if any").format(name=self._session.site.reference_label))
        self.code = Field(tr("Code from the kiosk, if any"), tr("Type it or scan it, then press Enter."))
        self.code.edit.setMaxLength(_LONGEST_CODE)
        self.day, self.clock = DayField(tr("Day")), Field(tr("Time"), tr("Such as 9:00 or 14:30"))
        self.people = PeopleFields(self)
        self._carried: Carried | None = None
        side_by_side(self.reference, self.code, self.day, self.clock)
        column.addWidget(Turner(tr("New briefing"), self.form), 1)
        self.start = Button(tr("Start the briefing"), "primary")
        column.addWidget(self.start, 0, Qt.AlignmentFlag.AlignTrailing)
        body.addWidget(frame, 1)
        self._soon = QTimer(self)  # what was found has its height once it has been laid out itself
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.form.lay_out)
        self.code.edit.returnPressed.connect(self._take_code)
        self.people.changed.connect(self._ask_again)
        self.procedures.changed.connect(self._allow)
        for signal in (self.procedures.changed, self.procedures.field.changed):
            signal.connect(self._soon.start)
        self.start.clicked.connect(self._start)
        self._ask_again()
        self._allow()

    def _build_side(self, body: QHBoxLayout) -> None:
        self.side = TodaySide(self._session.library)
        self.side.resumed.connect(self.resumed)
        self.side.list_requested.connect(self.list_requested)
        self.side.taken.connect(self._take)
        body.addWidget(self.side)

    def showEvent(self, event: Any) -> None:
        """Begin with the procedures."""
        super().showEvent(event)
        self.procedures.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the form --------------------------------------------------------------------------------------------------

    def _ask_again(self) -> None:
        """Ask only for what applies to those who are here."""
        self.form.ask([self.procedures, self.reference, self.code, self.day, self.clock, *self.people.parts()])

    def _allow(self) -> None:
        self.start.setEnabled(bool(self.procedures.chosen))

    def say(self, words: str) -> None:
        """Say what is wrong, or what became of it; empty words take it away."""
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))
        if words:
            announce(self, words, urgent=True)

    def _start(self) -> None:
        try:
            reference = check_reference(self._session.site, self.reference.edit.text())
            present = tuple(self.people.those_present())
            self._set_visit()
        except ValueError as error:
            words = str(error)
            self.say(words[:1].upper() + words[1:])
            return
        self.say("")
        needs = ", ".join(self._carried.needs) if self._carried else ""
        said = {
            "reference": reference,
            "present": present,
            "chaperone": self.people.chaperone.chosen,
            "needs": needs or None,
        }
        self.started.emit(said)

    def _take_code(self) -> None:
        """Take over what a patient chose and answered at the kiosk; the patient is asked whether it is right."""
        from models.folders import handed_once_path
        from models.handed_once import HandedOnce
        from models.handover import HandoverError, take_over

        now = datetime.now(UTC)
        codes = [each.code for each in languages(resource("locale"))]
        try:
            taken = take_over(self.code.edit.text(), self._session.library, codes, now)
            HandedOnce(handed_once_path()).take(taken, now)
        except HandoverError as error:
            words = str(error)
            self.say(words[:1].upper() + words[1:])
            return
        self._carried = taken.carried
        self.procedures.choose(taken.carried.procedures)
        self.code.edit.clear()
        many = ntr(
            "{n} answer was taken over. Ask the patient whether it is right.",
            "{n} answers were taken over. Ask the patient whether they are right.",
            len(taken.carried.answers),
        )
        self.say(many)

    def _set_visit(self) -> None:
        session = self._session
        session.reset()
        for each in self.procedures.chosen:
            session.toggle(each)
        at, carried = self._at(), self._carried
        times = {each: carried.appointments.get(each, at) if carried else at for each in session.selection}
        session.set_appointments(times if at is None else dict.fromkeys(session.selection, at))
        for question, answer in carried.answers.items() if carried else ():
            session.answer(question, answer)

    def _at(self) -> datetime | None:
        day, clock = self.day.day, self.clock.words
        if not self.day.words and not clock:
            return None
        if day is None:
            raise ValueError(tr("The day cannot be read. Write day, month and year, such as 1.12.2026."))
        at: time | None = read_clock(clock)
        if at is None:
            raise ValueError(tr("The time cannot be read. Write it as 9:00 or 14:30."))
        return datetime.combine(day, at)

    def _take(self, entry: "Entry") -> None:
        """Fill the form from a row of the list."""
        self.procedures.choose(entry.procedures)
        self.reference.edit.setText(entry.reference or "")
        self.day.edit.setText(f"{entry.at.day}.{entry.at.month}.{entry.at.year}")
        self.clock.edit.setText(f"{entry.at:%H:%M}")
        self.start.setFocus()

    def resizeEvent(self, event: Any) -> None:
        """Leave the side out where large text needs the room."""
        super().resizeEvent(event)
        self.side.setVisible(self.width() / look().mm(1) / look().text >= 250)


def read_clock(words: str) -> time | None:
    """Read ``9:00``, ``09.00``, ``930`` or ``9``; None if it is no time of the day."""
    found = re.fullmatch(r"(\d{1,2})(?:[:.]?(\d{2}))?", words)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
