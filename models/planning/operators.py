"""How the lines of one topic are joined. Each operator keeps some of the wishes it is given, and adds none.

Every operator is a join: the order of the wishes does not matter, joining twice changes nothing, and what
it keeps is at least as strict as everything it was given. ``topics.yaml`` says which topic uses which.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic

from models.content.timing import Duration
from models.planning.wishes import Record, Wish


@dataclass(frozen=True)
class Ranked(Generic[Record]):
    """A wish with the distance it is compared by; None while the clinic has not set it, or where it has none.

    ``beside`` says that it cannot be compared and may not give way: it stays beside whatever is kept.
    """

    wish: Wish[Record]
    distance: Duration | None
    beside: bool = False


@dataclass(frozen=True)
class Joined(Generic[Record]):
    """What an operator kept.

    ``overruled`` says that something weaker gave way; ``conflict`` that none may be chosen.
    """

    kept: tuple[Ranked[Record], ...]
    overruled: bool = False
    conflict: bool = False


Operator = Callable[[tuple[Ranked[Record], ...]], Joined[Record]]


def union(wishes: tuple[Ranked[Record], ...]) -> Joined[Record]:
    """Keep every different line: nothing that anyone asked for is lost."""
    return Joined(wishes)


def never_automatic(wishes: tuple[Ranked[Record], ...]) -> Joined[Record]:
    """Keep one line as it is; two different lines are never weighed against each other here (M3)."""
    return Joined(wishes, conflict=len(wishes) > 1)


def earliest_stop(wishes: tuple[Ranked[Record], ...]) -> Joined[Record]:
    """Keep the line that stops soonest: whoever has stopped by then has stopped in time for all (M2).

    A line whose distance the clinic has not set may turn out to be the earliest, so it stays beside the
    strictest known one; so does what is to be done at booking. A line without a stop, such as a permission
    to eat, gives way to both.
    """
    return _extreme(wishes, max)


def longest(wishes: tuple[Ranked[Record], ...]) -> Joined[Record]:
    """Keep the line that lasts longest: whoever waits that long has waited long enough for all (M2).

    A line with no set end may last longer still, so it stays beside the longest known one.
    """
    endless = tuple(each for each in wishes if each.distance is None)
    known = tuple(each for each in wishes if each.distance is not None)
    kept = endless + (_extreme(known, max).kept if known else ())
    return Joined(kept, overruled=len(kept) < len(wishes))


def shortest(wishes: tuple[Ranked[Record], ...]) -> Joined[Record]:
    """Keep the line that ends soonest: what is called normal the shortest time raises the alarm first (M2)."""
    return _extreme(wishes, min)


def _extreme(
    wishes: tuple[Ranked[Record], ...], best: Callable[[Iterable[int]], int], keep_open: bool = False
) -> Joined[Record]:
    known = [each.distance.length for each in wishes if each.distance]
    kept = tuple(
        each for each in wishes if each.beside or (each.distance.length == best(known) if each.distance else keep_open)
    )
    return Joined(kept or wishes, overruled=0 < len(kept) < len(wishes))


OPERATORS: dict[str, Operator] = {  # type: ignore[type-arg]
    "union": union,
    "once": never_automatic,
    "earliest_stop": earliest_stop,
    "longest": longest,
    "shortest": shortest,
    "never_automatic": never_automatic,
}
