"""A briefing as plain data, ready for ``json.dumps``: its events, its place in the chain, and what it has come to."""

from collections.abc import Iterable, Sequence
from typing import Any

from models.record.chain import Link
from models.record.events import AnyEvent, Deleted
from models.record.fold import state_of

FORMAT = "readyroom-briefing/1"


def briefing_as_json(events: Sequence[AnyEvent], links: Iterable[Link]) -> dict[str, Any]:
    """Give one briefing. Texts that digests are made of, such as the plan, stay as they are, byte for byte.

    Of a deleted briefing there is only the tombstone; its links show that the rest was there.
    """
    deleted = isinstance(events[0], Deleted)
    state = None if deleted else state_of(events)
    return {
        "format": FORMAT,
        "briefing": str(events[0].briefing),
        "stage": state.stage if state else "deleted",
        "led_by": state.owner.model_dump(mode="json") if state else None,
        "open": [{"matter": each.id, "says": each.says, "with": _with(state.handed.get(each.id))}
                 for each in state.matters] if state else [],
        "events": [each.model_dump(mode="json") for each in events],
        "links": [
            {"position": each.position, "event": each.event, "number": each.number, "kind": each.kind, "at": each.at,
             "digest": each.digest, "previous": each.previous, "hash": each.hash}
            for each in links
        ],
    }  # fmt: skip


def _with(person: Any) -> str | None:
    return person.name if person else None
