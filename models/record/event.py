"""What every event of a briefing has: an id, its place in the briefing, who and when."""

import secrets
import time
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints, model_validator

Words = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


def new_id(at: datetime | None = None) -> UUID:
    """Make a UUID of version 7: ids sort by the millisecond they were made in, on any machine."""
    milliseconds = int(at.timestamp() * 1000) if at else time.time_ns() // 1_000_000
    value = (milliseconds & (1 << 48) - 1) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    return UUID(int=value & ~(0x3 << 62) | 0x2 << 62)


class Recorded(BaseModel):
    """Data that is kept for good: immutable, and closed to what this version does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Person(Recorded):
    """Somebody who did or decided something; ``registration`` is a professional's number where the site asks for it.

    ``known_by`` is how the program knew who it was: an account's own PIN, or a name as typed. Without it somebody else
    named them.
    """

    name: Name
    role: Name
    registration: Name | None = None
    known_by: Literal["account", "typed"] | None = None


class Late(Recorded):
    """Marks what was written down later than it happened: both times stand, and why."""

    happened: AwareDatetime
    reason: Words


class Event(Recorded):
    """One thing that happened.

    ``number`` counts from 1 within the briefing. ``salt`` is unguessable, so that the digest that stays behind when
    the event is deleted tells nothing about what it said.
    """

    id: UUID = Field(default_factory=new_id)
    briefing: UUID
    number: int = Field(ge=1)
    at: AwareDatetime
    by: Person
    late: Late | None = None
    salt: str = Field(default_factory=lambda: secrets.token_hex(16), pattern=r"^[0-9a-f]{32}$")

    @model_validator(mode="after")
    def _not_before_it_happened(self) -> "Event":
        if self.late and self.late.happened > self.at:
            raise ValueError("a late entry is written after it happened; check the two times")
        return self
