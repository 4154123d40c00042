"""Records that several procedures share: sources, lines before and after, warning signs, teach-back."""

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from models.content.base import Content, Slug, Text
from models.content.conditions import Condition
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


class Instruction(Content):
    """One line of preparation.

    A line protects unless ``only_when_certain`` says that it is a permission: protective lines are
    shown unless their condition is certainly false, permissions only when it is certainly true.
    """

    id: Slug
    topic: Slug
    do: Text = Field(description="One action; '{value}' is the clinic's parameter, '{time}' the clock time.")
    easy: Text | None = Field(default=None, description="The same in nine words or fewer, for easy-read.")
    because: Text
    detail: Text | None = None
    when: When
    for_: Condition | None = Field(default=None, alias="for", description="None means everyone.")
    only_when_certain: bool = False
    opposite: bool = Field(default=False, description="Asks for what its topic stops: a light meal, a litre of water.")
    level: Slug | None = Field(default=None, description="Its place among the topic's levels.")
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
    easy: Text | None = Field(default=None, description="The same in nine words or fewer, for easy-read.")
    detail: Text | None = None
    until: IsoDuration | None = Field(default=None, description="Counted from the procedure; None without a set end.")
    for_: Condition | None = Field(default=None, alias="for", description="None means everyone.")
    only_when_certain: bool = False
    level: Slug | None = Field(default=None, description="Its place among the topic's levels.")
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
    easy: Text | None = Field(default=None, description="The same in nine words or fewer, for easy-read.")
    detail: Text | None = None
    tier: Tier
    act: Text = Field(description="What to do now, in one imperative sentence.")
    at_once: bool = Field(default=False, description="Of the same day, but to call now: it stands before the others.")
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
    for_: Condition | None = Field(default=None, alias="for", description="None means everyone.")
    must_contain: tuple[Text, ...] = Field(min_length=1)


class Edition(Content):
    """The version of the whole library, printed on every sheet."""

    version: str
    dated: date
