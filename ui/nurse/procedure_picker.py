"""Choose procedures as one types; those that are chosen stay in sight and go at a touch."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.content.library import Library
from ui.language import tr
from ui.nurse.fields import Field
from ui.theme.look import look
from ui.widgets.button import Button
from ui.widgets.flow import Flow
from ui.widgets.labels import label

_SHOWN = 6


class ProcedurePicker(QWidget):
    """A field, what it finds, and what is chosen.

    Signals:
        changed: Another choice was made.
    """

    changed = Signal()

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.setProperty("full-row", True)
        self._library = library
        self.chosen: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().mm(2))
        self.field = Field(tr("Procedures"), tr("A name, or a word such as “bladder” or “dye”. Enter takes the first."))
        self._found, self._taken = _Row(), _Row()
        self._none = label(tr("Nothing matches. Try another word."), "small")
        for each in (self.field, self._none, self._found, self._taken):
            column.addWidget(each)
        self.field.changed.connect(self._search)
        self.field.edit.returnPressed.connect(self._take_first)
        self._search()

    def choose(self, procedures: tuple[str, ...]) -> None:
        """Choose these."""
        self.chosen = procedures
        self._show()

    def _search(self) -> None:
        words = self.field.words
        found = self._library.search.find(words)[:_SHOWN] if words else []
        self._none.setVisible(bool(words) and not found)
        self._found.fill([(each.id, each.short_name) for each in found if each.id not in self.chosen], self._take)

    def _take_first(self) -> None:
        if self._found.buttons:
            self._found.buttons[0].click()

    def _take(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.chosen = (*self.chosen, button.property("procedure"))
            self.field.edit.clear()
            self.field.edit.setFocus()
            self._show()

    def _drop(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.chosen = tuple(each for each in self.chosen if each != button.property("procedure"))
            self._show()

    def _show(self) -> None:
        names = [(each, self._library.cards[each].short_name) for each in self.chosen]
        self._taken.fill(names, self._drop, taken=True)
        self._search()
        self.changed.emit()


class _Row(QWidget):
    """Buttons side by side."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._flow: Flow | None = None
        self.buttons: list[Button] = []

    def fill(self, names: list[tuple[str, str]], press: object, *, taken: bool = False) -> None:
        """Show these procedures."""
        if self._flow is not None:
            self._flow.hide()
            self._column.removeWidget(self._flow)
            self._flow.deleteLater()
        self.buttons = []
        for procedure, name in names:
            button = Button(tr("{name}  ×").format(name=name) if taken else name, "chip")
            button.setAccessibleName(tr("Take out {name}").format(name=name) if taken else name)
            button.setCheckable(taken)
            button.setChecked(taken)
            button.setProperty("procedure", procedure)
            button.clicked.connect(press)
            self.buttons.append(button)
        self._flow = Flow(self.buttons)
        self._column.addWidget(self._flow)
        self.setVisible(bool(names))
