"""The page for whoever installs a kiosk names, for every escape that people try, a test that is there or a recipe."""

import ast
import re
import shutil
import subprocess

import pytest
from watched import ROOT

PAGE = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (\d+) \|.*\| (.*) \|$", PAGE, re.MULTILINE)
HEADINGS = set(re.findall(r"^## (.*?)(?: \(.*\))?$", PAGE, re.MULTILINE))


def test_there_are_more_than_forty_and_all_are_numbered():
    assert [int(number) for number, _ in ROWS] == list(range(1, len(ROWS) + 1))
    assert len(ROWS) >= 40


@pytest.mark.parametrize(("number", "answer"), ROWS)
def test_every_escape_has_a_test_that_is_there_or_a_recipe(number, answer):
    tests, recipes = re.findall(r"`([^`]+)`", answer), re.findall(r"\*([^*]+)\*", answer)

    assert tests or recipes
    assert set(recipes) <= HEADINGS
    for path, _, name in (each.partition("::") for each in tests):
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        assert not name or name in {each.name for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)}


@pytest.mark.skipif(
    shutil.which("systemd-analyze") is None, reason="'systemd-analyze' is missing: apt-get install systemd"
)
def test_the_unit_is_one_that_systemd_can_read(tmp_path):
    unit = re.search(r"```ini\n(\[Unit\].*?)```", PAGE, re.DOTALL)[1]
    path = tmp_path / "readyroom.service"
    path.write_text(re.sub(r"^ExecStart=.*$", "ExecStart=/bin/true", unit, flags=re.MULTILINE))

    done = subprocess.run(["systemd-analyze", "verify", "--man=no", str(path)], capture_output=True, text=True)

    assert "readyroom.service" not in done.stderr, done.stderr
