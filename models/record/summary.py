"""One row of the list of briefings: what it can be found by. Derived from the events, and kept up with each of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from models.record import events as kinds
from models.record.events import AnyEvent
from models.record.state import Stage

SHORTEST_END = 3
"""How many signs of a reference's end are enough to look for it."""


@dataclass(frozen=True)
class Summary:
    """What a list shows. ``owner`` is who leads or led it; ``led_on`` the local day it was started on."""

    briefing: UUID
    stage: Stage
    owner: str
    led_on: date
    appointment_on: date | None
    reference: str | None
    procedures: tuple[str, ...]


def summary_after(summary: Summary | None, event: AnyEvent) -> Summary:
    """Give the row after one more event; the row itself if nothing it shows has changed."""
    if isinstance(event, kinds.Started):
        return _summary(event)
    if summary is None:
        raise ValueError(f"event {event.number} of a briefing that was never started")
    match event:
        case kinds.VisitChanged():
            return replace(summary, procedures=event.procedures, appointment_on=_first_day(event.appointments))
        case kinds.HandedOver(matters=()):
            return replace(summary, owner=event.to.name)
        case kinds.Stopped():
            return replace(summary, stage=event.outcome)
        case kinds.Finished():
            return replace(summary, stage="finished")
        case kinds.Deleted():
            return replace(summary, stage="deleted", owner="", reference=None, procedures=(), appointment_on=None)
    return summary


def _summary(event: kinds.Started) -> Summary:
    return Summary(
        event.briefing,
        "running",
        event.by.name,
        event.at.date(),
        _first_day(event.appointments),
        event.reference,
        event.procedures,
    )


def _first_day(appointments: Mapping[str, datetime]) -> date | None:
    first = min(appointments.values(), default=None)
    return first.date() if first else None


def reference_key(reference: str) -> str:
    """Give the form that references are compared in: without spaces or regard to case, and read from its end."""
    return "".join(reference.split()).casefold()[::-1]


def is_reference(reference: str, wanted: str) -> bool:
    """True if this is what is looked for: the whole reference or, from three signs on, its end, as screens show it."""
    key, asked = reference_key(reference), reference_key(wanted)
    return key.startswith(asked) if len(asked) >= SHORTEST_END else key == asked
