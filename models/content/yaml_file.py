"""Reads one YAML file into plain data, remembering on which line each field stands."""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from models.content.problems import Code, Problem, problem

Path = tuple[str | int, ...]
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE_NUMBER = re.compile(r"-?(0|[1-9]\d*)")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True)
class YamlFile:
    """The data of a file, the line of every path in it, and what was wrong with it."""

    data: Any
    lines: dict[Path, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def line(self, path: Path) -> int:
        """Give the line of a path, or of the nearest enclosing one that is in the file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_yaml(name: str, text: str) -> YamlFile:
    """Read plain YAML: only ``true`` and ``false`` are booleans, so ``yes`` and ``no`` stay answers.

    Times and dates stay text, and a key written twice is a problem instead of a silent replacement.
    """
    try:
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return YamlFile(None, {}, (problem(Code.UNREADABLE, name, mark.line + 1 if mark else 1, "", str(error.problem or error.context)),))
    except yaml.YAMLError as error:
        return YamlFile(None, {}, (problem(Code.UNREADABLE, name, 1, "", " ".join(str(error).split())),))
    lines: dict[Path, int] = {}
    problems: list[Problem] = []
    data = _plain(node, (), lines, problems, name) if node is not None else None
    return YamlFile(data, lines, tuple(problems))


def _plain(node: yaml.Node, path: Path, lines: dict[Path, int], problems: list[Problem], name: str) -> Any:
    lines[path] = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*path, index), lines, problems, name) for index, item in enumerate(node.value)]
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in found:
                problems.append(problem(Code.DUPLICATE_KEY, name, key_node.start_mark.line + 1, key, f"'{key}' stands twice"))
            found[key] = _plain(value_node, (*path, key), lines, problems, name)
            lines[(*path, key)] = key_node.start_mark.line + 1
        return found
    return _scalar(node)


def _scalar(node: yaml.Node) -> Any:
    text = str(node.value)
    if getattr(node, "style", None) in ("'", '"', "|", ">"):
        return text
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    return int(text) if _WHOLE_NUMBER.fullmatch(text) else text
