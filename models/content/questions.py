"""Screening questions: yes, no, not sure, or one of a few choices; never a measured value."""

from collections.abc import Mapping
from typing import Literal, Self

from pydantic import Field, model_validator

from models.content.base import Content, Slug, Text
from models.content.conditions import NO, UNSURE, YES
from models.content.parameters import Choice


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


class Contradiction(Content):
    """Answers that cannot all be true, such as insulin without diabetes; *not sure* contradicts nothing."""

    id: Slug
    answers: Mapping[Slug, tuple[Slug, ...]]
    says: Text = Field(description="What does not fit together, for the person who answered.")

    @model_validator(mode="after")
    def _two_or_more(self) -> Self:
        if len(self.answers) < 2:
            raise ValueError("a contradiction is between two questions or more")
        if any(UNSURE in each for each in self.answers.values()):
            raise ValueError("'unsure' contradicts nothing")
        return self

    def holds(self, given: Mapping[str, str]) -> bool:
        """Tell whether all of its answers were given."""
        return all(given.get(question) in answers for question, answers in self.answers.items())
