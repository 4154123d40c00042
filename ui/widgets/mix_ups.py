"""Procedures that people take for each other: which of them to warn of, and how."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from models.content.library import Library
from models.content.procedure import Lookalike
from ui.language import tr

_LOOKED_AT = 4
"""How many of the best finds are looked at: who types a name looks no further."""


@dataclass(frozen=True)
class MixUp:
    """A procedure, another that it may be taken for, and what tells them apart."""

    procedure: str
    other: str
    words: str


def mix_ups(library: Library, chosen: tuple[str, ...], found: tuple[str, ...] = ()) -> tuple[MixUp, ...]:
    """Give what may be mixed up with what was chosen, or within the best finds of a search; likeliest first."""
    best = found[:_LOOKED_AT]
    made = [each for procedure in reversed(chosen) for each in _of(library, procedure, {*chosen, *best})]
    made += [each for procedure in best for each in _of(library, procedure, set(best)) if each.other in best]
    pairs: dict[frozenset[str], MixUp] = {}
    for each in made:
        pairs.setdefault(frozenset((each.procedure, each.other)), each)
    return tuple(pairs.values())


def _of(library: Library, procedure: str, near: Collection[str]) -> Iterator[MixUp]:
    """Give a procedure's look-alikes that are in the library: those at hand first, then those of the nearest name."""
    record = library.cards[procedure]

    def distance(each: Lookalike) -> tuple[bool, int]:
        return each.procedure not in near, -_words_shared(record.name, each.name)

    for each in sorted(record.lookalikes, key=distance):
        if each.procedure in library.cards and each.procedure is not None:
            words = tr("{name} is not the same as {other}. {difference}").format(
                name=record.short_name, other=each.name, difference=each.difference
            )
            yield MixUp(procedure, each.procedure, words)


def _words_shared(one: str, other: str) -> int:
    return len({*one.casefold().split()} & {*other.casefold().split()})
