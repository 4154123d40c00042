"""Before: the preparation as a timeline of lines to tick."""

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from models.document.facts import length
from models.planning.clock import clock_on, day_words, group_words
from models.planning.plan import Line, Plan
from ui.language import current_language, tr
from ui.screens.screen import PagedScreen
from ui.session import Session
from ui.theme.look import look
from ui.widgets.answers import no_clock, speak_to_nurse
from ui.widgets.labels import Heading, card, clear, label
from ui.widgets.line_row import LineRow
from ui.widgets.pages import natural_height
from ui.widgets.why import why_panel

_SIDE_MM = 100
_SIDE_UP_TO_TEXT = 1.25


class BeforeScreen(PagedScreen):
    """Shows the lines grouped by day, with the day itself beside them where there is room."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        body = QHBoxLayout()
        body.setSpacing(look().mm(6))
        self._list = QVBoxLayout()
        body.addLayout(self._list, 1)
        self._side = QWidget()
        self._side_column = QVBoxLayout(self._side)
        self._side_column.setContentsMargins(0, 0, 0, 0)
        self._side.setFixedWidth(look().mm(_SIDE_MM))
        body.addWidget(self._side)
        self._column.addLayout(body, 1)
        self.add_pages(self._list)
        session.ticks_changed.connect(self._show_ticks)
        session.briefing_changed.connect(self._forget_shown)
        session.ticks_changed.connect(self._count_ticks)

    def enter(self, *, forward: bool) -> None:
        """Show the plan of this visit."""
        self.show_plan(self._session.plan, self._fill, forward=forward)
        self._count_ticks()

    def _fill(self, plan: Plan) -> None:
        several = len(plan.procedures) > 1
        self.title(
            tr("Before your procedures") if several else tr("Before your procedure"),
            tr("Tick each line when it is done or when you have talked about it."),
        )
        items: list[QWidget] = [speak_to_nurse(plan)] if plan.hard_stops else []
        items += self._decided(plan)
        items += [no_clock()] if plan.visit.now is None else []
        dates = tuple(day.date for day in plan.days if day.date)
        for words, lines in groupby(plan.lines, key=lambda line: group_words(line.due, dates, current_language())):
            title, explanation = words
            items.append(_group_heading(title, explanation))
            items += [self._row(plan, line) for line in lines]
        self.pages.set_items(items)
        self._show_day(plan)

    def _decided(self, plan: Plan) -> list[QWidget]:
        """Give what a clinician decided, where a nurse leads the visit."""
        if self._session.briefing is None:
            return []
        from ui.widgets.decided import decided_card

        found = decided_card(plan, self._session.site, self._session.briefing)
        return [found] if found is not None else []

    def _forget_shown(self) -> None:
        """Make the list anew when it is next entered: something was decided."""
        self._shown = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the day beside the list where there is room."""
        super().resizeEvent(event)
        self._side.setVisible(self.width() > look().mm(330) and look().crowd <= _SIDE_UP_TO_TEXT)

    def _row(self, plan: Plan, line: Line) -> LineRow:
        row = LineRow(plan, line, done=line.key in self._session.ticks, easy=self._session.easy)
        row.ticked.connect(self._tick)
        row.why_requested.connect(self._why)
        return row

    def _tick(self, line: str, done: bool) -> None:
        self._session.tick(line, done=done)

    def _why(self, line: str) -> None:
        plan = self._session.plan
        (found,) = (each for each in plan.lines if each.key == line)
        self.panel_requested.emit(found.do, why_panel(plan, found, for_staff=self._session.for_staff))

    def _show_ticks(self) -> None:
        """Follow what was ticked elsewhere: a nurse may tick for the person."""
        for row in self.pages.items:
            if isinstance(row, LineRow):
                row.tile.setChecked(row.key in self._session.ticks)

    def _count_ticks(self) -> None:
        if self.isVisible() and self._session.selection:
            lines = self._session.plan.lines
            done = sum(line.key in self._session.ticks for line in lines)
            self.note_changed.emit(tr("{done} of {total} ticked").format(done=done, total=len(lines)))

    def showEvent(self, event: object) -> None:
        """Say how far one is."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._count_ticks()

    def _show_day(self, plan: Plan) -> None:
        clear(self._side_column)
        self._side_column.addWidget(self._day_card(plan))
        self._side_column.addStretch(1)

    def _day_card(self, plan: Plan) -> QFrame:
        """Make the card with as many of its parts as there is room for; the day itself always."""
        frame, column = card()
        column.addWidget(Heading(tr("Your day"), "h3"))
        column.addWidget(_day_table(plan))
        room = self.height() - look().mm(55)
        bring = [line.easy if self._session.easy else line.do for line in plan.lines if line.topic == "bring"]
        if bring:
            _add_if_it_fits(column, frame, [Heading(tr("Bring"), "h3"), *(label(text) for text in bring)], room)
        if len(plan.procedures) > 1:
            tint, words = card("tint", padding=3)
            text = tr(
                "{count} procedures, one list. Where they ask for different things, you see the stricter one and why."
            )
            words.addWidget(label(text.format(count=len(plan.procedures)), "small"))
            _add_if_it_fits(column, frame, [tint], room)
        return frame


def _add_if_it_fits(column: QVBoxLayout, frame: QFrame, parts: list[QWidget], room: int) -> None:
    for part in parts:
        column.addWidget(part)
    if natural_height(frame, look().mm(_SIDE_MM)) <= room:
        return
    for part in parts:
        column.removeWidget(part)
        part.deleteLater()


def _group_heading(title: str, explanation: str) -> QFrame:
    frame = QFrame()
    is_column = look().is_narrow or look().is_crowded
    row = QVBoxLayout(frame) if is_column else QHBoxLayout(frame)
    row.setContentsMargins(0, look().mm(1), 0, 0)
    row.setSpacing(look().mm(0 if is_column else 3))
    name = Heading(title, "h3")
    name.setWordWrap(is_column)
    row.addWidget(name)
    row.addWidget(label(explanation, "small", soft=True), 1)
    frame.setProperty("keep-with-next", True)
    frame.setProperty("full-row", True)
    return frame


def _day_table(plan: Plan) -> QWidget:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setColumnStretch(1, 1)
    language = current_language()
    rows: list[tuple[str, str]] = []
    procedures = {procedure.id: procedure for procedure in plan.procedures}
    for day in plan.days:
        if day.date and len(plan.days) > 1:
            rows.append(("", day_words(day.date, language)))
        arrival = getattr(plan.arrival(day), "at", None)
        rows.append((clock_on(arrival, day.date, language) if arrival else "____", tr("Be here")))
        times = [(clock_on(slot.at, day.date, language), slot.procedures) for slot in day.slots]
        for clock, ids in (*times, *((("____", day.waiting),) if day.waiting else ())):
            for place, each in enumerate(ids):
                took = length(procedures[each].facts, language)
                words = tr("{name} · {length}").format(name=procedures[each].short_name, length=took)
                rows.append(("" if place else clock, words))
    for index, (clock, words) in enumerate(rows):
        name = label(clock, "body", bold=True)
        name.setWordWrap(False)
        grid.addWidget(name, index, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(words, "body"), index, 1)
    return table
