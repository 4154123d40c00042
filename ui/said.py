"""What the options of a command say about a visit, read into a Visit."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from models.planning.visit import Resolution, Visit
    from models.site import Site

_TIME = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:?\d\d)?")


class UnreadableError(ValueError):
    """An option that cannot be read; the message names it and what would be right."""


@dataclass(frozen=True)
class Said:
    """The options as typed; those that may be given several times are None where they were not given."""

    at: list[str] | None = None
    answers: list[str] | None = None
    settle: list[str] | None = None
    by: str | None = None
    now: str | None = None


def visit_of(procedures: list[str], said: Said, site: "Site") -> "Visit":
    """Build the visit; UnreadableError if an option is not of its form."""
    from models.planning.visit import Visit

    now = _time("--now", said.now, site) if said.now else datetime.now(site.zone).replace(tzinfo=None)
    return Visit(
        tuple(procedures),
        _pairs("--answer", said.answers or [], "a question and its answer, such as pregnancy=no"),
        _appointments(procedures, said.at or [], site),
        now,
        _resolutions(said, now),
    )


def _appointments(procedures: list[str], given: list[str], site: "Site") -> dict[str, datetime]:
    """Read times for all procedures (``2026-12-02T09:00``) and for one (``nephrostogram=2026-12-02T09:00``)."""
    found: dict[str, datetime] = {}
    alone = [each for each in given if "=" not in each]
    if len(alone) > 1:
        raise UnreadableError(f"--at is given {len(alone)} times for all procedures; write PROC=TIME for each of them")
    for each in alone:
        found = dict.fromkeys(procedures, _time("--at", each, site))
    single = _pairs("--at", [each for each in given if "=" in each], "a procedure and its time")
    return found | {procedure: _time("--at", text, site) for procedure, text in single.items()}


def _resolutions(said: Said, now: datetime) -> "tuple[Resolution, ...]":
    """Read ``blood-thinners=SIDE/OTHER-SIDE`` (the first is chosen) and ``pregnancy=yes:words``."""
    from models.planning.visit import Resolution

    found = []
    for about, how in _pairs("--settle", said.settle or [], "a matter and how it was settled").items():
        if not said.by:
            raise UnreadableError("--settle needs --by, the name of whoever decided")
        sides, colon, words = how.partition(":")
        between = tuple(sides.split("/"))
        chosen = None if colon else between[0]
        found.append(Resolution(about, between, said.by, now, chosen, words or None))
    return tuple(found)


def _pairs(option: str, given: list[str], what: str) -> dict[str, str]:
    pairs: dict[str, str] = {}
    for each in given:
        name, equals, value = each.partition("=")
        if not (name and equals and value):
            raise UnreadableError(f"{option} '{each}' is not {what}")
        if pairs.setdefault(name, value) != value:
            raise UnreadableError(f"{option} '{name}' is given twice, as {pairs[name]} and as {value}; give one")
    return pairs


def _time(option: str, text: str, site: "Site") -> datetime:
    wrong = f"{option} '{text}' is not a time such as 2026-12-02T09:00"
    if not _TIME.fullmatch(text):
        raise UnreadableError(wrong)
    try:
        at = datetime.fromisoformat(text)
        if at.tzinfo is None:
            return at
        if site.zone is None:
            raise UnreadableError(
                f"{option} '{text}' has an offset, and the clinic's file names no time_zone; give the local time"
            )
        return at.astimezone(site.zone).replace(tzinfo=None)
    except (ValueError, OverflowError) as error:
        raise error if isinstance(error, UnreadableError) else UnreadableError(wrong) from None
