"""*Where from?*: the small button beside a text, and the sources and the review behind it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.content.procedure import Procedure
from models.content.shared import Source
from ui.language import tr
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.evidence import origin_words, review_words
from ui.widgets.labels import Heading, label
from ui.widgets.panel import Panel

_BESIDE_UP_TO = 1.25
_LONG = 90
"""From so many letters on, large text needs the whole width, and the button goes below it."""


@dataclass(frozen=True)
class Sourced:
    """A text with the pages behind it; ``title`` stands above it, ``note`` is the authors' remark for staff."""

    text: str
    sources: tuple[str, ...]
    title: str = ""
    note: str | None = None

    @property
    def name(self) -> str:
        """What it is called where only one line has room."""
        return self.title or self.text


def where_from_panel(
    said: Sourced, sources: Mapping[str, Source], procedures: Iterable[Procedure], *, for_staff: bool
) -> Panel:
    """Say where a text comes from, and who has reviewed what the procedures say."""
    return Panel(list(_items(said, sources, procedures, for_staff)))


def _items(
    said: Sourced, sources: Mapping[str, Source], procedures: Iterable[Procedure], for_staff: bool
) -> Iterator[QWidget]:
    if said.title:
        yield label(said.text, "lead")
    parts = [
        (tr("Where it comes from"), origin_words(said.sources, sources)),
        (tr("Review"), review_words(procedures)),
    ]
    if for_staff and said.note:
        parts.append((tr("Note by the authors, for staff"), [said.note]))
    for heading, lines in parts:
        head = Heading(heading, "h3")
        head.setProperty("keep-with-next", True)
        yield head
        yield from (label(each, "body") for each in lines)


def where_from_button(name: str) -> Button:
    """Make the button that asks for the sources of a text."""
    button = Button(tr("Where from?"), "small")
    button.setAccessibleName(tr("Where from? {line}").format(line=name))
    return button


class SourcedRow(QFrame):
    """A text on a card with its *Where from?* beside it.

    ``action`` names the button where the text itself is behind it; ``more`` are buttons that go before it.

    Signals:
        asked: The reader presses the button. arg: the Sourced.
    """

    asked = Signal(object)

    def __init__(self, said: Sourced, *, action: str = "", more: Sequence[QWidget] = (), surface: str = "card") -> None:
        super().__init__()
        self._said = said
        self.setProperty("surface", surface)
        below = bool(more) or (look().crowd > _BESIDE_UP_TO and not action and len(said.text) > _LONG)
        box = QVBoxLayout(self) if below else QHBoxLayout(self)
        edge = look().mm(3)
        box.setContentsMargins(edge + look().mm(1), edge, edge, edge)
        box.setSpacing(edge)
        texts = QVBoxLayout()
        texts.setSpacing(look().mm(0.5))
        for text, bold in ((said.title, True), ("" if action else said.text, False)):
            if text:
                texts.addWidget(label(text, "body", bold=bold))
        box.addLayout(texts, 1)
        self.button = where_from_button(said.name)
        if action:
            self.button.setText(action)
            self.button.setAccessibleName(tr("{action}: {line}").format(action=action, line=said.name))
        self.button.clicked.connect(self._ask)
        buttons = QHBoxLayout()
        for each in (*more, self.button):
            buttons.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        if below:
            buttons.addStretch(1)
        box.addLayout(buttons)

    def _ask(self) -> None:
        self.asked.emit(self._said)
