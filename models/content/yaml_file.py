"""Reads one YAML file into plain data, remembering on which line each field stands."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from models.content.places import NotedLines, Path, nearest_line
from models.content.problems import Code, Problem, problem

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE_NUMBER = re.compile(r"-?(0|[1-9]\d{0,17})")
_NUMERALS = "-0123456789"
_DEEPEST = 100
_QUOTED = ("'", '"', "|", ">")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True)
class YamlFile:
    """The data of a file, the line of every path in it, and what was wrong with it."""

    data: Any
    lines: Mapping[Path, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def line(self, path: Path) -> int:
        """Give the line of a path, or of the nearest enclosing one that is in the file."""
        return nearest_line(self.lines, path)


def read_yaml(name: str, text: str) -> YamlFile:
    """Read plain YAML: only ``true`` and ``false`` are booleans, so ``yes`` and ``no`` stay answers.

    Times and dates stay text, and a key written twice is a problem instead of a silent replacement; so is
    an alias, for it could make a small file endless.
    """
    try:
        reader = _Reader(name, _LOADER(text))
        data = reader.document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark  # of a file that was cut off, it is behind the last line
        line = min(mark.line, text.count("\n")) + 1 if mark else 1
        return _unreadable(name, line, str(error.problem))
    except yaml.YAMLError as error:
        return _unreadable(name, 1, " ".join(str(error).split()))
    return YamlFile(data, NotedLines(data, reader.lines), tuple(reader.problems))


def _unreadable(name: str, line: int, message: str) -> YamlFile:
    return YamlFile(None, {}, (problem(Code.UNREADABLE, name, line, "", message),))


class _Reader:
    """Turns the events of one file into plain data; to have nodes made first would take twice as long."""

    def __init__(self, name: str, events: Any) -> None:
        self._name = name
        self._next: Callable[[], Any] = events.get_event
        self.lines: list[int] = []
        self.problems: list[Problem] = []

    def document(self) -> Any:
        """Give the data of the one document, or None where there is none."""
        self._next()  # the start of the stream
        if isinstance(self._next(), yaml.StreamEndEvent):
            return None
        first = self._next()
        self.lines.append(first.start_mark.line + 1)
        data = self._plain(first, 0)
        self._next()  # the end of the document
        if not isinstance(further := self._next(), yaml.StreamEndEvent):
            raise yaml.MarkedYAMLError(problem="there is a second document in it", problem_mark=further.start_mark)
        return data

    def _plain(self, event: Any, depth: int) -> Any:
        """Give the data that begins with an event, noting the lines of all that is in it."""
        if type(event) is yaml.ScalarEvent:
            return _scalar(event)
        if depth > _DEEPEST:
            raise yaml.MarkedYAMLError(problem="the file is nested too deep", problem_mark=event.start_mark)
        if type(event) is yaml.MappingStartEvent:
            return self._mapping(depth + 1)
        if type(event) is yaml.SequenceStartEvent:
            return self._sequence(depth + 1)
        line, message = event.start_mark.line + 1, "an alias (*) is not allowed; write it out"
        self.problems.append(problem(Code.UNREADABLE, self._name, line, "", message))
        return None

    def _sequence(self, depth: int) -> list[Any]:
        found: list[Any] = []
        take, note = self._next, self.lines.append
        while type(event := take()) is not yaml.SequenceEndEvent:
            note(event.start_mark.line + 1)
            found.append(_scalar(event) if type(event) is yaml.ScalarEvent else self._plain(event, depth))
        return found

    def _mapping(self, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        take, note = self._next, self.lines.append
        while type(event := take()) is not yaml.MappingEndEvent:
            line = event.start_mark.line + 1
            key = event.value if type(event) is yaml.ScalarEvent else self._odd_key(event, depth)
            if key in found:
                self.problems.append(problem(Code.DUPLICATE_KEY, self._name, line, key, f"'{key}' stands twice"))
            note(line)
            event = take()
            found[key] = _scalar(event) if type(event) is yaml.ScalarEvent else self._plain(event, depth)
        return found

    def _odd_key(self, event: Any, depth: int) -> str:
        """Give a key that is a list or a mapping, in words; what is in it has no line of its own."""
        noted = len(self.lines)
        key = str(self._plain(event, depth))
        del self.lines[noted:]
        return key


def _scalar(event: Any) -> Any:
    text = event.value
    if event.style in _QUOTED:
        return text
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    return int(text) if text[0] in _NUMERALS and _WHOLE_NUMBER.fullmatch(text) else text
