"""Guesses what was meant by an id that does not exist."""

from collections.abc import Iterable

_LIKE = 60
_MOST = 3


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Name the ids most like ``word``, for a message: ``; did you mean 'nephrostogram'?``, or nothing."""
    from rapidfuzz import fuzz, process

    found = process.extract(word, [*known], scorer=fuzz.ratio, score_cutoff=_LIKE, limit=_MOST)
    return f"; did you mean {' or '.join(repr(each) for each, *_ in found)}?" if found else ""
