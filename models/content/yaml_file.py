"""Reads one YAML file into plain data, remembering on which line each field stands."""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from models.content.places import Path, nearest_line
from models.content.problems import Code, Problem, problem

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE_NUMBER = re.compile(r"-?(0|[1-9]\d{0,17})")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True)
class YamlFile:
    """The data of a file, the line of every path in it, and what was wrong with it."""

    data: Any
    lines: dict[Path, int] = field(default_factory=dict)
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
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        return _unreadable(name, mark.line + 1 if mark else 1, str(error.problem))
    except yaml.YAMLError as error:
        return _unreadable(name, 1, " ".join(str(error).split()))
    reader = _Reader(name)
    try:
        data = reader.plain(node, ()) if node is not None else None
    except RecursionError:
        return _unreadable(name, 1, "the file is nested too deep")
    return YamlFile(data, reader.lines, tuple(reader.problems))


def _unreadable(name: str, line: int, message: str) -> YamlFile:
    return YamlFile(None, {}, (problem(Code.UNREADABLE, name, line, "", message),))


class _Reader:
    """Turns the nodes of one file into plain data."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._seen: set[int] = set()
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []

    def plain(self, node: yaml.Node, path: Path) -> Any:
        """Give the data of a node, noting the line of every path in it."""
        line = node.start_mark.line + 1
        if id(node) in self._seen:
            message = "an alias (*) is not allowed; write it out"
            self.problems.append(problem(Code.UNREADABLE, self._name, line, "", message))
            return None
        self._seen.add(id(node))
        self.lines[path] = line
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(item, (*path, index)) for index, item in enumerate(node.value)]
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        return _scalar(node)

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            if key in found:
                self.problems.append(problem(Code.DUPLICATE_KEY, self._name, line, key, f"'{key}' stands twice"))
            found[key] = self.plain(value_node, (*path, key))
            self.lines[(*path, key)] = line
        return found


def _scalar(node: yaml.Node) -> Any:
    text = str(node.value)
    if getattr(node, "style", None) in ("'", '"', "|", ">"):
        return text
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    return int(text) if _WHOLE_NUMBER.fullmatch(text) else text
