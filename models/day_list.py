"""The list of a day, read from a table that another program saved: times, procedures, ticket numbers.

No name is needed. Only the columns that are known are read; of the others, such as names, no cell outlives its row, and
nothing is kept on any disk.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from unicodedata import normalize

from models.content.problems import Problem
from models.content.search import Named
from models.day_cells import CellError, Cells, Column, Entry, ListCode, names_of, shown
from models.site import Site
from models.table_text import Row, TableError, read_rows

MOST_ROWS = 500
MOST_BYTES = 1_000_000
_HEADINGS: Mapping[str, Column] = {
    **dict.fromkeys(("time", "start", "start time", "appointment", "appointment time", "slot", "at"), "time"),
    **dict.fromkeys(("date", "day", "appointment date"), "date"),
    **dict.fromkeys(("procedures", "procedure", "exam", "exams", "examination", "test", "tests"), "procedures"),
    **dict.fromkeys(("reference", "ref", "ticket", "ticket number", "ticket no", "mrn", "number", "id"), "reference"),
    **dict.fromkeys(("language", "lang"), "language"),
}  # fmt: skip
_NEEDED: tuple[Column, ...] = ("time", "procedures")


@dataclass(frozen=True)
class DayList:
    """What could be read, by time; what could not, and why; and the headings whose cells were not looked at.

    Messages may hold what stands in a cell: they are for the screen of staff, never for a log.
    """

    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    ignored: tuple[str, ...] = ()


def load_day_list(path: Path, known: Iterable[Named], site: Site, today: date) -> DayList:
    """Read the file; see ``read_day_list``."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        return DayList(
            problems=(_problem(ListCode.NO_TABLE, path.name, 0, "", f"it cannot be read: {error.strerror}"),)
        )
    return read_day_list(data, path.name, known, site, today)


def read_day_list(data: bytes, name: str, known: Iterable[Named], site: Site, today: date) -> DayList:
    """Read the list; a row that cannot be read is named among the problems, and the others count.

    ``known`` are the library's cards; ``today`` is the day of rows without a date.
    """
    if len(data) > MOST_BYTES:
        return DayList(problems=(_problem(ListCode.TOO_MUCH, name, 0, "", "the file is too large"),))
    reading = _Reading(name, Cells(names_of(known), site, today))
    try:
        for row in read_rows(data):
            if not reading.take(row):
                break
    except TableError as error:
        reading.note(ListCode.NO_TABLE, error.line, "", str(error))
    return reading.result()


class _Reading:
    """The table as far as it is read."""

    def __init__(self, name: str, cells: "Cells") -> None:
        self._name, self._cells = name, cells
        self._columns: dict[Column, int] = {}
        self._headings: tuple[str, ...] = ()
        self._entries: dict[tuple[object, ...], Entry] = {}
        self._problems: list[Problem] = []
        self._rows = 0

    def result(self) -> DayList:
        if not self._headings and not self._problems:
            self.note(ListCode.NO_TABLE, 0, "", "the file is empty")
        known = set(self._columns.values())
        ignored = tuple(each for place, each in enumerate(self._headings) if place not in known and each)
        entries = sorted(self._entries.values(), key=lambda each: (each.at, each.line))
        return DayList(tuple(entries), tuple(self._problems), ignored)

    def note(self, code: ListCode, line: int, field: str, message: str) -> None:
        self._problems.append(_problem(code, self._name, line, field, message))

    def take(self, row: Row) -> bool:
        """Take the next row; False where no further row can be."""
        if not self._headings:
            return self._head(row)
        self._rows += 1
        if self._rows > MOST_ROWS:
            self.note(ListCode.TOO_MUCH, row.line, "", "this row and those after it are not read")
            return False
        if any(each.strip() for each in row.cells[len(self._headings) :]):
            many = f"the row has {len(row.cells)} cells, and there are {len(self._headings)} headings"
            self.note(ListCode.CELLS, row.line, "", many)
            return True
        given = {column: row.cells[place] if place < len(row.cells) else "" for column, place in self._columns.items()}
        self._add(row.line, given)
        return True

    def _head(self, row: Row) -> bool:
        self._headings = tuple(shown(each) for each in row.cells)
        found = [(_HEADINGS.get(_heading(each)), place) for place, each in enumerate(row.cells)]
        for column, place in found:
            if column in self._columns:
                self.note(ListCode.NO_COLUMN, row.line, self._field(place), f"there are two columns for the {column}")
                return False
            if column is not None:
                self._columns[column] = place
        for needed in _NEEDED:
            if needed not in self._columns:
                self.note(ListCode.NO_COLUMN, row.line, "", f"no heading says which column is the {needed}")
                return False
        return True

    def _add(self, line: int, given: Mapping[Column, str]) -> None:
        try:
            entry = self._cells.entry(line, given)
        except CellError as error:
            self.note(error.code, line, self._field(self._columns.get(error.column, 0)), str(error))
            return
        same = self._entries.setdefault((entry.at, entry.procedures, entry.reference or line), entry)
        if same is not entry:
            self.note(ListCode.TWICE, line, "", f"this row says the same as line {same.line}")

    def _field(self, place: int) -> str:
        """Name a column as the head of the table does, and as a spreadsheet does."""
        return f"column {chr(ord('A') + place)} '{self._headings[place]}'" if place < 26 else self._headings[place]


def _heading(text: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", normalize("NFKC", text).casefold()).split())


def _problem(code: ListCode, file: str, line: int, field: str, message: str) -> Problem:
    return Problem(file, line, field, code.value[0], message, code.value[1])
