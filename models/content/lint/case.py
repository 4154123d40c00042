"""What the rules look at, cut into records, texts and sentences, and what they give back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path as FilePath
from typing import Any

from models.content import references
from models.content.base import Content, parts
from models.content.library import Library
from models.content.places import Path, Place
from models.content.problems import Code, Problem
from models.content.procedure import Procedure
from models.content.translation import texts
from models.content.wording import sentences

_NAMES = ("name", "short_name", "also_called")


@dataclass(frozen=True)
class Finding:
    """A problem, and the path of its record by ids, by which an exception names it."""

    problem: Problem
    record: str

    @property
    def id(self) -> str:
        """What an exception says to mean it."""
        return f"{self.problem.code}/{self.record}"


@dataclass(frozen=True)
class Part:
    """A record, or one inside it, and where it stands."""

    record: Any
    path: Path
    outer: Any
    kind: str
    place: Place

    def finding(self, code: Code, message: str, *field: str | int) -> Finding:
        """Report a field of this part, or the part itself."""
        path = (*self.path, *field)
        return Finding(self.place.problem(code, path, message), _by_ids(self.kind, self.outer, path))


def _by_ids(kind: str, record: Any, path: Path) -> str:
    """Write a path so that it stays right when lines are added: ``procedures/x/during/lie-down/feel``."""
    names = [kind, record.id]
    for step in path:
        if isinstance(step, int):
            record = record[step]
            names.append(getattr(record, "id", None) or str(step))
        else:
            record = getattr(record, step, None) or getattr(record, f"{step}_", None)
            names.append(step)
    return "/".join(names)


@dataclass(frozen=True)
class Text:
    """One text that people read, and where it stands; ``record`` is the outermost one."""

    part: Part
    path: Path
    words: str

    def finding(self, code: Code, message: str) -> Finding:
        """Report this text."""
        return self.part.finding(code, message, *self.path)

    @property
    def is_name(self) -> bool:
        """Tell whether it is what a procedure is called, and so no sentence."""
        return isinstance(self.part.record, Procedure) and self.path[0] in _NAMES

    @property
    def is_for_the_team(self) -> bool:
        """Tell whether no patient reads it."""
        return self.path[-1] == "ask_team_when"

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Give its sentences; a text without a full stop is one."""
        return sentences(self.words)


def asked(procedure: Procedure) -> frozenset[str]:
    """Give the questions that a procedure asks of anybody."""
    return frozenset(each if isinstance(each, str) else each.use for each in procedure.questions)


@dataclass(frozen=True)
class Case:
    """The content, the folders of the drawings and of the fonts, and the day on which it is read."""

    library: Library
    views_folder: FilePath
    fonts_folder: FilePath
    today: date

    def part(self, kind: str, record: Content) -> Part:
        """Give a record that stands in a file by itself; its id will do for a place if nobody knows it."""
        name = f"{kind}/{getattr(record, 'id', '')}"
        return Part(record, (), record, kind, self.library.places.get(name) or Place(name, {}))

    @cached_property
    def procedures(self) -> tuple[Part, ...]:
        """Every procedure."""
        return tuple(self.part("procedures", each) for each in self.library.procedures.values())

    @cached_property
    def records(self) -> tuple[Part, ...]:
        """Every record that has an id of its own in a file."""
        shared = (
            self.part(kind, record)
            for kind in references.SHARED_KINDS
            for record in getattr(self.library, kind).values()
        )
        return (*shared, *self.procedures)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Every record, and every record inside it."""
        return tuple(
            Part(inner, path, outer.record, outer.kind, outer.place)
            for outer in self.records
            for path, inner in parts(outer.record)
        )

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """Every text that people read."""
        return tuple(Text(outer, path, words) for outer in self.records for path, words in texts(outer.record))

    @cached_property
    def sentences(self) -> tuple[tuple[Text, str], ...]:
        """Every sentence that people read, with its text; names are none."""
        return tuple((text, each) for text in self.texts if not text.is_name for each in text.sentences)

    def strings(self) -> Iterator[tuple[Part, str, str]]:
        """Every string of every record with its field, notes and words for the team too."""
        for part in self.parts:
            for name, value in part.record:
                for each in value if isinstance(value, tuple) else (value,):
                    if isinstance(each, str):
                        yield part, name.removesuffix("_"), each
