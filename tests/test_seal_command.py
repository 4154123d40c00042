"""``readyroom seal-key`` and ``seal``; and what the windows and the other commands make of content under a seal."""

import shutil

import pytest
from typer.testing import CliRunner

from models.content.folder import Folder
from models.content.seal import broken
from models.site import load_site
from resources import resource
from ui.application import read_content
from ui.command_line import app


@pytest.fixture
def clinic(tmp_path, monkeypatch):
    """A clinic with content, a key and a file of its own."""

    def find(*names):
        return tmp_path / "content" if names == ("content",) else resource(*names)

    for each in ("ui.application.resource", "resources.resource"):
        monkeypatch.setattr(each, find)
    monkeypatch.setattr("models.folders.last_good_path", lambda: tmp_path / "last-good")
    shutil.copytree(resource("content"), tmp_path / "content")
    return Clinic(tmp_path)


class Clinic:
    def __init__(self, folder):
        self.content, self.key, self.site = folder / "content", folder / "clinic.key", folder / "site.yaml"

    def run(self, *arguments):
        return CliRunner().invoke(app, [str(each) for each in arguments])

    def seal(self):
        self.site.write_text(self.run("seal-key", self.key).stdout)
        return self.run("seal", "--key", self.key)

    def change(self):
        path = self.content / "procedures" / "nephrostogram.yaml"
        path.write_text(path.read_text().replace(" the ", " thy ", 1))


def test_a_key_is_made_once_and_nobody_else_may_read_it(clinic):
    made = clinic.run("seal-key", clinic.key)
    clinic.site.write_text(made.stdout)

    assert clinic.key.stat().st_mode & 0o777 == 0o600
    assert [len(each) for each in load_site(clinic.site).site.content_keys] == [44]
    again = clinic.run("seal-key", clinic.key)
    assert (again.exit_code, again.stderr.count("\n")) == (2, 1)
    assert "is there already" in again.stderr


def test_what_was_sealed_is_under_the_key_of_the_clinics_file(clinic):
    done = clinic.seal()
    keys = load_site(clinic.site).site.content_keys

    assert done.exit_code == 0
    assert done.stdout == f"Sealed {len(Folder(clinic.content).names())} files for content_keys: [{keys[0]}]\n"
    assert broken(Folder(clinic.content), keys) == ()


def test_content_with_problems_is_not_sealed(clinic):
    (clinic.content / "procedures" / "nephrostogram.yaml").write_text("id: [")
    done = clinic.seal()

    assert (done.exit_code, done.stdout) == (2, "")
    assert "none may be sealed" in done.stderr


def test_what_is_no_key_is_one_line(clinic):
    clinic.key.write_text("words")
    done = clinic.run("seal", "--key", clinic.key)

    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert "make a key with 'readyroom seal-key'" in done.stderr


@pytest.mark.parametrize("command", [["seal-key"], ["seal", "--key"]])
def test_a_file_in_no_folder_is_named(clinic, command):
    done = clinic.run(*command, clinic.key / "deeper")

    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert str(clinic.key / "deeper") in done.stderr


def test_a_window_shows_the_last_sealed_content_after_a_changed_byte(clinic, tmp_path):
    clinic.seal()
    good, _ = read_content(clinic.site, tmp_path / "cache")
    clinic.change()
    shown, _ = read_content(clinic.site, tmp_path / "cache")

    assert shown.procedures["nephrostogram"] == good.procedures["nephrostogram"]
    assert shown.problems[0].file == "procedures/nephrostogram.yaml"


def test_a_command_takes_no_changed_byte_either(clinic):
    clinic.seal()
    clinic.change()
    refused = clinic.run("plan", "nephrostogram", "--site", clinic.site)

    assert (refused.exit_code, refused.stdout) == (2, "")
    own = clinic.run("plan", "nephrostogram", "--site", clinic.site, "--content", clinic.content)
    assert "Nephrostogram" in own.stdout, "a folder that is named is taken as it is"


def test_check_names_what_is_not_as_it_was_sealed(clinic):
    clinic.seal()
    clinic.change()
    done = clinic.run("check", "--site", clinic.site)

    assert done.exit_code == 1
    assert done.stdout.startswith("procedures/nephrostogram.yaml: the file is not as it was sealed [C087]")
    assert "C087" not in clinic.run("check", clinic.content, "--site", clinic.site).stdout


@pytest.mark.parametrize("keys", ["words", "[words, 3]", "{a: b}", "5"])
def test_a_clinics_file_with_a_misspelt_key_trusts_nobody(clinic, keys, tmp_path):
    clinic.seal()
    clinic.site.write_text(f"content_keys: {keys}\n")

    assert dict(read_content(clinic.site, tmp_path / "cache")[0].procedures) == {}
