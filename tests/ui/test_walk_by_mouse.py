"""The whole walk, every step a click on what lies at that place."""

import pytest
from hands import TOGETHER
from sheets import pages, squeezed


@pytest.mark.parametrize("chosen", TOGETHER, ids="+".join)
def test_the_walk_ends_with_a_sheet_to_take_home(mouse, window, session, qtbot, tmp_path, chosen):
    mouse.walk_to("take_home", *chosen)
    screen = window.present_screen
    qtbot.waitUntil(screen.save_button.isEnabled, timeout=20_000)

    screen.save(str(tmp_path / "sheet.pdf"))

    words = "".join(pages((tmp_path / "sheet.pdf").read_bytes()))
    assert all(squeezed(session.library.procedures[each].short_name) in words for each in chosen)
    assert "Wednesday2December" in words
    assert screen.state.text() == f"Saved as {tmp_path / 'sheet.pdf'}."


def test_a_folder_that_refuses_the_sheet_is_named_and_left_clean(mouse, window, qtbot, tmp_path):
    mouse.stand_at("take_home", "nephrostogram")
    screen = window.present_screen
    qtbot.waitUntil(screen.save_button.isEnabled, timeout=20_000)

    screen.save(str(tmp_path / "missing" / "sheet.pdf"))

    assert str(tmp_path / "missing") in screen.state.text()
    assert not list(tmp_path.iterdir())
