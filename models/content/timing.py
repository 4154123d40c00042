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

WhenKind = Literal["at_booking", "before", "evening_before", "on_the_day", "on_arrival", "after"]


class When(Content):
    """A moment or stretch on the way to the appointment.

    Written as ``at_booking``, ``{before: PT6H}`` or ``{before: {parameter: fasting-food-hours}}``.
    ``offset`` counts back from the appointment (``before``) or on from it (``after``);
    ``parameter`` names the clinic's value that stands in its place.
    """

    kind: WhenKind
    offset: IsoDuration | None = None
    parameter: Slug | None = None

    @model_validator(mode="before")
    @classmethod
    def _spread(cls, value: Any) -> Any:
        if isinstance(value, str):
            return {"kind": value}
        if isinstance(value, dict) and "kind" not in value and len(value) == 1:
            ((kind, distance),) = value.items()
            return {"kind": kind, **(distance if isinstance(distance, dict) else {"offset": distance})}
        return value

    @model_validator(mode="after")
    def _complete(self) -> Self:
        given = (self.offset is not None) + (self.parameter is not None)
        if given != (self.kind in ("before", "after")):
            raise ValueError(f"'{self.kind}' takes {'no distance' if given else 'an offset or a parameter'}")
        return self


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
