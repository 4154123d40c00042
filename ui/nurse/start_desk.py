"""The start of a briefing with what it needs of the computer: one's unfinished briefings, and the day's list."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from ui.language import tr
from ui.nurse.keeper import Keeper
from ui.nurse.records_words import trouble_words
from ui.nurse.start_page import StartPage
from ui.session import Session
from ui.tasks import Task

if TYPE_CHECKING:
    from models.day_list import DayList


class StartDesk(StartPage):
    """Looks up what was left unfinished by ``name``, reads lists, and says what is wrong with the records.

    Signals:
        list_read: arg: the DayList.
    """

    list_read = Signal(object)

    def __init__(self, session: Session, keeper: Keeper, name: str, listed: "DayList | None") -> None:
        super().__init__(session, name)
        self._keeper, self._name = keeper, name
        self._task: Task | None = None
        self.list_requested.connect(self._choose_list)
        keeper.troubled.connect(self._say_not_kept)
        keeper.opened.connect(self._say_kept)
        if listed is not None:
            self.side.show_list(listed)
        if keeper.trouble is not None:
            self._say_not_kept(keeper.trouble)
        self._offer_unfinished()

    def _offer_unfinished(self) -> None:
        from models.store.briefing import left_unfinished

        name = self._name
        self._keeper.ask(lambda store: left_unfinished(store, name), self._show_unfinished, self._say_not_kept)

    def _show_unfinished(self, found: Any) -> None:
        if isValid(self):
            self.side.show_unfinished(found)

    def _say_not_kept(self, error: Exception) -> None:
        """Say before a briefing begins that it could not be saved; during one, its own page says so."""
        if isValid(self):
            words = tr("A briefing cannot be saved now. {reason} You can begin; print before you close the program.")
            self.say(words.format(reason=trouble_words(error)))

    def _say_kept(self) -> None:
        self.say("")
        self._offer_unfinished()

    def _choose_list(self) -> None:
        dialog = QFileDialog(self, tr("Read a list (CSV)"), str(Path.home()), "CSV (*.csv *.txt *.tsv)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.read_list)
        dialog.open()

    def read_list(self, file: str) -> None:
        """Read the day's list, off the GUI thread."""
        from models.day_list import load_day_list

        cards, site, today = self._session.library.cards.values(), self._session.site, self._session.now.date()
        self._task = Task(lambda: load_day_list(Path(file), cards, site, today), self)
        self._task.done.connect(self._take_list)
        self._task.start()

    def _take_list(self, listed: "DayList") -> None:
        self.side.show_list(listed)
        self.list_read.emit(listed)
