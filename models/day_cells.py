"""The cells of a day's list: each read strictly, or refused with what to write instead."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Literal
from unicodedata import category, normalize

from models.content.nearest import did_you_mean
from models.content.search import Named
from models.planning.visit import VisitError, check_appointment
from models.record.reference import WrongReferenceError, check_reference
from models.site import Site

_LONGEST_CELL, _MOST_SHOWN = 300, 40
Column = Literal["time", "date", "procedures", "reference", "language"]
_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)(?::00)?(?: ?([ap])\.?m\.?)?", re.IGNORECASE | re.ASCII)
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
_WITH_DATE = re.compile(r"([\d.-]{8,10})(?:T|,? +)(.+)", re.ASCII)
_LANGUAGE = re.compile(r"[a-z]{2,3}([-_][a-z0-9]{2,8})*")
_RUN = "=+-@"
"""A cell that begins so is run by spreadsheets."""


class ListCode(Enum):
    """Kinds of problem; the code is stable, the wording may change."""

    NO_TABLE = ("D001", "Save the list as CSV, and read it again.")
    NO_COLUMN = ("D002", "Name it in the first line; time and procedures are needed.")
    TOO_MUCH = ("D003", "Keep one day in a file, and no more than its list.")
    CELLS = ("D004", 'Give the row a cell for each heading; put several procedures in quotes: "a; b".')
    TIME = ("D005", "Write the time as 14:05.")
    DATE = ("D006", "Write the date as 2026-12-02.")
    PROCEDURE = ("D007", "Write a procedure as the library names it, several with ; between them.")
    REFERENCE = ("D008", "Correct it, or leave it empty.")
    LANGUAGE = ("D009", "Write the code of a language, such as en or pl, or leave it empty.")
    SIGNS = ("D010", "Type the cell by hand, beginning with a letter or a digit.")
    TWICE = ("D011", "Remove one of the two.")


@dataclass(frozen=True)
class Entry:
    """One row: when, what, and by which ticket. ``at`` is the clinic's local time."""

    line: int
    at: datetime
    procedures: tuple[str, ...]
    reference: str | None = None
    language: str | None = None


class CellError(ValueError):
    """A cell that is refused."""

    def __init__(self, code: ListCode, message: str, column: Column) -> None:
        super().__init__(message)
        self.code, self.column = code, column


class Cells:
    """Reads the cells of one row."""

    def __init__(self, names: Mapping[str, frozenset[str]], site: Site, today: date) -> None:
        self._names, self._site, self._today = names, site, today

    def entry(self, line: int, given: Mapping[Column, str]) -> Entry:
        """Read one row; raise CellError for the first cell that cannot be."""
        cells = {column: _clean(column, text) for column, text in given.items()}
        at = self._moment(cells["time"], cells.get("date", ""))
        return Entry(
            line,
            at,
            self._procedures(cells["procedures"]),
            self._reference(cells.get("reference", "")),
            _language(cells.get("language", "")),
        )

    def _moment(self, text: str, day: str) -> datetime:
        parted = _WITH_DATE.fullmatch(text)
        own, text = (_day(parted[1], "time"), parted[2]) if parted else (None, text)
        said = _day(day, "date") if day else None
        if own and said and own != said:
            raise CellError(ListCode.DATE, f"'{shown(day)}' is not the day that stands with the time", "date")
        at = datetime.combine(said or own or self._today, _clock(text))
        try:
            check_appointment(at, self._site)
        except VisitError as error:
            raise CellError(ListCode.TIME, str(error), "time") from error
        return at

    def _procedures(self, text: str) -> tuple[str, ...]:
        parts = [each.strip() for each in text.split(";") if each.strip()]
        if not parts:
            raise CellError(ListCode.PROCEDURE, "no procedure is named", "procedures")
        return tuple(dict.fromkeys(map(self._procedure, parts)))

    def _procedure(self, text: str) -> str:
        found = self._names.get(_name(text), frozenset())
        if len(found) == 1:
            return next(iter(found))
        if found:
            raise CellError(
                ListCode.PROCEDURE, f"'{shown(text)}' may be {' or '.join(sorted(found))}; write which", "procedures"
            )
        hint = did_you_mean(_name(text), self._names)
        raise CellError(ListCode.PROCEDURE, f"there is no procedure '{shown(text)}'{hint}", "procedures")

    def _reference(self, text: str) -> str | None:
        if _name(text) in self._names:
            raise CellError(ListCode.CELLS, "here stands a procedure, and its own column has another", "reference")
        try:
            return check_reference(self._site, text)
        except WrongReferenceError as error:
            raise CellError(ListCode.REFERENCE, str(error), "reference") from error


def names_of(known: Iterable[Named]) -> dict[str, frozenset[str]]:
    """Give what each procedure is called; a name of several stands for none of them."""
    found: dict[str, frozenset[str]] = {}
    for each in known:
        for name in (each.id, each.name, each.short_name, *each.also_called):
            found[_name(name)] = found.get(_name(name), frozenset()) | {each.id}
    return found


def _name(text: str) -> str:
    return " ".join(normalize("NFKC", text).casefold().split())


def _clean(column: Column, text: str) -> str:
    """Give a cell with single spaces; refuse what a spreadsheet would run, and signs that nobody sees."""
    found = " ".join(text.split())
    if len(found) > _LONGEST_CELL:
        raise CellError(ListCode.SIGNS, f"the cell has more than {_LONGEST_CELL} signs", column)
    if any(category(each)[0] == "C" for each in found):
        raise CellError(ListCode.SIGNS, "the cell has signs that cannot be seen", column)
    first = normalize("NFKC", found)[:1]
    if first and first in _RUN:
        raise CellError(ListCode.SIGNS, f"the cell begins with '{first}'; a spreadsheet would run it", column)
    return found


def _clock(text: str) -> time:
    found = _CLOCK.fullmatch(text)
    hour, minute = (int(found[1]), int(found[2])) if found else (99, 99)
    half = found[3].lower() if found and found[3] else ""
    if half and hour == 12:
        raise CellError(
            ListCode.TIME, f"'{shown(text)}' is read both ways: it is 0:{minute:02} or 12:{minute:02}", "time"
        )
    if hour > (11 if half else 23) or minute > 59:
        raise CellError(ListCode.TIME, f"'{shown(text)}' is no time of a day" if text else "there is no time", "time")
    return time(hour + 12 * (half == "p"), minute)


def _day(text: str, column: Column) -> date:
    found, dotted = _DATE.fullmatch(text), _DOTTED.fullmatch(text)
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3]))
        if dotted:
            return date(int(dotted[3]), int(dotted[2]), int(dotted[1]))
    except ValueError:
        pass
    raise CellError(ListCode.DATE, f"'{shown(text)}' is no day, or may be read in two ways", column)


def _language(text: str) -> str | None:
    found = text.casefold().replace("_", "-")
    if found and not _LANGUAGE.fullmatch(found):
        raise CellError(ListCode.LANGUAGE, f"'{shown(text)}' is not the code of a language", "language")
    return found or None


def shown(text: str) -> str:
    """Give a cell as a message may show it: in one line, short, and only what can be seen."""
    seen = "".join(each for each in " ".join(text.split()) if category(each)[0] != "C")
    return seen if len(seen) <= _MOST_SHOWN else f"{seen[:_MOST_SHOWN]}…"
