"""Compare: two or three procedures question by question, with what the authors say of the difference first."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.document.comparison import Table, compare
from ui.language import current_language, tr
from ui.screens.screen import PagedScreen
from ui.session import Session
from ui.theme.look import look
from ui.widgets.comparison_rows import heading_row, side_by_side, tall_row, wide_row
from ui.widgets.labels import clear
from ui.widgets.where_from import Sourced, SourcedRow, where_from_panel


class CompareScreen(PagedScreen):
    """Shows the table in pages of whole rows; the names stand above the rows of every page."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._procedures: tuple[str, ...] = ()
        self._table: Table | None = None
        self._wide = False
        self._names = QVBoxLayout()
        self._column.addLayout(self._names)
        self.add_pages()
        self.title(tr("Which is which?"), tr("Where the answers differ, you see the sign ≠ and the word “Different”."))

    def enter(self, *, forward: bool) -> None:  # noqa: ARG002
        """Leave the footer free."""
        self.note_changed.emit("")

    def about(self, procedures: tuple[str, ...]) -> None:
        """Set these procedures side by side."""
        self._procedures = procedures
        self._table = compare(self._session.library, procedures, self._session.site, current_language())
        self._fill(self._table)
        self.pages.show_first()

    def place(self) -> tuple[tuple[str, ...], int]:
        """The procedures and the first row that is shown."""
        return self._procedures, self.pages.first_item

    def return_to(self, place: tuple[tuple[str, ...], int]) -> None:
        """Compare the same again, from the same row."""
        procedures, item = place
        if procedures:
            self.about(procedures)
            self.pages.show_item(item)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the columns beside each other as soon as there is room."""
        super().resizeEvent(event)
        if self._table is not None and self._has_room(self._table) != self._wide:
            self._fill(self._table)

    def _has_room(self, table: Table) -> bool:
        return side_by_side(self.width() - 2 * look().mm(10), len(table.names))

    def _fill(self, table: Table) -> None:
        self._wide = self._has_room(table)
        clear(self._names)
        if self._wide:
            self._names.addWidget(heading_row(table.names))
        notes = [self._note(text, table.sources) for text in table.notes]
        rows = [wide_row(each) if self._wide else tall_row(each, table.names) for each in table.rows]
        self.pages.set_items([*notes, *rows])

    def _note(self, text: str, sources: tuple[str, ...]) -> SourcedRow:
        note = SourcedRow(Sourced(text, sources), surface="tint")
        note.asked.connect(self._explain)
        return note

    def _explain(self, said: Sourced) -> None:
        library = self._session.library
        procedures = [library.procedures[each] for each in self._procedures]
        panel = where_from_panel(said, library.sources, procedures, for_staff=self._session.for_staff)
        self.panel_requested.emit(said.name, panel)

    def _show_page(self, page: int, pages: int) -> None:
        super()._show_page(page, pages)
        self.forward_named.emit(tr("Back to the list") if page + 1 >= pages else "")
