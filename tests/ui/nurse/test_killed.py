"""The nurse's window, killed at a random moment: what it showed as saved is there, and the same nurse goes on."""

import os
import random
import subprocess
import sys
import time
from uuid import UUID

import pytest
from desk import KEY
from watched import ROOT

from models.record.chain import verify
from models.record.fold import state_of
from models.store.sqlite_file import open_file

ROBOT = ROOT / "tests" / "robot_briefing.py"


def robot(what, folder):
    environment = os.environ | {"PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}", "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(
        [sys.executable, str(ROBOT), what, str(folder)], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )


def said(line, word):
    first, _, rest = line.rstrip().partition(" ")
    assert first == word, line
    return rest


@pytest.mark.parametrize("seed", range(2))
def test_a_killed_window_loses_nothing_and_the_nurse_goes_on(staff, tmp_path, seed):
    dice = random.Random(seed)
    with robot("lead", tmp_path) as program:
        saved = [said(program.stdout.readline(), "saved") for _ in range(dice.randint(1, 9))]
        time.sleep(dice.random() * 0.05)
        program.kill()
        saved += [said(line, "saved") for line in program.stdout.read().splitlines()]

    with open_file(tmp_path / "records.db", KEY, read_only=True) as store:
        (summary,) = store.find()
        state = state_of(store.events(UUID(str(summary.briefing))))
        assert set(saved) <= set(state.marks)
        assert (state.is_open, verify(store.links()).broken) == (True, None)
    with robot("go-on", tmp_path) as after:
        offered, *marked, chosen = after.communicate(timeout=60)[0].splitlines()
    assert "••••4821" in said(offered, "offered")
    assert {said(each, "marked") for each in marked} == set(state.marks)
    assert said(chosen, "chosen") == "nephrostogram cystoscopy-flexible"
    assert after.returncode == 0
