"""One broken file never stops the others; staff are told which."""

import shutil

import pytest
from builders import edit
from hands import Mouse
from PySide6.QtWidgets import QCheckBox

from models.content.loader import load_library
from models.site import NO_SITE
from resources import resource


@pytest.fixture
def broken(tmp_path, new_session):
    """Load the shipped content with one procedure broken, which others name as related or like it."""
    folder = shutil.copytree(resource("content"), tmp_path / "content")
    edit(folder / "procedures" / "nephrostogram.yaml", "body_area: kidney-ureter", "body_area: elbow")
    library = load_library(folder)
    session = new_session()
    session.load(library, NO_SITE, library.problems)
    return session


def test_staff_are_told_file_line_and_code(qtbot, open_window, broken):
    window = open_window(shown_session=broken)
    problem = broken.problems[0]
    words = Mouse(qtbot, window, broken).text()

    assert f"nephrostogram.yaml, line {problem.line}: {problem.message} [{problem.code}]" in words
    assert (problem.line, problem.code) == (6, "C002")
    assert f"For staff: {len(broken.problems)} problems" in words


def test_the_other_procedures_still_work(qtbot, open_window, broken, library):
    window = open_window(shown_session=broken)
    mouse = Mouse(qtbot, window, broken)

    mouse.walk_to("before", "cystoscopy-flexible")

    assert mouse.shown(QCheckBox)
    assert set(broken.library.procedures) == set(library.procedures) - {"nephrostogram"}


def test_sound_content_says_nothing_to_staff(mouse):
    assert "For staff" not in mouse.text()
