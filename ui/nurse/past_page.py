"""Past briefings in the nurse's window: the list and one of them, with what is shown over it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.record.names import names_of
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
        print_requested: Papers are wanted. args: of which briefing, and what notes a copy of it in the record and is
            done on any thread; None for who may take none.
    """

    left = Signal()
    print_requested = Signal(object, object)
    accessible_role = QAccessible.Role.Client

    def __init__(self, store: "Store", at_work: "AtWork", session: Session, in_hand: Callable[[], UUID | None]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._store, self._session, self._in_hand = store, session, in_hand
        column = QVBoxLayout(self)
        edge = look().mm(5)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(look().mm(3))
        desk = RecordsDesk(
            store,
            at_work,
            names=names_of(session.library),
            choose_file=self._choose_file,
            export=self._export,
            print_again=self._print_again,
            keep_days=session.site.keep_records_days,
        )
        self._desk = desk
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

        session = self._session
        names = names_of(session.library)
        write_briefings(self._store, briefings, path, kind, session.site, current_language(), names=names)

    def _print_again(self, briefing: UUID) -> None:
        desk, in_hand = self._desk, self._in_hand()

        def note() -> None:
            desk.look_at(briefing, "export", in_hand)

        self.print_requested.emit(briefing, note if desk.at_work.may("export") else None)
