"""Find procedures as one types: by name, other names and plain words, forgiving typing errors."""

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate, chain
from operator import add
from typing import Generic, Protocol, TypeVar

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset({"a", "an", "and", "for", "in", "into", "my", "of", "on", "or", "test", "the", "to", "with", "x"})
"""Words that tell procedures apart only together with others; they count little."""
_SMALL_SHARE = 0.15
_NEAR = 72
_ENOUGH = 52
_SAME, _BEGINS, _MISTYPED = 100.0, 94.0, 0.9
_WEIGHTS = (1.0, 0.92, 0.7)
"""Of a word in a name, in another name, in the summary."""
_WHOLE, _BEGUN, _OTHER_BEGUN = 40.0, 25.0, 15.0
_LAST = "\U0010ffff"


class Named(Protocol):
    """What a procedure is found by."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def short_name(self) -> str:
        """Its name on a card."""

    @property
    def also_called(self) -> tuple[str, ...]:
        """Other names, plain ones too."""

    @property
    def summary(self) -> str:
        """One line."""


AnyNamed = TypeVar("AnyNamed", bound=Named)
_Tiers = list[tuple[float, set[int]]]
"""Places of procedures by how well they fit one typed word, best first."""


class _Places:
    """Strings in order, and for each the places where it stands: a range of strings is a single slice."""

    def __init__(self, found: dict[str, list[int]]) -> None:
        self.strings = sorted(found)
        lists = [found[each] for each in self.strings]
        self._places = array("I", chain.from_iterable(lists))
        self._starts = array("I", accumulate(map(len, lists), initial=0))

    def of(self, string: str) -> set[int]:
        """Give the places of one string."""
        at = bisect_left(self.strings, string)
        return self._slice(at, at + (at < len(self.strings) and self.strings[at] == string))

    def beginning(self, start: str) -> set[int]:
        """Give the places of all strings that begin so."""
        return self._slice(bisect_left(self.strings, start), bisect_left(self.strings, start + _LAST))

    def _slice(self, first: int, end: int) -> set[int]:
        return set(self._places[self._starts[first] : self._starts[end]])


class SearchIndex(Generic[AnyNamed]):
    """The words of all procedures, gathered once; what is typed is compared with words, not with procedures."""

    def __init__(self, procedures: Iterable[AnyNamed]) -> None:
        self._procedures = sorted(procedures, key=lambda each: each.short_name.casefold())
        words: tuple[dict[str, list[int]], ...] = tuple(defaultdict(list) for _ in _WEIGHTS)
        names: tuple[dict[str, list[int]], ...] = (defaultdict(list), defaultdict(list))
        single: set[str] = set()
        for place, each in enumerate(self._procedures):
            folded = [_split(text) for text in (each.name, each.short_name, *each.also_called)]
            for number, name in enumerate(folded):
                names[number > 1][" ".join(name)].append(place)
            parts = ({*_words(folded[:2])}, {*_words(folded[2:])}, {*_split(each.summary)})
            for found, part in zip(words, parts, strict=True):
                for word in part:
                    found[word].append(place)
            single.update(parts[2], *folded)
        self._words = tuple(map(_Places, words))
        self._names, self._others = map(_Places, names)
        self._single = sorted(single)

    def find(self, words: str) -> tuple[AnyNamed, ...]:
        """Give the matching procedures, best first; all of them by name for empty ``words``."""
        wanted = " ".join(_split(words))
        if not wanted:
            return tuple(self._procedures)
        return tuple(map(self._procedures.__getitem__, self._ranked(wanted)))

    def _ranked(self, wanted: str) -> list[int]:
        typed = [*dict.fromkeys(_WORD.findall(wanted))]
        tiers = [self._tiers(word, is_whole=word in _SMALL and word != typed[-1]) for word in typed]
        if len(typed) == 1:
            scored = tiers[0]
        else:
            shares = [_SMALL_SHARE if word in _SMALL else 1.0 for word in typed]
            scored = _together(tiers, shares)
        return _in_order(_raised(scored, self._bonus(wanted)))

    def _tiers(self, word: str, *, is_whole: bool) -> _Tiers:
        """Give the places of known words like a typed one: the same, begun, or else with a typing error."""
        from rapidfuzz import fuzz, process

        same = [(_SAME * weight, places.of(word)) for weight, places in zip(_WEIGHTS, self._words, strict=True)]
        if is_whole:
            return _apart(same)
        begun = [
            (_BEGINS * weight, places.beginning(word)) for weight, places in zip(_WEIGHTS, self._words, strict=True)
        ]
        near: _Tiers = []
        if len(word) > 2 and not any(places for _, places in same):
            like = process.extract(word, self._single, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=12)
            near = [
                (likeness * _MISTYPED * weight, places.of(known))
                for known, likeness, _ in like
                for weight, places in zip(_WEIGHTS, self._words, strict=True)
            ]
        return _apart((*same, *begun, *near))

    def _bonus(self, wanted: str) -> _Tiers:
        """Put a whole name before a name that begins so, and both before single words."""
        whole = self._names.of(wanted) | self._others.of(wanted)
        begun, others = self._names.beginning(wanted), self._others.beginning(wanted)
        return _apart(((_WHOLE, whole), (_BEGUN, begun), (_OTHER_BEGUN, others)))


def _apart(tiers: Iterable[tuple[float, set[int]]]) -> _Tiers:
    """Leave each place in its best tier only."""
    seen: set[int] = set()
    found = []
    for score, places in sorted(tiers, key=lambda tier: -tier[0]):
        new = places - seen
        if new:
            found.append((score, new))
            seen |= new
    return found


def _together(tiers: list[_Tiers], shares: list[float]) -> _Tiers:
    """Weigh each procedure by how well its best words fit those typed; what can no longer be enough is left out."""
    whole = left = sum(shares)
    possible: set[int] = set()
    rarest_first = sorted(range(len(tiers)), key=lambda number: sum(len(places) for _, places in tiers[number]))
    for number in rarest_first:
        if left * _SAME >= _ENOUGH * whole:
            possible.update(*(places for _, places in tiers[number]))
            left -= shares[number]
    scores = dict.fromkeys(possible, 0.0)
    for each, share in zip(tiers, shares, strict=True):
        for likeness, places in each:
            gained = likeness * share / whole
            both = places & possible
            scores.update(zip(both, [scores[place] + gained for place in both], strict=True))
    found: dict[float, set[int]] = defaultdict(set)
    for place, score in scores.items():
        found[score].add(place)
    return [*found.items()]


def _raised(tiers: _Tiers, bonus: _Tiers) -> dict[float, set[int]]:
    found: dict[float, set[int]] = defaultdict(set)
    for score, places in tiers:
        plain = places
        for extra, better in bonus:
            found[score + extra] |= places & better
            plain = plain - better
        found[score] |= plain
    return found


def _in_order(scored: dict[float, set[int]]) -> list[int]:
    return [place for score in sorted(scored, reverse=True) if score >= _ENOUGH for place in sorted(scored[score])]


def _split(words: str) -> list[str]:
    return _WORD.findall(words.casefold())


def _words(names: list[list[str]]) -> Iterator[str]:
    """Give the words of names, also two that people write as one: *x-ray*, *cat scan*."""
    for name in names:
        yield from name
        if len(name) > 1:
            yield from map(add, name, name[1:])
