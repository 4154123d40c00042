import pytest
from builders import a_library, a_procedure, a_site, an_instruction

from models.content.background import Background
from models.content.wording import Comparison
from models.document.comparison import ComparisonError, compare
from models.document.dose import natural_days, span_words, stretch_words
from models.language import ENGLISH
from models.site import Site

GB = Background(id="gb", place="the United Kingdom", msv_a_year=2.2, sources=("leaflet",))
US = Background(id="us", place="the United States", msv_a_year=3.0, sources=("leaflet",))
MINUTES = {"minutes": {"min": 30, "max": 60}}
DOSE = {"low": 2.2, "high": 3, "sources": ["leaflet"]}
CAMERA = a_procedure("camera", facts={"xray": False, "contrast": "none", "scope": True, **MINUTES})
DYE = a_procedure(
    "dye",
    facts={"xray": True, "contrast": ["bladder", "vein"], "catheter": "urethra", "needle": True, **MINUTES},
    dose=DOSE,
    can_show=[{"text": "It shows a leak.", "sources": ["leaflet"]}],
)

FOR_SOME = {"for": {"is": {"question": "pregnancy", "answer": ["yes"]}}}


def _table(*procedures, site=None, **kinds):
    library = a_library(*procedures, **({"backgrounds": [GB, US]} | kinds))
    return compare(library, tuple(each.id for each in procedures), site or a_site())


def _cells(table, question):
    (row,) = [row for row in table.rows if row.question == question]
    return row.cells


def test_every_question_is_answered_for_each():
    table = _table(CAMERA, DYE)

    assert table.names == ("Procedure camera", "Procedure dye")
    assert all(len(row.cells) == 2 and all(row.cells) for row in table.rows)
    assert _cells(table, "A camera?") == ("Yes", "No")
    assert _cells(table, "X-rays?") == ("No X-ray", "X-ray")
    assert _cells(table, "Dye?") == ("No dye", "Dye in the bladder, Dye in a vein")
    assert _cells(table, "A tube?") == ("No tube", "A thin tube in the water pipe")
    assert _cells(table, "A needle?") == ("No", "Yes")
    assert _cells(table, "What it can show") == ("–", "It shows a leak.")
    assert [row.question for row in table.rows if not row.different] == [
        "What is it?", "Awake?", "How long?", "Eat and drink before?", "What it cannot show",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "You stop before it"),
        (FOR_SOME, "Some people stop before it. Ask us."),
        ({"only_when_certain": True}, "As usual"),
        ({"only_when_certain": True} | FOR_SOME, "As usual, unless we tell you to stop"),
        ({"opposite": True}, "Ask us"),
        ({"topic": "bring"}, "Ask us"),
    ],
)  # fmt: skip
def test_fasting_is_told_for_everyone_for_some_or_for_nobody(changes, words):
    line = an_instruction(**({"topic": "fasting-food", "when": {"before": "PT6H"}} | changes))

    assert _cells(_table(a_procedure("a", preparation=[line]), CAMERA), "Eat and drink before?") == (words, "Ask us")


@pytest.mark.parametrize(
    ("country", "words"),
    [
        ("GB", "about 12 months to 16 months"),
        ("US", "about 9 months to 12 months"),
        (None, "about 9 months to 16 months"),
    ],
)
def test_a_dose_is_told_as_the_time_that_nature_takes(country, words):
    table = _table(CAMERA, DYE, site=Site(country=country))

    assert _cells(table, "Radiation, as nature gives in") == ("None", words)


def test_without_a_figure_or_a_background_the_reader_asks():
    no_figure = DYE.model_copy(update={"dose": None, "id": "other"})

    assert _cells(_table(DYE, no_figure), "Radiation, as nature gives in")[1] == "Ask us"
    assert _cells(_table(DYE, CAMERA, backgrounds=[]), "Radiation, as nature gives in")[0] == "Ask us"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0.4, "less than a day"), (1, "1 day"), (13.4, "13 days"), (14, "2 weeks"), (60, "9 weeks"), (61, "2 months"),
        (730, "24 months"), (731, "2 years"), (3652, "10 years"),
    ],
)  # fmt: skip
def test_a_stretch_of_time_is_rounded_to_what_one_can_picture(days, words):
    assert stretch_words(days, ENGLISH) == words


def test_a_single_figure_is_one_span():
    dose = DYE.dose.model_copy(update={"high": 2.2})

    assert span_words(natural_days(dose, [GB]), ENGLISH) == "about 12 months"


def test_the_authors_words_come_for_the_very_procedures_that_are_compared():
    pair = Comparison(id="pair", procedures=("camera", "dye"), text="One looks.", sources=("leaflet",))
    other = Comparison(id="other", procedures=("dye", "third"), text="No.", sources=("leaflet",))
    table = _table(CAMERA, DYE, comparisons=[pair, other])

    assert (table.notes, table.sources) == (("One looks.",), ("leaflet",))
    assert _table(CAMERA, DYE, a_procedure("third"), comparisons=[pair, other]).notes == ("One looks.", "No.")


@pytest.mark.parametrize(
    ("ids", "message"),
    [
        (("a",), "two or three different"),
        (("a", "a"), "two or three different"),
        (("a", "b", "c", "d"), "two or three different"),
        (("a", "x"), "no procedure 'x'"),
    ],
)
def test_what_cannot_be_compared_is_refused(ids, message):
    library = a_library(*(a_procedure(each) for each in "abcd"))

    with pytest.raises(ComparisonError, match=message):
        compare(library, ids)
