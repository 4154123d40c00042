"""What a list, a tile and the search show of a procedure without reading the whole of it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.content.base import Slug, Text
from models.content.procedure import BodyArea, Facts, Lookalike, Procedure

Status = Literal["draft", "approved", "retired"]


@dataclass(frozen=True, slots=True)
class Card:
    """A procedure at a glance. Slots, because there may be ten thousand of them."""

    id: Slug
    name: Text
    short_name: Text
    also_called: tuple[Text, ...]
    summary: Text
    body_area: BodyArea
    icon: Slug
    facts: Facts
    status: Status
    related: tuple[Slug, ...]
    lookalikes: tuple[Lookalike, ...]
    review_due: date | None = None


def card_of(procedure: Procedure) -> Card:
    """Give the card of a procedure."""
    return Card(
        procedure.id,
        procedure.name,
        procedure.short_name,
        procedure.also_called,
        procedure.summary,
        procedure.body_area,
        procedure.icon,
        procedure.facts,
        procedure.review.status,
        procedure.related,
        procedure.lookalikes,
        procedure.review.due if procedure.review.status != "retired" else None,
    )
