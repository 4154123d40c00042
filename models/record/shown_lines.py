"""The lines of a kept plan, read back: see ``shown_plan``."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, tzinfo
from typing import Any

from models.content.timing import Duration, duration
from models.planning.plan import AfterLine, Due, GaveWay, GivenAnswer, Line, Sign, SiteValue
from models.planning.visit import Resolution

Data = Mapping[str, Any]


def strings(data: Sequence[str]) -> tuple[str, ...]:
    """Read a list of words or ids."""
    return tuple(data)


def local(text: str, zone: tzinfo | None = None) -> datetime:
    """Read a time; one with an offset is put into the clinic's zone, if that is known."""
    at = datetime.fromisoformat(text)
    return at.astimezone(zone) if zone and at.tzinfo else at


def line_of(data: Data, zone: tzinfo | None) -> Line:
    """Read one thing to do before."""
    return Line(
        **_reasoned(data),
        do=data["do"],
        about=data["about"],
        because=data["because"],
        due=_due(data["when"], zone),
        site_value=_value(data["parameter"]) if data["parameter"] else None,
        opposite=data["opposite"],
    )


def after_of(data: Data) -> AfterLine:
    """Read something normal, or to do at home."""
    return AfterLine(
        **_reasoned(data),
        kind=data["kind"],
        text=data["text"],
        until=_duration(data["until"]),
        ends_on=_day(data["ends_on"]),
    )


def sign_of(data: Data) -> Sign:
    """Read a warning sign."""
    words = {name: data[name] for name in ("id", "sign", "detail", "tier", "act", "at_once", "icon", "easy")}
    return Sign(
        **words,
        asked_by=strings(data["asked_by"]),
        sources=strings(data["sources"]),
        answers=answers_of(data["answers"]),
    )


def answers_of(data: Sequence[Data]) -> tuple[GivenAnswer, ...]:
    """Read answers with their words."""
    return tuple(GivenAnswer(each["question"], each["title"], each["answer"], each["says"]) for each in data)


def resolution_of(data: Data | None) -> Resolution | None:
    """Read what a named person settled."""
    if data is None:
        return None
    at, between = datetime.fromisoformat(data["at"]), strings(data["between"])
    return Resolution(data["about"], between, data["by"], at, chosen=data["chosen"], words=data["words"])


def _reasoned(data: Data) -> dict[str, Any]:
    same = ("id", "topic", "firmness", "icon", "easy", "detail", "ask_us")
    return {name: data[name] for name in same} | {
        "asked_by": strings(data["asked_by"]),
        "sources": strings(data["sources"]),
        "answers": answers_of(data["answers"]),
        "rules": strings(data["rules"]),
        "gave_way": tuple(GaveWay(each["id"], each["text"], strings(each["asked_by"])) for each in data["gave_way"]),
        "decision": resolution_of(data["decision"]),
        "day": _day(data["day"]),
        "slot": datetime.fromisoformat(data["slot"]) if data["slot"] else None,
    }


def _due(data: Data, zone: tzinfo | None) -> Due:
    at, days = data["at"], data["cycle_days"]
    return Due(
        kind=data["kind"],
        at=None if at is None else local(at, zone) if "T" in at else date.fromisoformat(at),
        until=_day(data["until"]),
        distance=_duration(data["distance"]),
        distance_until=_duration(data["distance_until"]),
        days=(days[0], days[1]) if days else None,
        overdue=data["overdue"],
        counted_from=local(data["counted_from"], zone) if data["counted_from"] else None,
    )


def _value(data: Data) -> SiteValue:
    value = data["value"]
    return SiteValue(
        data["id"], tuple(value) if isinstance(value, list) else value, data["signed_by"], _day(data["signed_on"])
    )


def _duration(text: str | None) -> Duration | None:
    return duration(text) if text else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
