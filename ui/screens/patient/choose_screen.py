"""Choose the procedures: search, filter by body area, and tick cards."""

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from models.content.card import Card
from models.document.comparison import MOST
from ui.language import ntr, tr
from ui.screens.screen import PagedScreen
from ui.screens.target import Target
from ui.session import Session
from ui.theme.icons import icon_pixmap
from ui.theme.look import look
from ui.widgets.area_filter import AreaFilter
from ui.widgets.button import Button
from ui.widgets.choice import NARROWEST, Choice, Form, fitting_form
from ui.widgets.labels import label
from ui.widgets.mix_ups import MixUp, mix_ups
from ui.widgets.pages import MOST_CHOICES, natural_height
from ui.widgets.which_is_which import WhichIsWhich, which_panel

_CARD: Form = "card"
_NAMED = 3
_LINE_FROM = 85.0
"""From this height on there is room for a line on look-alikes, in millimetres at the usual text size."""
_LINE_SHARE = 5
"""It may take up to this part of the height."""
_TURNS_FROM = 50.0
"""From this height on there is room for page buttons while somebody writes in large text; in millimetres as above."""
_MOST = {True: 8, False: 60}
"""Cards made with and without words to search for: who has not found it by then types another word."""


class ChooseScreen(PagedScreen):
    """Shows the procedures as cards; reports each tick to the session."""

    short_below_mm = 175.0

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._form = _CARD
        self._choices: dict[str, Choice] = {}
        self._made: list[Choice] = []
        self._mixed: tuple[MixUp, ...] = ()
        self._build()
        self.title(
            tr("What are you here for?"),
            tr("Yours may not be here today. Then please ask a member of staff. You can choose more than one.")
            if session.withholds
            else tr("Tap every test or procedure you are going to have. You can choose more than one."),
        )
        self.subtitle_is_needed = session.withholds
        self.search.textChanged.connect(self._fill)
        self._fill()

    def _build(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Type the name, or a word such as “bladder” or “dye”"))
        self.search.setAccessibleName(tr("Search for a procedure"))
        self.search.setClearButtonEnabled(True)
        self.search.setObjectName("search")
        mark = QLabel(self.search)
        mark.setPixmap(icon_pixmap("search", look().theme.soft_ink, look().mm(8), self.devicePixelRatioF()))
        mark.setGeometry(look().mm(4), look().mm(3), look().mm(8), look().mm(8))
        self._head.addWidget(self.search)
        self._turns = self._page_buttons()
        self._head.addWidget(self._filters())
        self._none = label(tr("Nothing matches. Try another word, or press “Get help”."), "lead")
        self._head.addWidget(self._none)
        self.add_pages()
        self.which = WhichIsWhich()
        self.which.compare_requested.connect(self._compare)
        self._column.addWidget(self.which)
        self.compare = Button(tr("Compare"), "small")
        self.compare.clicked.connect(self._compare_chosen)
        self._top.insertWidget(1, self.compare, 0, Qt.AlignmentFlag.AlignTop)
        if look().is_crowded:
            self._column.addWidget(self._turns)

    def _page_buttons(self) -> QWidget:
        """Cards have page buttons of their own: *Continue* is for those who have chosen."""
        turns = QWidget()
        row = QHBoxLayout(turns)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look().mm(3))
        self.ask_which = Button(tr("Which is which?"), "small")
        self.ask_which.clicked.connect(self._open_which)
        row.addWidget(self.ask_which)
        row.addStretch(1)
        self._turners = []
        for text, by in ((tr("‹ Page before"), -1), (tr("Next page ›"), 1)):
            button = Button(text, "small")
            button.setMinimumWidth(look().mm(16))
            button.setAccessibleName(text.strip("‹› "))
            button.setProperty("words", text)
            button.setProperty("by", by)
            button.clicked.connect(self._turn)
            row.addWidget(button)
            self._turners.append(button)
        return turns

    def _turn(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self._turned(int(button.property("by")))

    def _show_page(self, page: int, pages: int) -> None:
        super()._show_page(page, pages)
        for each in getattr(self, "_turners", ()):
            each.setVisible(pages > 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show rows instead of cards on a wide screen, and short ones where the height is short."""
        super().resizeEvent(event)
        margins = self._column.contentsMargins()
        inside = event.size().shrunkBy(QMargins(margins.left(), 0, margins.right(), 0))
        form = fitting_form(self._usual, inside)
        if form != self._form:
            self._form = form
            self._drop_choices()
            self._join_tools()
            self._fill()
        self._show_which()
        self._shorten_turners()

    @cached_property
    def _usual(self) -> Card | None:
        """One that says as much as most do."""
        by_length = sorted(self._session.library.cards.values(), key=lambda card: len(card.summary))
        return by_length[len(by_length) // 2] if by_length else None

    def _shorten_turners(self) -> None:
        """Show the signs alone on the page buttons where their words have no room."""
        for each in self._turners:
            each.setText(str(each.property("words")))
        margins, row = self._column.contentsMargins(), (self.ask_which, *self._turners)
        needed = sum(each.sizeHint().width() + look().mm(3) for each in row)
        if needed > self.width() - margins.left() - margins.right():
            for each in self._turners:
                each.setText("‹" if each.property("by") < 0 else "›")

    def _filters(self) -> QWidget:
        """Make a button for every body area, and one for all of them where they have no room."""
        self._filter_row = row = QWidget()
        self._tools = layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look().mm(3))
        self._areas = AreaFilter({card.body_area for card in self._session.library.cards.values()})
        self._areas.area_chosen.connect(self._fill)
        self._areas.panel_requested.connect(self.panel_requested)
        self._areas.panel_finished.connect(self.panel_finished)
        layout.addWidget(self._areas, 1)
        if not look().is_crowded:
            layout.addWidget(self._turns)
        return row

    def _join_tools(self) -> None:
        """Put search, body area and page buttons into one row where little is said of each."""
        short = self._form in ("short row", "name")
        wide = self.width() > self.height() or not look().is_crowded
        together, writing = short and wide, self.search.hasFocus()
        self._areas.set_compact(together)
        if together:
            self._tools.insertWidget(0, self.search, 1)
        elif self._tools.indexOf(self.search) >= 0:
            self._head.insertWidget(self._head.indexOf(self._filter_row), self.search)
        if writing:  # what is put elsewhere is hidden for a moment, and loses the focus
            self.search.show()
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def enter(self, *, forward: bool) -> None:  # noqa: ARG002
        """Show the choice as it stands."""
        for procedure, choice in self._choices.items():
            choice.tile.setChecked(procedure in self._session.selection)
        self._say()

    def place(self) -> tuple[str, str, int]:
        """The body area, the search and the first card."""
        return self._areas.area, self.search.text(), self.pages.first_item

    def return_to(self, place: tuple[str, str, int]) -> None:
        """Filter and search as before."""
        area, words, item = place
        self._areas.show_area(area)
        self.search.setText(words)
        self._fill()
        self.pages.show_item(item)

    def advance(self) -> bool:
        """Stay until something is chosen; cards have page buttons of their own."""
        if self._session.selection:
            return False
        self.warn(tr("Please choose at least one procedure."))
        return True

    def retreat(self) -> bool:
        """Leave at once: cards have page buttons of their own."""
        return False

    def _fill(self) -> None:
        words = self.search.text()
        cards = self._session.library.search.find(words)
        area = self._areas.area
        found = [card for card in cards if card.body_area == area] if area else cards
        most = _MOST[bool(words.strip())]
        self._choices = self._choices_for(found[:most])
        items: list[QWidget] = [*self._choices.values()]
        if len(found) > most:
            more = tr("These are the first {shown} of {many}. Type another word to see fewer.")
            items.append(label(more.format(shown=most, many=f"{len(found):,}"), "lead"))
            items[-1].setProperty("full-row", True)
        self._none.setVisible(not found)
        self.pages.set_items(items, narrowest_mm=NARROWEST[self._form] * look().text, most=MOST_CHOICES)
        self._warn_of_mix_ups()

    def _choices_for(self, cards: Sequence[Card]) -> dict[str, Choice]:
        """Give each card its choice: the one that shows it already, else one that is free, else a new one."""
        stay = {card.id: self._choices[card.id] for card in cards if card.id in self._choices}
        free = [each for each in self._made if each not in stay.values()]
        shown = {}
        for card in cards:
            shown[card.id] = choice = stay.get(card.id) or (free.pop() if free else self._new_choice())
            choice.show_card(card, done=card.id in self._session.selection)
        return shown

    def _drop_choices(self) -> None:
        """Throw away all choices, because another form is wanted."""
        for each in self._made:
            each.hide()
            each.deleteLater()
        self._made, self._choices = [], {}

    def _new_choice(self) -> Choice:
        choice = Choice(self._form)
        choice.setProperty("kept", True)
        choice.chosen.connect(self._toggle)
        choice.learn_requested.connect(self._learn)
        self._made.append(choice)
        return choice

    def _toggle(self, procedure: str, wanted: bool) -> None:
        if wanted != (procedure in self._session.selection):
            self._session.toggle(procedure)
            self._say()
            self.which.speak()

    def _learn(self, procedure: str) -> None:
        self.go_to.emit(Target("learn", procedures=(procedure,)))

    def _compare(self, procedures: tuple[str, ...]) -> None:
        self.go_to.emit(Target("compare", procedures=procedures))

    def _compare_chosen(self) -> None:
        self._compare(self._session.selection)

    def _warn_of_mix_ups(self) -> None:
        """Say which is which where names are alike, for what is chosen and for what a search has found."""
        found = tuple(self._choices) if self.search.text().strip() else ()
        self._mixed = mix_ups(self._session.library, self._session.selection, found)
        self.which.show_mix_up(self._mixed[0] if self._mixed else None)
        self._show_which()

    def _show_which(self) -> None:
        high = natural_height(self.which, self.width() - look().mm(20)) if self._mixed else 0
        room = self.height() >= look().mm(_LINE_FROM) * look().text and high * _LINE_SHARE <= self.height()
        low = look().is_crowded and self.height() < look().mm(_TURNS_FROM) * look().text
        self._turns.setVisible(not (self._writing and low))
        mixed = bool(self._mixed) and not self._writing
        self.which.setVisible(mixed and room)
        self.ask_which.setVisible(mixed and not room)

    def _offer_to_compare(self) -> None:
        self.compare.setVisible(2 <= len(self._session.selection) <= MOST and not self._writing)

    def make_room(self, *, writing: bool) -> None:
        """Leave the search and the cards."""
        super().make_room(writing=writing)
        self._areas.setVisible(not writing)
        self._offer_to_compare()
        self._show_which()

    def _open_which(self) -> None:
        self.panel_requested.emit(tr("Which is which?"), which_panel(self._mixed))

    def _say(self) -> None:
        self.warn("")
        self._offer_to_compare()
        self._warn_of_mix_ups()
        chosen = [self._session.library.cards[each].short_name for each in self._session.selection]
        number = ntr("{n} chosen", "{n} chosen", len(chosen))
        names = ", ".join(chosen) if len(chosen) <= _NAMED and not look().neutral else ""
        self.note_changed.emit(f"{number}  {names}" if chosen else "")
