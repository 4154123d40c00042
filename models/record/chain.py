"""The hash chain over all events of a store: each link carries the hash of the one before.

A link's hash covers its place, its event's id, kind and time, and the digest of the body. So the body of a deleted
briefing can go, and the chain stays whole; what nobody can do unseen is change, move, add or take out a link in the
middle. That links are missing from the *end* shows only against a hash that was noted earlier: see ``known``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from models.record.event import Event

NOTHING_BEFORE = "0" * 64


@dataclass(frozen=True)
class Link:
    """One event in the chain; ``body`` is its JSON text, None once it is deleted."""

    position: int
    event: str
    briefing: str
    number: int
    kind: str
    at: str
    body: str | None
    digest: str
    previous: str
    hash: str


@dataclass(frozen=True)
class Broken:
    """The first link that does not hold, and why."""

    position: int
    briefing: str
    why: str


@dataclass(frozen=True)
class Verdict:
    """What a check of the chain found; ``head`` is the last good hash: note it, to find a missing end later."""

    links: int
    head: str
    broken: Broken | None = None


def seal(event: Event, before: Link | None) -> Link:
    """Make the next link; ``event`` is one of AnyEvent."""
    body = event.model_dump_json()
    position, previous = (before.position + 1, before.hash) if before else (1, NOTHING_BEFORE)
    kind = str(getattr(event, "kind", ""))
    digest = sha256(body.encode()).hexdigest()
    ids = str(event.id), str(event.briefing)
    header = (position, *ids, event.number, kind, event.at.isoformat(), digest, previous)
    return Link(*header[:6], body, digest, previous, _hash(*header))


def _hash(*header: int | str) -> str:
    return sha256("\n".join(str(each) for each in header).encode()).hexdigest()


def verify(links: Iterable[Link], known: str | None = None) -> Verdict:
    """Check the links in order, in little memory, and stop at the first that is broken.

    ``known`` is a hash that was noted earlier; if the chain no longer has it, its end was cut off or replaced.
    """
    position, head, seen = 0, NOTHING_BEFORE, known in (None, NOTHING_BEFORE)
    without_body: dict[str, int] = {}
    for link in links:
        if why := _wrong(link, position, head):
            return Verdict(position, head, Broken(position + 1, link.briefing, why))
        position, head = link.position, link.hash
        seen = seen or head == known
        if link.body is None:
            without_body.setdefault(link.briefing, link.position)
        elif link.kind == "deleted":
            without_body.pop(link.briefing, None)
    if without_body:
        briefing, first = min(without_body.items(), key=lambda each: each[1])
        why = "its text is gone, and no later event says that it was deleted"
        return Verdict(position, head, Broken(first, briefing, why))
    if not seen:
        return Verdict(position, head, Broken(position + 1, "", "the hash that was noted earlier is not in the chain"))
    return Verdict(position, head)


def _wrong(link: Link, position: int, head: str) -> str | None:
    if link.position != position + 1:
        return f"the next link is number {link.position}; {position + 1} is missing"
    if link.previous != head:
        return "it does not follow the link before it"
    header = (link.position, link.event, link.briefing, link.number, link.kind, link.at, link.digest, link.previous)
    if link.hash != _hash(*header):
        return "its place, kind or time was changed"
    if link.body is not None and sha256(link.body.encode()).hexdigest() != link.digest:
        return "its text was changed"
    return None
