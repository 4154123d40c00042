"""How the lines of one topic are joined. ``topics.yaml`` says which topic uses which operator.

Each operator keeps some of the wishes it is given, and adds none. Each is a join of an ordered set, the
order of strictness: the sequence of the wishes does not matter (commutative), joining in steps gives the
same as joining at once (associative), and joining what was joined changes nothing (idempotent). So what is
kept is at least as strict as everything that was given, whoever asks and in whatever order. Where two
wishes have no common upper bound that the program may choose, the top of the order is *conflict*: ask the team.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic

from models.content.topics import Operator
from models.planning.wishes import Record, Wish


@dataclass(frozen=True)
class Ranked(Generic[Record]):
    """A wish with its place in the topic's order.

    ``rank`` is in minutes or, for levels, counts from the weakest; higher is earlier, longer or stricter.
    None means that it has none: an effect without an end, a demand that nobody can place yet (the clinic has not
    signed its value). A ``permission`` binds nobody, and has no rank. ``opposite`` asks for what the others stop.
    """

    wish: Wish[Record]
    rank: int | None
    permission: bool = False
    opposite: bool = False


@dataclass(frozen=True)
class Joined(Generic[Record]):
    """What an operator kept; ``conflict`` says that none of it may be chosen here."""

    kept: tuple[Ranked[Record], ...]
    conflict: bool = False


Wishes = tuple[Ranked[Record], ...]


def union(wishes: Wishes[Record]) -> Joined[Record]:
    """Keep every different line. Order: inclusion; a longer list is stricter, so nothing anyone asked for is lost."""
    return Joined(wishes)


def never_automatic(wishes: Wishes[Record]) -> Joined[Record]:
    """Keep one line as it is; two different ones are a conflict (M3).

    Order: flat. No two lines are comparable, because neither is safe for the other's reason: a full bladder
    is not stricter than an empty one, nor a stopped blood thinner than a continued one.
    """
    return Joined(wishes, conflict=len(wishes) > 1)


def earliest(wishes: Wishes[Record]) -> Joined[Record]:
    """Keep the line that comes soonest (M2).

    Order: time, backwards; whoever has stopped, or is there, by then has done so in time for all. A demand
    that cannot be placed yet may turn out to be the earliest, so it stays beside the strictest known one. A
    permission gives way to both. A line that asks for the opposite, such as a light meal, is not weaker than a
    stop but against it: with any stop, or with another such line, it is a conflict.
    """
    opposites = tuple(each for each in wishes if each.opposite)
    kept = _strictest(tuple(each for each in wishes if not each.opposite), max)
    if not opposites:
        return Joined(kept)
    stops = tuple(each for each in kept if not each.permission)
    return Joined((*opposites, *stops), conflict=len(opposites) + len(stops) > 1)


def latest(wishes: Wishes[Record]) -> Joined[Record]:
    """Keep the line nearest to the appointment, for tests that must be fresh (M2).

    Order: time; a test that is fresh enough for the strictest is fresh enough for all. A line without a
    distance is done on the day or cannot be placed yet, and stays. A permission gives way.
    """
    return Joined(_strictest(wishes, min))


def longest(wishes: Wishes[Record]) -> Joined[Record]:
    """Keep the line that lasts longest (M2).

    Order: length; whoever waits that long has waited long enough for all. A line with no set end may last
    longer still, so it stays beside the longest known one. A permission gives way to both: *you may drive* beside
    *do not drive* would be believed.
    """
    return Joined(_strictest(wishes, max))


def shortest(wishes: Wishes[Record]) -> Joined[Record]:
    """Keep the line that ends soonest (M2).

    Order: length, backwards; what is called normal for the shortest time raises the alarm first. A line with
    no set end raises none, and gives way.
    """
    ranks = [each.rank for each in wishes if each.rank is not None]
    return Joined(tuple(each for each in wishes if each.rank == min(ranks)) if ranks else wishes)


def highest(wishes: Wishes[Record]) -> Joined[Record]:
    """Keep the lines at the highest level (M2).

    Order: the topic's levels, from the weakest to the strictest; each level includes those below it. A line whose
    level the clinic has still to sign may turn out the strictest, and stays.
    """
    return Joined(_strictest(wishes, max))


def _strictest(wishes: Wishes[Record], best: Callable[[Iterable[int]], int]) -> Wishes[Record]:
    """Give the binding wishes with the best rank and those that have none; permissions only where nothing binds."""
    binding = tuple(each for each in wishes if not each.permission)
    ranks = [each.rank for each in binding if each.rank is not None]
    strictest = best(ranks) if ranks else None
    return tuple(each for each in binding if each.rank in (None, strictest)) or wishes


OPERATORS: dict[Operator, Callable[[Wishes], Joined]] = {  # type: ignore[type-arg]
    "union": union,
    "earliest": earliest,
    "latest": latest,
    "longest": longest,
    "shortest": shortest,
    "highest": highest,
    "never_automatic": never_automatic,
}
