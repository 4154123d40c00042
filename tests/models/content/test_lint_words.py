"""Rules about words: what is hard to read, what is never said, what is a slip."""

import pytest
from builders import a_question, a_source, a_step, a_tidy_procedure, a_topic, an_after, an_instruction
from findings import findings, said

from models.content.wording import Myth, Term

HARD = (
    "Preoperative anticoagulation necessitates a most individualised multidisciplinary consideration by radiologists."
)
MYTH = Myth(id="shellfish", says="It bars dye.", because="It does not.", patterns=("shellfish",), sources=("leaflet",))


def faq(ask="Why?", answer="So."):
    return {"id": "first", "ask": ask, "answer": answer, "sources": ["leaflet"]}


@pytest.mark.parametrize(
    "text",
    [
        HARD,
        "Preoperative anticoagulation necessitates consideration. Individualisation follows it anyway in any case.",
    ],
)
def test_c020_a_sentence_that_is_hard_to_read(text):
    assert said("C020", text)


@pytest.mark.parametrize(
    "text", ["You lie on your back on a table, and we look at you.", "Cystourethrography department."]
)
def test_c020_plain_sentences_and_single_words_pass(text):
    assert not said("C020", text)


def test_c020_the_name_and_explained_words_do_not_count():
    text = "A cystourethrogram and an anticoagulant are two of the things that we talk about."
    procedure = a_tidy_procedure(who=text, name="Cystourethrogram")
    term = Term(id="thinner", words=("anticoagulant",), plain="It thins blood.")

    assert findings("C020", a_tidy_procedure(who=text)) == ["who"]
    assert findings("C020", procedure, glossary=[term]) == []


def test_c020_words_for_the_team_are_not_graded():
    assert findings("C020", topics=[a_topic(ask_team_when=HARD)]) == []


@pytest.mark.parametrize("code", ["C021", "C022"])
def test_c021_and_test_c022_a_procedure_that_is_hard_to_read(code):
    hard = [faq(answer=f"{HARD} {HARD} {HARD} {HARD}")] * 30

    assert findings(code, a_tidy_procedure(faqs=hard)) == [""]


@pytest.mark.parametrize("code", ["C021", "C022"])
def test_c022_a_plain_procedure_passes(code):
    assert findings(code) == []


def test_c023_a_sentence_of_more_than_18_words():
    assert said("C023", "You lie on your back and " * 4)
    assert not said("C023", "You lie on your back. " * 9)


def test_c024_a_myth_in_any_sentence():
    assert findings("C024", a_tidy_procedure(who="A nurse. No shellfish for you. A nurse."), myths=[MYTH]) == ["who"]
    assert findings("C024", questions=[a_question(ask="Do you eat shellfish?")], myths=[MYTH]) == ["ask"]


def test_c024_what_people_ask_may_be_a_myth():
    faqs = [faq("Does shellfish matter?"), faq("Where?"), faq("Who?"), faq("What?")]

    assert findings("C024", a_tidy_procedure(faqs=faqs), myths=[MYTH]) == []


def test_c024_the_same_sentence_is_found_wherever_it_stands():
    both = a_tidy_procedure(who="No shellfish.", where="No shellfish.")

    assert findings("C024", both, myths=[MYTH]) == ["where", "who"]


@pytest.mark.parametrize("text", ["Drink 🥛.", "一"])
def test_c026_a_character_that_no_font_has(text):
    assert said("C026", text)


def test_c026_the_characters_of_plain_text_pass():
    assert not said("C026", "“Tell us”, we’re near – 38.0 °C … ½ × 3\nÄé")


@pytest.mark.parametrize(
    "text",
    ["Take 500 mg before.", "Take two tablets.", "Give 10 units of it.", "Swallow 2 sachets with water.", "It is 1 g."],
)
def test_c032_a_dose(text):
    assert said("C032", text)


