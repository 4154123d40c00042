"""A mutation run passes only if each changed program was tried to the end, and nine in ten were noticed."""

import json
import runpy
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[1] / "packaging" / "survivors.py"


@pytest.fixture
def sum_up(tmp_path, monkeypatch, capsys):
    def run(*codes):
        folder = tmp_path / "mutants" / "models"
        folder.mkdir(parents=True)
        named = {f"models.x_f__mutmut_{number}": code for number, code in enumerate(codes)}
        (folder / "a.py.meta").write_text(json.dumps({"exit_code_by_key": named}))
        monkeypatch.chdir(tmp_path)
        passed = runpy.run_path(str(SCRIPT))["main"]() == 0
        return passed, capsys.readouterr().out.splitlines()

    return run


def test_nine_in_ten_is_enough_and_the_survivors_are_named(sum_up):
    passed, said = sum_up(*[1] * 9, 0)

    assert passed
    assert said == ["models.x_f__mutmut_9", "9 of 10 killed: 90.0%; 1 survived, 0 not tried"]


@pytest.mark.parametrize("code", [0, 5, 33])
def test_less_is_not(sum_up, code):
    assert not sum_up(*[1] * 8, code, code)[0]


@pytest.mark.parametrize("code", [3, 24, -24, 36, 37, 152, 255])
def test_an_end_by_force_or_by_the_clock_counts_as_noticed(sum_up, code):
    assert sum_up(code) == (True, ["1 of 1 killed: 100.0%; 0 survived, 0 not tried"])


@pytest.mark.parametrize("code", [None, 2, 34, 35, -9, -11])
def test_what_was_not_tried_to_the_end_is_not_killed(sum_up, code):
    passed, said = sum_up(*[1] * 99, code)

    assert not passed
    assert said == [
        f"not tried: models.x_f__mutmut_99 ({code})",
        "99 of 100 killed: 99.0%; 0 survived, 1 not tried",
    ]


def test_a_run_that_left_nothing_does_not_pass(sum_up):
    assert not sum_up()[0]
