"""Words of the library as a whole: differences between procedures, explained terms, withdrawn advice."""

import re
from functools import cache
from typing import Self

from pydantic import Field, model_validator

from models.content.base import Content, Slug, Text

_NEXT_SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[.!?][\"”’)])\s+")


def sentences(text: str) -> tuple[str, ...]:
    """Cut a text at the ends of its sentences."""
    return tuple(_NEXT_SENTENCE.split(text))


class Comparison(Content):
    """What a reader who mixes these procedures up most needs to know; the table of facts is made from the files."""

    id: Slug
    procedures: tuple[Slug, ...] = Field(min_length=2, max_length=3)
    text: Text
    sources: tuple[Slug, ...]
    note: str | None = None


class Term(Content):
    """A medical word that a reader will meet, and what it means in plain words."""

    id: Slug
    words: tuple[Text, ...] = Field(min_length=1, description="The word as written, with its forms.")
    plain: Text


class Myth(Content):
    """Advice that is withdrawn or was never right, and patterns that find it in any wording."""

    id: Slug
    says: str = Field(min_length=1)
    because: str = Field(min_length=1, description="What is right instead, for the author.")
    patterns: tuple[str, ...] = Field(min_length=1, description="Regular expressions, without regard to case.")
    unless: tuple[str, ...] = Field(default=(), description="A sentence that fits one of these is right, not a myth.")
    sources: tuple[Slug, ...]
    note: str | None = None

    @model_validator(mode="after")
    def _readable(self) -> Self:
        for each in (*self.patterns, *self.unless):
            try:
                re.compile(each)
            except re.error as error:
                raise ValueError(f"'{each}' is not a regular expression: {error}") from None
        return self

    def is_in(self, sentence: str) -> bool:
        """Tell whether a sentence repeats the myth."""
        found = any(each.search(sentence) for each in _compiled(self.patterns))
        return found and not any(each.search(sentence) for each in _compiled(self.unless))


@cache
def _compiled(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Compile once what is tried on thousands of sentences."""
    return tuple(re.compile(each, re.IGNORECASE) for each in patterns)
