"""Who stands behind a line, in words: a source, a review, or the person who decided."""

from collections.abc import Iterable, Mapping

from models.content.procedure import Procedure, Review
from models.content.shared import Source
from models.planning.clock import clock_words, day_words
from models.planning.visit import Resolution
from ui.language import current_language, tr


def source_words(source: Source) -> str:
    """Name a source with its date and grade, and say whether the page itself was read."""
    dated = source.dated or tr("no date")
    seen = tr("We read the page itself.") if source.seen == "original" else tr("We read a copy of the page.")
    words = tr("{issuer}: {title} ({dated}). Grade {grade}. {seen}")
    return words.format(issuer=source.issuer, title=source.title, dated=dated, grade=source.grade, seen=seen)


def short_source_words(source: Source) -> str:
    """Name a source in a few words, where two sides must stand beside each other."""
    words = (
        tr("{issuer}: {title} ({dated}). Grade {grade}.") if source.dated else tr("{issuer}: {title}. Grade {grade}.")
    )
    return words.format(issuer=source.issuer, title=source.title, dated=source.dated, grade=source.grade)


def origin_words(ids: Iterable[str], sources: Mapping[str, Source]) -> list[str]:
    """Name every source of a text; without one it is the authors' own caution."""
    found = [source_words(sources[each]) for each in ids if each in sources]
    return found or [tr("A caution added by the authors. No page says it in these words.")]


def review_words(procedures: Iterable[Procedure]) -> list[str]:
    """Say who has approved what these procedures say; each by name where there are several."""
    known = list(procedures)
    if len(known) == 1:
        return [_reviewed(known[0].review)]
    named = tr("{name}: {review}")
    return [named.format(name=each.short_name, review=_reviewed(each.review)) for each in known]


def _reviewed(review: Review) -> str:
    if review.status != "approved":
        return tr("Starter content. Your clinic has not approved it yet.")
    return tr("Approved by {name} on {day}.").format(name=review.by, day=review.on)


def decided_words(decision: Resolution) -> str:
    """Name who settled a matter, and when."""
    language, at = current_language(), decision.at
    day = day_words(at.date(), language, year=True)
    return tr("Decided by {name}, {day}, {clock}.").format(name=decision.by, day=day, clock=clock_words(at, language))
