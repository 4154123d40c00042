"""Privacy: where others may read along, no large letters name a procedure and no picture shows a body unasked."""

from dataclasses import replace

import pytest
from eyes import pages_of, settle, visible, wrong_on
from PySide6.QtCore import QCoreApplication, QThreadPool
from PySide6.QtWidgets import QLabel, QPushButton

from ui.kiosk.visit_session import VisitSession
from ui.screens.walk import ASIDES, WALK
from ui.theme.look import look
from ui.widgets.tile import CardTile, CheckTile

CANARY = "Zanzibaroscopy"
TWO = ("nephrostogram", "cystoscopy-flexible")


@pytest.fixture
def named(library):
    """The shipped library, in which every name, step, part and question carries a word to look for."""
    procedures = {}
    for each in library.procedures.values():
        steps = tuple(step.model_copy(update={"title": f"{step.title} {CANARY}"}) for step in each.during)
        names = {"name": f"{CANARY} {each.name}", "short_name": f"{CANARY} {each.id}"}
        procedures[each.id] = each.model_copy(update={**names, "during": steps})
    questions = {
        name: each.model_copy(update={"ask": f"{each.ask} {CANARY}"}) for name, each in library.questions.items()
    }
    return replace(library, procedures=procedures, questions=questions)


@pytest.fixture
def neutral(open_kiosk, named):
    def _open(size=(1280, 800), text=1.0, *, is_neutral=True):
        someone = open_kiosk(size, text, neutral=is_neutral)
        session = someone.session
        session.load(named, session.site, ())
        for procedure in TWO:
            session.toggle(procedure)
        session.set_appointments(dict.fromkeys(TWO))
        for question in session.questions:
            session.answer(question.id, "no" if "no" in question.answers else question.answers[0])
        someone.kiosk._enter()
        someone.window = someone.kiosk.visit
        return someone

    return _open


def large_names(window):
    """Give all large words on the screen, and in its title, that name a procedure."""
    least = look().font_px("h2")
    labels = [each.text() for each in visible(window, QLabel) if each.font().pixelSize() >= least]
    tiles = [each for kind in (CheckTile, CardTile) for each in visible(window, kind)]
    pieces = [piece for tile in tiles for piece in tile._pieces(tile.width())[0]]
    labels += [piece.text for piece in pieces if piece.font.pixelSize() >= least]
    return [words for words in (*labels, window.windowTitle()) if CANARY in words]


def show_all(someone):
    """Show every page of every screen, one after the other."""
    for name in (*WALK, *ASIDES):
        about = {"learn": TWO[:1], "compare": TWO}.get(name, ())
        someone.window.show_screen(name, forward=True, about=about)
        if name == "take_home":
            QThreadPool.globalInstance().waitForDone()
            QCoreApplication.processEvents()
        for _ in pages_of(someone.window):
            yield name
        screen = someone.window.present_screen
        if name == "appointment":
            screen._ask(0)
            settle()
            yield name


@pytest.mark.parametrize("size", [(1280, 800), (1080, 1920)], ids="{0[0]}x{0[1]}".format)
def test_no_large_letters_name_a_procedure(neutral, size):
    someone = neutral(size)
    found = {name: large_names(someone.kiosk) for name in show_all(someone)}

    assert not {name: words for name, words in found.items() if words}
    assert set(found) == {*WALK, *ASIDES}


def test_where_nobody_reads_along_the_same_words_are_large(neutral):
    someone = neutral(is_neutral=False)

    assert {name for name in show_all(someone) if large_names(someone.kiosk)} >= {"appointment", "questions", "during"}


@pytest.mark.parametrize(("name", "button"), [("before", "Why?"), ("during", "Where from?"), ("learn", "Where from?")])
def test_a_panel_is_neutral_too(neutral, name, button):
    someone = neutral()
    someone.window.show_screen(name, forward=True, about=TWO[:1] if name == "learn" else ())
    settle()
    someone.press(next(each for each in visible(someone.kiosk, QPushButton) if each.text() == button))

    assert someone.window.overlay.isVisible()
    assert not large_names(someone.kiosk)


def test_a_pictogram_stands_for_the_picture_until_it_is_asked_for(neutral):
    someone = neutral()
    someone.window.show_screen("during", forward=True)
    settle()
    panel = someone.window.present_screen.picture
    assert panel.sign.isVisible()
    assert not panel.drawn.isVisible()

    someone.press(panel.look_near)
    settle()
    assert panel.drawn.isVisible()
    assert panel.drawn.width() <= look().mm(80)
    assert not wrong_on(someone.kiosk)

    step = someone.window.present_screen.place().step
    while someone.window.present_screen.place().step == step:
        someone.go_on()
    assert not panel.drawn.isVisible()


def test_the_sheet_is_covered_until_it_is_asked_for(neutral, qtbot):
    someone = neutral()
    someone.window.show_screen("take_home", forward=True)
    view = someone.window.present_screen.view
    qtbot.waitUntil(view.uncover.isEnabled, timeout=20_000)
    covered = view.grab().toImage()
    assert not view.after.isVisible()

    someone.press(view.uncover)

    assert view.after.isVisible()
    assert view.grab().toImage() != covered


def test_the_look_of_a_kiosk_says_whether_others_may_read(neutral):
    assert isinstance(neutral().session, VisitSession)
    assert look().neutral
    neutral(is_neutral=False)
    assert not look().neutral
