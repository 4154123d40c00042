import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = [*(ROOT / "models").rglob("*.py"), *(ROOT / "ui").rglob("*.py"), *ROOT.glob("main.py")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_files_and_functions_stay_small(path):
    text = path.read_text(encoding="utf-8")
    functions = [each for each in ast.walk(ast.parse(text)) if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)]

    assert text.count("\n") <= 300
    assert not [each.name for each in functions if (each.end_lineno or 0) - each.lineno >= 50]


def test_no_init_file_in_tests_hides_a_package():
    assert not list((ROOT / "tests").rglob("__init__.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_translated_text_is_never_put_together_first(path):
    calls = [each for each in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(each, ast.Call)]
    names = {id(each): getattr(each.func, "attr", getattr(each.func, "id", "")) for each in calls}
    wrong = [each.lineno for each in calls if names[id(each)] in ("text", "tr", "ntr", "count")
             and any(isinstance(part, ast.JoinedStr) for part in each.args)]  # fmt: skip

    assert not wrong
