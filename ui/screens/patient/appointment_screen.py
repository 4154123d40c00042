"""The appointment: a day and a time by big buttons, or *I don't know yet*; one for all, or one by one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from models.planning.clock import clock_words, day_words
from models.planning.visit import VisitError
from ui.language import current_language, tr
from ui.screens.screen import PagedScreen
from ui.session import Session
from ui.theme.look import look
from ui.widgets.answers import no_clock
from ui.widgets.day_picker import DayPicker
from ui.widgets.labels import Heading, card
from ui.widgets.tile import CheckTile, TileText
from ui.widgets.time_picker import TimePicker

_FIRST_GUESS = time(9, 0)
_ALL = ""
"""Stands for all procedures where a procedure's id is asked for."""


@dataclass(frozen=True)
class _Draft:
    """What is chosen but not yet taken. The day stays in mind under *I don't know yet*, which may be taken back."""

    day: date | None = None
    clock: time = _FIRST_GUESS
    unknown: bool = False

    @property
    def at(self) -> datetime | None:
        return None if self.unknown or self.day is None else datetime.combine(self.day, self.clock)


@dataclass(frozen=True)
class _State:
    """Where the reader is: ``index`` is the procedure that is asked for, -1 for all of them at one time.

    ``known`` is what the session had said when the drafts were made. ``alone`` means that one procedure is
    asked for, and nothing after it.
    """

    drafts: Mapping[str, _Draft] = field(default_factory=dict)
    known: Mapping[str, datetime | None] = field(default_factory=dict)
    apart: bool = False
    index: int = -1
    alone: bool = False


class _Place(NamedTuple):
    state: _State
    shown: date
    item: int


