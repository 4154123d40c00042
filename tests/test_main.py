"""What ``readyroom`` does with its arguments, and where there is no screen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from main import main

ROOT = Path(__file__).parents[1]
SCREENS = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}


def test_without_a_screen_it_says_what_to_do_instead():
    without = {name: value for name, value in os.environ.items() if name not in SCREENS}

    done = subprocess.run([sys.executable, "main.py"], cwd=ROOT, env=without, capture_output=True, text=True)

    assert done.returncode == 2
    assert "make tour" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("given", "said"), [(["--site"], "--site takes one file"), (["--site", "nowhere.yaml"], "nowhere.yaml")]
)
def test_a_site_file_must_be_there(capsys, given, said):
    assert main(given) == 2
    assert said in capsys.readouterr().err


def test_a_command_goes_to_the_command_line(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["list"])

    assert stopped.value.code == 0
    assert "nephrostogram" in capsys.readouterr().out
