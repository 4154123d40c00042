import pytest

from models.content.search import search


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("nephro", "nephrostogram"),
        ("nefrostogram", "nephrostogram"),
        ("cystoscopy", "cystoscopy-flexible"),
        ("CYSTOSCPY", "cystoscopy-flexible"),
        ("retrograde", "pyelogram-retrograde"),
    ],
)
def test_a_name_is_found_also_with_a_typing_error(shipped, words, first):
    assert search(shipped, words)[0].id == first


def test_without_words_all_procedures_come_by_name(shipped):
    names = [each.short_name.casefold() for each in search(shipped, "  ")]

    assert len(names) == len(shipped.procedures)
    assert names == sorted(names)


def test_what_is_like_nothing_finds_nothing(shipped):
    assert search(shipped, "qqqqqqqq") == ()