class AppointmentScreen(PagedScreen):
    """Asks when it is; with several procedures, first for one time, and if they differ for one after the other."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._state = _State()
        self.days, self.clock = DayPicker(session.day_reached), TimePicker()
        self._summary = Heading("", "h3")
        self.unknown = CheckTile(TileText(tr("I don't know yet")))
        self.apart = CheckTile(TileText(tr("They are at different times")))
        self._build()
        self.days.day_chosen.connect(self._choose_day)
        self.clock.time_chosen.connect(self._choose_time)
        self.unknown.toggled.connect(self._set_unknown)
        self.apart.toggled.connect(self._set_apart)

    def _build(self) -> None:
        frame, column = card(padding=4, spacing=3)
        column.addWidget(self._summary)
        column.addWidget(self.clock)
        column.addStretch(1)
        beside = not look().is_crowded
        tiles = QBoxLayout(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        tiles.setSpacing(look().mm(3))
        tiles.addWidget(self.unknown, 2)
        tiles.addWidget(self.apart, 3)
        self._says_it_on_a_page = self._session.known_now is None and not beside
        items: list[QWidget] = [no_clock()] if self._says_it_on_a_page else []
        items += [self.days, frame]
        if beside:
            column.addLayout(tiles)
        else:
            items.append(_bare(tiles))
        self.pages.set_items(items, narrowest_mm=140 * look().text)
        self.add_pages()

    def enter(self, *, forward: bool) -> None:
        """Show the appointment as it stands; what was chosen here before and not taken is still chosen."""
        selection, times = self._session.selection, self._session.times
        state = replace(self._state, alone=False)
        if times != state.known:
            own = {each: _draft(at) for each, at in times.items()}
            apart = len(set(times.values())) > 1
            common = {} if apart or not own else {_ALL: next(iter(own.values()))}
            state = replace(state, drafts={**state.drafts, **own, **common}, known=times, apart=apart)
        self._state = replace(state, apart=state.apart and len(selection) > 1)
        self._ask(len(selection) - 1 if self._state.apart and not forward else -1)
        if not forward:
            self.pages.show_last()

    def edit(self, part: str) -> None:
        """Ask for the time of one procedure only."""
        self._state = replace(self._state, alone=True)
        self._ask(self._session.selection.index(part))

    def place(self) -> _Place:
        """All that is chosen, taken or not, the days that are shown, and the page."""
        return _Place(self._state, self.days.shown, self.pages.first_item)

    def return_to(self, place: _Place) -> None:
        """Choose the same again."""
        self._state = place.state
        self._ask(place.state.index)
        self._show(place.shown)
        self.pages.show_item(place.item)

    def advance(self) -> bool:
        """Take the time; stay where it is neither chosen nor unknown, or cannot be."""
        state, draft = self._state, self._draft
        if self._asks_for_all and state.apart:
            return self._move(0)
        if not draft.unknown and super().advance():
            return True
        if draft.day is None and not draft.unknown:
            self.warn(tr("Choose a day, or “I don't know yet”."))
            return True
        if not self._take(draft.at):
            return True
        last = self._asks_for_all or state.alone or state.index + 1 == len(self._session.selection)
        return not last and self._move(state.index + 1)

    def retreat(self) -> bool:
        """Go back a page, then to the procedure before, then to the time for all."""
        if super().retreat():
            return True
        if self._asks_for_all or self._state.alone:
            return False
        self._move(self._state.index - 1)
        self.pages.show_last()
        return True

    @property
    def _asks_for_all(self) -> bool:
        return self._state.index < 0

    @property
    def _asked(self) -> str:
        return _ALL if self._asks_for_all else self._session.selection[self._state.index]

    @property
    def _draft(self) -> _Draft:
        return self._state.drafts.get(self._asked, _Draft())

    @property
    def _shown_day(self) -> date | None:
        elsewhere = self._asks_for_all and self._state.apart
        return None if self._draft.unknown or elsewhere else self._draft.day

    def _move(self, index: int) -> bool:
        self._ask(index)
        self.pages.show_first()
        self.moved.emit()
        return True

    def _take(self, at: datetime | None) -> bool:
        selection = self._session.selection
        times = dict.fromkeys(selection, at) if self._asks_for_all else {**self._session.times, self._asked: at}
        try:
            self._session.set_appointments(times)
        except VisitError as error:
            self.warn(str(error))
            return False
        known = self._session.times
        drafts = {each: _draft(at) for each in known} if self._asks_for_all else {}
        self._state = replace(self._state, known=known, drafts={**self._state.drafts, **drafts})
        return True

    def _choose_day(self, day: date) -> None:
        self._change(replace(self._draft, day=day, unknown=False))

    def _choose_time(self, at: time) -> None:
        self._change(replace(self._draft, clock=at))

    def _set_unknown(self, unknown: bool) -> None:
        self._change(replace(self._draft, unknown=unknown), apart=self._state.apart and not unknown)

    def _set_apart(self, apart: bool) -> None:
        self._change(replace(self._draft, unknown=self._draft.unknown and not apart), apart=apart)

    def _change(self, draft: _Draft, *, apart: bool = False) -> None:
        apart = apart if self._asks_for_all else self._state.apart
        self._state = replace(self._state, drafts={**self._state.drafts, self._asked: draft}, apart=apart)
        self._show()

    def _ask(self, index: int) -> None:
        self._state = replace(self._state, index=index)
        named = "" if self._asks_for_all else self._session.library.procedures[self._asked].short_name
        plain = look().neutral or not named
        heading = tr("When is it?") if plain else tr("When is your {procedure}?").format(procedure=named)
        explained = self._explanation()
        if named and plain:
            explained = tr("{procedure}. {explanation}").format(procedure=named, explanation=explained)
        doubted = self._session.known_now is None and not self._says_it_on_a_page
        self.subtitle_is_needed = doubted or bool(named and plain)
        self.title(heading, explained)
        if self.apart.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # the tile may be about to go
        self.apart.setVisible(self._asks_for_all and len(self._session.selection) > 1)
        self._show(self._draft.day)

    def _show(self, at: date | None = None) -> None:
        self.warn("")
        today = self._session.known_now.date() if self._session.known_now else None
        self.days.show_day(self._shown_day, at or self.days.shown, today)
        self.clock.show_time(self._draft.clock)
        for tile, on in ((self.unknown, self._draft.unknown), (self.apart, self._asks_for_all and self._state.apart)):
            tile.blockSignals(True)
            tile.setChecked(on)
            tile.blockSignals(False)
        self._summary.setText(self._words())
        self.pages.lay_out()  # the words may need another line, and a tile may have come or gone
        self.note_changed.emit(self._words() if self._asks_for_all else self._progress())

    def _explanation(self) -> str:
        if self._session.known_now is not None or self._says_it_on_a_page:
            return tr("Look at your letter. Choose the day, then the time.")
        return tr(
            "The clock of this computer may be wrong. Look at your letter. "
            "Choose the year and the month on it, then the day and the time."
        )

    def _progress(self) -> str:
        return tr("{number} of {total}").format(number=self._state.index + 1, total=len(self._session.selection))

    def _words(self) -> str:
        if self._asks_for_all and self._state.apart:
            return tr("They are at different times")
        if self._draft.unknown:
            return tr("I don't know yet")
        at, language = self._draft.at, current_language()
        if at is None:
            return tr("No day chosen yet")
        return tr("{day}, {clock}").format(
            day=day_words(at.date(), language, year=True), clock=clock_words(at, language)
        )


def _draft(at: datetime | None) -> _Draft:
    return _Draft(unknown=True) if at is None else _Draft(at.date(), at.time())


def _bare(layout: QBoxLayout) -> QFrame:
    frame = QFrame()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(layout)
    return frame
