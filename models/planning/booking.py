"""The times of one day as they were booked: how long they take together, and what lies between them (M5)."""

from collections.abc import Iterator
from itertools import pairwise

from models.content.timing import Duration
from models.language import Language
from models.planning.clock import clock_words, distance_words
from models.planning.days import Slot
from models.planning.plan import TeamPrompt
from models.planning.request import Request
from models.planning.timeline import minutes_of

_LONG_GAP = 120
"""Minutes between two appointments of a day from which staff are asked: a caution of the authors, with no source."""


def spacing(request: Request) -> Iterator[TeamPrompt]:
    """Advice on the times of each day; whatever has no time yet gets none."""
    for day in request.days:
        for slot in day.slots:
            if len(slot.procedures) > 1:
                yield _together(request, slot)
        for first, second in pairwise(day.slots):
            yield from _between(request, first, second)


def _together(request: Request, slot: Slot) -> TeamPrompt:
    """Say what the procedures of one time take, one after the other: the block to book, and to be there for."""
    language = request.language
    least, most = _minutes(request, slot)
    words = language.text(
        "{count} procedures are booked for {clock}. One after the other they take {least} to {most}. "
        "Add time to get ready and to rest, and tell the person how long to plan for."
    ).format(
        count=len(slot.procedures),
        clock=clock_words(slot.at, language),
        least=_length(least, language),
        most=_length(most, language),
    )
    return _prompt("block", words, request, slot)


def _between(request: Request, first: Slot, second: Slot) -> Iterator[TeamPrompt]:
    """Tell of a long wait, and of a time that the one before it may still need."""
    start, end = (request.clock.instant(slot.at) for slot in (first, second))
    minutes, (_, needed) = minutes_of(end) - minutes_of(start), _minutes(request, first)
    if needed <= minutes < _LONG_GAP:
        return
    language = request.language
    said = {
        "gap": _length(minutes, language),
        "needed": _length(needed, language),
        "first": clock_words(first.at, language),
        "second": clock_words(second.at, language),
    }
    if needed > minutes:
        words = language.text(
            "What is booked for {first} can take {needed}, but {second} follows {gap} later. Check the times."
        )
        yield _prompt("overlap", words.format(**said), request, first, second)
    else:
        words = language.text(
            "{gap} lie between the appointments at {first} and {second}. "
            "Agree when the person may eat, drink, take medicines and rest."
        )
        yield _prompt("gap", words.format(**said), request, first, second)


def _prompt(kind: str, words: str, request: Request, slot: Slot, second: Slot | None = None) -> TeamPrompt:
    asked_by = request.in_order((*slot.procedures, *(second.procedures if second else ())))
    facts = (request.library.procedures[each].facts for each in slot.procedures)
    sources = () if kind == "gap" else tuple(dict.fromkeys(source for each in facts for source in each.minutes.sources))
    return TeamPrompt(f"{kind}-{slot.at:%Y-%m-%dt%H-%M}", words, asked_by, sources)


def _minutes(request: Request, slot: Slot) -> tuple[int, int]:
    """Add up the least and the most that the procedures of one time take."""
    each = [request.library.procedures[procedure].facts.minutes for procedure in slot.procedures]
    return sum(one.min for one in each), sum(one.max for one in each)


def _length(minutes: int, language: Language) -> str:
    return distance_words(Duration(minutes=minutes), language)
