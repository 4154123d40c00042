"""Rules about easy-read: a pictogram for every topic and sign, and few, plain words."""

import pytest
from builders import a_sign, a_step, a_tidy_procedure, a_topic, an_after, an_instruction
from findings import findings

from models.content.lint.easy import word_count
from resources import resource


def test_c080_a_sign_without_a_pictogram():
    bare = a_sign("itch", sign="It itches a lot", icon=None)

    assert findings("C080", a_tidy_procedure(warning_signs=[bare])) == ["warning_signs.0.icon"]


@pytest.mark.parametrize(
    ("kinds", "found"),
    [
        ({"topics": [a_topic(icon="unicorn")]}, ["icon"]),
        ({"signs": [a_sign(icon="unicorn")]}, ["icon"]),
        ({"instructions": [an_instruction(icon="unicorn")]}, ["icon"]),
        ({"topics": [a_topic(icon="bladder")], "instructions": [an_instruction(icon="tube")]}, []),
    ],
)
def test_c080_a_pictogram_that_is_not_there(kinds, found):
    assert findings("C080", **kinds) == found


def test_c080_a_card_has_one_too():
    assert findings("C080", a_tidy_procedure(icon="unicorn")) == ["icon"]


def test_every_shipped_topic_and_sign_names_a_pictogram_of_its_own(shipped):
    records = [*shipped.topics.values(), *shipped.signs.values()]

    assert [each.id for each in records if not resource("icons", f"{each.icon}.svg").is_file()] == []
    assert [each.id for each in records if each.icon in ("info", "alert")] == []


TEN = "One two three four five six seven eight nine ten"
NINE = TEN.removesuffix(" ten")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"preparation": [an_instruction(easy=TEN)]}, "preparation.0.easy"),
        ({"after": [an_after(until="P2D", easy=TEN)]}, "after.0.easy"),
        ({"during": [a_step(easy=TEN, say_so_if="Say stop.")]}, "during.0.easy"),
        ({"during": [a_step(title=TEN, say_so_if="Say stop.")]}, "during.0.title"),
        ({"during": [a_step(happens=TEN, say_so_if="Say stop.")]}, "during.0.happens"),
        ({"during": [a_step(happens=TEN, easy=NINE, title=NINE, say_so_if="Say stop.")]}, None),
        ({"warning_signs": [a_sign(easy=TEN)]}, "warning_signs.0.easy"),
        ({"warning_signs": [a_sign(easy=NINE)]}, None),
    ],
)
def test_c081_more_than_nine_words(changes, field):
    assert findings("C081", a_tidy_procedure(**changes)) == ([field] if field else [])


def test_c081_easy_lines_that_are_hard_together():
    hard = "Anticoagulation necessitates individualised preoperative consideration"

    assert findings("C081", a_tidy_procedure(preparation=[an_instruction(easy=hard)])) == [""]
    assert findings("C081", a_tidy_procedure(preparation=[an_instruction(easy="Call us today.")])) == []


@pytest.mark.parametrize(
    ("text", "many"),
    [("Call us.", 2), ("Above 38.0 °C (100.4 °F) or so", 4), ("Lift 4.5 kg (10 lb)", 2), ("3–4 hours", 2)],
)
def test_a_measure_is_read_as_one_word(text, many):
    assert word_count(text) == many


def test_c015_an_easy_line_is_filled_in_like_the_line_itself():
    late = an_instruction(do="Stop {time}.", easy="Stop {time}.", when={"before": "PT6H"})

    assert findings("C015", a_tidy_procedure(preparation=[late])) == []
    assert findings("C015", a_tidy_procedure(preparation=[an_instruction(easy="Stop {time}.")])) == [
        "preparation.0.easy"
    ]
