"""Tests that a page names as ``path::test``: whether they are there, as the files themselves say."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
_NAMED = re.compile(r"\b(tests/[\w/]+\.py)(?:::(\w+))?")


def named_tests(text):
    """Give every test that a text names, as path and name; the name is empty where a whole file is meant."""
    return _NAMED.findall(text)


def missing_tests(text):
    """Give those that a text names and that are not there."""
    return [f"{path}::{name}" for path, name in named_tests(text) if not _is_there(path, name)]


def _is_there(path, name):
    return (ROOT / path).is_file() and (name in _tests_in(path) if name else bool(_tests_in(path)))


@cache
def _tests_in(path):
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return {each.name for each in tree.body if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")}
