"""Who is here, who interprets and how, and whether a chaperone is wanted."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.record.events import Present
from ui.language import tr
from ui.nurse.fields import Choices, Field, side_by_side
from ui.theme.look import look
from ui.widgets.flow import Flow
from ui.widgets.labels import label
from ui.widgets.tile import CheckTile, TileText


class PeopleFields(QObject):
    """The fields, of which only those are asked that apply.

    Signals:
        changed: Others are here, so that other fields apply.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.present = {each: CheckTile(TileText(words)) for each, words in _people().items()}
        self.present["patient"].setChecked(True)
        self._who = _Named(tr("Who is here?"), list(self.present.values()))
        self.how = Choices(tr("How does the interpreter take part?"), _ways(), "in_person")
        self.language, self.interpreter = Field(tr("Which language?")), Field(tr("Interpreter’s name or number"))
        self.reason = Field(tr("Why does a child interpret?"))
        self.chaperone = Choices(tr("Chaperone"), _chaperone(), "not_asked")
        side_by_side(self.language, self.interpreter)
        for tile in self.present.values():
            tile.toggled.connect(self.changed)

    def parts(self) -> list[QWidget]:
        """Give what is to be asked of those who are here."""
        interprets = any(self.present[each].isChecked() for each in self.present if "interpret" in each)
        who: list[QWidget] = [self.how, self.language, self.interpreter] if interprets else []
        child = [self.reason] if self.present["child_interpreting"].isChecked() else []
        return [self._who, *who, *child, self.chaperone]

    def those_present(self) -> Iterator[Present]:
        """Give those who are here; raise ValueError, in words for the nurse, where a reason is missing."""
        for who, tile in self.present.items():
            if not tile.isChecked():
                continue
            said: dict[str, Any] = {"who": who}
            if "interpret" in who:
                said |= {"how": self.how.chosen, "language": self.language.words or None}
                said |= {"name": self.interpreter.words or None}
            if who == "child_interpreting":
                if not self.reason.words:
                    raise ValueError(tr("Write down why a child interprets, or find an interpreter."))
                said["reason"] = self.reason.words
            yield Present(**said)


class _Named(QWidget):
    """Tiles under one name."""

    def __init__(self, name: str, tiles: list[CheckTile]) -> None:
        super().__init__()
        self.setProperty("full-row", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look().mm(1))
        column.addWidget(label(name, "body", bold=True))
        column.addWidget(Flow(list(tiles)))


def _people() -> dict[str, str]:
    return {
        "patient": tr("The patient"),
        "carer": tr("A carer"),
        "interpreter": tr("An interpreter"),
        "relative_interpreting": tr("A relative interprets"),
        "child_interpreting": tr("A child interprets"),
    }


def _ways() -> dict[str, str]:
    return {"in_person": tr("Here in the room"), "phone": tr("By phone"), "video": tr("By video")}


def _chaperone() -> dict[str, str]:
    return {"wanted": tr("Wanted"), "not_wanted": tr("Not wanted"), "not_asked": tr("Not asked yet")}
