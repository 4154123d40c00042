"""What is different between two plans of one person, in the words of whoever reads them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeVar

from models.content.shared import TIERS
from models.language import ENGLISH, Language
from models.planning.clock import clock_words, day_words, distance_words, moment_words
from models.planning.plan import AfterLine, Due, Flag, Line, Plan, Sign

Kind = Literal["moved", "raised", "removed", "added", "reworded", "lowered"]
_ORDER: tuple[Kind, ...] = ("moved", "raised", "removed", "added", "reworded", "lowered")
"""Other times and missing protection are what somebody with the older sheet in hand would get wrong."""
_MOST_NAMED = 6
_Entry = TypeVar("_Entry", Line, AfterLine, Sign, Flag)
_Pairs = Iterator[tuple[_Entry | None, _Entry | None]]


@dataclass(frozen=True)
class Change:
    """One difference: ``id`` is that of the line, the sign or the flag, ``words`` say it to a reader."""

    kind: Kind
    id: str
    words: str


def changes(before: Plan, after: Plan, language: Language = ENGLISH) -> tuple[Change, ...]:
    """Give every difference that a reader would notice: other times first, then what is gone, new or other."""
    found = [
        *_lines(before, after, language),
        *_aftercare(before.after, after.after, language),
        *_signs(before.signs, after.signs, language),
        *_stops(before.hard_stops, after.hard_stops, language),
    ]
    return tuple(sorted(found, key=lambda change: _ORDER.index(change.kind)))


def summary(found: tuple[Change, ...], language: Language = ENGLISH) -> tuple[str, ...]:
    """Say it shortly: how much is new and gone, and the first few in full."""
    added, removed = (sum(change.kind == kind for change in found) for kind in ("added", "removed"))
    counts = [
        language.count("{n} line added", "{n} lines added", added) if added else "",
        language.count("{n} line removed", "{n} lines removed", removed) if removed else "",
    ]
    named = [change.words for change in found[:_MOST_NAMED]]
    more = len(found) - len(named)
    rest = language.count("and {n} other change", "and {n} other changes", more) if more else ""
    return tuple(each for each in (language.text(", ").join(filter(None, counts)), *named, rest) if each)


def _lines(before: Plan, after: Plan, language: Language) -> Iterator[Change]:
    for was, now in _paired(before.lines, after.lines, lambda line: (line.topic, line.about)):
        if was is None or now is None:
            yield from _come_or_gone(was, now, lambda line: line.do, language)
            continue
        if was.about != now.about:
            yield Change("reworded", now.id, _instead(was.do, now.do, language))
        elif _when(was.due) != _when(now.due):
            yield Change("moved", now.id, _moved(now.about, was.due, now.due, language))
        yield from _details(was, now, now.do, language)


def _aftercare(before: Iterable[AfterLine], after: Iterable[AfterLine], language: Language) -> Iterator[Change]:
    for was, now in _paired(before, after, lambda line: (line.topic, line.text)):
        if was is None or now is None:
            yield from _come_or_gone(was, now, lambda line: line.text, language)
            continue
        if was.text != now.text:
            yield Change("reworded", now.id, _instead(was.text, now.text, language))
        elif (was.until, was.ends_on) != (now.until, now.ends_on):
            old, new = _end(was, language), _end(now, language)
            words = language.text("{line} Now {new} (before: {old}).").format(line=now.text, new=new, old=old)
            yield Change("moved", now.id, words)
        yield from _details(was, now, now.text, language)


def _signs(before: Iterable[Sign], after: Iterable[Sign], language: Language) -> Iterator[Change]:
    for was, now in _paired(before, after, lambda sign: sign.sign):
        if was is None and now is not None:
            yield Change("added", now.id, language.text("New warning sign: {sign}").format(sign=now.sign))
        elif was is None or now is None:
            yield from _come_or_gone(was, now, lambda sign: sign.sign, language)
        elif was.tier != now.tier:
            raised = TIERS.index(now.tier) < TIERS.index(was.tier)
            words = language.text("More urgent now: {sign}") if raised else language.text("Less urgent now: {sign}")
            yield Change("raised" if raised else "lowered", now.id, words.format(sign=now.sign))
        elif (was.sign, was.act) != (now.sign, now.act):
            yield Change("reworded", now.id, _instead(f"{was.sign}. {was.act}", f"{now.sign}. {now.act}", language))
        else:
            yield from _details(was, now, now.sign, language)


def _stops(before: Iterable[Flag], after: Iterable[Flag], language: Language) -> Iterator[Change]:
    for was, now in _paired(before, after, lambda flag: flag.id):
        if was is None and now is not None:
            words = language.text("New: speak to the nurse before you come. It is about: {title}")
            yield Change("raised", now.id, words.format(title=now.title))
        elif now is None and was is not None:
            words = language.text("The nurse has dealt with this: {title}")
            yield Change("lowered", was.id, words.format(title=was.title))


def _come_or_gone(
    was: _Entry | None, now: _Entry | None, words: Callable[[_Entry], str], language: Language
) -> Iterator[Change]:
    if now is not None:
        yield Change("added", now.id, language.text("New: {line}").format(line=words(now)))
    if was is not None:
        yield Change("removed", was.id, language.text("No longer: {line}").format(line=words(was)))


def _details(
    was: Line | AfterLine | Sign, now: Line | AfterLine | Sign, about: str, language: Language
) -> Iterator[Change]:
    if was.detail == now.detail:
        return
    if was.detail and now.detail:
        words = language.text("{line} Now also: {detail} (It said: {was})")
    else:
        words = language.text("{line} Now also: {detail}") if now.detail else language.text("{line} No longer: {was}")
    yield Change("reworded", now.id, words.format(line=about, detail=now.detail, was=was.detail))


def _paired(before: Iterable[_Entry], after: Iterable[_Entry], says: Callable[[_Entry], object]) -> _Pairs[_Entry]:
    """Pair what stands in both plans: by id, in the order of the days; then, under another id, by what it says.

    The line of another procedure that says the same is the same line to a reader: it moved, or stayed.
    """
    old, new = _numbered(before), _numbered(after)
    both = [key for key in new if key in old]
    for key in both:
        yield old.pop(key), new.pop(key)
    said = {says(each): key for key, each in reversed(old.items())}
    for now in new.values():
        same = said.pop(says(now), None)
        yield (old.pop(same) if same else None), now
    for was in old.values():
        yield was, None


def _numbered(entries: Iterable[_Entry]) -> dict[str, _Entry]:
    seen: Counter[str] = Counter()
    found = {}
    for each in entries:
        found[f"{each.id}#{seen[each.id]}"] = each
        seen[each.id] += 1
    return found


def _when(due: Due) -> tuple[object, ...]:
    """Give all by which a reader knows when: the distance counts only where no moment is known."""
    by_clock = isinstance(due.at, datetime)
    return due.at, due.until, due.days, None if by_clock else (due.distance, due.distance_until, due.counted_from)


def _end(line: AfterLine, language: Language) -> str:
    if line.ends_on:
        return language.text("until {day}").format(day=day_words(line.ends_on, language))
    return distance_words(line.until, language) if line.until else language.text("without a set end")


def _instead(was: str, now: str, language: Language) -> str:
    return language.text("{now} (It said: {was})").format(now=now, was=was)


def _moved(about: str, was: Due, now: Due, language: Language) -> str:
    """Name both times; of two clock times on one day, the clock is enough."""
    if isinstance(was.at, datetime) and isinstance(now.at, datetime) and was.at.date() == now.at.date():
        old, new = clock_words(was.at, language), clock_words(now.at, language)
        return language.text("{line}: moved from {old} to {new}").format(line=about, old=old, new=new)
    old, new = moment_words(was, language), moment_words(now, language)
    return language.text("{line}: now {new} (before: {old})").format(line=about, old=old, new=new)
