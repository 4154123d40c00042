"""Deleting what the clinic's rule no longer keeps: first it is shown, then a manager confirms it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from models.document.told import person_words
from models.record.summary import Summary
from ui.language import current_language, ntr, tr
from ui.nurse.records_desk import RecordsDesk
from ui.nurse.records_row import title_of
from ui.nurse.records_words import short_day
from ui.nurse.records_work_panel import WorkPanel
from ui.widgets.labels import label
from ui.widgets.tile import CheckTile, TileText

_LISTED = 60


class RetentionPanel(WorkPanel):
    """Shows what the clinic's rule no longer keeps, and deletes it when a manager confirms it.

    Signals:
        deleted: Briefings are gone. arg: how many.
    """

    deleted = Signal(int)

    def __init__(self, desk: RecordsDesk) -> None:
        super().__init__(tr("Look what is old"))
        self._desk = desk
        self._found: list[Summary] | None = None
        self.confirm: CheckTile | None = None
        days = desk.keep_days
        rule = (
            ntr("The clinic keeps briefings for {n} day.", "The clinic keeps briefings for {n} days.", days)
            if days is not None
            else tr("The clinic's file does not say how long briefings are kept. So nothing is deleted.")
        )
        self.rule = label(rule, "small")
        self.rule.setProperty("full-row", True)
        self.button.setEnabled(days is not None and desk.at_work.may("delete"))
        self.state.setText("" if desk.at_work.may("delete") else tr("Only a manager may delete."))
        self._now = desk.clock()
        self.ask([self.rule, self.state])

    def begin(self) -> None:
        """Look what is old; with that known and confirmed, delete it."""
        now = self._now
        if self._found:
            self.work.start(lambda *_: self._desk.delete_expired(now))
            self.button.setEnabled(False)
        else:
            self._now = now = self._desk.clock()
            self.work.start(lambda said, stopped: self._desk.expired(now, said, stopped))

    def ended(self, result: object) -> None:
        """Show what would go, or say what is gone."""
        if isinstance(result, list):
            self._show_found(result)
        elif isinstance(result, int):
            self._found, self.confirm = None, None
            self._start_words = tr("Look what is old")
            self._rest()
            self.ask([self.rule, self.state])
            self.say(ntr("{n} briefing was deleted.", "{n} briefings were deleted.", result))
            self.deleted.emit(result)

    def _show_found(self, found: list[Summary]) -> None:
        if not found:
            self.say(tr("Nothing is older than that."))
            return
        self._found = found
        self._start_words = tr("Delete them")
        self._rest()
        many, person = len(found), person_words(self._desk.at_work.person, current_language())
        sure = ntr("{n} briefing goes for good.", "{n} briefings go for good.", many)
        self.confirm = CheckTile(TileText(sure, tr("I am {person}, and I want this.").format(person=person)))
        self.confirm.setProperty("full-row", True)
        self.confirm.toggled.connect(self.button.setEnabled)
        self.button.setEnabled(False)
        rows = [self._row(each) for each in found[:_LISTED]]
        if many > _LISTED:
            rows.append(_full(ntr("and {n} more, older ones", "and {n} more, older ones", many - _LISTED)))
        self.ask([self.rule, self.state, self.confirm, *rows])
        span = tr("From {first} to {last}").format(first=short_day(found[-1].led_on), last=short_day(found[0].led_on))
        self.say(f"{sure} {span}.")

    def _row(self, summary: Summary) -> QWidget:
        owner = summary.owner
        return _full(" · ".join((short_day(summary.led_on), title_of(summary, self._desk.names), owner)))


def _full(words: str) -> QWidget:
    made = label(words, "fine")
    made.setProperty("full-row", True)
    return made
