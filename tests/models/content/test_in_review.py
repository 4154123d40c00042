"""Procedures whose review is past."""

from datetime import date

import pytest
from builders import a_library, an_own, write_content

from models.content.cache import Cache
from models.content.in_review import (
    not_approved,
    not_approved_problems,
    past_review,
    past_review_problems,
    without,
)
from models.content.loader import load_library
from models.content.procedures import Procedures

DUE = date(2026, 11, 30)


def _library(**first):
    review = {"status": "approved", "version": 1, "by": "Dr Who", "on": "2025-11-30", "due": DUE} | first
    return a_library(an_own("a", review=review), an_own("b"))


@pytest.mark.parametrize(
    ("today", "grace", "past"),
    [
        (date(2026, 11, 30), 0, ()),
        (date(2026, 12, 1), 0, ("a",)),
        (date(2026, 12, 14), 14, ()),
        (date(2026, 12, 15), 14, ("a",)),
    ],
)
def test_a_review_counts_through_its_day_and_the_days_of_grace(today, grace, past):
    assert past_review(_library(), today, grace) == past


def test_what_is_retired_is_not_due():
    assert past_review(_library(status="retired"), date(2030, 1, 1)) == ()


def test_staff_are_told_which_and_since_when():
    (found,) = past_review_problems(_library(), ("a",))

    assert str(found).startswith("procedures/a.yaml: review.due: its review was due on 2026-11-30; a kiosk does not")
    assert found.code == "C029"


def test_the_others_are_still_there_and_nothing_is_read_to_leave_one_out():
    read = []
    library = _library()
    listed = a_library()
    object.__setattr__(listed, "procedures", Procedures(library.cards, read.append))
    rest = without(listed, ("a",))

    assert ([*rest.procedures], [*rest.cards], "a" in rest.procedures, read) == (["b"], ["b"], False, [])
    assert [card.id for card in rest.search.find("")] == ["b"]


def test_without_anything_to_leave_out_it_is_the_same_library():
    library = _library()

    assert without(library, ()) is library


def test_the_day_is_known_without_reading_the_procedure_again(tmp_path):
    folder, cache = write_content(tmp_path / "content", _library()), Cache(tmp_path / "kept")
    load_library(folder, cache)
    kept = load_library(folder, cache)

    assert isinstance(kept.procedures, Procedures)
    assert past_review(kept, date(2026, 12, 1)) == ("a",)


def test_what_nobody_has_approved_is_counted_once():
    assert not_approved(_library()) == ("b",)
    assert not_approved(_library(status="retired")) == ("a", "b")

    (found,) = not_approved_problems(2)
    assert found.code == "C085"
    assert "drafts: true" in found.next_step
    assert [*not_approved_problems(0)] == []
