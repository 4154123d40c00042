"""Where the words of an author stand: the file, and the line of every field in it."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from models.content.problems import Code, Problem, problem

Path = tuple[str | int, ...]
"""The way to a field in a file: names of fields, and numbers of entries."""


def nearest_line(lines: Mapping[Path, int], path: Path) -> int:
    """Give the line of a path, or of the nearest enclosing one that is in the file."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def dotted(path: Path) -> str:
    """Write a path as problems name it: ``during.2.picture``."""
    return ".".join(str(part) for part in path)


class Lines(Mapping[Path, int], ABC):
    """The line of every path in a file, worked out when first asked for: only what is wrong asks."""

    @abstractmethod
    def _work_out(self) -> Mapping[Path, int]:
        """Find the lines."""

    @cached_property
    def _found(self) -> Mapping[Path, int]:
        return self._work_out()

    def __getitem__(self, path: Path) -> int:
        return self._found[path]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


class NotedLines(Lines):
    """Lines that were noted in the order of the data; where a key stood twice, those after it are not exact."""

    def __init__(self, data: Any, noted: list[int]) -> None:
        self._data, self._noted = data, noted

    def _work_out(self) -> Mapping[Path, int]:
        return dict(zip(_paths(self._data, ()), self._noted, strict=False))


def _paths(data: Any, path: Path) -> Iterator[Path]:
    yield path
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, each in items:
        yield from _paths(each, (*path, key))


@dataclass(frozen=True)
class Place:
    """Where a record stands: its file with the lines in it, and the path to the record there."""

    name: str
    lines: Mapping[Path, int]
    at: Path = ()

    def line(self, path: Path) -> int:
        """Give the line of a path inside the record."""
        return nearest_line(self.lines, (*self.at, *path))

    def problem(self, code: Code, path: Path, message: str) -> Problem:
        """Build a problem at a path inside the record."""
        return problem(code, self.name, self.line(path), dotted(path), message)
