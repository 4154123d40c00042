"""During: a step may have no picture, and may not come at all."""

import pytest
from builders import a_library, a_procedure, a_question, a_step
from hands import Mouse

from models.site import NO_SITE

ASLEEP = {"is": {"question": "asleep", "answer": ["yes"]}}
EITHER = {"any": [ASLEEP, {"is": {"question": "pregnancy", "answer": ["yes"]}}]}
PERHAPS = "This step may not apply to you."


@pytest.fixture
def walk(qtbot, open_window, new_session):
    """Walk to the steps of a small procedure."""

    def _walk(*steps, size=(1280, 800), text=1.0, **answers):
        asked = [a_question(), a_question("asleep", title="Being asleep", order=2)]
        procedure = a_procedure(during=list(steps), questions=["pregnancy", "asleep"])
        session = new_session()
        session.load(a_library(procedure, questions=asked), NO_SITE, ())
        session.toggle("a")
        session.set_appointments({"a": None})
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
