"""Teach-back: open questions, three outcomes, a way on from *not yet*, and never a score."""

import re

import pytest
from eyes import visible
from hosted import LOOKS, calm, faults_on_all_pages, hosted
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QPushButton

from models.planning.plan import TeachBackItem
from ui.nurse.teach_back import TeachBackList

THINNER = TeachBackItem("thinner", "What will you do about your blood thinner?", ("Keep taking it", "Call us"), ("a",))
SIGNS = TeachBackItem(
    "signs", "Which signs would make you call?", ("Hard to breathe", "Fever of 38 °C or more"), ("a",)
)


@pytest.fixture
def host(qtbot):
    with hosted(qtbot, TeachBackList) as shown:
        shown.taught = []
        shown.part.taught.connect(lambda *said: shown.taught.append(said))
        shown.part.show_questions((THINNER, SIGNS), {})
        calm()
        yield shown


def names_of(card):
    return [each.accessibleName() for each in card.findChildren(QPushButton) if each.isVisible()]


def test_each_outcome_is_one_press(host):
    card = host.part.cards["thinner"]
    card.outcomes.options["said"].click()
    card.outcomes.options["after_again"].click()

    assert host.taught == [("thinner", "said", ""), ("thinner", "after_again", "")]
    assert not card.again.isVisible()


def test_what_the_answer_must_contain_is_there_when_asked_for(host):
    card = host.part.cards["signs"]
    assert not card.points.isVisible()
    card.points_button.click()
    calm()

    assert [each.text() for each in card.points.findChildren(QLabel)] == [
        "• Hard to breathe",
        "• Fever of 38 °C or more",
    ]
    card.points_button.click()
    assert not card.points.isVisible()


def test_after_not_yet_the_way_goes_over_explaining_again(host):
    card = host.part.cards["thinner"]
    card.outcomes.options["not_yet"].click()
    host.part.show_questions((THINNER, SIGNS), {"thinner": "not_yet"})

    assert card.again.isVisible()
    assert not card.outcomes.isVisible()

    card.explained.click()
    assert card.outcomes.isVisible()
    assert not card.outcomes.options["said"].isVisible()
    card.outcomes.options["after_again"].click()
    host.part.show_questions((THINNER, SIGNS), {"thinner": "after_again"})

    assert [each[1] for each in host.taught] == ["not_yet", "after_again"]
    assert not card.again.isVisible()
    assert card.outcomes.chosen == "after_again"
    assert not card.outcomes.options["said"].isVisible()


def test_not_yet_can_come_again(host):
    card = host.part.cards["thinner"]
    host.part.show_questions((THINNER, SIGNS), {"thinner": "not_yet"})
    card.explained.click()
    card.outcomes.options["not_yet"].click()

    assert host.taught == [("thinner", "not_yet", "")]
    assert card.again.isVisible()


def test_a_note_goes_with_the_outcome_and_can_follow_it(host):
    card = host.part.cards["thinner"]
    card.note_button.click()
    card.note.edit.setText("Takes it at night")
    assert not card.keep_note.isVisible()
    card.outcomes.options["said"].click()
    host.part.show_questions((THINNER, SIGNS), {"thinner": "said"})
    card.note.edit.setText("Takes it at noon")
    card.keep_note.click()

    assert host.taught == [("thinner", "said", "Takes it at night"), ("thinner", "said", "Takes it at noon")]


def test_a_new_plan_keeps_cards_whose_question_is_the_same(host):
    card = host.part.cards["thinner"]
    card.note_button.click()
    card.note.edit.setText("half a note")
    other = TeachBackItem("signs", "Which signs now?", ("Fever",), ("a",))
    host.part.show_questions((THINNER, other), {})

    assert host.part.cards["thinner"] is card
    assert card.note.words == "half a note"
    assert host.part.cards["signs"].outcomes.accessibleName() == "Which signs now?"


def test_there_is_no_score(host):
    host.part.show_questions((THINNER, SIGNS), {"thinner": "said", "signs": "not_yet"})
    calm()
    words = [each.text() for each in visible(host, QLabel)] + names_of(host.part)

    assert not [each for each in words if re.search(r"%|\d\s*(/|of)\s*\d|score", each)]


def test_every_button_says_which_question_it_is_for(host):
    for card, asked in ((host.part.cards["thinner"], THINNER), (host.part.cards["signs"], SIGNS)):
        for button in card.findChildren(QPushButton):
            named = QAccessible.queryAccessibleInterface(button)
            said = named.text(QAccessible.Text.Name) + named.text(QAccessible.Text.Description)
            assert asked.ask in said


@pytest.mark.matrix
@pytest.mark.parametrize("wide", [0.3, 1.0])
@pytest.mark.parametrize(("size", "text", "theme_name", "rtl"), LOOKS)
def test_nothing_is_cut_or_too_small(qtbot, library, size, text, theme_name, rtl, wide):
    """In a column beside the lines, or on the whole page; large text needs the page."""
    asked = [TeachBackItem(each.id, each.ask, each.must_contain, ()) for each in library.teach_back.values()]
    across = int(size[0] * wide) if text == 1.0 else size[0]
    look = {"size": (across, size[1] - 150), "text": text, "theme_name": theme_name, "rtl": rtl}
    with hosted(qtbot, TeachBackList, **look) as host:
        host.part.show_questions(asked, {asked[0].id: "not_yet", asked[1].id: "said"})
        for each in host.part.cards.values():
            each.points_button.click()
            each.note_button.click()

        assert not faults_on_all_pages(host.part, host)
