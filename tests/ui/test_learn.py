"""Learn: anybody can read up on a procedure, part by part, without choosing it."""

import pytest
from builders import a_library, a_procedure, a_source
from eyes import pages_of, same_names, too_small, wrong_on
from hands import Keys, Mouse
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox

from models.content.background import Background
from models.site import NO_SITE
from ui.widgets.natural_bars import Bar

SIZES = [(1920, 1080), (1280, 800), (1080, 1920)]
SAYS = [{"text": "It shows a stone.", "sources": ["leaflet"]}]
DOSE = {"low": 1.0, "high": 2.0, "sources": ["leaflet"]}
NATURE = {"id": "gb", "place": "the United Kingdom", "msv_a_year": 2.0, "sources": ["leaflet"]}
RADIATION = {"id": "rays", "ask": "How much?", "answer": "Nobody has measured it.", "sources": ["leaflet"]}


def like(name, procedure=None):
    return {"name": name, "difference": f"{name} has no camera.", "procedure": procedure, "sources": ["leaflet"]}


def whole(**changes):
    said = {
        "also_called": ("the other name",),
        "can_show": SAYS,
        "cannot_show": [{"text": "It cannot show the bone.", "sources": []}],
        "lookalikes": [like("Procedure b", "b"), like("A scan elsewhere")],
    }
    return a_procedure("a", **(said | changes))


@pytest.fixture
def known():
    return a_library(whole(), a_procedure("b"))


@pytest.fixture
def opened(qtbot, open_window, new_session):
    """Open the list of a small library, with a mouse or with keys alone."""

    def _open(library, hands=Mouse, *, for_staff=False, **look):
        session = new_session(for_staff=for_staff)
        session.load(library, NO_SITE, ())
        person = hands(qtbot, open_window(shown_session=session, **look), session)
        person.window.show_screen("choose", forward=True)
        return person

    return _open


def read_all(person):
    """Read from the first part to the last; give all words."""
    words = [person.text()]
    while person.button("Back to the list") is None:
        person.go_on()
        words.append(person.text())
    return "\n".join(words)


@pytest.mark.parametrize("hands", [Mouse, Keys])
def test_learn_more_chooses_nothing_and_back_leads_to_the_same_place(opened, known, hands):
    person = opened(known, hands)
    button = person.button("Learn more: a")

    person.press(button)
    assert person.window.screen_name == "learn"
    assert person.session.selection == ()
    person.go_back()

    assert person.window.screen_name == "choose"
    assert button.isVisible()
    assert person.session.selection == ()
    assert hands is Mouse or button.hasFocus()


def test_every_part_is_there(opened, known):
    person = opened(known)
    person.press(person.button("Learn more: a"))

    text = read_all(person)

    for words in (
        "a: In short", "A look inside.", "the other name", "A nurse.", "A clinic.", "10 minutes.", "To look.",
        "A fever.", "It shows a stone.", "It cannot show the bone.", "Procedure b has no camera.",
        "1. You lie down", "You lie on your back.", "Bleeding.", "rare", "Why?", "5–20 min",
    ):  # fmt: skip
        assert words in text


def test_after_the_last_part_the_list_comes_back(opened, known):
    person = opened(known)
    person.press(person.button("Learn more: a"))
    read_all(person)

    person.go_on()

    assert person.window.screen_name == "choose"


def test_back_goes_part_by_part(opened, known):
    person = opened(known, size=(1920, 1080))
    person.press(person.button("Learn more: a"))
    heading = person.window.present_screen.heading.text()
    person.go_on()
    assert person.window.present_screen.heading.text() != heading

    person.go_back()

    assert (person.window.screen_name, person.window.present_screen.heading.text()) == ("learn", heading)


@pytest.mark.parametrize("hands", [Mouse, Keys])
def test_all_parts_leads_straight_to_one(opened, known, hands):
    person = opened(known, hands)
    person.press(person.button("Learn more: a"))
    person.press(person.button("All parts"))
    person.press(person.button("Risks"))

    assert person.window.present_screen.heading.text() == "a: Risks"
    assert not person.window.overlay.isVisible()


def part(person, name):
    person.press(person.button("All parts"))
    person.press(person.button(name))


def test_a_lookalike_leads_to_its_page_and_back_again(opened, known):
    person = opened(known)
    person.press(person.button("Learn more: a"))
    part(person, "Look-alikes")
    person.press(person.button("Learn more: Procedure b"))
    assert person.window.present_screen.heading.text() == "b: In short"

    person.go_back()
    assert person.window.present_screen.heading.text() == "a: Look-alikes"
    part(person, "In short")
    person.go_back()

    assert person.window.screen_name == "choose"


def test_a_lookalike_that_is_not_in_the_library_leads_nowhere(opened, known):
    person = opened(known)
    person.press(person.button("Learn more: a"))
    part(person, "Look-alikes")

    assert person.button("Learn more: A scan elsewhere") is None
    assert person.button("Where from? A scan elsewhere") is not None


def test_a_question_is_tapped_to_read_its_answer_and_its_sources(opened):
    faqs = [
        {"id": f"faq-{n}", "ask": f"Why {n}?", "answer": f"Because of {n}.", "sources": ["leaflet"]} for n in range(4)
    ]
    person = opened(a_library(whole(faqs=faqs)))
    person.press(person.button("Learn more: a"))
    part(person, "Questions")
    assert "Because of 2." not in person.text()

    person.press(person.button("Read: Why 2?"))

    assert "Because of 2." in person.text()
    assert "A hospital: A leaflet" in person.text()


