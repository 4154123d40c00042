"""School grades of a text, as ``textstat`` counts them; each text is graded once."""

from functools import cache
from typing import Any


@cache
def flesch_kincaid(text: str) -> float:
    """Give the grade by the length of sentences and words."""
    return float(_textstat().flesch_kincaid_grade(text))


@cache
def smog(text: str) -> float:
    """Give the grade by the share of words with three syllables or more."""
    return float(_textstat().smog_index(text))


def _textstat() -> Any:
    from textstat import textstat  # type: ignore[import-untyped]

    return textstat
