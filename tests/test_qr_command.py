"""``readyroom qr``: pictures of the codes, read back from the files."""

import pytest
from phone import read_image
from PySide6.QtGui import QImage
from typer.testing import CliRunner

from ui.command_line import app

ASKED = ["qr", "nephrostogram", "--at", "2026-12-02T09:00", "--now", "2026-11-22T10:00"]


@pytest.fixture
def run(tmp_path):
    site = tmp_path / "site.yaml"
    site.write_text('emergency_number: "999"\n')

    def _run(*more):
        return CliRunner().invoke(app, [*ASKED, "--site", str(site), "-o", str(tmp_path / "codes"), *more])

    return _run


def test_each_code_is_a_picture_that_a_phone_reads(run, tmp_path):
    said = run()

    files = sorted((tmp_path / "codes").iterdir())
    assert said.exit_code == 0
    assert sorted(said.stdout.split()) == [str(each) for each in files]
    read = {each.name: read_image(QImage(str(each)))[0] for each in files}
    assert "Day: Wednesday 2 December 2026" in read["when-1-of-1.png"]
    assert "Emergency: 999" in read["numbers-1-of-1.png"]
    assert "Call the emergency number now if:" in next(
        text for name, text in read.items() if name.startswith("signs-1")
    )


def test_the_same_as_svg(run, tmp_path):
    assert run("--picture", "svg").exit_code == 0
    assert all(b"<svg" in each.read_bytes() for each in (tmp_path / "codes").iterdir())


def test_a_folder_that_cannot_be_made_is_said(run, tmp_path):
    (tmp_path / "codes").write_text("a file")

    said = run()

    assert said.exit_code == 2
    assert "codes' cannot be made" in said.stderr
