"""The clinic's pattern: what people write is taken, and whatever is taken is quick on any text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.record.reference import WrongReferenceError, check_reference, masked
from models.reference_pattern import PatternError, checked_pattern, fits
from models.site import NO_SITE, Site, load_site


@pytest.mark.parametrize(
    ("pattern", "good", "bad"),
    [
        ("[0-9]{8}", "12344821", "1234482"),
        (r"\d{3} \d{3} \d{4}", "943 476 5919", "9434765919"),
        (r"(RX|UR)-?\d{4,6}", "UR-12345", "UX-12345"),
        ("(?:T-)?[0-9]{1,4}", "T-17", "T17x"),
        ("[A-Z]{2}[^0-9]", "ABc", "AB1"),
        (r"\d\.\d", "1.2", "132"),
        (r"\d{2}", "12", "١٢"),
    ],
)
def test_what_clinics_write_is_taken(pattern, good, bad):
    assert checked_pattern(pattern) == pattern
    assert (fits(pattern, good), fits(pattern, bad)) == (True, False)


@pytest.mark.parametrize(
    "pattern",
    [
        "", "x" * 121, "(a+)+b", "[0-9]*", ".+", "(a|b){9}", "((a{1,9}){1,9})", "(?=a)", r"(a)\1", "a{1,99}", "a{9,2}",
        "(a", "a)", "[z-a]", "[]", "[a--b]", "a{1,64}b{1,64}c{1,64}", "(?i)a", "a??", "^a$", r"\w+",
    ],
)  # fmt: skip
def test_what_cannot_be_read_or_takes_long_is_not_taken(pattern):
    with pytest.raises(PatternError):
        checked_pattern(pattern)


@given(st.text("aA0-[]{}(|)?,:19\\d.", max_size=40), st.text("aA0-1", max_size=80))
def test_a_pattern_that_is_taken_is_quick_and_one_that_is_not_says_so(pattern, text):
    try:
        checked_pattern(pattern)
    except PatternError:
        return
    begun = time.process_time()
    fits(pattern, text)

    assert time.process_time() - begun < 0.25


def test_the_worst_that_is_taken_is_quick():
    worst = checked_pattern("(" + "a{1,21}" * 3 + "|b)a{64}")
    begun = time.process_time()

    assert not fits(worst, "a" * 64)
    assert time.process_time() - begun < 0.25


@pytest.mark.parametrize(
    ("reference", "shown"),
    [("12344821", "••••4821"), ("943 476 5919", "••••5919"), ("4711", "••••11"), ("T-1", "••••1"), ("7", "••••")],
)
def test_a_shared_screen_never_shows_a_whole_reference(reference, shown):
    assert masked(reference) == shown


@given(st.text(min_size=1))
def test_what_is_shown_is_never_more_than_half_nor_tells_the_length(text):
    whole = "".join(text.split())

    assert len(masked(text)) - 4 == min(4, len(whole) // 2)


MRN = Site.model_validate({"reference_label": "MRN", "reference_pattern": "[0-9]{8}"})


@pytest.mark.parametrize(("site", "text", "kept"), [
    (MRN, " 12344821\n", "12344821"), (MRN, " ", None), (NO_SITE, "Bed  4,\twindow", "Bed 4, window"),
])  # fmt: skip
def test_a_reference_is_optional_and_kept_with_single_spaces(site, text, kept):
    assert check_reference(site, text) == kept


@pytest.mark.parametrize(
    ("site", "text", "says"),
    [
        (MRN, "1234482", "this is no MRN"),
        (MRN, "1234\u202e4821", "cannot be seen"),
        (NO_SITE, "a\0b", "cannot be seen"),
        (NO_SITE, "7" * 65, "at most 64"),
    ],
)
def test_a_wrong_reference_is_not_repeated(site, text, says):
    with pytest.raises(WrongReferenceError, match=says) as raised:
        check_reference(site, text)
    assert text not in str(raised.value)


@pytest.mark.parametrize("pattern", ["'(a+)+'", "'[0-9'", "''"])
def test_a_bad_pattern_in_the_clinics_file_costs_that_field(tmp_path, pattern):
    (tmp_path / "site.yaml").write_text(f"name: Riverside\nreference_pattern: {pattern}\n")
    found = load_site(tmp_path / "site.yaml")

    assert (found.site.name, found.site.reference_pattern) == ("Riverside", None)
    assert [(each.field, each.line) for each in found.problems] == [("reference_pattern", 2)]
