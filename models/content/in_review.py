"""Procedures that nobody has approved, or whose review is past: not offered where nobody could explain them."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from models.content.library import Library
from models.content.problems import Code, Problem, problem
from models.content.procedures import Procedures


def past_review(library: Library, today: date, grace_days: int = 0) -> tuple[str, ...]:
    """Give the procedures whose review was due so many days before ``today``, or earlier; a day still counts whole."""
    last = today - timedelta(days=grace_days)
    return tuple(card.id for card in library.cards.values() if card.review_due and card.review_due < last)


def not_approved(library: Library) -> tuple[str, ...]:
    """Give the procedures that no clinician has approved yet."""
    return tuple(card.id for card in library.cards.values() if card.status != "approved")


def not_approved_problems(many: int) -> Iterator[Problem]:
    """Tell staff how many there are, once for all: at first it is every one."""
    if many:
        message = f"no clinician has approved {many} of the procedures; a kiosk does not offer them"
        yield problem(Code.NOT_APPROVED, "procedures", 0, "review.status", message)


def past_review_problems(library: Library, past: Iterable[str]) -> Iterator[Problem]:
    """Name these to staff."""
    for each in past:
        message = f"its review was due on {library.cards[each].review_due}; a kiosk does not offer it"
        yield problem(Code.EXPIRED, f"procedures/{each}.yaml", 0, "review.due", message)


def without(library: Library, left_out: Collection[str]) -> Library:
    """Give the library without some of its procedures; none of the others is read."""
    if not left_out:
        return library
    cards = {each: card for each, card in library.cards.items() if each not in left_out}
    return replace(library, procedures=Procedures(cards, library.procedures.__getitem__))
