"""Procedures that are read when they are first asked for, so that a library of thousands fits into little memory."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from models.content.card import Card
from models.content.procedure import Procedure

_HELD = 64
"""Procedures held at once: more than one visit needs, and all of a library of today's size."""


class Procedures(Mapping[str, Procedure]):
    """All procedures by id. Counting and listing read nothing; a procedure is read when it is asked for.

    ``read`` gives the procedure with an id that is in ``cards``; it may be called on any thread.
    """

    def __init__(self, cards: Mapping[str, Card], read: Callable[[str], Procedure]) -> None:
        self.cards = cards
        self._read = lru_cache(_HELD)(read)

    def __getitem__(self, procedure: str) -> Procedure:
        if procedure not in self.cards:
            raise KeyError(procedure)
        return self._read(procedure)

    def __contains__(self, procedure: object) -> bool:
        return procedure in self.cards

    def __iter__(self) -> Iterator[str]:
        return iter(self.cards)

    def __len__(self) -> int:
        return len(self.cards)
