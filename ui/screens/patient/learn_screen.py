"""Learn: one procedure explained part by part, for whoever wants to understand it and need not have it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ui.language import tr
from ui.screens.screen import PagedScreen
from ui.screens.target import Target
from ui.session import Session
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.icon_array import chance
from ui.widgets.labels import WrappingChip
from ui.widgets.natural_bars import natural_bars
from ui.widgets.panel import Panel
from ui.widgets.parts import Part, parts_of
from ui.widgets.where_from import Sourced, SourcedRow, where_from_panel

_NARROWEST_BUTTON = 110.0


class LearnScreen(PagedScreen):
    """Shows the parts one after the other; *Continue* goes on, *All parts* goes straight to one."""

    heading_alone_below_em = 30  # it names the procedure

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._procedure = ""
        self._parts: tuple[Part, ...] = ()
        self._index = 0
        self.contents = Button(tr("All parts"), "small")
        self.contents.clicked.connect(self._open_contents)
        self._top.addWidget(self.contents, 0, Qt.AlignmentFlag.AlignTop)
        self.add_pages()

    def enter(self, *, forward: bool) -> None:  # noqa: ARG002
        """Show the part that was shown last."""
        if self._parts:
            self._show(self._index)

    def about(self, procedures: tuple[str, ...]) -> None:
        """Begin with a procedure's first part."""
        (self._procedure,) = procedures
        library = self._session.library
        self._parts = parts_of(library.procedures[self._procedure], library, self._session.site)
        self._show(0)

    def place(self) -> tuple[str, int, int]:
        """The procedure, the part and its first item that is shown."""
        return self._procedure, self._index, self.pages.first_item

    def return_to(self, place: tuple[str, int, int]) -> None:
        """Show that part of that procedure."""
        procedure, index, item = place
        if procedure:
            self.about((procedure,))
            self._show(index)
            self.pages.show_item(item)

    def advance(self) -> bool:
        """Turn the page, then go to the next part."""
        return super().advance() or self._go(1)

    def retreat(self) -> bool:
        """Turn back the page, then go back a part."""
        return super().retreat() or self._go(-1)

    def _go(self, by: int) -> bool:
        if not 0 <= self._index + by < len(self._parts):
            return False
        self._show(self._index + by)
        if by < 0:
            self.pages.show_last()
        self.moved.emit()
        return True

    def _show(self, index: int) -> None:
        self._index = index
        part, card = self._parts[index], self._session.library.cards[self._procedure]
        named = tr("{procedure}: {part}").format(procedure=card.short_name, part=part.title)
        self.title(part.title if look().neutral else named)
        place = tr("Part {number} of {total}").format(number=index + 1, total=len(self._parts))
        self.note_changed.emit(place)
        self.pages.set_items(self._items(part))

    def _show_page(self, page: int, pages: int) -> None:
        super()._show_page(page, pages)
        last = page + 1 >= pages and self._index + 1 >= len(self._parts)
        self.forward_named.emit(tr("Back to the list") if last else "")

    def _items(self, part: Part) -> list[QWidget]:
        items: list[QWidget] = [_chips(part.chips)] if part.chips else []
        for number, said in enumerate(part.texts):
            more = self._ways_to(part.lookalikes[number], said.title) if part.lookalikes else []
            row = SourcedRow(said, action=tr("Read") if part.are_questions else "", more=more)
            row.asked.connect(self._explain)
            items.append(row)
            drawn = part.chances[number] if part.chances else None
            if drawn:
                row.setProperty("keep-with-next", True)
                items.append(chance(*drawn))
        if part.days:
            items.append(natural_bars(part.days))
        return items

    def _ways_to(self, procedure: str | None, name: str) -> list[QWidget]:
        """Make the buttons to a look-alike's own page and to the comparison with it."""
        if procedure is None:
            return []
        ways: tuple[tuple[str, str, Target], ...] = (
            (tr("Learn more"), tr("Learn more: {name}"), Target("learn", procedures=(procedure,))),
            (tr("Compare"), tr("Compare: {name}"), Target("compare", procedures=(self._procedure, procedure))),
        )
        made: list[QWidget] = []
        for words, spoken, target in ways:
            button = Button(words, "small")
            button.setAccessibleName(spoken.format(name=name))
            button.setProperty("target", target)
            button.clicked.connect(self._leave)
            made.append(button)
        return made

    def _leave(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self.go_to.emit(button.property("target"))

    def _explain(self, said: Sourced) -> None:
        library = self._session.library
        procedures = [library.procedures[self._procedure]]
        panel = where_from_panel(said, library.sources, procedures, for_staff=self._session.for_staff)
        self.panel_requested.emit(said.name, panel)

    def _open_contents(self) -> None:
        panel, buttons = Panel(), []
        for number, part in enumerate(self._parts):
            button = Button(part.title)
            button.setProperty("part", number)
            button.clicked.connect(self._choose_part)
            buttons.append(button)
        panel.set_items(list(buttons), narrowest_mm=_NARROWEST_BUTTON * look().text)
        self.panel_requested.emit(tr("All parts"), panel)

    def _choose_part(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self._show(int(button.property("part")))
            self.panel_finished.emit()
            self.moved.emit()


def _chips(texts: tuple[str, ...]) -> Flow:
    """Lay the facts out in as many rows as a narrow page needs."""
    facts = Flow([WrappingChip(text) for text in texts])
    facts.setProperty("keep-with-next", True)
    return facts
