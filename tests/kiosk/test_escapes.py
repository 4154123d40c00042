"""The page for whoever installs a kiosk names, for every escape that people try, a test that is there or a recipe."""

import os
import re
import shutil
import subprocess
from xml.etree import ElementTree as ET

import pytest
from named_tests import missing_tests
from watched import ROOT

PAGE = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (\d+) \|.*\| (.*) \|$", PAGE, re.MULTILINE)
HEADINGS = set(re.findall(r"^## (.*?)(?: \(.*\))?$", PAGE, re.MULTILINE))


def recipe(name):
    return (ROOT / "packaging" / "kiosk" / name).read_text(encoding="utf-8")


def test_there_are_more_than_forty_and_all_are_numbered():
    assert [int(number) for number, _ in ROWS] == list(range(1, len(ROWS) + 1))
    assert len(ROWS) >= 40


@pytest.mark.parametrize(("number", "answer"), ROWS)
def test_every_escape_has_a_test_that_is_there_or_a_recipe(number, answer):
    tests, recipes = re.findall(r"`([^`]+)`", answer), re.findall(r"\*([^*]+)\*", answer)

    assert tests or recipes
    assert set(recipes) <= HEADINGS
    assert missing_tests(answer) == []


@pytest.mark.skipif(
    shutil.which("systemd-analyze") is None, reason="'systemd-analyze' is missing: apt-get install systemd"
)
@pytest.mark.parametrize("dropped_in", [(), ("x11.conf",)], ids=["cage", "x11"])
def test_the_unit_is_one_that_systemd_can_read(tmp_path, dropped_in):
    for name in ("readyroom.service", *dropped_in):
        path = tmp_path / (name if name.endswith("service") else f"readyroom.service.d/{name}")
        path.parent.mkdir(exist_ok=True)
        path.write_text(re.sub(r"^ExecStart=/.*$", "ExecStart=/bin/true", recipe(name), flags=re.MULTILINE))
    unit = str(tmp_path / "readyroom.service")

    done = subprocess.run(["systemd-analyze", "verify", "--man=no", unit], capture_output=True, text=True)

    assert "readyroom.service" not in done.stderr, done.stderr


@pytest.mark.parametrize("name", ["openbox.xml", "ShellLauncher.xml"])
def test_the_xml_of_the_recipes_can_be_read(name):
    root = ET.fromstring(recipe(name).encode())  # noqa: S314 - our own
    assert root.tag.endswith(("openbox_config", "ShellLauncherConfiguration"))


def test_openbox_is_given_no_key_and_no_menu():
    root = ET.fromstring(recipe("openbox.xml").encode())  # noqa: S314 - our own
    assert [len(each) for each in root] == [0, 0]


def test_the_session_is_a_script_that_a_shell_can_read():
    script = ROOT / "packaging" / "kiosk" / "x11-session"

    assert os.access(script, os.X_OK)
    assert subprocess.run(["sh", "-n", str(script)]).returncode == 0


def test_every_recipe_is_on_the_page_and_every_file_that_the_page_names_is_there():
    there = {each.name for each in (ROOT / "packaging" / "kiosk").iterdir()}
    named = set(re.findall(r"packaging/kiosk/([\w.-]+\w)", PAGE))

    assert named == there


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("sysctl.conf", "kernel.sysrq = 0"),
        ("coredump.conf", "Storage=none"),
        ("logind.conf", "NAutoVTs=0"),
        ("readyroom.service", "LimitCORE=0"),
    ],
)
def test_the_recipes_set_what_the_self_check_looks_for(name, says):
    assert says in recipe(name).splitlines()
