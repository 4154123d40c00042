"""What has to hold is held: every row of the acceptance table names tests that are there, or a recipe."""

import re

import pytest
from named_tests import ROOT, missing_tests, named_tests

PAGE = (ROOT / "docs" / "acceptance.md").read_text(encoding="utf-8")
ROWS = {
    number: cells for number, *cells in re.findall(r"^\| ([A-Z]\d+) \| (.*) \| (.*) \| (.*) \|$", PAGE, re.MULTILINE)
}
COUNTS = {"A": 22, "T": 6, "K": 12, "P": 9, "R": 5, "C": 9, "L": 4, "S": 4, "N": 7, "Q": 9, "D": 5}
LINK = re.compile(r"\]\(([\w/.-]+)\)")
TARGET = re.compile(r"`make (\w+)`")


def test_every_row_is_there_once():
    assert list(ROWS) == [f"{part}{number}" for part, count in COUNTS.items() for number in range(1, count + 1)]
    assert len(ROWS) == PAGE.count("\n| ") - 2  # but for the heading and its line


@pytest.mark.parametrize("number", ROWS)
def test_each_row_names_what_holds_it_and_that_is_there(number):
    criterion, held, rest = ROWS[number]
    recipes = [*LINK.findall(held), *TARGET.findall(held)]

    assert criterion
    assert rest
    assert named_tests(held) or recipes or rest.startswith("**Not done**")
    assert missing_tests(held) == []
    assert [each for each in LINK.findall(held) if not (ROOT / "docs" / each).exists()] == []
    assert set(TARGET.findall(held)) <= set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE))


def test_what_is_not_held_is_counted_at_the_top():
    opened = [number for number, (_, _, rest) in ROWS.items() if rest.startswith(("**Not done**", "**In part**"))]

    assert f"{len(ROWS) - len(opened)} of {len(ROWS)} rows are held" in PAGE
    assert bool(opened) is (f"open: {', '.join(opened)}." in PAGE)
