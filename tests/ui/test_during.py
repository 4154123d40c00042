"""During: a step may have no picture, one that moves, one with more detail, and may not come at all."""

import pytest
from builders import a_library, a_procedure, a_question, a_step
from hands import Mouse
from PySide6.QtWidgets import QPushButton
from views import a_box, a_layer, a_view, write_views

from models.site import NO_SITE, Site
from ui.screens.patient import during_screen
from ui.theme.look import look

ASLEEP = {"is": {"question": "asleep", "answer": ["yes"]}}
EITHER = {"any": [ASLEEP, {"is": {"question": "pregnancy", "answer": ["yes"]}}]}
PERHAPS = "This step may not apply to you."


@pytest.fixture
def walk(qtbot, open_window, new_session):
    """Walk to the steps of a small procedure."""

    def _walk(*steps, size=(1280, 800), text=1.0, more=(), site=NO_SITE, **answers):
        asked = [a_question(), a_question("asleep", title="Being asleep", order=2)]
        procedure = a_procedure(during=list(steps), questions=["pregnancy", "asleep"])
        session = new_session()
        session.load(a_library(procedure, *more, questions=asked), site, ())
        for each in ("a", *(procedure.id for procedure in more)):
            session.toggle(each)
        session.set_appointments(dict.fromkeys(session.selection))
        for question, answer in answers.items():
            session.answer(question, answer)
        mouse = Mouse(qtbot, open_window(size, text, shown_session=session), session)
        mouse.window.show_screen("during", forward=True)
        return mouse

    return _walk


def test_a_step_without_a_picture_has_the_page_for_its_words(walk):
    mouse = walk(a_step(picture=None), a_step("next"))
    screen = mouse.window.present_screen
    assert not screen.picture.isVisible()
    assert screen.pages.width() > screen.width() * 0.9
    assert "You lie down" in mouse.text()

    mouse.go_on()

    assert screen.picture.isVisible()


@pytest.mark.parametrize("answer", ["unsure", None])
def test_a_step_that_hangs_on_an_open_answer_says_so(walk, answer):
    mouse = walk(a_step(**{"for": ASLEEP}), **({"asleep": answer} if answer else {}))

    assert f"{PERHAPS} It depends on your answer about: Being asleep." in mouse.text()


@pytest.mark.parametrize(
    ("condition", "answers"),
    [(ASLEEP, {"asleep": "yes"}), (None, {"asleep": "unsure"}), (EITHER, {"asleep": "unsure", "pregnancy": "yes"})],
)
def test_a_step_that_comes_in_any_case_says_nothing(walk, condition, answers):
    mouse = walk(a_step(**({"for": condition} if condition else {})), **answers)

    assert PERHAPS not in mouse.text()


def test_a_step_for_others_is_not_shown(walk):
    mouse = walk(a_step(), a_step("sleep", title="You fall asleep", **{"for": ASLEEP}), asleep="no")
    mouse.go_on()

    assert mouse.window.screen_name == "after"


def test_where_every_step_was_for_others_the_page_says_whom_to_ask(walk):
    mouse = walk(a_step(**{"for": ASLEEP}), asleep="no")
    assert "Ask us what will happen." in mouse.text()
    mouse.go_on()
    assert mouse.window.screen_name == "after"
    mouse.go_back()
    assert mouse.window.screen_name == "during"


def test_at_double_size_the_line_is_there_too(walk):
    mouse = walk(a_step(**{"for": ASLEEP}), text=2.0, asleep="unsure")

    assert PERHAPS in mouse.read_to_the_end()


def test_a_step_says_where_it_comes_from(walk):
    mouse = walk(a_step(), size=(1920, 1080))

    mouse.press(mouse.button("Where from? You lie down"))

    assert "A hospital: A leaflet (no date). Grade B. We read the page itself." in mouse.text()
    assert "Starter content. Your clinic has not approved it yet." in mouse.text()


def a_drawn_step(id, *show, view="urinary-front", **changes):
    return a_step(id, picture={"view": view, "show": list(show)}, **changes)


DRY, WET = a_drawn_step("dry", "gown"), a_drawn_step("wet", "gown", "dye-bladder")
LYING = a_drawn_step("lying", "person-back", view="positions")


def test_a_picture_comes_out_of_the_one_before(walk):
    mouse = walk(DRY, WET)
    drawn = mouse.window.present_screen.picture.drawn
    assert not drawn.is_moving

    mouse.go_on()
    assert drawn.is_moving
    assert "dye in the bladder" in drawn.accessibleName()

    mouse.qtbot.waitUntil(lambda: not drawn.is_moving, timeout=3000)
    mouse.go_back()
    assert not drawn.is_moving


