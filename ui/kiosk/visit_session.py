"""The session of a person who is alone with the program, in public."""

from typing import TYPE_CHECKING, Literal, get_args

from PySide6.QtCore import Signal

from ui.session import Session

if TYPE_CHECKING:
    from models.content.library import Library
    from models.content.problems import Problem
    from models.document.sheet import Replaced
    from models.site import Kiosk, Site

Need = Literal["larger-text", "high-contrast", "easy-read", "slowly"]
NEEDS: tuple[Need, ...] = get_args(Need)


class VisitSession(Session):
    """A session that also knows the clinic's rules for the kiosk, and how the person asked to be told.

    Signals:
        sheet_issued: The sheet was given to the printer.
    """

    sheet_issued = Signal()

    def __init__(self, library: "Library", site: "Site", problems: "tuple[Problem, ...]") -> None:
        self._kiosk = site.kiosk
        self._read = library, site, problems
        super().__init__()
        self.load(*self._read)

    def speak(self) -> None:
        """Take the content in the language of the moment; it was read in the source language."""
        self.load(*self._read)

    def _forget(self) -> None:
        super()._forget()
        self._needs: tuple[Need, ...] = ()

    @property
    def kiosk(self) -> "Kiosk":
        """The clinic's rules."""
        return self._kiosk

    @property
    def needs(self) -> tuple[Need, ...]:
        """How the person asked to be told, in one order."""
        return self._needs

    def ask_for(self, needs: frozenset[Need]) -> None:
        """Take how the person wants to be told; the plan carries it to the team."""
        self._needs = tuple(each for each in NEEDS if each in needs)
        self._plan = None
        self.set_easy("easy-read" in needs)

    def issue(self, replaces: "Replaced | None") -> None:
        """Note that the sheet was printed."""
        super().issue(replaces)
        self.sheet_issued.emit()
