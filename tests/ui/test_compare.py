"""Compare and warn: which procedure is which, where people mix them up."""

import pytest
from builders import a_library, a_procedure, a_source
from eyes import pages_of, same_names, too_small, wrong_on
from hands import Keys, Mouse

from models.content.wording import Comparison
from models.site import NO_SITE

SIZES = [(1920, 1080), (1280, 800), (1080, 1920)]
NOTE = {"id": "a-or-b", "procedures": ["a", "b"], "text": "A looks, b does not.", "sources": ["leaflet"]}
LIKE_B = {"name": "Procedure b", "difference": "It has no camera.", "procedure": "b", "sources": ["leaflet"]}
SOFT = "a is not the same as Procedure b. It has no camera."


@pytest.fixture
def known():
    procedures = (a_procedure("a", lookalikes=[LIKE_B]), a_procedure("b", what="Other."), *map(a_procedure, "cd"))
    return a_library(*procedures, comparisons=[Comparison.model_validate(NOTE)], sources=[a_source(dated="2025")])


@pytest.fixture
def opened(qtbot, open_window, new_session, known):
    def _open(hands=Mouse, size=(1920, 1080), text=1.0):
        session = new_session()
        session.load(known, NO_SITE, ())
        person = hands(qtbot, open_window(size, text, shown_session=session), session)
        person.window.show_screen("choose", forward=True)
        return person

    return _open


@pytest.mark.parametrize(
    ("chosen", "offered"), [("", False), ("a", False), ("ab", True), ("abc", True), ("abcd", False)]
)
def test_compare_is_offered_for_two_or_three(opened, chosen, offered):
    person = opened()
    for each in chosen:
        person.choose(each)

    assert (person.button("Compare") is not None) is offered


@pytest.mark.parametrize("hands", [Mouse, Keys])
def test_those_that_are_ticked_are_compared_and_back_leads_to_the_list(opened, hands):
    person = opened(hands)
    for each in "ab":
        person.choose(each)
    person.press(person.button("Compare"))
    text = person.read_to_the_end()
    assert person.window.screen_name == "compare"
    for words in ("Procedure a", "Procedure b", "A camera?", "= The same", "How long?"):
        assert words in text

    person.go_on()

    assert person.window.screen_name == "choose"
    assert person.session.selection == ("a", "b")


def test_what_differs_has_a_sign_and_a_word(opened):
    person = opened()
    person.session.library.procedures["b"].facts.__dict__["scope"] = True
    for each in "ab":
        person.choose(each)
    person.press(person.button("Compare"))

    assert "≠ Different" in person.text()


def test_the_authors_notes_come_first_and_name_their_sources(opened):
    person = opened()
    for each in "ab":
        person.choose(each)
    person.press(person.button("Compare"))
    assert "A looks, b does not." in person.text()

    person.press(person.button("Where from? A looks, b does not."))

    assert "A hospital: A leaflet (2025). Grade B. We read the page itself." in person.text()
    assert "a: Starter content. Your clinic has not approved it yet." in person.text()


def test_a_lookalike_is_compared_from_the_page_on_a_procedure(opened):
    person = opened()
    person.press(person.button("Learn more: a"))
    person.press(person.button("All parts"))
    person.press(person.button("Look-alikes"))
    person.press(person.button("Compare: Procedure b"))
    assert person.window.screen_name == "compare"

    person.go_back()
    assert person.window.present_screen.heading.text() == "a: Look-alikes"


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_another_text_size_keeps_the_table(opened, text):
    person = opened(text=text)
    person.window.show_screen("compare", forward=True, about=("a", "b"))
    person.press(person.window.header.text_size)

    assert "A looks, b does not." in person.text()


@pytest.mark.parametrize("hands", [Mouse, Keys])
def test_a_choice_that_looks_like_another_is_told_from_it(opened, hands):
    person = opened(hands)
    assert SOFT not in person.text()
    person.choose("a")
    assert SOFT in person.text()

    person.press(person.button("Compare these two"))

    assert person.window.screen_name == "compare"
    assert person.session.selection == ("a",)


def test_a_choice_without_lookalikes_says_nothing(opened):
    person = opened()
    person.choose("b")

    assert not person.window.present_screen.which.isVisible()


def test_a_search_that_finds_both_says_which_is_which(opened):
    person = opened()
    person.press(person.window.present_screen.search)
    person.write("procedure")

    assert SOFT in person.text()


def test_where_there_is_no_room_a_button_says_it(opened):
    person = opened(size=(1280, 800), text=2.0)
    person.choose("a")
    assert SOFT not in person.text()

    person.press(person.button("Which is which?"))

    assert SOFT in person.text()


def test_a_retrograde_pyelogram_is_no_retrograde_urethrogram(mouse, window):
    window.show_screen("choose", forward=True)
    mouse.choose("pyelogram-retrograde")

    assert "Retrograde pyelogram is not the same as Retrograde urethrogram." in mouse.text()


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
@pytest.mark.parametrize(
    "chosen",
    [("pyelogram-retrograde", "urogram-iv"), ("pyelogram-retrograde", "nephrostogram", "cystoscopy-flexible")],
    ids=len,
)
def test_nothing_is_cut_or_too_small(open_window, session, size, text, chosen):
    window = open_window(size, text)
    for each in chosen:
        session.toggle(each)
    wrong = {}
    for name in ("choose", "compare"):
        window.show_screen(name, forward=True, about=chosen if name == "compare" else ())
        for page in pages_of(window):
            found = [*wrong_on(window), *too_small(window), *same_names(window)]
            wrong |= dict.fromkeys(found, (name, page))

    assert not wrong
    assert window.size().toTuple() == size
