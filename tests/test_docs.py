"""Holds the pages and the program together. Run as a script, it prints the table of codes."""

import re
from itertools import dropwhile, takewhile
from pathlib import Path

import pytest
import yaml
from named_tests import missing_tests

from models.content.loader import load_library
from models.content.problems import Code
from models.site import Phone, SignedValue, Site, load_site
from resources import resource

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "resources/README.md")]
PAGES += sorted((ROOT / "docs").rglob("*.md"))
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
HAZARD = re.compile(r"^\| (H\d+) \|.*\| (.*) \|$", re.MULTILINE)


def page(name):
    return (ROOT / name).read_text(encoding="utf-8")


def code_rows():
    return [f"| {code.id} | {code.next_step} |" for code in Code]


def hazards():
    return {number: re.findall(r"`([^`]+)`", tests) for number, tests in HAZARD.findall(page("docs/safety.md"))}


def hazard_table():
    """Give the cells of its heading and of the lines that follow without a break, as Markdown reads a table."""
    lines = dropwhile(lambda line: not line.startswith("| Id |"), page("docs/safety.md").splitlines())
    table = takewhile(lambda line: line.startswith("|"), lines)
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table]


def clinic_file():
    return re.search(r"```yaml\n(.*?)```", page("README.md"), re.DOTALL)[1]


def test_every_code_is_in_the_content_guide():
    rows = re.findall(r"^\| [A-Z]\d{3} \|.*$", page("docs/content-guide.md"), re.MULTILINE)

    assert rows == code_rows(), "run it as a script (PYTHONPATH=.) and put its table into docs/content-guide.md"


def test_the_hazards_are_one_table_numbered_without_a_gap_and_without_an_empty_cell():
    head, line, *rows = hazard_table()
    width = len(head)

    assert head == ["Id", "Hazard", "Cause", "Effect", "Control", "Rule", "Tests"]
    assert line == ["---"] * width
    assert [row[0] for row in rows] == [f"H{number:02}" for number in range(1, len(rows) + 1)]
    assert [row[0] for row in rows if len(row) != width or not all(row)] == []
    assert len(rows) == len(hazards()) == page("docs/safety.md").count("\n| H")


def test_each_hazard_has_a_test():
    assert all(hazards().values())


@pytest.mark.parametrize("number", hazards())
def test_every_test_that_a_hazard_names_is_there(number):
    assert missing_tests(" ".join(hazards()[number])) == [], "mend docs/safety.md or the test"


def test_every_rule_of_the_planner_answers_a_hazard():
    rules = set(re.findall(r"^- (M\d)", page("models/planning/compiler.py"), re.MULTILINE))

    assert rules
    assert rules <= set(re.findall(r"\bM\d\b", "\n".join(page("docs/safety.md").split("## Hazard log")[1:])))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_inside_the_project_leads_somewhere(path):
    targets = [each for each in LINK.findall(path.read_text(encoding="utf-8")) if not each.endswith(".png")]

    assert [each for each in targets if not (path.parent / each).exists()] == []


def test_the_clinics_file_in_the_readme_is_sound(tmp_path):
    path = tmp_path / "site.yaml"
    path.write_text(clinic_file(), encoding="utf-8")

    assert load_site(path, load_library(resource("content"))).problems == ()


def test_the_clinics_file_in_the_readme_shows_every_field():
    shown = yaml.safe_load(clinic_file())

    assert set(shown) == set(Site.model_fields)
    assert set(shown["phones"][0]) == set(Phone.model_fields)
    assert set(SignedValue.model_fields) in [set(each) for each in shown["parameters"].values()]


def test_every_make_target_in_the_readme_is_there():
    named = set(re.findall(r"^\| `make (\w+)` ", page("README.md"), re.MULTILINE)) | {"run", "test"}
    there = set(re.findall(r"^(\w+):", page("Makefile"), re.MULTILINE))

    assert named <= there


def test_the_list_of_icons_is_the_folder():
    listed = set(re.findall(r"^\| `([\w-]+\.svg)` ", page("resources/README.md"), re.MULTILINE))

    assert listed == {path.name for path in resource("icons").glob("*.svg")}


def test_the_seeds_corrections_name_sources_that_are_there():
    text = page("docs/seed-corrections.md")
    cells = [line.rsplit("|", 2)[1] for line in text.splitlines() if re.match(r"\| \d", line)]
    named = {each for cell in cells for each in re.findall(r"`([a-z][\w-]+)`", cell)}

    assert named
    assert named <= set(load_library(resource("content")).sources)


def test_the_changes_have_a_line_on_safety():
    releases = page("CHANGELOG.md").split("\n## ")[1:]

    assert all("### Safety" in each for each in releases)


if __name__ == "__main__":
    print("\n".join(code_rows()))
