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
    ("given", "said"),
    [
        (["--site"], "--site takes one file"),
        (["--site", "nowhere.yaml"], "nowhere.yaml"),
        (["--kiosk", "--nurse"], "staff do not work at the kiosk"),
        (["--nurse", "--site"], "--site takes one file"),
        (["--nurse", "--site", "nowhere.yaml"], "nowhere.yaml"),
        (["--nurse", "list"], "'list' does not go with the window: readyroom [--nurse | --kiosk] [--site FILE]"),
    ],
)
def test_a_site_file_must_be_there(capsys, given, said):
    assert main(given) == 2
    assert said in capsys.readouterr().err


def test_a_command_goes_to_the_command_line(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["list"])

    assert stopped.value.code == 0
    assert "nephrostogram" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("given", "with_site", "for_staff"),
    [
        ([], False, False),
        (["--nurse"], False, True),
        (["--site", "FILE"], True, False),
        (["--nurse", "--site", "FILE"], True, True),
        (["--site", "FILE", "--nurse"], True, True),
    ],
)
def test_the_window_opens_for_patients_or_for_staff(monkeypatch, tmp_path, given, with_site, for_staff):
    site, opened = tmp_path / "site.yaml", []
    site.write_text("name: Riverside\n")
    monkeypatch.setattr("ui.application.run", lambda path, *, for_staff: opened.append((path, for_staff)) or 0)

    assert main([str(site) if each == "FILE" else each for each in given]) == 0
    assert opened == [(site if with_site else None, for_staff)]


@pytest.mark.parametrize(
    ("given", "clinics_file", "is_kiosk"),
    [
        (["--kiosk"], "", True),
        (["--kiosk", "--site", "FILE"], "", True),
        (["--site", "FILE"], "mode: kiosk", True),
        (["--site", "FILE"], "{mode: 'kiosk'}", True),
        (["--site", "FILE"], "mode: window  # not kiosk", False),
        (["--site", "FILE"], "mode: kiosks", False),
        (["--nurse", "--site", "FILE"], "mode: kiosk", False),
    ],
)
def test_the_kiosk_is_asked_for_by_name_or_in_the_clinics_file(monkeypatch, tmp_path, given, clinics_file, is_kiosk):
    site, opened = tmp_path / "site.yaml", []
    site.write_text(clinics_file)
    monkeypatch.setattr("ui.application.run", lambda *_, **__: opened.append("window") or 0)
    monkeypatch.setattr("ui.kiosk.supervisor.run", lambda *_: opened.append("kiosk") or 0)

    assert main([str(site) if each == "FILE" else each for each in given]) == 0
    assert opened == ["kiosk" if is_kiosk else "window"]
