"""Choose the procedures: search, filter by body area, and tick cards."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from models.content.procedure import Procedure
from models.content.search import search
from ui.language import ntr, tr
from ui.screens.screen import PagedScreen
from ui.session import Session
from ui.theme.icons import icon_pixmap
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.facts import fact_chips
from ui.widgets.labels import label
from ui.widgets.tile import CardTile, CheckTile, TileText

_NARROWEST_CARD = 100.0
_BESIDE_UP_TO_TEXT = 1.0


class ChooseScreen(PagedScreen):
    """Shows the procedures as cards; reports each tick to the session."""

    short_below_mm = 165.0

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._area = ""
        self._short = False
        self._cards: dict[QCheckBox, str] = {}
        self._build()
        self.title(
            tr("What are you here for?"),
            tr("Tap every test or procedure you are going to have. You can choose more than one."),
        )
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
        self._column.addWidget(self.search)
        self._turns = self._page_buttons()
        self._column.addWidget(self._filters())
        self._none = label(tr("Nothing matches. Try another word, or press “Get help”."), "lead")
        self._column.addWidget(self._none)
        self.add_pages()
        if look().text > _BESIDE_UP_TO_TEXT:
            self._column.addWidget(self._turns)

    def _page_buttons(self) -> QWidget:
        """Cards have page buttons of their own: *Continue* is for those who have chosen."""
        turns = QWidget()
        row = QHBoxLayout(turns)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        for text, by in ((tr("‹ Page before"), -1), (tr("Next page ›"), 1)):
            button = Button(text, "small")
            button.setProperty("by", by)
            button.clicked.connect(self._turn)
            row.addWidget(button)
        return turns

    def _turn(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self._turned(int(button.property("by")))

    def _show_page(self, page: int, pages: int) -> None:
        super()._show_page(page, pages)
        if hasattr(self, "_turns"):
            self._turns.setVisible(pages > 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show rows instead of cards where the height is short."""
        super().resizeEvent(event)
        short = self.height() < look().mm(self.short_below_mm) * (0.5 + 0.5 * look().text)
        if short != self._short:
            self._short = short
            self._fill()

    def _filters(self) -> QWidget:
        names = {
            "": tr("All"),
            "kidney-ureter": tr("Kidney and ureter"),
            "bladder": tr("Bladder"),
            "urethra-prostate": tr("Urethra and prostate"),
            "blood-vessels": tr("Blood vessels"),
            "womb": tr("Womb"),
            "spine-joints": tr("Spine and joints"),
            "stomach-bowel": tr("Stomach and bowel"),
            "general": tr("Other"),
        }
        used = {procedure.body_area for procedure in self._session.library.procedures.values()}
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(look().mm(3))
        self._areas = QButtonGroup(self)
        for area, name in names.items():
            if area == "" or area in used:
                button = Button(name, "chip")
                button.setProperty("area", area)
                button.setCheckable(True)
                button.setChecked(area == "")
                self._areas.addButton(button)
                layout.addWidget(button)
        layout.addStretch(1)
        if look().text <= _BESIDE_UP_TO_TEXT:
            layout.addWidget(self._turns)
        self._areas.buttonClicked.connect(self._filter)
        return row

    def enter(self, *, forward: bool) -> None:  # noqa: ARG002
        """Show the choice as it stands."""
        for card, procedure in self._cards.items():
            card.setChecked(procedure in self._session.selection)
        self._say()

    def place(self) -> tuple[str, str, int]:
        """The body area, the search and the first card."""
        return self._area, self.search.text(), self.pages.first_item

    def return_to(self, place: tuple[str, str, int]) -> None:
        """Filter and search as before."""
        area, words, item = place
        for button in self._areas.buttons():
            button.setChecked(button.property("area") == area)
        self._area = area
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

    def _filter(self, button: QPushButton) -> None:
        self._area = str(button.property("area"))
        self._fill()

    def _fill(self) -> None:
        found = [
            procedure
            for procedure in search(self._session.library, self.search.text())
            if self._area in ("", procedure.body_area)
        ]
        self._cards = {self._card(procedure): procedure.id for procedure in found}
        self._none.setVisible(not found)
        self.pages.set_items(list(self._cards), narrowest_mm=0 if self._short else _NARROWEST_CARD)

    def _card(self, procedure: Procedure) -> CardTile | CheckTile:
        chips = fact_chips(procedure.facts)
        text = TileText(procedure.short_name, procedure.summary, icon=procedure.icon, chips=chips)
        card = CheckTile(text) if self._short else CardTile(text)
        card.setObjectName(f"card-{procedure.id}")
        card.setChecked(procedure.id in self._session.selection)
        card.toggled.connect(self._toggle)
        return card

    def _toggle(self) -> None:
        card = self.sender()
        if isinstance(card, QCheckBox) and card in self._cards:
            self._session.toggle(self._cards[card])
            self._say()

    def _say(self) -> None:
        self.warn("")
        chosen = [self._session.library.procedures[each].short_name for each in self._session.selection]
        number = ntr("{n} chosen", "{n} chosen", len(chosen))
        self.note_changed.emit(f"{number}  {', '.join(chosen)}" if chosen else "")
