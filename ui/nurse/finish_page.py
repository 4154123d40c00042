"""The end of a briefing: what is still open, who has signed, the paper, and *Finish*."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from models.record.state import State
from ui.language import ntr, tr
from ui.nurse.led import LedBriefing
from ui.nurse.signature_panel import who_words
from ui.nurse.turner import TitledList
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.labels import card, label


class FinishPage(TitledList):
    """Lists what stands in the way of *Finish*, each with the way to it.

    Signals:
        matter_requested: arg: the id of an open matter that should be dealt with.
        hand_over_requested, print_requested, finish_requested: A button was pressed.
        sign_requested: arg: who signs.
    """

    matter_requested = Signal(str)
    hand_over_requested = Signal()
    print_requested = Signal()
    finish_requested = Signal()
    sign_requested = Signal(str)

    def __init__(self, led: LedBriefing) -> None:
        super().__init__(tr("Finish and sign"))
        self._led = led
        row = QHBoxLayout()
        row.setSpacing(look().mm(3))
        self.print_button, self.finish = Button(tr("Print"), "compact"), Button(tr("Finish"), "strong")
        self.hand_over = Button(tr("Hand over what is open"), "compact")
        for button, signal in (
            (self.hand_over, self.hand_over_requested), (self.print_button, self.print_requested),
            (self.finish, self.finish_requested),
        ):  # fmt: skip
            button.clicked.connect(signal)
            row.addWidget(button)
        row.insertStretch(1, 1)
        self.column.addLayout(row)

    def show_state(self) -> None:
        """Show what is true now."""
        state = self._led.state
        left = state.open_matters
        self.turner.pages.set_items(list(self._items(state)))
        self.hand_over.setVisible(bool(left))
        self.finish.setEnabled(not left and state.plan is not None)

    def _items(self, state: State) -> Iterator[QWidget]:
        left = state.open_matters
        if left:
            head = label(ntr("{n} matter is open", "{n} matters are open", len(left)), "small", bold=True)
            head.setProperty("full-row", True)
            head.setProperty("keep-with-next", True)
            yield head
        for each in left:
            yield self._matter(each.id, each.says)
        names = who_words()
        for who in ("patient", "nurse"):
            if not any(each.who == who for each in state.signatures):
                yield self._signature(who, names[who])
        for signed in state.signatures:
            words = tr("Refused: {reason}") if signed.method == "refused" else tr("Signed {clock}")
            said = words.format(reason=signed.reason or "", clock=f"{signed.at.astimezone():%H:%M}")
            yield _line(tr("{who}: {name}").format(who=names[signed.who], name=signed.name), said, surface="normal")
        yield self._signature("other", tr("Somebody else signs"))
        for matter, person in state.handed.items():
            says = next((each.says for each in state.matters if each.id == matter), "")
            if says:
                yield _line(says, tr("Handed over to {name}, {role}").format(name=person.name, role=person.role))

    def _matter(self, matter: str, says: str) -> QFrame:
        frame, row = _row("caution")
        row.addWidget(label(says, "small"), 1)
        button = Button(tr("Go there"), "compact")
        button.setAccessibleName(tr("Go there: {matter}").format(matter=says))
        button.setProperty("matter", matter)
        button.clicked.connect(self._go)
        row.addWidget(button)
        return frame

    def _signature(self, who: str, words: str) -> QFrame:
        frame, row = _row("plain")
        row.addWidget(label(words, "small", bold=True), 1)
        button = Button(tr("Sign"), "compact")
        button.setAccessibleName(tr("Sign: {who}").format(who=words))
        button.setProperty("who", who)
        button.clicked.connect(self._sign)
        row.addWidget(button)
        return frame

    def _go(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.matter_requested.emit(button.property("matter"))

    def _sign(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.sign_requested.emit(button.property("who"))


def _row(surface: str) -> tuple[QFrame, QHBoxLayout]:
    frame, column = card(surface, padding=1.5)
    frame.setProperty("full-row", True)
    row = QHBoxLayout()
    row.setSpacing(look().mm(3))
    column.addLayout(row)
    return frame, row


def _line(words: str, detail: str, *, surface: str = "plain") -> QFrame:
    frame, column = card(surface, padding=2.5, spacing=0.5)
    frame.setProperty("full-row", True)
    column.addWidget(label(words, "small"))
    column.addWidget(label(detail, "fine", soft=True))
    return frame
