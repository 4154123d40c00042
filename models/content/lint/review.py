"""Rules about who stands behind the words, and for how long."""

from collections.abc import Iterator

from models.content.lint.case import Case, Finding
from models.content.problems import Code


def expired(case: Case) -> Iterator[Finding]:
    """C029: the day of the next review is past."""
    for part in case.procedures:
        review = part.record.review
        if review.status != "retired" and review.due and review.due < case.today:
            yield part.finding(Code.EXPIRED, f"its review was due on {review.due}", "review", "due")


def unsigned(case: Case) -> Iterator[Finding]:
    """C030: approved by nobody, or on no day, or for ever."""
    for part in case.procedures:
        review = part.record.review
        missing = [name for name in ("by", "on", "due") if not getattr(review, name)]
        if review.status == "approved" and missing:
            yield part.finding(Code.UNSIGNED, f"it is approved without {', '.join(missing)}", "review", "status")


def review_days(case: Case) -> Iterator[Finding]:
    """C031: a review that is due before it was signed, or was signed on a day to come."""
    for part in case.procedures:
        review = part.record.review
        if review.on and review.due and review.due <= review.on:
            yield part.finding(Code.REVIEW_DAYS, f"due on {review.due}, but signed on {review.on}", "review", "due")
        if review.on and review.on > case.today:
            yield part.finding(Code.REVIEW_DAYS, f"signed on {review.on}, which is still to come", "review", "on")


RULES = (expired, unsigned, review_days)
