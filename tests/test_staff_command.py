"""``readyroom staff``, from a pipe."""

import json

import pytest
from typer.testing import CliRunner

from models.staff import Staff
from ui.command_line import app

PIN = "408216"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "readyroom" / "staff.json"


@pytest.fixture
def run(tmp_path):
    def _run(*arguments, typed=f"{PIN}\n"):
        return CliRunner().invoke(app, ["staff", *arguments], input=typed, env={"XDG_DATA_HOME": str(tmp_path)})

    return _run


def test_who_is_added_can_sign_in_is_listed_and_can_be_removed(run, file):
    added = run("add", "Ann Okafor", "--role", "charge nurse", "--registration", "12A", "--manager")

    assert (added.exit_code, added.stdout) == (0, "Ann Okafor can sign in.\n")
    assert Staff(file).pin("Ann Okafor").check(PIN).opens
    assert run("list").stdout == "Ann Okafor  charge nurse  (manager)  12A\n"
    assert json.loads(run("list", "--json").stdout) == [
        {"name": "Ann Okafor", "role": "charge nurse", "rights": "manager", "registration": "12A"}
    ]
    assert run("remove", "ann okafor").exit_code == 0
    assert run("list").stdout == ""


@pytest.mark.parametrize(
    ("arguments", "typed", "says"),
    [
        (["add", "Ann"], "123456\n", "among the first that anybody would try"),
        (["add", " "], f"{PIN}\n", "the name has no letters"),
        (["add", "Ann", "--role", ""], f"{PIN}\n", "the role has no letters"),
        (["remove", "Ann"], "", "there is no account 'Ann'"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(run, file, arguments, typed, says):
    done = run(*arguments, typed=typed)

    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert says in done.stderr
    assert not file.exists()


def test_a_damaged_file_is_said_in_one_line(run, file):
    file.parent.mkdir()
    file.write_text("{")

    assert "cannot be read" in run("list").stderr
