"""When a line is due, as an author writes it: offsets from the appointment, never clock times."""

import re
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, PlainSerializer, model_validator
from pydantic.dataclasses import dataclass

from models.content.base import Content, Slug

_DURATION = re.compile(r"P(?:(?P<days>\d{1,5})D)?(?:T(?:(?P<hours>\d{1,5})H)?(?:(?P<minutes>\d{1,5})M)?)?")
_MOST_DAYS = 999


@dataclass(frozen=True, order=True)
class Duration:
    """Calendar days and clock minutes, kept apart.

    A day keeps the clock time across a change of the clocks; hours are hours that pass.
    """

    days: int = 0
    minutes: int = 0

    def __str__(self) -> str:
        """Give the ISO 8601 form: P7D, PT6H, P1DT2H30M."""
        hours, minutes = divmod(self.minutes, 60)
        days = f"{self.days}D" if self.days or not self.minutes else ""
        clock = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
        return f"P{days}T{clock}" if clock else f"P{days}"

    @property
    def length(self) -> int:
        """Minutes in all, counting a day as 24 hours; only for putting durations in order."""
        return self.days * 1440 + self.minutes


def duration(text: str) -> Duration:
    """Read the part of ISO 8601 durations that content uses: P7D, PT6H, PT90M, P1DT2H."""
    found = _DURATION.fullmatch(text)
    if not found or not any(found.groups()):
        raise ValueError(f"'{text}' is not a duration such as P7D, PT6H or PT90M")
    days, hours, minutes = (int(part or 0) for part in found.groups())
    read = Duration(days, hours * 60 + minutes)
    if read.length > _MOST_DAYS * 1440:
        raise ValueError(f"'{text}' is longer than {_MOST_DAYS} days")
    return read


def _read(value: Any) -> Any:
    return duration(value) if isinstance(value, str) else value


IsoDuration = Annotated[Duration, BeforeValidator(_read), PlainSerializer(str)]

WhenKind = Literal[
    "at_booking", "before", "between", "evening_before", "on_the_day", "on_arrival", "after", "cycle_days"
]
_WRITTEN_ALONE = ("at_booking", "evening_before", "on_the_day", "on_arrival")
_MOST_CYCLE_DAYS = 40


class When(Content):
    """A moment or stretch on the way to the appointment.

    Written as ``at_booking``, ``{before: PT6H}``, ``{before: {parameter: fasting-food-hours}}``,
    ``{between: [P7D, P3D]}`` or ``{cycle_days: [7, 10]}``. ``offset`` counts back from the appointment
    (``before``, ``between``) or on from it (``after``), ``until`` ends a stretch; ``days`` are days of the
    menstrual cycle, counted from 1, both included. ``parameter`` names the clinic's value that stands in
    their place.
    """

    kind: WhenKind
    offset: IsoDuration | None = None
    until: IsoDuration | None = None
    days: tuple[int, int] | None = None
    parameter: Slug | None = None

    @model_validator(mode="before")
    @classmethod
    def _spread(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"kind": value}
        if not isinstance(value, dict) or "kind" in value or len(value) != 1:
            return value
        ((kind, distance),) = value.items()
        if isinstance(distance, dict):
            return {"kind": kind, **distance}
        if kind == "between" and isinstance(distance, list | tuple) and len(distance) == 2:
            return {"kind": kind, "offset": distance[0], "until": distance[1]}
        return {"kind": kind, ("days" if kind == "cycle_days" else "offset"): distance}

    @model_validator(mode="after")
    def _complete(self) -> Self:
        given = {name for name in ("offset", "until", "days", "parameter") if getattr(self, name) is not None}
        allowed: dict[str, tuple[set[str], ...]] = {
            "before": ({"offset"}, {"parameter"}),
            "after": ({"offset"}, {"parameter"}),
            "between": ({"offset", "until"},),
            "cycle_days": ({"days"}, {"parameter"}),
        }
        if given not in allowed.get(self.kind, (set(),)):
            wanted = "no distance" if self.kind in _WRITTEN_ALONE else " or ".join(map(_listed, allowed[self.kind]))
            raise ValueError(f"'{self.kind}' takes {wanted}")
        if self.offset and self.until and (self.offset.minutes or self.until.minutes or self.offset <= self.until):
            raise ValueError("'between' goes from more whole days before the appointment to fewer, such as [P7D, P3D]")
        if self.days and not 1 <= self.days[0] <= self.days[1] <= _MOST_CYCLE_DAYS:
            raise ValueError("'cycle_days' are a first and a last day, such as [7, 10]")
        return self


def _listed(names: set[str]) -> str:
    return " and ".join(sorted(names))


class Minutes(Content):
    """How long something takes, with the page that says so."""

    min: int = Field(ge=0)
    max: int = Field(ge=0)
    sources: tuple[Slug, ...] = ()
    note: str | None = None

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.min > self.max:
            raise ValueError(f"min {self.min} is more than max {self.max}")
        return self
