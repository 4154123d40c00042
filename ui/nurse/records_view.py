"""One past briefing, to read: how it ended, what is open, and who did what when."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.document.event_words import event_words
from models.document.told import person_words
from models.planning.clock import clock_words, day_words
from models.record.event import Late, Person
from models.record.events import Amended, AnyEvent, Deleted, PlanTaken, Started, VisitChanged
from models.record.fold import state_of
from models.record.kept_plan import KeptPlan, Matter
from models.record.names import names_in
from models.record.reference import masked
from models.record.state import State
from ui.language import current_language, tr
from ui.nurse.records_desk import RecordsDesk
from ui.nurse.records_words import moment, stages
from ui.nurse.turner import Turner
from ui.theme.look import look
from ui.widgets.flow import Flow
from ui.widgets.labels import Heading, card, label
from ui.widgets.wrapping_button import WrappingButton

_NO_PLAN = KeptPlan({}, (), {})


class RecordView(QWidget):
    """Shows the events of one briefing; nothing in it can be changed, only corrected by a new entry.

    Signals:
        left: Back to the list.
        amend_requested: An entry should be corrected. args: its number, what it says.
        print_requested: It should be printed again.
        copy_requested: A copy is wanted. arg: *pdf* or *json*.
    """

    left = Signal()
    amend_requested = Signal(int, str)
    print_requested = Signal()
    copy_requested = Signal(str)

    def __init__(self, desk: RecordsDesk) -> None:
        super().__init__()
        self._desk = desk
        self._events: tuple[AnyEvent, ...] = ()
        self._whole = False
        self._names = desk.names
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().mm(2))
        self.heading = Heading("", "h3")
        self.turner = Turner(tr("Entries"))
        column.addWidget(self._buttons())
        column.addWidget(self.heading)
        column.addWidget(self.turner, 1)

    def _buttons(self) -> Flow:
        self.back, self.whole = WrappingButton(tr("‹ All briefings")), WrappingButton(tr("Show the reference"))
        self.print, self.pdf, self.json = (
            WrappingButton(each) for each in (tr("Print again"), tr("Save as PDF"), tr("Save as JSON"))
        )
        self.back.clicked.connect(self.left)
        self.whole.clicked.connect(self._turn_whole)
        self.print.clicked.connect(self.print_requested)
        self.pdf.clicked.connect(self._ask_pdf)
        self.json.clicked.connect(self._ask_json)
        self._row = Flow([self.back, self.whole, self.print, self.pdf, self.json])
        return self._row

    @property
    def briefing(self) -> UUID:
        """The id of the briefing that is shown."""
        return self._events[0].briefing

    @property
    def events(self) -> tuple[AnyEvent, ...]:
        """All its events that are shown."""
        return self._events

    def show_events(self, events: Sequence[AnyEvent], *, whole: bool = False) -> None:
        """Show a briefing from its start; the reference shows only its end until asked for."""
        self._events, self._whole = tuple(events), whole
        self._names = names_in(events, self._desk.names)
        deleted = isinstance(events[0], Deleted)
        copies = not deleted and self._desk.at_work.may("export")
        for button, shown in (
            (self.print, not deleted),
            (self.pdf, copies),
            (self.json, copies),
            (self.whole, not deleted and bool(state_of(events).started.reference)),
        ):
            button.setVisible(shown)
        self.whole.say(tr("Hide the reference") if whole else tr("Show the reference"))
        self._row.refit()
        self.heading.setText(tr("Deleted briefing") if deleted else self._title(state_of(events)))
        self.turner.pages.set_items(list(self._items()))

    def _title(self, state: State) -> str:
        return " + ".join(self._names.procedure(each) for each in state.procedures)

    def _items(self) -> Iterator[QWidget]:
        if not isinstance(self._events[0], Deleted):
            state = state_of(self._events)
            yield self._summary(state)
            if state.matters:
                yield _head(tr("Left open"))
            yield from (_open_matter(each, state) for each in state.matters)
            yield _head(tr("Who did what when"))
        corrected = {each.about: each.number for each in self._events if isinstance(each, Amended)}
        may_amend = not isinstance(self._events[0], Deleted) and self._desk.may_amend(state_of(self._events))
        for event, words in self._told():
            yield self._entry(event, words, corrected, may_amend=may_amend)

    def _told(self) -> Iterator[tuple[AnyEvent, str]]:
        """Say what happened, event by event, in the words that were shown then."""
        kept, before = _NO_PLAN, None
        for event in self._events:
            if isinstance(event, PlanTaken):
                kept = event.kept
            yield event, event_words(event, self._names, kept, current_language(), before)
            if isinstance(event, Started | VisitChanged):
                before = event

    def _summary(self, state: State) -> QWidget:
        frame, column = card("tint", padding=3, spacing=0.5)
        frame.setProperty("full-row", True)
        started, language = state.started, current_language()
        reference = started.reference or ""
        shown = reference if self._whole or not reference else masked(reference)
        facts = [(tr("How it ended"), stages()[state.stage]), (tr("Led by"), _person(state.owner))]
        facts += [(tr("Reference"), shown)] if shown else []
        for procedure, at in state.appointments.items():
            name = self._names.procedure(procedure)
            when = tr("{day}, {clock}").format(
                day=day_words(at.date(), language, year=True), clock=clock_words(at, language)
            )
            facts.append((name, when))
        facts += [(tr("Signature"), event_words(each, self._names, _NO_PLAN, language)) for each in state.signatures]
        for name, value in facts:
            column.addWidget(label(tr("{name}: {value}").format(name=name, value=value), "small"))
        return frame

    def _entry(self, event: AnyEvent, words: str, corrected: dict[int, int], *, may_amend: bool) -> QWidget:
        row = QFrame()
        row.setProperty("surface", "line")
        row.setProperty("full-row", True)
        across = QHBoxLayout(row)
        edge = look().mm(1)
        across.setContentsMargins(0, edge, 0, edge)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        who = tr("{n} · {moment} · {person}").format(n=event.number, moment=moment(event.at), person=_person(event.by))
        texts.addWidget(label(who, "fine", soft=True))
        texts.addWidget(label(words, "small"))
        notes = [_late(event.late)] if event.late else []
        if event.number in corrected:
            notes.append(tr("Corrected in entry {n}.").format(n=corrected[event.number]))
        for each in notes:
            texts.addWidget(label(each, "fine", bold=True))
        across.addLayout(texts, 1)
        if may_amend:
            across.addWidget(self._amend_button(event, words))
        return row

    def _amend_button(self, event: AnyEvent, words: str) -> WrappingButton:
        button = WrappingButton(tr("Correct"))
        button.setAccessibleName(tr("Correct entry {n}").format(n=event.number))
        button.setProperty("entry", (event.number, words))
        button.clicked.connect(self._ask_amend)
        return button

    def _ask_amend(self) -> None:
        number, words = self.sender().property("entry")
        self.amend_requested.emit(number, words)

    def _ask_pdf(self) -> None:
        self.copy_requested.emit("pdf")

    def _ask_json(self) -> None:
        self.copy_requested.emit("json")

    def _turn_whole(self) -> None:
        place = self.turner.pages.first_item
        self.show_events(self._events, whole=not self._whole)
        self.turner.pages.show_item(place)


def _open_matter(matter: Matter, state: State) -> QWidget:
    """Say what was left open, and who has taken it on."""
    frame, column = card("caution", padding=1.5, spacing=0)
    frame.setProperty("full-row", True)
    column.addWidget(label(matter.says, "small"))
    person = state.handed.get(matter.id)
    if person is not None:
        column.addWidget(label(tr("Handed to {person}.").format(person=_person(person)), "fine", soft=True))
    return frame


def _person(person: Person) -> str:
    return person_words(person, current_language())


def _late(late: Late) -> str:
    return tr("Written later. It happened {moment}. Reason: {reason}").format(
        moment=moment(late.happened), reason=late.reason
    )


def _head(words: str) -> QWidget:
    made = Heading(words, "small")
    made.setProperty("bold", True)
    made.setProperty("full-row", True)
    made.setProperty("keep-with-next", True)
    return made
