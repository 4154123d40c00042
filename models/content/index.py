"""The index of a library: all that a start needs of its procedures, as plain data that a cache can keep."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, Field

from models.content.base import Slug, Text
from models.content.card import Card, Status
from models.content.procedure import BodyArea, Facts, Lookalike

_Number = Annotated[int, Field(ge=0)]
_Row = tuple[
    Slug, Text, Text, tuple[Text, ...], Text, BodyArea, Slug, _Number, Status, tuple[Slug, ...], tuple[Lookalike, ...],
    date | None, str, str,
]  # fmt: skip
"""The fields of a card, with the number of its facts in their place; then the file's name and digest."""


class _Kept(BaseModel):
    """The index as it is kept; ``shared`` is judged like the files that it was read from."""

    shared: dict[str, Any]
    facts: tuple[Facts, ...]
    rows: tuple[_Row, ...]


@dataclass
class Index:
    """Every procedure's card, and its file with the digest of what it held."""

    cards: dict[str, Card] = field(default_factory=dict)
    files: dict[str, tuple[str, str]] = field(default_factory=dict)
    _facts: dict[str, Facts] = field(default_factory=dict)

    def add(self, card: Card, name: str, digest: str) -> None:
        """Add a procedure; facts that are alike are held once."""
        facts = self._facts.setdefault(card.facts.model_dump_json(), card.facts)
        self.cards[card.id] = replace(card, facts=facts)
        self.files[card.id] = name, digest

    def dump(self, shared: Mapping[str, Any]) -> str:
        """Write it down together with the data of the shared files."""
        numbers = {id(facts): number for number, facts in enumerate(self._facts.values())}
        rows = [(each.id, each.name, each.short_name, each.also_called, each.summary, each.body_area, each.icon,
                 numbers[id(each.facts)], each.status, each.related,
                 [like.model_dump(mode="json") for like in each.lookalikes],
                 each.review_due.isoformat() if each.review_due else None, *self.files[each.id])
                for each in self.cards.values()]  # fmt: skip
        facts = [json.loads(each) for each in self._facts]
        return json.dumps({"shared": shared, "facts": facts, "rows": rows}, ensure_ascii=False)


def read_index(text: str) -> tuple[Index, dict[str, Any]]:
    """Read an index, and the data of the shared files.

    Raises:
        ValueError: it is not one.
    """
    kept = _Kept.model_validate_json(text)
    index = Index()
    for id_, full, short, also, summary, area, icon, number, status, related, alike, due, name, digest in kept.rows:
        if number >= len(kept.facts):
            raise ValueError(f"there are no facts number {number}")
        card = Card(id_, full, short, also, summary, area, icon, kept.facts[number], status, related, alike, due)
        index.cards[card.id] = card
        index.files[card.id] = name, digest
    return index, kept.shared