@pytest.mark.parametrize(
    "text", ["We take a few drops of fluid.", "It is about 1 to 8 mSv.", "Take your tablets.", "Do I take two tablets?"]
)
def test_c032_other_amounts_pass(text):
    assert not said("C032", text)


@pytest.mark.parametrize(
    "text",
    [
        "Stop aspirin 7 days before.",
        "Stop your blood thinner the day before.",
        "Two days before, do not take metformin.",
        "Warfarin is stopped for five days.",
        "Skip your insulin the morning of the test.",
    ],
)
def test_c033_a_day_to_stop_a_medicine(text):
    assert said("C033", text)


@pytest.mark.parametrize(
    "text",
    [
        "Do not stop aspirin, not even for a day.",
        "Do not drink alcohol with your tablets for 2 days.",
        "Stop eating 6 hours before.",
        "Do I stop aspirin 7 days before?",
    ],
)
def test_c033_keeping_a_medicine_passes(text):
    assert not said("C033", text)


@pytest.mark.parametrize(
    "text",
    [
        "If so, you may go ahead.",
        "You can still have the test.",
        "You are cleared for it.",
        "The dye is new, and it is safe for you.",
        "There is no need to tell us.",
        "It is safe to have it.",
        "You don't need to call us.",
    ],
)
def test_c034_a_verdict(text):
    assert said("C034", text)


@pytest.mark.parametrize("text", ["Ask which tablet is safe for you.", "Can I go ahead?", "Tell us, and we decide."])
def test_c034_leaving_it_to_a_person_passes(text):
    assert not said("C034", text)


@pytest.mark.parametrize(
    "text",
    [
        "It is painless.",
        "You feel no pain.",
        "It will not hurt.",
        "Nothing can go wrong.",
        "It is a safe test.",
        "The tube comes out today.",
    ],
)
def test_c035_a_promise(text):
    assert said("C035", text)


@pytest.mark.parametrize("text", ["We cannot promise that you feel no pain.", "Does it never hurt?", "It may hurt."])
def test_c035_what_is_likely_passes(text):
    assert not said("C035", text)


@pytest.mark.parametrize("text", ["You feel a little discomfort.", "It is just a scratch.", "Do not worry."])
def test_c036_words_that_make_it_small(text):
    assert said("C036", text)


def test_c036_what_it_feels_like_passes():
    assert not said("C036", "It stings for 10 seconds. Slow breaths help.")


@pytest.mark.parametrize("text", ["Call us at 38.0 °C or more.", "Call us at 100.4 °F or more."])
def test_c048_a_temperature_in_one_unit(text):
    assert said("C048", text)
    assert not said("C048", "Call us at 38.0 °C (100.4 °F) or more.")


@pytest.mark.parametrize(
    "text", ["Come at 8 am.", "Come at 8.30 p.m. sharp.", "Stop at midnight.", "Come at 7 o'clock."]
)
def test_c049_an_hour_that_can_be_mistaken(text):
    assert said("C049", text)


@pytest.mark.parametrize("text", ["Come at 18:30.", "I am here.", "Come 2 hours before."])
def test_c049_clear_hours_pass(text):
    assert not said("C049", text)


def test_c057_an_abbreviation_that_nothing_explains():
    procedure = a_tidy_procedure(who="An ENT doctor. An ENT nurse.", where="An ENT room.")

    assert findings("C057", procedure) == ["who"]


@pytest.mark.parametrize("text", ["An ear doctor (ENT).", "ENT (ear and nose).", "An OTHER a doctor.", "In the UK."])
def test_c057_an_explained_abbreviation_passes(text):
    assert not findings("C057", a_tidy_procedure(who=text, also_called=["OTHER a"]))


def test_c057_names_and_the_glossary_explain():
    term = Term(id="ent", words=("ENT",), plain="Ear, nose and throat.")
    lookalike = {"name": "A GP visit", "difference": "It is short.", "sources": ["leaflet"]}

    assert findings("C057", a_tidy_procedure(who="ENT doctors.", lookalikes=[lookalike]), glossary=[term]) == []


