"""What the compiler makes: a Plan of lines, steps and signs, each naming who asked and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from models.content.procedure import Picture, Procedure, Step
from models.content.shared import Edition, Firmness, Source, Tier
from models.content.timing import Duration, WhenKind
from models.planning.visit import Visit


@dataclass(frozen=True)
class Due:
    """When a line is due.

    ``at`` is a clock time in the clinic's zone (aware if the zone is known), or a whole day, or None while
    the appointment is not known. ``distance`` is how far before or after; ``overdue`` means the moment was
    already past when the plan was made.
    """

    kind: WhenKind
    at: datetime | date | None = None
    until: datetime | date | None = None
    distance: Duration | None = None
    overdue: bool = False


@dataclass(frozen=True)
class GivenAnswer:
    """An answer that brought a line in; ``answer`` is ``unknown`` when the question was not answered.

    ``says`` is the answer's own words where it is one of a few choices, else empty.
    """

    question: str
    title: str
    answer: str
    says: str = ""


@dataclass(frozen=True)
class SiteValue:
    """A clinic's value used in a line, and who signed it; ``value`` is None while it is unset."""

    parameter: str
    value: int | str | None
    signed_by: str | None = None
    signed_on: date | None = None


@dataclass(frozen=True)
class Line:
    """One thing to do before the procedure. ``ask_us`` means that the clinic or the team must settle it first."""

    id: str
    topic: str
    do: str
    because: str
    detail: str | None
    due: Due
    asked_by: tuple[str, ...]
    firmness: Firmness
    sources: tuple[str, ...]
    answers: tuple[GivenAnswer, ...]
    rules: tuple[str, ...]
    icon: str
    site_value: SiteValue | None = None
    ask_us: bool = False


@dataclass(frozen=True)
class AfterLine:
    """Something normal with an end, or something to do at home."""

    id: str
    topic: str
    kind: Literal["normal", "care", "activity"]
    text: str
    detail: str | None
    until: Duration | None
    asked_by: tuple[str, ...]
    firmness: Firmness
    sources: tuple[str, ...]
    answers: tuple[GivenAnswer, ...]
    rules: tuple[str, ...]
    icon: str
    ask_us: bool = False


@dataclass(frozen=True)
class PlanStep:
    """One step of *during*, with its place in its procedure (``number`` of ``total``).

    ``picture`` is the step's own on the side that was answered; ``side_unknown`` says that it shows the
    left because nobody has said which side it is.
    """

    procedure: str
    number: int
    total: int
    step: Step
    picture: Picture
    side_unknown: bool = False


@dataclass(frozen=True)
class Sign:
    """A warning sign at its highest tier, and every procedure that warns of it."""

    id: str
    sign: str
    detail: str | None
    tier: Tier
    act: str
    icon: str | None
    asked_by: tuple[str, ...]
    sources: tuple[str, ...]
    answers: tuple[GivenAnswer, ...]


@dataclass(frozen=True)
class Flag:
    """Something for the team; ``hard_stop`` sends the patient to the nurse without a verdict."""

    id: str
    title: str
    reason: str
    answer: str
    asked_by: tuple[str, ...]
    hard_stop: bool
    says: str = ""


@dataclass(frozen=True)
class Side:
    """One side of a conflict: what it says, who says it, and from which sources."""

    text: str
    asked_by: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Conflict:
    """Lines that the program must not join; the team decides."""

    id: str
    title: str
    sides: tuple[Side, ...]
    ask_team_when: str | None


@dataclass(frozen=True)
class TeamPrompt:
    """Order or spacing advice for the team."""

    id: str
    text: str
    asked_by: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class TeachBackItem:
    """An open question to check that we explained it well."""

    id: str
    ask: str
    must_contain: tuple[str, ...]
    asked_by: tuple[str, ...]


Status = Literal["final", "not_final"]


@dataclass(frozen=True)
class Plan:
    """Everything this visit needs, as immutable data; screens, paper and exports are derived from it."""

    visit: Visit
    edition: Edition
    procedures: tuple[Procedure, ...]
    appointment: datetime | None
    arrival: Due | None
    lines: tuple[Line, ...]
    steps: tuple[PlanStep, ...]
    after: tuple[AfterLine, ...]
    signs: tuple[Sign, ...]
    flags: tuple[Flag, ...]
    conflicts: tuple[Conflict, ...]
    prompts: tuple[TeamPrompt, ...]
    teach_back: tuple[TeachBackItem, ...]
    sources: Mapping[str, Source] = field(compare=False)

    @property
    def hard_stops(self) -> tuple[Flag, ...]:
        """The flags that need a nurse before anything else."""
        return tuple(flag for flag in self.flags if flag.hard_stop)

    @property
    def status(self) -> Status:
        """``final`` only when nothing is left for the team or the clinic to settle."""
        asked = (*(line.ask_us for line in self.lines), *(line.ask_us for line in self.after))
        return "not_final" if self.conflicts or self.hard_stops or any(asked) else "final"

    @property
    def is_draft(self) -> bool:
        """True while any of the procedures has not been signed by a clinic."""
        return any(procedure.review.status != "approved" for procedure in self.procedures)

    def names(self, procedures: tuple[str, ...]) -> tuple[str, ...]:
        """Give the short names of procedures, in the plan's order."""
        return tuple(procedure.short_name for procedure in self.procedures if procedure.id in procedures)
