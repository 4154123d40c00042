"""What the compiler makes: a Plan of lines, steps and signs, each naming who asked and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from models.content.background import Background
from models.content.parameters import Parameter, Value
from models.content.procedure import Picture, Procedure, Risk, Step
from models.content.shared import Edition, Firmness, Source, Tier
from models.content.timing import Duration, WhenKind
from models.planning.days import Day
from models.planning.visit import Resolution, Visit


@dataclass(frozen=True)
class Due:
    """When a line is due.

    ``at`` is a clock time in the clinic's zone (aware if the zone is known), or a whole day, or None while
    the appointment is not known. ``until`` is the last day of a stretch. ``distance`` is how far before or
    after, to ``distance_until`` for a stretch; ``days`` are days of the cycle. ``overdue`` means that the
    moment was already past when the plan was made. Where no clock can be trusted ``at`` is never a clock time, and
    ``counted_from`` is the appointment that the distance is to, if there are several.
    """

    kind: WhenKind
    at: datetime | date | None = None
    until: date | None = None
    distance: Duration | None = None
    distance_until: Duration | None = None
    days: tuple[int, int] | None = None
    overdue: bool = False
    counted_from: datetime | None = None


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
    value: Value | None
    signed_by: str | None = None
    signed_on: date | None = None


@dataclass(frozen=True)
class GaveWay:
    """A line that is not shown because a stricter one of its topic stands for it (M2)."""

    id: str
    text: str
    asked_by: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Reasoned:
    """A line of the plan with the chain of reasons that brought it there (M6).

    ``ask_us`` means that the clinic or the team must settle it first; ``decision`` is what they settled.
    ``day`` is set only where the visit has several days, and ``slot`` only where a line stands for one of several
    times of a day; they tell lines with the same id apart. ``easy`` is the line in few words, or its main sentence.
    """

    id: str
    topic: str
    asked_by: tuple[str, ...]
    firmness: Firmness
    sources: tuple[str, ...]
    answers: tuple[GivenAnswer, ...]
    rules: tuple[str, ...]
    icon: str
    easy: str
    detail: str | None = None
    gave_way: tuple[GaveWay, ...] = ()
    decision: Resolution | None = None
    ask_us: bool = False
    day: date | None = None
    slot: datetime | None = None

    @property
    def key(self) -> str:
        """An id that no other line of the plan has."""
        if self.slot:
            return f"{self.id}@{self.slot:%Y-%m-%dT%H-%M}"
        return f"{self.id}@{self.day}" if self.day else self.id


@dataclass(frozen=True, kw_only=True)
class Line(Reasoned):
    """One thing to do before the procedure; ``about`` is ``do`` without its clock time, to name the line by.

    ``opposite`` asks for what its topic stops: a light meal, a litre of water.
    """

    do: str
    about: str
    because: str
    due: Due
    site_value: SiteValue | None = None
    opposite: bool = False


@dataclass(frozen=True, kw_only=True)
class AfterLine(Reasoned):
    """Something normal with an end, or something to do at home.

    ``ends_on`` is the last day, where the end is counted in days and every asker's day is the same.
    """

    kind: Literal["normal", "care", "activity"]
    text: str
    until: Duration | None
    ends_on: date | None = None


@dataclass(frozen=True)
class PlanStep:
    """One step of *during*, with its place in its procedure (``number`` of ``total``).

    ``picture`` is the step's own on the side that was answered; ``side_unknown`` says that it shows the
    left because nobody has said which side it is. ``answers`` decided that it is part of this visit.
    """

    procedure: str
    number: int
    total: int
    step: Step
    picture: Picture | None
    side_unknown: bool = False
    answers: tuple[GivenAnswer, ...] = ()


@dataclass(frozen=True)
class Sign:
    """A warning sign at its highest tier, and every procedure that warns of it; ``easy`` as of a line."""

    id: str
    sign: str
    detail: str | None
    tier: Tier
    act: str
    at_once: bool
    icon: str | None
    easy: str
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
    resolution: Resolution | None = None


@dataclass(frozen=True)
class Side:
    """One side of a conflict: what it says, who says it, and from which sources.

    ``id`` is the line's, with the clinic's value where it shows one (``groin-rest=four-hours``): a decision about
    another value is a decision about another matter.
    """

    id: str
    text: str
    asked_by: tuple[str, ...]
    sources: tuple[str, ...]


def decision_words(resolution: Resolution, sides: Iterable[Side] = ()) -> str:
    """Say what was decided: the words of the chosen side, or the team's own."""
    return next((side.text for side in sides if side.id == resolution.chosen), resolution.words or "")


