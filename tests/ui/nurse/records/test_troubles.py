"""Troubles of the store have words."""

import pytest

from models.store.errors import StoreError, Trouble
from ui.nurse.records_words import trouble_words


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_has_words_and_keeps_the_way_back(open_page, filled, monkeypatch, trouble):
    page = open_page(filled)

    def find(*_, **__):
        raise StoreError(trouble, "technical")

    monkeypatch.setattr(filled, "find", find)
    page.press("Older ›")

    words = trouble_words(StoreError(trouble, "technical"))
    assert words != "technical"
    assert words in page.words
    monkeypatch.undo()
    page.press("‹ Newer")
    assert page.rows
