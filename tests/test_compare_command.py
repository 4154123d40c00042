import json

import pytest
from builders import a_library, a_procedure, an_own, write_content
from typer.testing import CliRunner

from models.content.wording import Comparison
from ui.command_line import app

NOTE = {"id": "a-or-b", "procedures": ["a", "b"], "text": "A looks, b does not.", "sources": ["leaflet"]}


@pytest.fixture
def run(tmp_path):
    library = a_library(a_procedure("a"), *map(an_other, "bcd"), comparisons=[Comparison.model_validate(NOTE)])
    content = write_content(tmp_path / "content", library)

    def _run(*arguments):
        return CliRunner().invoke(app, ["compare", *map(str, arguments), "--content", str(content)])

    return _run


def an_other(letter):
    return an_own(letter, what="Other.", facts={"xray": False, "scope": True, "contrast": "none",
                                                "minutes": {"min": 5, "max": 20, "sources": ["leaflet"]}})  # fmt: skip


def test_compare_prints_notes_first_and_marks_what_differs(run):
    result = run("a", "b")

    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[:4] == ["Procedure a | Procedure b", "", "A looks, b does not.", "Sources: leaflet"]
    at = lines.index("≠ A camera? (different)")
    assert lines[at + 1 : at + 3] == ["    Procedure a  No", "    Procedure b  Yes"]
    assert "= How long? (the same)" in lines


def test_compare_prints_json(run):
    data = json.loads(run("a", "b", "c", "--json").stdout)

    assert [each["id"] for each in data["procedures"]] == ["a", "b", "c"]
    assert data["notes"] == ["A looks, b does not."]
    assert {"question": "A camera?", "different": True, "cells": ["No", "Yes", "Yes"]} in data["rows"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["a"], "compare two or three different procedures"),
        (["a", "a"], "compare two or three different procedures"),
        (["a", "b", "c", "d"], "compare two or three different procedures"),
        (["a", "e"], "there is no procedure 'e'"),
        (["a", "b", "--site", "nowhere.yaml"], "there is no file 'nowhere.yaml'"),
    ],
)
def test_what_cannot_be_compared_is_one_line(run, arguments, says):
    result = run(*arguments)

    assert result.exit_code == 2
    assert result.stderr.startswith(f"readyroom: {says}")
    assert result.stderr.count("\n") == 1


def test_the_clinics_country_gives_the_dose(run, tmp_path):
    site = tmp_path / "site.yaml"
    site.write_text("country: gb\n")

    assert run("a", "b", "--site", site).exit_code == 0
