"""Values that only the clinic can sign, and the published answers side by side."""

from typing import Literal, Self

from pydantic import Field, model_validator

from models.content.base import Content, Slug, Text
from models.content.timing import Duration
from models.content.topics import Unit

Value = int | str | tuple[int, int]
"""A duration's number, the id of a choice, or the first and last day of a window."""


class Option(Content):
    """One published answer to a question that each clinic settles for itself."""

    value: int | str
    says: str
    sources: tuple[Slug, ...] = Field(min_length=1)


class Choice(Content):
    """One of a few values, and how a patient's line says it."""

    id: Slug
    says: Text


class SiteChoice(Choice):
    """One of the values that a clinic may sign.

    ``level`` is its place among the levels of the topic, in place of the line's own. ``usual`` says that the line,
    with this value, asks for nothing and gives way to whatever binds: *no more than usual*.
    """

    level: Slug | None = None
    usual: bool = False


class Parameter(Content):
    """A value that the clinic signs: never defaulted, with the published options side by side.

    ``duration`` counts in ``unit``; ``window`` is a first and a last day; both lie within ``min`` and ``max``.
    ``choice`` is one of ``choices``.
    """

    id: Slug
    title: str
    kind: Literal["duration", "window", "choice"]
    unit: Unit | None = None
    min: int | None = Field(default=None, ge=0)
    max: int | None = Field(default=None, ge=0)
    choices: tuple[SiteChoice, ...] = ()
    options: tuple[Option, ...] = ()
    ask_us: Text = Field(description="The patient's line while the clinic has not set a value.")

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.kind != "choice" and (self.unit is None or self.min is None or self.max is None):
            raise ValueError(f"a {self.kind} needs unit, min and max")
        if self.kind == "window" and self.unit != "days":
            raise ValueError("a window is counted in days")
        if self.kind == "choice" and len(self.choices) < 2:
            raise ValueError("a choice needs at least two choices")
        if self.levels and len(self.levels) < len(self.choices):
            raise ValueError("one choice names a level, so each must")
        return self

    def refuses(self, value: Value) -> str | None:
        """Say what is wrong with a value; None when it can be used."""
        if self.kind == "choice":
            known = [choice.id for choice in self.choices]
            return None if value in known else f"{value!r} is not one of {', '.join(known)}"
        low, high = self.min or 0, self.max or 0
        if self.kind == "window":
            fits = isinstance(value, tuple) and low <= value[0] <= value[1] <= high
            return None if fits else f"{value!r} is not a first and a last day, [from, to], within {low} to {high}"
        fits = isinstance(value, int) and low <= value <= high
        return None if fits else f"{value!r} is not a whole number of {self.unit} from {low} to {high}"

    def choice(self, value: Value) -> SiteChoice | None:
        """Give the choice that a signed value names; None where the value is a number or a window."""
        return next((choice for choice in self.choices if choice.id == value), None)

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels that its choices name, one each or none at all."""
        return tuple(choice.level for choice in self.choices if choice.level)

    def distance(self, value: int) -> Duration:
        """Turn a signed number into the duration it stands for, in the parameter's unit."""
        if self.unit == "days":
            return Duration(days=value)
        return Duration(minutes=value * (60 if self.unit == "hours" else 1))
