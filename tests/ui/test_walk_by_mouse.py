"""The whole walk, every step a click on what lies at that place."""

import pytest
from hands import TOGETHER
from pypdf import PdfReader


@pytest.mark.parametrize("chosen", TOGETHER, ids="+".join)
def test_the_walk_ends_with_a_sheet_to_take_home(mouse, window, session, qtbot, tmp_path, chosen):
    mouse.walk_to("take_home", *chosen)
    screen = window.present_screen
    qtbot.waitUntil(screen.save_button.isEnabled, timeout=20_000)

    screen.save(str(tmp_path / "sheet.pdf"))

    words = " ".join(page.extract_text() for page in PdfReader(tmp_path / "sheet.pdf").pages)
    assert all(session.library.procedures[each].short_name in words for each in chosen)
    assert "Wednesday 2 December" in " ".join(words.split())
    assert screen.state.text() == f"Saved as {tmp_path / 'sheet.pdf'}."


def test_a_folder_that_refuses_the_sheet_is_named_and_left_clean(mouse, window, qtbot, tmp_path):
    mouse.walk_to("take_home", "nephrostogram")
    screen = window.present_screen
    qtbot.waitUntil(screen.save_button.isEnabled, timeout=20_000)

    screen.save(str(tmp_path / "missing" / "sheet.pdf"))

    assert str(tmp_path / "missing") in screen.state.text()
    assert not list(tmp_path.iterdir())
