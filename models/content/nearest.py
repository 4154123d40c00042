"""Guesses what was meant by an id that does not exist."""

import difflib
from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Name the ids most like ``word``, for a message: ``; did you mean 'nephrostogram'?``, or nothing."""
    found = difflib.get_close_matches(word, list(known), n=3, cutoff=0.5)
    return f"; did you mean {' or '.join(repr(each) for each in found)}?" if found else ""
