from dataclasses import replace

import pytest
from hands import Mouse

from models.site import NO_SITE


@pytest.fixture
def crowded(library, new_session, qapp):
    """A session with two hundred procedures that are alike but for their names."""
    procedures = dict(library.procedures)
    for number in range(200):
        name = f"Zebra {number:03}"
        changes = {"id": f"zebra-{number}", "name": name, "short_name": name}
        procedures[f"zebra-{number}"] = library.procedures["nephrostogram"].model_copy(update=changes)
    session = new_session()
    session.load(replace(library, procedures=procedures), NO_SITE, ())
    return session


@pytest.mark.parametrize(("words", "most"), [("", 60), ("zebra", 8)])
def test_no_more_cards_are_made_than_anybody_turns_through(qtbot, open_window, crowded, words, most):
    window = open_window(shown_session=crowded)
    mouse = Mouse(qtbot, window, crowded)
    mouse.walk_to("choose")
    screen = window.present_screen
    screen.search.setText(words)
    last = screen.pages.items[-1]

    assert len(screen.pages.items) == most + 1
    assert f"the first {most} of {200 if words else len(crowded.library.cards)}" in last.text()

    screen.search.setText("zebra 123")
    assert "Zebra 123" in mouse.text()


@pytest.mark.parametrize(("many", "told"), [(10_000, "Reading content: 3,000 of 10,000"), (29, "")])
def test_the_welcome_says_how_far_the_reading_is_where_it_takes_time(qtbot, open_window, new_session, many, told):
    session = new_session()
    window = open_window(shown_session=session)
    before = Mouse(qtbot, window, session).text()
    session.say_reading(3_000, many)

    after = Mouse(qtbot, window, session).text()
    assert told in after
    assert (after == before) is not bool(told)


def test_that_word_goes_when_all_is_read(qtbot, open_window, new_session, library):
    session = new_session()
    window = open_window(shown_session=session)
    session.say_reading(3_000, 10_000)
    session.load(library, NO_SITE, ())

    assert "Reading" not in Mouse(qtbot, window, session).text()
