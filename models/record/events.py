"""Every kind of event. A kind that was ever written stays; a new need is a new kind or an optional field."""

from collections.abc import Mapping
from datetime import date, datetime
from hashlib import sha256
from typing import Annotated, Literal

from pydantic import Field, StrictInt, TypeAdapter, model_validator

from models.record.event import Event, Name, Person, Recorded, Sha256, Words
from models.record.kept_plan import KeptPlan, PlanTextError, read_plan

Mark = Literal["explained", "understood", "question", "not_applicable", "unmarked"]
Outcome = Literal["said", "after_again", "not_yet"]
Ended = Literal["declined", "deferred", "stopped"]


class Present(Recorded):
    """Somebody in the room or on the line; ``how`` is in person, by phone or by video."""

    who: Literal["patient", "carer", "interpreter", "relative_interpreting", "child_interpreting", "other"]
    how: Literal["in_person", "phone", "video"] = "in_person"
    name: Name | None = None
    language: Name | None = None
    reason: Words | None = None

    @model_validator(mode="after")
    def _a_child_only_with_a_reason(self) -> "Present":
        if self.who == "child_interpreting" and not self.reason:
            raise ValueError("a child interprets only with a reason; write it down, or find an interpreter")
        return self


class Started(Event):
    """The first event. ``appointments`` are the clinic's local times by procedure, as in a Visit."""

    kind: Literal["started"] = "started"
    reference: Name | None = None
    procedures: tuple[Name, ...] = Field(min_length=1)
    appointments: Mapping[str, datetime] = Field(default_factory=dict)
    language: Name = "en"
    present: tuple[Present, ...] = ()
    chaperone: Literal["wanted", "not_wanted", "not_asked"] = "not_asked"
    needs: Words | None = None
    site: Name | None = None
    device: Name | None = None
    program: Name | None = None


class PlanTaken(Event):
    """What is shown from now on: the briefing's own copy of the plan, and the answers it was made from.

    ``plan`` is JSON text, kept byte for byte. ``sha256`` is over all that a signature must be bound to.
    """

    kind: Literal["plan_taken"] = "plan_taken"
    plan: str
    language: Name
    content_version: Name
    answers: Mapping[str, str] = Field(default_factory=dict)
    sha256: Sha256

    @model_validator(mode="after")
    def _says_what_it_is_bound_to(self) -> "PlanTaken":
        try:
            read_plan(self.plan)
        except PlanTextError as error:
            raise ValueError(str(error)) from error
        if self.sha256 != digest_of_plan(self.plan, self.language, self.content_version, self.answers):
            raise ValueError("sha256 is not that of this plan, language, content version and answers")
        return self

    @property
    def kept(self) -> KeptPlan:
        """The plan's lines, conflicts and questions."""
        return read_plan(self.plan)


def digest_of_plan(plan: str, language: str, content_version: str, answers: Mapping[str, str]) -> str:
    """Give the SHA-256 that a signature is bound to; each part is led by its length, so that none runs into another."""
    parts = [plan, language, content_version, *(f"{key}={answers[key]}" for key in sorted(answers))]
    found = sha256()
    for part in parts:
        data = part.encode()
        found.update(len(data).to_bytes(8, "big") + data)
    return found.hexdigest()


class VisitChanged(Event):
    """What the plan is made from, as it is now; it takes the place of what ``Started`` and earlier ones said."""

    kind: Literal["visit_changed"] = "visit_changed"
    procedures: tuple[Name, ...] = Field(min_length=1)
    appointments: Mapping[str, datetime] = Field(default_factory=dict)
    answers: Mapping[str, str] = Field(default_factory=dict)


class LineMarked(Event):
    """What was said about one line of the plan, by its key; ``unmarked`` takes an earlier mark back."""

    kind: Literal["line_marked"] = "line_marked"
    line: Name
    mark: Mark
    reason: Words | None = None

    @model_validator(mode="after")
    def _not_applicable_has_a_reason(self) -> "LineMarked":
        if self.mark == "not_applicable" and not self.reason:
            raise ValueError("say why the line does not apply")
        return self


