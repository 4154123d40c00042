"""The end before the end, with its reason; and handing over, to a named person, what is open."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal

from models.record.kept_plan import Matter
from ui.language import tr
from ui.nurse.fields import WORDS_LENGTH, Choices, Field, PersonFields, side_by_side
from ui.nurse.form_panel import FormPanel
from ui.widgets.button import Button
from ui.widgets.labels import Heading
from ui.widgets.tile import CheckTile, TileText
from ui.widgets.wrapping_button import WrappingButton

_OTHER = "other"
_LISTED_LENGTH = 300
"""So many letters of a reason are left free for the words from the list."""


class EndPanel(FormPanel):
    """Ends a briefing that is declined, put off or stopped. The sheet still prints.

    Signals:
        ended: The nurse said how and why. args: *declined*, *deferred* or *stopped*; the reason.
    """

    ended = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.outcome = Choices(tr("How does it end?"), _outcomes())
        self.reasons = {each: Choices(tr("Why?"), reasons) for each, reasons in _reasons().items()}
        self.more = Field(tr("More about it"), longest=WORDS_LENGTH - _LISTED_LENGTH)
        self.action = self.end = Button(tr("End the briefing"), "primary")
        for each in (self.outcome, *self.reasons.values()):
            each.chose.connect(self._ask_again)
        self.more.changed.connect(self._allow)
        self.end.clicked.connect(self._end)
        self._ask_again()

    def _ask_again(self) -> None:
        reasons = self.reasons.get(self.outcome.chosen)
        self.ask([self.outcome, *([reasons, self.more] if reasons else [])])
        self._allow()

    @property
    def _reason(self) -> str:
        """The reason from the list, with what was written about it; empty while there is none."""
        reasons = self.reasons.get(self.outcome.chosen)
        if reasons is None or not reasons.chosen:
            return ""
        if reasons.chosen == _OTHER:
            return self.more.words
        listed = _reasons()[self.outcome.chosen][reasons.chosen]
        return tr("{reason}: {more}").format(reason=listed, more=self.more.words) if self.more.words else listed

    def _allow(self) -> None:
        self.end.setEnabled(bool(self._reason))

    def _end(self) -> None:
        self.ended.emit(self.outcome.chosen, self._reason)


class HandOverPanel(FormPanel):
    """Gives ticked open matters to a named person; without any open matter it hands over the whole briefing.

    Signals:
        handed_over: Everything is there. arg: the fields of ``models.record.events.HandedOver``.
    """

    handed_over = Signal(dict)

    def __init__(self, matters: Sequence[Matter], *, registration_needed: bool = False) -> None:
        super().__init__()
        self.tiles = {each.id: CheckTile(TileText(each.says)) for each in matters}
        self.all = WrappingButton(tr("Tick all"))
        self.to = PersonFields(tr("To whom?"), registration_needed=registration_needed)
        self.more = Field(tr("What they should know"), longest=WORDS_LENGTH)
        self.action = self.hand_over = Button(tr("Hand over"), "primary")
        side_by_side(*self.to.parts)
        self._place()
        for tile in self.tiles.values():
            tile.toggled.connect(self._allow)
        self.all.clicked.connect(self._tick_all)
        self.to.changed.connect(self._allow)
        self.hand_over.clicked.connect(self._hand_over)
        self._allow()

    def _place(self) -> None:
        what = tr("What is handed over?") if self.tiles else tr("The whole briefing is handed over.")
        head = Heading(what, "h3")
        below = [self.all] if len(self.tiles) > 1 else []
        for each in (head, *self.tiles.values(), *below):
            each.setProperty("full-row", True)
        head.setProperty("keep-with-next", True)
        self.ask([head, *self.tiles.values(), *below, *self.to.parts, self.more])

    @property
    def _ticked(self) -> tuple[str, ...]:
        return tuple(each for each, tile in self.tiles.items() if tile.isChecked())

    def _tick_all(self) -> None:
        for each in self.tiles.values():
            each.setChecked(True)

    def _allow(self) -> None:
        what = bool(self._ticked) or not self.tiles
        self.hand_over.setEnabled(what and self.to.person is not None)

    def _hand_over(self) -> None:
        said: dict[str, Any] = {"to": self.to.person, "matters": self._ticked, "words": self.more.words or None}
        self.handed_over.emit(said)


def _outcomes() -> dict[str, str]:
    return {
        "declined": tr("The patient declines"),
        "deferred": tr("It is put off"),
        "stopped": tr("It is stopped here"),
    }


def _reasons() -> Mapping[str, Mapping[str, str]]:
    """Give the reasons of each end, the most common first."""
    return {
        "declined": {
            "no_test": tr("Does not want the procedure"),
            "no_briefing": tr("Does not want the briefing"),
            "knows": tr("Knows it all from an earlier visit"),
            _OTHER: tr("Another reason"),
        },
        "deferred": {
            "unwell": tr("Unwell today"),
            "interpreter": tr("No interpreter"),
            "team": tr("The team must decide first"),
            "time": tr("Needs time to think"),
            "new_day": tr("The appointment was moved"),
            _OTHER: tr("Another reason"),
        },
        "stopped": {
            "unwell": tr("Became unwell"),
            "called": tr("Staff were called away"),
            "tired": tr("Too tired or in pain"),
            "cancelled": tr("The procedure was cancelled"),
            _OTHER: tr("Another reason"),
        },
    }
