import pytest
from builders import EDITION, a_library, a_procedure

from models.content.library import Library


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("nephro", "nephrostogram"),
        ("nefrostogram", "nephrostogram"),
        ("cystoscopy", "cystoscopy-flexible"),
        ("CYSTOSCPY", "cystoscopy-flexible"),
        ("retrograde", "pyelogram-retrograde"),
        ("bladder camera", "cystoscopy-flexible"),
        ("MCUG", "vcug-child"),
        ("VCUG", "vcug-child"),
        ("kidny tube", "nephrostomy-placement"),
        ("womb x-ray", "hysterosalpingogram"),
        ("stent out", "ureteral-stent-removal"),
        ("IVU", "urogram-iv"),
        ("fluroscopy", "fluoroscopy"),
        ("metal hip", "orthopaedic-fluoroscopy"),
        ("back needle x-ray", "myelogram"),
    ],
)
def test_a_name_is_found_also_with_a_typing_error(shipped, words, first):
    assert shipped.search.find(words)[0].id == first


def test_a_dye_test_is_any_that_uses_dye(shipped):
    found = {each.id for each in shipped.search.find("dye test")}

    assert {"angiogram", "hysterosalpingogram", "cystogram", "myelogram", "urogram-iv"} <= found
    assert not found & {"radiography", "prostate-biopsy-transperineal"}


def test_without_words_all_procedures_come_by_name(shipped):
    names = [each.short_name.casefold() for each in shipped.search.find("  ")]

    assert len(names) == len(shipped.procedures)
    assert names == sorted(names)


def test_what_is_like_nothing_finds_nothing(shipped):
    assert shipped.search.find("qqqqqqqq") == ()


@pytest.fixture
def index():
    names = ["Scan of the bladder", "Bladder scan", "Kidney scan", "Scan", "A stent", "Drain of a kidney"]
    procedures = [
        a_procedure(f"p-{place}", name=name, short_name=name, summary="Ultrasound.", also_called=["CAT look"] * place)
        for place, name in enumerate(names)
    ]
    return a_library(*procedures).search


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("scan", ["Scan", "Scan of the bladder", "Bladder scan", "Kidney scan"]),
        ("bladder sc", ["Bladder scan", "Scan of the bladder"]),
        ("scan of a bladder", ["Scan of the bladder", "Bladder scan"]),
        ("a stent", ["A stent"]),
        ("kidny", ["Drain of a kidney", "Kidney scan"]),
        ("catlook", ["A stent", "Bladder scan", "Drain of a kidney", "Kidney scan", "Scan"]),
        ("cat look", ["A stent", "Bladder scan", "Drain of a kidney", "Kidney scan", "Scan"]),
        ("zz", []),
        ("scan zzzz", []),
    ],
)
def test_the_best_come_first_and_equals_by_name(index, words, found):
    assert [each.name for each in index.find(words)] == found


def test_a_library_without_procedures_finds_nothing():
    assert Library(EDITION).search.find("a") == ()
