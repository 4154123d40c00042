"""The shipped advice on order and spacing: no pair of procedures that the sources speak of goes without it."""

from itertools import combinations

import pytest

BARIUM = frozenset({"barium-enema", "barium-swallow-meal"})
ANY_OF_THEM = frozenset({"fluoroscopy"})
"""The general word for a test that is also chosen by its own name, and advised on by that."""
NO_BARIUM_MEETS_IT = frozenset({"vascular-catheter"})
"""An X-ray of the chest and an arm, without dye."""


@pytest.fixture(scope="module")
def advice(shipped):
    def ids(first, second):
        return {each.id for each in shipped.prompts.values() if each.concerns(frozenset({first, second}))}

    return ids


@pytest.fixture(scope="module")
def procedures(shipped):
    return [each for each in shipped.procedures.values() if each.id not in ANY_OF_THEM]


def _with_dye(procedures, *routes):
    return [each.id for each in procedures if each.id not in BARIUM and set(each.facts.contrast) & set(routes)]


def _with_any_dye(procedures):
    return [each.id for each in procedures if each.id not in BARIUM and each.facts.contrast]


def test_barium_comes_after_every_other_picture_and_every_dye(advice, procedures):
    pictures = [each.id for each in procedures if each.facts.xray and each.id not in BARIUM | NO_BARIUM_MEETS_IT]
    more = ["ureteral-stent-removal", "prostate-biopsy-transperineal"]

    assert len(pictures) > 20
    assert [(a, b) for a in sorted(BARIUM) for b in (*pictures, *more) if "barium-last" not in advice(a, b)] == []


def test_the_lower_bowel_comes_before_the_upper(advice):
    assert "barium-enema-and-meal" in advice(*BARIUM)


def test_a_plain_picture_comes_before_any_dye_and_before_barium(advice, procedures):
    after = [*_with_any_dye(procedures), *BARIUM]

    assert [each for each in after if "contrast-free-before-contrast" not in advice("radiography", each)] == []


@pytest.mark.parametrize("camera", ["cystoscopy-flexible", "cystoscopy-rigid"])
def test_the_place_of_a_camera_test_among_dye_in_a_vessel_and_barium_is_agreed(advice, camera):
    others = ["urogram-iv", "ct-urogram", "ct-abdomen", "angiogram", "vascular-stent", *BARIUM]

    assert [each for each in others if "cystoscopy-before-contrast" not in advice(camera, each)] == []


def test_two_doses_in_a_vessel_are_spaced(advice, procedures):
    doses = _with_dye(procedures, "vein", "artery")

    assert len(doses) == 7
    assert [pair for pair in combinations(doses, 2) if "two-doses-of-dye" not in advice(*pair)] == []


def test_dye_in_a_vessel_and_dye_in_the_urinary_tract_are_put_in_order(advice, procedures):
    vessel = [each for each in _with_dye(procedures, "vein", "artery") if not each.startswith(("ct-cyst", "ct-ureth"))]
    urinary = _with_dye(procedures, "bladder", "urethra", "ureter", "kidney-tube")

    missing = [(a, b) for a in vessel for b in urinary if "vein-dye-and-other-dye" not in advice(a, b)]
    assert missing == []


def test_a_new_line_takes_dye_only_if_it_is_made_for_it(advice, procedures):
    doses = _with_dye(procedures, "vein", "artery")

    assert [each for each in doses if "line-and-ct" not in advice("vascular-catheter", each)] == []


def test_a_thyroid_test_comes_first_with_one_dye_by_its_question_and_with_more_by_advice_too(
    advice, procedures, shipped
):
    blocking = [each.id for each in procedures if "thyroid" in each.questions]

    assert set(_with_dye(procedures, "vein", "artery", "spine", "womb")) == set(blocking)
    assert "do the nuclear test first" in shipped.questions["thyroid"].flag.reason
    assert [pair for pair in combinations(blocking, 2) if "thyroid-test-first" not in advice(*pair)] == []


def test_advice_that_no_page_gives_says_that_it_is_the_authors(shipped):
    unsourced = [each for each in shipped.prompts.values() if not each.sources]

    assert [each.id for each in unsourced if "caution added by the authors" not in (each.note or "")] == []
