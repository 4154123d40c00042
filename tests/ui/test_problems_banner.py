"""One broken file never stops the others; staff are told which."""

import shutil
from pathlib import Path

import pytest
from builders import edit
from hands import Mouse
from PySide6.QtWidgets import QCheckBox

from models.content.loader import load_library
from models.site import NO_SITE
from resources import resource
from ui.screens.patient import during_screen


@pytest.fixture
def broken(tmp_path, new_session):
    """Load the shipped content with one procedure broken, which others name as related or like it."""
    folder = shutil.copytree(resource("content"), tmp_path / "content")
    edit(folder / "procedures" / "nephrostogram.yaml", "body_area: kidney-ureter", "body_area: elbow")
    library = load_library(folder)
    session = new_session()
    session.load(library, NO_SITE, library.problems)
    return session


@pytest.fixture
def views(tmp_path, monkeypatch):
    """Let the *during* walk read a copy of the shipped views, which a test may break."""
    monkeypatch.setattr(during_screen, "resource", lambda name: tmp_path / name)
    return shutil.copytree(resource("pictures"), tmp_path / "pictures")


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


@pytest.mark.parametrize("damage", [Path.unlink, lambda view: view.write_text("<svg")], ids=["missing", "damaged"])
def test_staff_are_told_of_a_view_once_a_step_has_lacked_it(qtbot, open_window, session, views, damage):
    damage(views / "positions.svg")
    window = open_window(shown_session=session)
    mouse = Mouse(qtbot, window, session)
    assert "For staff" not in mouse.text()

    mouse.walk_to("during", "cystoscopy-flexible")
    window.show_screen("during", forward=True)
    assert window.present_screen.picture.isHidden()
    session.reset()

    assert mouse.text().count("pictures/positions.svg: the view 'positions'") == 1
    assert "[C016]" in mouse.text()


def test_sound_content_says_nothing_to_staff(mouse):
    assert "For staff" not in mouse.text()
