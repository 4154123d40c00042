"""Where the words of an author stand: the file, and the line of every field in it."""

from collections.abc import Mapping
from dataclasses import dataclass

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
