"""Past briefings in the nurse's window: the list and one of them, with what is shown over it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.language import current_language, tr
from ui.nurse.records_desk import Format, RecordsDesk
from ui.nurse.records_page import RecordsPage
from ui.session import Session
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from models.staff import AtWork
    from models.store.store import Store


class PastPage(QWidget):
    """Finds, opens, corrects, copies and prints what was kept.

    Signals:
        left: Back to where one came from.
        print_requested: arg: the briefing whose paper is wanted.
    """

    left = Signal()
    print_requested = Signal(object)

    def __init__(self, store: "Store", at_work: "AtWork", session: Session, in_hand: Callable[[], UUID | None]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._store, self._session = store, session
        column = QVBoxLayout(self)
        edge = look().mm(5)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(look().mm(3))
        desk = RecordsDesk(
            store,
            at_work,
            names={each.id: each.short_name for each in session.library.cards.values()},
            choose_file=self._choose_file,
            export=self._export,
            print_again=self.print_requested.emit,
            keep_days=session.site.keep_records_days,
        )
        self.records = RecordsPage(desk, in_hand)
        column.addWidget(self.records, 1)
        row = QHBoxLayout()
        self.back = Button(tr("Back"), "compact")
        self.back.clicked.connect(self.left)
        row.addWidget(self.back)
        row.addStretch(1)
        column.addLayout(row)
        self.overlay = Overlay(self)
        self.records.panel_requested.connect(self.overlay.open_panel)
        self.records.panel_finished.connect(self.overlay.close_panel)
        self.records.show_list()

    def _choose_file(self, name: str) -> Path | None:
        file, _ = QFileDialog.getSaveFileName(self, tr("Save"), str(Path.home() / name))
        return Path(file) if file else None

    def _export(self, path: Path, kind: Format, briefings: Sequence[UUID]) -> None:
        from models.export.briefings import write_briefings

        write_briefings(self._store, briefings, path, kind, self._session.site, current_language())