@dataclass(frozen=True)
class Conflict:
    """Lines that the program must not join; the team decides, and ``resolution`` is what it decided."""

    id: str
    title: str
    sides: tuple[Side, ...]
    ask_team_when: str | None
    resolution: Resolution | None = None


@dataclass(frozen=True)
class TeamPrompt:
    """What the team should look at: advice on order and spacing, or something about the person to ask.

    ``answers`` are what the person said so far about what is to be asked; ``notes`` are what is published about it.
    """

    id: str
    text: str
    asked_by: tuple[str, ...]
    sources: tuple[str, ...]
    kind: Literal["order", "ask"] = "order"
    answers: tuple[GivenAnswer, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class TeachBackItem:
    """An open question to check that we explained it well."""

    id: str
    ask: str
    must_contain: tuple[str, ...]
    asked_by: tuple[str, ...]


Status = Literal["final", "not_final"]
ARRIVAL = "arrival"
"""The topic whose line says when to be there."""


@dataclass(frozen=True)
class Plan:
    """Everything this visit needs, as immutable data; screens, paper and exports are derived from it."""

    visit: Visit
    edition: Edition
    procedures: tuple[Procedure, ...]
    days: tuple[Day, ...]
    lines: tuple[Line, ...]
    steps: tuple[PlanStep, ...]
    after: tuple[AfterLine, ...]
    signs: tuple[Sign, ...]
    flags: tuple[Flag, ...]
    conflicts: tuple[Conflict, ...]
    prompts: tuple[TeamPrompt, ...]
    teach_back: tuple[TeachBackItem, ...]
    risks: tuple[tuple[str, Risk], ...]
    unset: tuple[Parameter, ...]
    sources: Mapping[str, Source] = field(compare=False)
    backgrounds: tuple[Background, ...] = field(compare=False, default=())

    @property
    def appointment(self) -> datetime | None:
        """The first time that is known, in the clinic's clock."""
        return next((slot.at for day in self.days for slot in day.slots), None)

    def arrival(self, day: Day) -> Due | None:
        """When to be there on a day; None while the clinic has not set it, or no clock can be trusted."""
        lines = (line for line in self.lines if line.topic == ARRIVAL and not line.ask_us)
        here = (line.due for line in lines if len(self.days) == 1 or line.day == day.date)
        return next((due for due in here if isinstance(due.at, datetime)), None)

    @property
    def hard_stops(self) -> tuple[Flag, ...]:
        """The flags that need a nurse before anything else, and that nobody has dealt with."""
        return tuple(flag for flag in self.flags if flag.hard_stop and flag.resolution is None)

    @property
    def open_conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts that nobody has settled."""
        return tuple(conflict for conflict in self.conflicts if conflict.resolution is None)

    @property
    def status(self) -> Status:
        """``final`` only when nothing is left for the team or the clinic to settle."""
        waiting = any(line.ask_us for line in (*self.lines, *self.after))
        return "not_final" if self.open_conflicts or self.hard_stops or waiting else "final"

    @property
    def is_draft(self) -> bool:
        """True while any of the procedures has not been signed by a clinic."""
        return any(procedure.review.status != "approved" for procedure in self.procedures)

    def names(self, procedures: tuple[str, ...]) -> tuple[str, ...]:
        """Give the short names of procedures, in the plan's order."""
        return tuple(procedure.short_name for procedure in self.procedures if procedure.id in procedures)
