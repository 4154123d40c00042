"""Risks: words always, figures only from a published number, and all out of one number."""

import io

import pikepdf
import pytest
from builders import a_procedure
from sheets import a_sheet, headings, of

from models.content.background import Background
from models.content.procedure import Risk
from models.document.blocks import NaturalBars, RiskLine
from models.document.risks import filled, one_number
from models.export.pdf import to_pdf


def a_risk(count=None, of=None, id="bleeding"):
    return Risk(id=id, text="Bleeding.", words="rare", count=count, of=of, sources=("leaflet",))


def drawn(*pairs):
    found = [a_risk(*pair, id=f"r{number}") for number, pair in enumerate(pairs)]
    sheet = a_sheet(a_procedure(risks=found))
    return [(line.chance.count, line.chance.of) if line.chance else None for line in of(sheet, RiskLine)]


@pytest.mark.parametrize(
    ("pairs", "figures"),
    [
        ([(50, 100)], [(50, 100)]),
        ([(5, 1000)], [(5, 1000)]),
        ([(5, 1000), (2, 100)], [(5, 1000), (20, 1000)]),
        ([(1, 50)], [(2, 100)]),
        ([(1, 3)], [None]),
        ([(4, 10_000)], [None]),
        ([(4, 1000), (1, 2000)], [(4, 1000), None]),
        ([(None, None), (1, 100)], [None, (1, 100)]),
        ([(0, 100)], [None]),
    ],
)
def test_figures_are_exact_and_out_of_one_number(pairs, figures):
    assert drawn(*pairs) == figures


def test_several_procedures_are_drawn_out_of_one_number():
    risks = {"a": [a_risk(2, 100)], "b": [a_risk(5, 1000)]}
    sheet = a_sheet(*(a_procedure(each, risks=found) for each, found in risks.items()))

    assert [line.chance.words for line in of(sheet, RiskLine)] == ["20 of 1,000", "5 of 1,000"]
    assert {"Procedure a", "Procedure b"} <= set(headings(sheet))


def test_without_a_number_nothing_is_drawn():
    assert one_number([a_risk()]) is None
    assert filled(a_risk(1, 100), None) is None


def test_the_shipped_figures_fit_their_words(shipped):
    for procedure in shipped.procedures.values():
        of_all = one_number(procedure.risks)
        for risk in procedure.risks:
            count = filled(risk, of_all)
            assert count is None or count / of_all == risk.count / risk.of


def with_dose(low, high):
    dose = {"low": low, "high": high, "sources": ["leaflet"]}
    nature = Background(id="gb", place="Britain", msv_a_year=2.0, sources=("leaflet",))
    return a_sheet(a_procedure(dose=dose), backgrounds=[nature])


@pytest.mark.parametrize(
    ("low", "high", "shares", "striped"),
    [(2, 4, (0.5, 1.0), True), (1, 1, (0.5, 0.5), False)],
)
def test_a_dose_is_a_bar_beside_a_year_of_nature(low, high, shares, striped):
    (bars,) = of(with_dose(low, high), NaturalBars)

    assert (bars.test.least, bars.test.most) == shares
    assert bool(bars.note) is striped
    assert bars.sources == (1,)
    assert bars.alt.startswith("Two bars on one scale. One year of nature. This test: about")


def test_without_a_published_dose_there_is_no_bar():
    assert of(a_sheet(), NaturalBars) == []


def test_figures_and_bars_say_what_they_show_to_those_who_do_not_see_them():
    sheet = with_dose(2, 4)
    with pikepdf.open(io.BytesIO(to_pdf(sheet))) as pdf:
        tags = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each and "/P" in each]
        alts = [str(tag.get("/Alt", "")) for tag in tags if str(tag.S) == "/Figure"]

    assert [each.replace("\xa0", " ") for each in alts] == [of(sheet, NaturalBars)[0].alt]
