import gettext

import pytest
from builders import a_library, a_parameter, a_plan, a_procedure, a_sign, an_after, an_instruction, write_content

from models.content.cache import Cache
from models.content.loader import load_library
from models.content.translation import texts, translated
from models.language import ENGLISH, Language, load_language

FOR_SOME = {"is": {"question": "pregnancy", "answer": ["yes"]}}


class Pseudo(gettext.NullTranslations):
    def gettext(self, message):
        return f"⟦{message}⟧"


class Forgetful(gettext.NullTranslations):
    def gettext(self, message):
        return message.replace("{time}", "").replace("Bring", "Bringen")


PSEUDO = Language("eo", Pseudo())


def test_texts_are_what_people_read_with_their_path():
    line = an_instruction(detail="More.", **{"for": FOR_SOME})

    assert dict(texts(line)) == {("do",): "Do bring-list.", ("because",): "It helps.", ("detail",): "More."}


def test_texts_are_found_however_deep():
    found = dict(texts(a_procedure(also_called=["look", "peek"])))

    assert found["also_called", 1] == "peek"
    assert found["why", 0, "text"] == "To look."
    assert found["preparation", 0, "do"] == "Do bring-list."
    assert found["during", 0, "you_do"] == "Lie still."
    assert found["teach_back", 2, "must_contain", 0] == "us"
    assert not {("id",), ("icon",), ("body_area",), ("preparation", 0, "topic")} & set(found)


def test_every_text_is_translated_and_nothing_else():
    library = a_library(a_procedure(preparation=["bring-list"]), instructions=[an_instruction()])
    found = translated(library, PSEUDO)
    record, procedure = found.instructions["bring-list"], found.procedures["a"]

    assert (record.do, record.because, record.detail) == ("⟦Do bring-list.⟧", "⟦It helps.⟧", None)
    assert (record.id, record.topic, record.when, record.sources) == ("bring-list", "bring", *_same(library))
    assert procedure.preparation == ("bring-list",)
    assert [text for _, text in texts(procedure)] == [f"⟦{text}⟧" for _, text in texts(library.procedures["a"])]


def _same(library):
    record = library.instructions["bring-list"]
    return record.when, record.sources


@pytest.mark.parametrize("language", [ENGLISH, Language("fr")])
def test_without_a_catalogue_it_is_the_same_library(language):
    library = a_library()

    assert translated(library, language) is library


def test_a_language_that_has_no_file_is_the_same_library(tmp_path):
    library = a_library()

    assert translated(library, load_language("fr", tmp_path)) is library


def test_a_translation_that_loses_the_time_stays_english():
    line = an_instruction(do="Bring it at {time}.", because="Bring it.", when={"before": "PT6H"})
    found = translated(a_library(instructions=[line]), Language("de", Forgetful())).instructions["bring-list"]

    assert (found.do, found.because) == ("Bring it at {time}.", "Bringen it.")


def test_conditions_and_tiers_are_kept():
    library = a_library(signs=[a_sign(**{"for": FOR_SOME})], after=[an_after(until="P2D")], parameters=[a_parameter()])
    found = translated(library, PSEUDO)

    assert found.signs["fever"].for_ == library.signs["fever"].for_
    assert found.after["pink-urine"].until == library.after["pink-urine"].until
    assert found.parameters["fasting-food-hours"].ask_us == "⟦Ask us when to stop eating.⟧"


def test_a_plan_of_a_translated_library_asks_for_the_same():
    assert [line.id for line in a_plan(a_procedure()).lines] == ["bring-list"]


def test_a_procedure_that_is_read_when_asked_for_is_translated_then(tmp_path, monkeypatch):
    folder = write_content(tmp_path / "content", a_library(a_procedure(also_called=["look", "peek"])))
    library = load_library(folder, Cache(tmp_path / "content.cache"))
    at_once = translated(load_library(folder), PSEUDO)
    with monkeypatch.context() as patch:
        patch.setattr(Cache, "get", None)
        found = translated(library, PSEUDO)
        assert found.cards == at_once.cards
        assert found.cards["a"].also_called == ("⟦look⟧", "⟦peek⟧")
        assert list(found.procedures) == ["a"]

    assert found == at_once
    assert found.procedures["a"].name == "⟦Procedure a⟧"


def test_a_library_is_not_translated_twice():
    found = translated(a_library(), PSEUDO)

    assert translated(found, PSEUDO) is found


def test_a_card_has_no_texts_but_those_that_are_translated(shipped):
    assert not [text for card in shipped.cards.values() for text in texts(card.facts)]
