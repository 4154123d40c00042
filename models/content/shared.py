"""Records that several procedures share: sources, topics, questions, parameters, instructions, signs."""

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from models.content.base import Content, Slug, Text
from models.content.conditions import NO, UNSURE, YES, Condition
from models.content.timing import IsoDuration, When

Firmness = Literal["universal", "site", "staff"]
Tier = Literal["emergency", "urgent", "routine"]
TIERS: tuple[Tier, ...] = ("emergency", "urgent", "routine")


def _check_protection(condition: Condition | None, only_when_certain: bool) -> None:
    if condition is not None and not only_when_certain and not condition.is_monotone:
        raise ValueError("a protective line may not depend on a 'no': it would vanish with 'yes' or 'not sure'")


class Source(Content):
    """A page that was read.

    Grade A is a guideline, regulator, health service or reviewed paper; B a leaflet; C other.
    """

    id: Slug
    title: str = Field(min_length=1)
    issuer: str = Field(min_length=1)
    url: str | None = Field(default=None, pattern=r"^https?://\S+$")
    dated: str | None = Field(default=None, description="Year or date as printed on the page.")
    grade: Literal["A", "B", "C"]
    seen: Literal["original", "copy"]
    note: str | None = None


class Topic(Content):
    """Lines that meet when procedures are combined, and the operator that joins them.

    - ``union``: every different line stays.
    - ``once``: one line; the same line asked for several times appears once. Different lines are a conflict.
    - ``earliest_stop``: the line that stops soonest (longest before the appointment) stands for all.
    - ``longest``: the line that lasts longest stands for all (no driving, someone at home).
    - ``shortest``: the line that ends soonest stands for all (what is normal, before it becomes a sign).
    - ``never_automatic``: two different lines are never joined; the team decides.
    """

    id: Slug
    title: Text
    operator: Literal["union", "once", "earliest_stop", "longest", "shortest", "never_automatic"]
    icon: Slug
    ask_team_when: Text | None = None
    ask_us: Text | None = Field(default=None, description="The patient's line while the team has not decided.")
    sources: tuple[Slug, ...] = ()
    note: str | None = None

    @model_validator(mode="after")
    def _can_ask(self) -> Self:
        if self.operator in ("once", "never_automatic") and self.ask_us is None:
            raise ValueError(f"a '{self.operator}' topic needs 'ask_us', the line while the team has not decided")
        return self


class Option(Content):
    """One published answer to a question that each clinic settles for itself."""

    value: int | str
    says: str
    sources: tuple[Slug, ...] = Field(min_length=1)


class Choice(Content):
    """One of a few values, and how a patient's line says it."""

    id: Slug
    says: Text


class Parameter(Content):
    """A value that the clinic signs: never defaulted, with the published options side by side.

    ``duration`` counts in ``unit`` and must lie within ``min`` and ``max``; ``choice`` is one of ``choices``.
    """

    id: Slug
    title: str
    kind: Literal["duration", "choice"]
    unit: Literal["minutes", "hours", "days"] | None = None
    min: int | None = None
    max: int | None = None
    choices: tuple[Choice, ...] = ()
    options: tuple[Option, ...] = ()
    ask_us: Text = Field(description="The patient's line while the clinic has not set a value.")

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.kind == "duration" and (self.unit is None or self.min is None or self.max is None):
            raise ValueError("a duration needs unit, min and max")
        if self.kind == "choice" and len(self.choices) < 2:
            raise ValueError("a choice needs at least two choices")
        return self


class QuestionFlag(Content):
    """What the team is told. ``hard_stop`` sends the patient to the nurse, with no verdict on screen."""

    reason: str = Field(min_length=1)
    when: tuple[Slug, ...] = (YES, UNSURE)
    hard_stop: bool = False


class Question(Content):
    """A screening question; *not sure* is always an answer, a number never is."""

    id: Slug
    order: int
    group: Literal["safety", "health", "medicines", "practical"]
    title: Text = Field(description="Two or three words for the check page.")
    ask: Text
    help: Text | None = None
    why: Text
    choices: tuple[Choice, ...] = Field(default=(), description="Empty means yes / no / not sure.")
    flag: QuestionFlag | None = None
    sources: tuple[Slug, ...]
    note: str | None = None

    def says(self, answer: str) -> str:
        """The words of an answer that is one of the question's own choices, else nothing."""
        return next((choice.says for choice in self.choices if choice.id == answer), "")

    @property
    def answers(self) -> tuple[str, ...]:
        """The ids of the possible answers; ``unsure`` is always the last."""
        return (*(choice.id for choice in self.choices), UNSURE) if self.choices else (YES, NO, UNSURE)


class Instruction(Content):
    """One line of preparation.

    A line protects unless ``only_when_certain`` says that it is a permission: protective lines are
    shown unless their condition is certainly false, permissions only when it is certainly true.
    """

    id: Slug
    topic: Slug
    do: Text = Field(description="One action; '{value}' is the clinic's parameter, '{time}' the clock time.")
    because: Text
    detail: Text | None = None
    when: When
    for_: Condition | None = Field(default=None, alias="for", description="None means everyone.")
    only_when_certain: bool = False
    firmness: Firmness
    parameter: Slug | None = Field(default=None, description="The clinic's value that the line shows.")
    icon: Slug | None = None
    sources: tuple[Slug, ...]
    note: str | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.firmness == "site" and self.parameter is None and self.when.parameter is None:
            raise ValueError("a 'site' line names the parameter that the clinic must sign")
        if "{value}" in self.do and self.parameter is None and self.when.parameter is None:
            raise ValueError("'{value}' stands for a parameter, and the line names none")
        _check_protection(self.for_, self.only_when_certain)
        return self


class After(Content):
    """Something normal with an end, something to do at home, or an activity."""

    id: Slug
    topic: Slug
    kind: Literal["normal", "care", "activity"]
    text: Text
    detail: Text | None = None
    until: IsoDuration | None = Field(default=None, description="Counted from the procedure; None without a set end.")
    for_: Condition | None = Field(default=None, alias="for", description="None means everyone.")
    only_when_certain: bool = False
    firmness: Firmness = "universal"
    sources: tuple[Slug, ...]
    note: str | None = None

    @model_validator(mode="after")
    def _protective(self) -> Self:
        _check_protection(self.for_, self.only_when_certain)
        return self


class WarningSign(Content):
    """What the person sees or feels, with its threshold, and what to do about it."""

    id: Slug
    sign: Text
    detail: Text | None = None
    tier: Tier
    act: Text = Field(description="What to do now, in one imperative sentence.")
    icon: Slug | None = None
    for_: Condition | None = Field(default=None, alias="for", description="None means everyone.")
    sources: tuple[Slug, ...]
    note: str | None = None

    @model_validator(mode="after")
    def _never_lost(self) -> Self:
        if self.for_ is not None and not self.for_.is_monotone:
            raise ValueError("a warning sign may not depend on a 'no'")
        return self


class TeachBack(Content):
    """An open question, and the points that the answer must contain."""

    id: Slug
    ask: Text
    must_contain: tuple[Text, ...] = Field(min_length=1)


class Prompt(Content):
    """Order or spacing advice for the team, shown when all the named procedures are chosen."""

    id: Slug
    procedures: tuple[Slug, ...] = Field(min_length=2)
    text: str
    sources: tuple[Slug, ...]
    note: str | None = None


class Edition(Content):
    """The version of the whole library, printed on every sheet."""

    version: str
    dated: date