def test_a_picture_of_another_view_or_of_another_procedure_stands_still(walk):
    mouse = walk(DRY, LYING, more=[a_procedure("b", during=[LYING | {"picture": WET["picture"]}, DRY])])
    drawn = mouse.window.present_screen.picture.drawn
    moved = []
    while mouse.window.screen_name == "during":
        mouse.go_on()
        moved.append(drawn.is_moving)

    assert moved == [False, False, True, False]


def test_turning_pages_of_one_step_moves_nothing(walk):
    mouse = walk(DRY, WET, text=2.0)
    screen = mouse.window.present_screen
    while screen.place().step == 0:
        mouse.go_on()
    assert screen.pages.count > 1
    mouse.qtbot.waitUntil(lambda: not screen.picture.drawn.is_moving, timeout=3000)

    mouse.go_on()

    assert screen.pages.page == 1
    assert not screen.picture.drawn.is_moving


def test_movement_is_stopped_at_once_and_for_all_that_comes(walk):
    mouse = walk(DRY, WET, DRY | {"id": "again"})
    mouse.go_on()
    mouse.press(mouse.button("Stop movement"))
    assert not mouse.window.present_screen.picture.drawn.is_moving

    mouse.go_on()
    assert not mouse.window.present_screen.picture.drawn.is_moving
    mouse.press(mouse.window.header.text_size)
    assert look().calm

    mouse.press(mouse.button("Let pictures move"))
    assert (look().calm, mouse.button("Stop movement").isVisible()) == (False, True)


def test_a_step_without_a_picture_offers_no_movement(walk):
    assert walk(a_step(picture=None)).button("Stop movement") is None


FULL = {"easy": "Lie down.", "helps": "A pillow.", "say_so_if": "It hurts.", "peak": True}
QUIET = {"Nothing yet.", "A pillow.", "Lie still.", "You lie on your back."}


def test_easy_words_keep_to_the_picture_one_line_and_when_to_speak_up(walk):
    mouse = walk(a_step(**FULL), size=(1920, 1080))
    assert all(words in mouse.text() for words in QUIET)

    mouse.session.set_easy(True)
    mouse.window.show_screen("during", forward=True)

    text = mouse.text()
    said = ("You lie down", "Lie down.", "This may be the hardest moment", "Say so at once", "It hurts.")
    assert [words for words in said if words not in text] == []
    assert [words for words in QUIET if words in text] == []
    assert mouse.window.present_screen.picture.isVisible()


def test_easy_words_without_an_easy_line_or_a_hard_moment(walk):
    mouse = walk(a_step())
    mouse.session.set_easy(True)
    mouse.window.show_screen("during", forward=True)

    assert "You lie on your back." in mouse.text()
    assert "hardest" not in mouse.text()
    assert "Say so at once" not in mouse.text()


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
def test_on_a_large_screen_every_step_has_one_page(visit, open_window, size):
    window = open_window(size)
    window.show_screen("during", forward=True)
    screen, pages = window.present_screen, {}
    while True:
        pages[screen.place().step] = screen.pages.count
        if not screen.advance():
            break

    assert set(pages.values()) == {1}
    assert len(pages) == len(visit.plan.steps)


@pytest.fixture
def modest(tmp_path, monkeypatch):
    """Let the view of a step have a layer that is shown only to those who ask."""
    real = a_layer("real-parts", a_box(300, 300, 200, 100), kind="intimate")
    write_views(tmp_path, a_view(real, a_layer("tube", a_box(300, 500, 20, 300)), id="private"))
    monkeypatch.setattr(during_screen, "resource", lambda *_: tmp_path)
    return a_drawn_step("one", "tube", view="private"), a_drawn_step("two", "tube", view="private")


def test_detail_that_was_asked_for_stays_in_this_visit_and_is_off_in_the_next(walk, modest):
    mouse = walk(*modest)
    mouse.press(mouse.button("Show more detail"))
    mouse.go_on()
    mouse.press(mouse.window.header.text_size)
    assert mouse.button("Show less detail")

    mouse.session.reset()
    mouse.session.toggle("a")
    mouse.session.set_appointments({"a": None})
    mouse.window.show_screen("during", forward=True)

    assert mouse.button("Show more detail")


def test_a_clinic_can_leave_the_detail_out(walk, modest):
    mouse = walk(*modest, site=Site.model_validate({"pictures": {"intimate": False}}))

    assert mouse.window.present_screen.picture.isVisible()
    assert mouse.button("Show more detail") is None


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("size", [(1920, 1080), (1280, 800), (1080, 1920)])
def test_the_buttons_of_a_step_are_whole(walk, modest, size, text):
    mouse = walk(*modest, size=size, text=text)

    for button in mouse.shown(QPushButton):
        assert button.width() >= button.sizeHint().width()
        assert button.height() >= look().mm(16)
