from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from models.language import ENGLISH, Language, languages, load_language


@pytest.fixture
def german(tmp_path):
    catalogue = Catalog(locale="de")
    catalogue.add("Before", "Vorher")
    catalogue.add(("{n} day", "{n} days"), ("{n} Tag", "{n} Tage"))
    catalogue.add(("{n} night", "{n} nights"), ("eine Nacht", "{n} Nächte"))
    catalogue.add(("{n} page for {name}", "{n} pages for {name}"), ("{n} Seite", "{n} Seiten"))
    catalogue.add("Call {number} at {time}.", "Um {time}: {number} anrufen.")
    catalogue.add("Call {number}.", "Bitte anrufen.")
    catalogue.add("Call us.", "Rufen Sie {number} an.")
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    (tmp_path / "de" / "LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "de" / "LC_MESSAGES" / "readyroom.mo").write_bytes(compiled.getvalue())
    return load_language("de", tmp_path)


def test_a_message_is_given_in_the_language(german):
    assert german.text("Before") == "Vorher"


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Call {number} at {time}.", "Um {time}: {number} anrufen."),
        ("Call {number}.", "Call {number}."),
        ("Call us.", "Call us."),
    ],
)
def test_a_translation_that_lost_or_gained_a_placeholder_is_not_used(german, message, said):
    assert [german.text(message), german.text(message)] == [said, said]


def test_a_plural_may_say_its_number_in_a_word_and_lose_nothing_else(german):
    assert [german.count("{n} night", "{n} nights", each) for each in (1, 2)] == ["eine Nacht", "2 Nächte"]
    lost = [german.count("{n} page for {name}", "{n} pages for {name}", each) for each in (1, 2)]
    assert lost == ["1 page for {name}", "2 pages for {name}"]


def test_a_message_without_translation_stays_as_it_is(german):
    assert german.text("After") == "After"


def test_no_message_is_no_message_and_not_the_catalogues_header(german):
    assert german.text("") == ""


@pytest.mark.parametrize(("number", "words"), [(1, "1 Tag"), (2, "2 Tage"), (0, "0 Tage")])
def test_a_number_takes_its_plural(german, number, words):
    assert german.count("{n} day", "{n} days", number) == words


@pytest.mark.parametrize(
    ("code", "forms"),
    [("en", "1011111"), ("pl", "2012212"), ("ar", "0123554"), ("cy", "0120000")],
)
def test_each_language_has_its_own_plurals(tmp_path, code, forms):
    catalogue = Catalog(locale=code)
    catalogue.add(("{n} day", "{n} days"), [f"form {number}" for number in range(catalogue.num_plurals)])
    path = tmp_path / code / "LC_MESSAGES" / "readyroom.mo"
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        write_mo(file, catalogue)
    language = load_language(code, tmp_path)
    said = "".join(language.count("{n} day", "{n} days", number)[-1] for number in (0, 1, 2, 5, 11, 22, 100))

    assert said == forms


def test_english_is_the_source():
    assert (ENGLISH.text("Before"), ENGLISH.count("{n} day", "{n} days", 2)) == ("Before", "2 days")


def test_a_language_without_a_catalogue_is_english_in_words_and_direction(tmp_path):
    assert load_language("ar_EG", tmp_path) == ENGLISH


@pytest.mark.parametrize(
    ("code", "right_to_left"), [("ar", True), ("he_IL", True), ("fa-IR", True), ("en", False), ("de", False)]
)
def test_the_direction_belongs_to_the_language(code, right_to_left):
    assert Language(code).right_to_left is right_to_left


def test_english_can_always_be_chosen_and_every_language_with_a_catalogue(german, tmp_path):
    assert [each.code for each in languages(tmp_path)] == ["en", "de"]
    assert languages(tmp_path)[1].text("Before") == "Vorher"
    assert languages(tmp_path / "nowhere") == (ENGLISH,)