@pytest.mark.parametrize("text", ["Call us!!", "Do NOT eat.", "PLEASE come.", "Really?!"])
def test_c058_shouting(text):
    assert said("C058", text)
    assert not said("C058", "Please call us! Do not eat.")


@pytest.mark.parametrize("text", ["The color is red.", "You get anesthesia.", "A hematoma may show.", "Tell your mom."])
def test_c059_american_spelling(text):
    assert said("C059", text)


def test_c059_british_spelling_and_names_pass():
    text = "Colour, anaesthetic, haematoma, oesophagus, centre, litre."

    assert findings("C059", a_tidy_procedure(who=text, also_called=["esophagram"])) == []


@pytest.mark.parametrize("text", ["TODO: ask.", "See ???", "Lorem ipsum.", "Ask [insert name].", "Wait...."])
def test_c060_what_was_left_behind(text):
    assert said("C060", text)


def test_c060_finds_notes_too_but_not_a_pages_own_title():
    line = an_instruction(note="TBC with the ward")

    assert findings("C060", a_tidy_procedure(preparation=[line])) == ["preparation.0.note"]
    assert findings("C060", sources=[a_source(title="What now???", note="Ask what is left.")]) == []


@pytest.mark.parametrize(
    "text", ["A nurse .", "A  nurse.", "A nurse,and a doctor.", "A nurse ( man).", "A nurse.A doctor."]
)
def test_c061_a_space_that_is_wrong(text):
    assert said("C061", text)


def test_c061_good_spacing_passes():
    assert not said("C061", "A nurse, e.g. a man (or 2), in 1,000 rooms: well. Then 3.5 hours.")


@pytest.mark.parametrize(("text", "found"), [("38.0 °C (100.0 °F)", True), ("38.0 °C (100.4 °F)", False)])
def test_c069_two_units_of_one_temperature(text, found):
    assert said("C069", text) is found


def test_c047_a_side_that_nobody_asked():
    picture = {"view": "urinary-front", "show": ["tube-left", "gown"]}
    steps = [a_step(picture=picture)]
    both = [a_step(picture=picture | {"show": ["tube-left", "tube-right", "gown"]})]

    assert findings("C047", a_tidy_procedure(during=steps)) == ["during.0.picture.show"]
    assert findings("C047", a_tidy_procedure(during=both)) == []
    assert findings("C047", a_tidy_procedure(during=steps, side_question="pregnancy")) == []


@pytest.mark.parametrize(
    ("text", "until", "found"),
    [
        ("Pink for up to 2 days.", "P1D", True),
        ("Pink for 2 days.", None, True),
        ("Sore for 1 to 2 weeks.", "P14D", False),
        ("Rest for at least 24 hours.", "P1D", False),
        ("Empty it every 3 hours.", None, False),
        ("Pink.", "P2D", False),
    ],
)
def test_c028_a_text_and_its_end(text, until, found):
    procedure = a_tidy_procedure(after=[an_after(text=text, until=until)])

    assert findings("C028", procedure) == (["after.0.text"] if found else [])


@pytest.mark.parametrize(
    ("do", "when", "found"),
    [
        ("Call us 3 days before.", {"before": "P7D"}, True),
        ("Call us 7 days before.", {"before": "P7D"}, False),
        ("Call us 2 to 5 days before.", {"between": ["P7D", "P3D"]}, False),
        ("Call us 2 days before.", {"between": ["P7D", "P3D"]}, True),
        ("Call us 2 days before.", "at_booking", False),
    ],
)
def test_c028_a_line_and_its_moment(do, when, found):
    procedure = a_tidy_procedure(preparation=[an_instruction(do=do, when=when)])

    assert findings("C028", procedure) == (["preparation.0.do"] if found else [])