class TaughtBack(Event):
    """How the patient said it in own words. It checks our explaining; there is no score."""

    kind: Literal["taught_back"] = "taught_back"
    item: Name
    outcome: Outcome
    note: Words | None = None


class Decided(Event):
    """A clinician's decision for this visit, entered by ``by``: a medicine on hold, a value, or another matter.

    Of a value, ``about`` is the parameter and ``value`` what it is for this visit.
    """

    kind: Literal["decided"] = "decided"
    decider: Person
    what: Literal["medicine", "value", "other"]
    about: Name
    says: Words
    last_dose: date | None = None
    restart: date | None = None
    value: StrictInt | str | tuple[StrictInt, StrictInt] | None = None

    @model_validator(mode="after")
    def _a_value_is_given(self) -> "Decided":
        if (self.what == "value") != (self.value is not None):
            raise ValueError("say what the value is for this visit, and only then")
        return self


class Settled(Event):
    """A conflict or flag of the plan that a named person settled; the fields are those of a Resolution."""

    kind: Literal["settled"] = "settled"
    decider: Person
    about: Name
    between: tuple[str, ...]
    chosen: str | None = None
    words: Words | None = None

    @model_validator(mode="after")
    def _says_how(self) -> "Settled":
        if self.chosen is None and not self.words:
            raise ValueError("choose a side, or write the line")
        if self.chosen is not None and self.chosen not in self.between:
            raise ValueError(f"'{self.chosen}' is not one of the sides: {', '.join(sorted(self.between))}")
        return self


class Noted(Event):
    """Words of staff; a private note is never shown to the patient and never printed on the patient's sheet."""

    kind: Literal["noted"] = "noted"
    words: Words
    private: bool = True


class Asked(Event):
    """A question in the patient's words, perhaps about one line."""

    kind: Literal["asked"] = "asked"
    words: Words
    line: Name | None = None


class Answered(Event):
    """The answer to the question that was asked in event ``question``."""

    kind: Literal["answered"] = "answered"
    question: int = Field(ge=1)
    words: Words


class HandedOver(Event):
    """Open matters given to a named person; without ``matters`` it is the whole briefing, which is then theirs."""

    kind: Literal["handed_over"] = "handed_over"
    to: Person
    matters: tuple[Name, ...] = ()
    words: Words | None = None


class Signed(Event):
    """An acknowledgement of the briefing (not consent) or its refusal, bound to what was shown.

    ``ink`` is the drawn line as SVG path data.
    """

    kind: Literal["signed"] = "signed"
    who: Literal["patient", "carer", "nurse", "interpreter", "witness"]
    name: Name
    method: Literal["finger", "mouse", "name", "refused"]
    statement: Words
    sha256: Sha256
    ink: str | None = Field(default=None, max_length=200_000)
    reason: Words | None = None


class Stopped(Event):
    """The briefing ends before its end, with the reason."""

    kind: Literal["stopped"] = "stopped"
    outcome: Ended
    reason: Words


class Finished(Event):
    """All was said, and nothing is left that nobody has taken on."""

    kind: Literal["finished"] = "finished"


class Amended(Event):
    """A correction of event ``about``, which stays as it was."""

    kind: Literal["amended"] = "amended"
    about: int = Field(ge=1)
    reason: Words
    says: Words


class Opened(Event):
    """Somebody looked at a closed briefing, or took a copy of it."""

    kind: Literal["opened"] = "opened"
    purpose: Literal["read", "print", "export"]


class Deleted(Event):
    """The tombstone: what the other events said is gone, by this rule; that they were there stays in the chain."""

    kind: Literal["deleted"] = "deleted"
    rule: Words


AnyEvent = Annotated[
    Started
    | PlanTaken
    | VisitChanged
    | LineMarked
    | TaughtBack
    | Decided
    | Settled
    | Noted
    | Asked
    | Answered
    | HandedOver
    | Signed
    | Stopped
    | Finished
    | Amended
    | Opened
    | Deleted,
    Field(discriminator="kind"),
]
_READER: TypeAdapter[AnyEvent] = TypeAdapter(AnyEvent)


def read_event(text: str) -> AnyEvent:
    """Read an event that was written by ``model_dump_json``; raise pydantic's ValidationError for anything else."""
    return _READER.validate_json(text)
