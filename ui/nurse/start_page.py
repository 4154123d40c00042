"""The start of a briefing: what, when, for whom by reference only, and who is here; or a row of the day's list."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.language import languages
from models.planning.clock import clock_words, day_words
from models.record.events import Present
from models.record.reference import check_reference, masked
from models.record.summary import Summary
from resources import resource
from ui.language import current_language, ntr, tr
from ui.nurse.fields import Choices, DayField, Field, side_by_side
from ui.nurse.form_panel import FormPanel
from ui.nurse.procedure_picker import ProcedurePicker
from ui.nurse.turner import Turner
from ui.session import Session
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import Heading, announce, card, label
from ui.widgets.tile import CheckTile, TileText

if TYPE_CHECKING:
    from models.day_cells import Entry
    from models.day_list import DayList
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
        self.code.edit.returnPressed.connect(self._take_code)
        self._carried: Carried | None = None
        self.day, self.clock = DayField(tr("Day")), Field(tr("Time"), tr("Such as 9:00 or 14:30"))
        self.present = {each: CheckTile(TileText(words)) for each, words in _people().items()}
        self.present["patient"].setChecked(True)
        self._who = _Named(tr("Who is here?"), list(self.present.values()))
        self.how = Choices(tr("How does the interpreter take part?"), _ways(), "in_person")
        self.language, self.interpreter = Field(tr("Which language?")), Field(tr("Interpreter’s name or number"))
        self.reason = Field(tr("Why does a child interpret?"))
        self.chaperone = Choices(tr("Chaperone"), _chaperone(), "not_asked")
        side_by_side(self.reference, self.code, self.day, self.clock, self.language, self.interpreter)
        for tile in self.present.values():
            tile.toggled.connect(self._ask_again)
        self.procedures.changed.connect(self._allow)
        self._soon = QTimer(self)  # what was found has its height once it has been laid out itself
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.form.lay_out)
        self.procedures.changed.connect(self._soon.start)
        self.procedures.field.changed.connect(self._soon.start)
        column.addWidget(self.form, 1)
        self.pages = QHBoxLayout()
        self.before, self.after = Button("‹", "compact"), Button("›", "compact")
        self.before.setAccessibleName(tr("Page before"))
        self.after.setAccessibleName(tr("Next page"))
        self._place = label("", "fine", bold=True)
        self._place.setWordWrap(False)
        self.start = Button(tr("Start the briefing"), "primary")
        for each in (self.before, self._place, self.after):
            self.pages.addWidget(each)
        self.pages.addStretch(1)
        self.pages.addWidget(self.start)
        column.addLayout(self.pages)
        self.before.clicked.connect(self._turn_back)
        self.after.clicked.connect(self._turn_on)
        self.form.page_changed.connect(self._show_place)
        self.start.clicked.connect(self._start)
        body.addWidget(frame, 1)
        self._ask_again()
        self._allow()

    def _build_side(self, body: QHBoxLayout) -> None:
        self._side, column = card(padding=4)
        self._side.setFixedWidth(look().mm(_SIDE_MM))
        row = QHBoxLayout()
        row.addWidget(Heading(tr("Today"), "h3"), 1)
        self.read_list = Button(tr("Read a list (CSV)"), "compact")
        self.read_list.clicked.connect(self.list_requested)
        row.addWidget(self.read_list)
        column.addLayout(row)
        self.turner = Turner(tr("Today"))
        column.addWidget(self.turner, 1)
        body.addWidget(self._side)
        self._unfinished: tuple[Summary, ...] = ()
        self._listed: DayList | None = None
        self._show_side()

    def showEvent(self, event: Any) -> None:
        """Begin with the procedures."""
        super().showEvent(event)
        self.procedures.field.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the form --------------------------------------------------------------------------------------------------

    def _ask_again(self) -> None:
        """Ask only for what applies to those who are here."""
        interprets = any(self.present[each].isChecked() for each in self.present if "interpret" in each)
        who: list[QWidget] = [self.how, self.language, self.interpreter] if interprets else []
        child = [self.reason] if self.present["child_interpreting"].isChecked() else []
        self.form.ask(
            [self.procedures, self.reference, self.code, self.day, self.clock, self._who, *who, *child, self.chaperone]
        )

    def _allow(self) -> None:
        self.start.setEnabled(bool(self.procedures.chosen))

    def _turn_back(self) -> None:
        self.form.turn(-1)

    def _turn_on(self) -> None:
        self.form.turn(1)

    def _show_place(self, page: int, pages: int) -> None:
        for each in (self.before, self._place, self.after):
            each.setVisible(pages > 1)
        self._place.setText(tr("Page {page} of {pages}").format(page=page + 1, pages=pages))
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page + 1 < pages)

    def say(self, words: str) -> None:
        """Say what is wrong, or what became of it; empty words take it away."""
        self.wrong.setText(words)
        self.wrong.setVisible(bool(words))
        if words:
            announce(self, words, urgent=True)

    def _start(self) -> None:
        try:
            reference = check_reference(self._session.site, self.reference.edit.text())
            present = tuple(self._present())
            self._set_visit()
        except ValueError as error:
            words = str(error)
            self.say(words[:1].upper() + words[1:])
            return
        self.say("")
        needs = ", ".join(self._carried.needs) if self._carried else ""
        said = {"reference": reference, "present": present, "chaperone": self.chaperone.chosen, "needs": needs or None}
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

    def _present(self) -> Iterator[Present]:
        for who, tile in self.present.items():
            if not tile.isChecked():
                continue
            said: dict[str, Any] = {"who": who}
            if "interpret" in who:
                said |= {"how": self.how.chosen, "language": self.language.words or None}
                said |= {"name": self.interpreter.words or None}
            if who == "child_interpreting":
                if not self.reason.words:
                    raise ValueError(tr("Write down why a child interprets, or find an interpreter."))
                said["reason"] = self.reason.words
            yield Present(**said)

    # -- the side --------------------------------------------------------------------------------------------------

    def show_unfinished(self, found: Sequence[Summary]) -> None:
        """Offer one's own briefings that were not ended."""
        self._unfinished = tuple(found)
        self._show_side()

    def show_list(self, listed: "DayList") -> None:
        """Show the day's list, and what could not be read of it."""
        self._listed = listed
        self._show_side()

    def _show_side(self) -> None:
        items: list[QWidget] = []
        if self._unfinished:
            items.append(_head(tr("Not finished")))
        items += [self._resumable(each) for each in self._unfinished]
        listed = self._listed
        if listed is not None:
            items.append(_head(ntr("{n} on the list", "{n} on the list", len(listed.entries))))
            items += [self._entry(each) for each in listed.entries]
            items += [_problem(str(each)) for each in listed.problems]
        if not items:
            items.append(label(tr("A list of the day (time, procedures, ticket number) saves typing."), "small"))
        self.turner.pages.set_items(items)

    def _resumable(self, summary: Summary) -> QFrame:
        names = self._names(summary.procedures)
        whose = masked(summary.reference) if summary.reference else tr("no reference")
        day = day_words(summary.led_on, current_language())
        frame, button = _offer(names, tr("{reference} · begun {day}").format(reference=whose, day=day), tr("Go on"))
        button.setProperty("summary", summary)
        button.clicked.connect(self._resume)
        return frame

    def _resume(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.resumed.emit(button.property("summary"))

    def _entry(self, entry: "Entry") -> QFrame:
        clock = clock_words(entry.at, current_language())
        whose = masked(entry.reference) if entry.reference else tr("no reference")
        frame, button = _offer(tr("{clock}  {names}").format(clock=clock, names=self._names(entry.procedures)), whose,
                               tr("Take"))  # fmt: skip
        button.setProperty("entry", entry)
        button.clicked.connect(self._take)
        return frame

    def _names(self, procedures: Sequence[str]) -> str:
        cards = self._session.library.cards
        return " + ".join(cards[each].short_name if each in cards else each for each in procedures)

    def _take(self) -> None:
        """Fill the form from a row of the list."""
        button = self.sender()
        if not isinstance(button, Button):
            return
        entry: Entry = button.property("entry")
        self.procedures.choose(entry.procedures)
        self.reference.edit.setText(entry.reference or "")
        self.day.edit.setText(f"{entry.at.day}.{entry.at.month}.{entry.at.year}")
        self.clock.edit.setText(f"{entry.at:%H:%M}")
        self.start.setFocus()

    def resizeEvent(self, event: Any) -> None:
        """Leave the side out where large text needs the room."""
        super().resizeEvent(event)
        self._side.setVisible(self.width() / look().mm(1) / look().text >= 250)


class _Named(QWidget):
    """Tiles under one name."""

    def __init__(self, name: str, tiles: list[CheckTile]) -> None:
        super().__init__()
        from ui.nurse.flow import Flow

        self.setProperty("full-row", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().mm(1))
        column.addWidget(label(name, "body", bold=True))
        column.addWidget(Flow(list(tiles)))


def read_clock(words: str) -> time | None:
    """Read ``9:00``, ``09.00``, ``930`` or ``9``; None if it is no time of the day."""
    found = re.fullmatch(r"(\d{1,2})(?:[:.]?(\d{2}))?", words)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _head(words: str) -> QWidget:
    made = label(words, "small", soft=True, bold=True)
    made.setProperty("keep-with-next", True)
    return made


def _offer(title: str, detail: str, action: str) -> tuple[QFrame, Button]:
    frame, column = card("plain", padding=2, spacing=0.5)
    frame.setProperty("full-row", True)
    row = QHBoxLayout()
    texts = QVBoxLayout()
    texts.addWidget(label(title, "small", bold=True))
    texts.addWidget(label(detail, "fine", soft=True))
    row.addLayout(texts, 1)
    button = Button(action, "compact")
    button.setAccessibleName(tr("{action}: {line}").format(action=action, line=title))
    row.addWidget(button)
    column.addLayout(row)
    return frame, button


def _problem(words: str) -> QFrame:
    frame, column = card("caution", padding=2)
    frame.setProperty("full-row", True)
    column.addWidget(label(words, "fine"))
    return frame


def _people() -> dict[str, str]:
    return {
        "patient": tr("The patient"),
        "carer": tr("A carer"),
        "interpreter": tr("An interpreter"),
        "relative_interpreting": tr("A relative interprets"),
        "child_interpreting": tr("A child interprets"),
    }


def _ways() -> dict[str, str]:
    return {"in_person": tr("Here in the room"), "phone": tr("By phone"), "video": tr("By video")}


def _chaperone() -> dict[str, str]:
    return {"wanted": tr("Wanted"), "not_wanted": tr("Not wanted"), "not_asked": tr("Not asked yet")}