WHERE_FROM = {
    "In short": "What it is",
    "Why it is done": "To look.",
    "What can put it off": "A fever.",
    "What it can show": "It shows a stone.",
    "Look-alikes": "Procedure b",
    "Step by step": "1. You lie down",
    "Risks": "Bleeding.",
}


@pytest.mark.parametrize("name", WHERE_FROM)
def test_where_from_is_one_tap_away_with_grade_date_seen_and_review(opened, name):
    source = a_source(dated="2025", seen="copy")
    person = opened(a_library(whole(), a_procedure("b"), sources=[source]))
    person.press(person.button("Learn more: a"))
    part(person, name)
    person.press(person.button(f"Where from? {WHERE_FROM[name]}"))

    assert "A hospital: A leaflet (2025). Grade B. We read a copy of the page." in person.text()
    assert "Starter content. Your clinic has not approved it yet." in person.text()


def test_what_no_page_says_is_called_a_caution_of_the_authors(opened, known):
    person = opened(known)
    person.press(person.button("Learn more: a"))
    part(person, "What it cannot show")
    person.press(person.button("Where from? It cannot show the bone."))

    assert "A caution added by the authors." in person.text()


def test_who_approved_it_is_named(opened):
    approved = {"status": "approved", "version": 2, "by": "Dr Who", "on": "2026-10-01"}
    person = opened(a_library(whole(review=approved)))
    person.press(person.button("Learn more: a"))
    person.press(person.button("Where from? What it is"))

    assert "Approved by Dr Who on 2026-10-01." in person.text()


@pytest.mark.parametrize("for_staff", [True, False])
def test_the_authors_note_is_for_staff(opened, for_staff):
    noted = [{"text": "To look.", "sources": ["leaflet"], "note": "Page 3 only."}]
    person = opened(a_library(whole(why=noted)), for_staff=for_staff)
    person.press(person.button("Learn more: a"))
    part(person, "Why it is done")
    person.press(person.button("Where from? To look."))

    assert ("Page 3 only." in person.text()) is for_staff


def dose_of(person):
    person.press(person.button("Learn more: a"))
    part(person, "Radiation")
    return person.window.present_screen.findChildren(Bar)


def test_a_dose_is_said_and_drawn_in_days_of_nature(opened):
    library = a_library(whole(dose=DOSE, radiation=RADIATION), backgrounds=[Background.model_validate(NATURE)])
    person = opened(library)
    year, test = dose_of(person)

    assert "As much as nature gives in the United Kingdom in about 6 months to 12 months." in person.text()
    assert "Nobody has measured it." not in person.text()
    assert (year.most, test.least, test.most) == (1.0, pytest.approx(0.5), pytest.approx(1.0))
    assert test.accessibleName() == "This test: about 6 months to 12 months of nature"


@pytest.mark.parametrize("changes", [{"radiation": RADIATION}, {"radiation": RADIATION, "dose": DOSE}])
def test_without_a_dose_or_a_background_the_authors_words_stand(opened, changes):
    person = opened(a_library(whole(**changes)))

    assert dose_of(person) == []
    assert "Nobody has measured it." in person.text()


def test_without_rays_there_is_no_part_on_them(opened, known):
    person = opened(known)
    person.press(person.button("Learn more: a"))
    person.press(person.button("All parts"))

    assert person.button("Radiation") is None


@pytest.mark.parametrize("change", ["text_size", "theme"])
def test_another_look_keeps_the_part_and_the_way_back(opened, known, change):
    person = opened(known)
    person.press(person.button("Learn more: a"))
    part(person, "Risks")

    person.press(getattr(person.window.header, change))

    assert person.window.present_screen.heading.text() == "a: Risks"
    part(person, "In short")
    person.go_back()
    assert person.window.screen_name == "choose"


def test_the_search_is_still_there_on_the_way_back(opened, known):
    person = opened(known)
    person.press(person.window.present_screen.search)
    person.write("procedure b")
    person.press(person.button("Learn more: b"))
    person.press(person.window.header.theme)

    person.go_back()

    assert person.window.present_screen.search.text() == "procedure b"
    assert len(person.shown(QCheckBox)) == 1


def test_start_again_forgets_the_way(opened, known):
    person = opened(known)
    person.press(person.button("Learn more: a"))
    person.press(person.window.footer.restart)
    person.press(person.button("Forget everything and start again"))

    assert person.window.screen_name == "welcome"
    assert person.window._trail.last() is None


def test_the_stages_of_the_header_stay(opened, known):
    person = opened(known)
    person.press(person.button("Learn more: a"))

    assert person.window.header.stepper.isVisible()
    assert person.window.header.stepper._stages[0].isVisible()


def test_the_page_key_goes_on(opened, known):
    person = opened(known, Keys, size=(1920, 1080))
    person.press(person.button("Learn more: a"))
    person.type(Qt.Key.Key_PageDown)

    assert person.window.present_screen.heading.text() == "a: Why it is done"


@pytest.mark.parametrize("text", [1.0, 2.0])
@pytest.mark.parametrize("size", SIZES, ids="{0[0]}x{0[1]}".format)
def test_nothing_is_cut_or_too_small(open_window, session, size, text):
    window = open_window(size, text)
    wrong = {}
    for procedure in ("pyelogram-retrograde", "ct-urogram"):
        window.show_screen("learn", forward=True, about=(procedure,))
        for index in range(len(window.present_screen._parts)):
            window.present_screen._show(index)
            for page in pages_of(window):
                found = [*wrong_on(window), *too_small(window), *same_names(window)]
                wrong |= dict.fromkeys(found, (procedure, index, page))

    assert not wrong
    assert window.size().toTuple() == size
