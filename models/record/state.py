"""What a briefing has come to after some of its events. It is computed, never stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

from models.record.event import Person
from models.record.events import (
    Answered,
    Asked,
    Decided,
    LineMarked,
    Noted,
    Outcome,
    PlanTaken,
    Settled,
    Signed,
    Started,
)
from models.record.kept_plan import KeptPlan, Matter

Stage = Literal["running", "finished", "declined", "deferred", "stopped", "deleted"]


@dataclass(frozen=True)
class State:
    """One briefing so far.

    ``owner`` is who leads it now. ``procedures``, ``appointments`` and ``answered`` (by question) are what the next
    plan is made from; ``is_stale`` says that the present one was not. ``marks`` and ``taught`` hold the last word on
    each line and question of the present plan; ``handed`` says to whom a matter was given. ``signatures`` are those
    bound to the present plan; a plan that was taken later leaves the earlier ones in the events only.
    """

    briefing: UUID
    number: int
    stage: Stage
    started: Started
    owner: Person
    last_at: datetime
    procedures: tuple[str, ...] = ()
    appointments: Mapping[str, datetime] = field(default_factory=dict)
    answered: Mapping[str, str] = field(default_factory=dict)
    plan: PlanTaken | None = None
    is_stale: bool = False
    marks: Mapping[str, LineMarked] = field(default_factory=dict)
    taught: Mapping[str, Outcome] = field(default_factory=dict)
    settled: Mapping[str, Settled] = field(default_factory=dict)
    decisions: tuple[Decided, ...] = ()
    notes: tuple[Noted, ...] = ()
    questions: Mapping[int, Asked] = field(default_factory=dict)
    answers: Mapping[int, Answered] = field(default_factory=dict)
    handed: Mapping[str, Person] = field(default_factory=dict)
    signatures: tuple[Signed, ...] = ()

    @property
    def kept(self) -> KeptPlan | None:
        """The plan's lines and questions; None before a plan was taken."""
        return self.plan.kept if self.plan else None

    @property
    def is_open(self) -> bool:
        """True while the briefing is led."""
        return self.stage == "running"

    @property
    def open_matters(self) -> tuple[Matter, ...]:
        """What stands in the way of *finish*: not dealt with, and not handed over to anybody."""
        return tuple(each for each in self.matters if each.id not in self.handed)

    @property
    def matters(self) -> tuple[Matter, ...]:
        """All that is not dealt with, handed over or not; what was not yet understood comes first."""
        kept = self.kept
        if kept is None:
            return ()
        taught, lines, asked = self.taught, kept.lines, kept.teach_back
        not_yet = [Matter(f"teach-back:{each}", asked[each]) for each in asked if taught.get(each) == "not_yet"]
        to_settle = [
            Matter(f"settle:{each.id}", each.says)
            for each in kept.to_settle.values()
            if not is_settled(self.settled.get(each.id), each)
        ]
        unanswered = [each for number, each in self.questions.items() if number not in self.answers]
        questions = [Matter(f"question:{each.number}", each.words) for each in unanswered]
        doubted = [Matter(f"line:{each}", lines[each]) for each, said in self.marks.items() if said.mark == "question"]
        unsaid = [Matter(f"line:{each}", lines[each]) for each in kept.critical if each not in self.marks]
        unasked = [Matter(f"teach-back:{each}", asked[each]) for each in asked if each not in taught]
        return (*not_yet, *to_settle, *questions, *doubted, *unsaid, *unasked)


def is_settled(settled: Settled | None, matter: Matter) -> bool:
    """True if the decision was about exactly what stands to be settled now."""
    return settled is not None and frozenset(settled.between) == matter.between
