"""Who stands behind a line, in words: a source, or the person who decided."""

from models.content.shared import Source
from models.planning.clock import clock_words, day_words
from models.planning.visit import Resolution
from ui.language import current_language, tr


def source_words(source: Source) -> str:
    """Name a source with its date and grade."""
    dated = source.dated or tr("no date")
    words = tr("{issuer}: {title} ({dated}). Grade {grade}.")
    return words.format(issuer=source.issuer, title=source.title, dated=dated, grade=source.grade)


def decided_words(decision: Resolution) -> str:
    """Name who settled a matter, and when."""
    language, at = current_language(), decision.at
    day = day_words(at.date(), language, year=True)
    return tr("Decided by {name}, {day}, {clock}.").format(name=decision.by, day=day, clock=clock_words(at, language))
