"""Conditions on answers, as data: three-valued, so that *unknown* is never *no*."""

from collections.abc import Iterator, Mapping
from typing import Self

from pydantic import Field, model_validator

from models.content.base import Content, Slug

YES, NO, UNSURE = "yes", "no", "unsure"

Truth = bool | None
"""True, False, or None for *cannot be known from these answers*."""


class Is(Content):
    """An answer is one of the named values.

    *unsure* and a missing answer are unknown unless ``unsure`` itself is named.
    """

    question: Slug
    answer: tuple[Slug, ...] = Field(min_length=1)

    def truth(self, answers: Mapping[str, str]) -> Truth:
        """Tell whether the answer is among the named ones; None when it is not known."""
        given = answers.get(self.question)
        if given in self.answer:
            return True
        return None if given is None or given == UNSURE else False


class Condition(Content):
    """Exactly one of ``is``, ``all``, ``any``, ``not``, in Kleene's three-valued logic."""

    is_: Is | None = Field(default=None, alias="is")
    all_: "tuple[Condition, ...] | None" = Field(default=None, alias="all", min_length=1)
    any_: "tuple[Condition, ...] | None" = Field(default=None, alias="any", min_length=1)
    not_: "Condition | None" = Field(default=None, alias="not")

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        parts = (self.is_, self.all_, self.any_, self.not_)
        if sum(part is not None for part in parts) != 1:
            raise ValueError("a condition is exactly one of is, all, any, not")
        return self

    def truth(self, answers: Mapping[str, str]) -> Truth:
        """Evaluate over the answers; None when they do not settle it."""
        if self.is_ is not None:
            return self.is_.truth(answers)
        if self.not_ is not None:
            inner = self.not_.truth(answers)
            return None if inner is None else not inner
        deciding = self.any_ is not None
        truths = [part.truth(answers) for part in self.any_ or self.all_ or ()]
        if deciding in truths:
            return deciding
        return None if None in truths else not deciding

    def leaves(self) -> Iterator[Is]:
        """Every ``is`` in the condition, in the order written."""
        if self.is_ is not None:
            yield self.is_
        for part in (*(self.all_ or ()), *(self.any_ or ()), *((self.not_,) if self.not_ else ())):
            yield from part.leaves()

    @property
    def is_monotone(self) -> bool:
        """True if going from *no* over *not sure* to *yes* can never make it false."""
        if self.is_ is not None:
            return NO not in self.is_.answer and set(self.is_.answer) != {UNSURE}
        return self.not_ is None and all(part.is_monotone for part in (*(self.all_ or ()), *(self.any_ or ())))
