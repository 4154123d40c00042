"""A number stays on one line with its unit or month, on paper and on a page."""

import re

_NUMBER_AND_UNIT = re.compile(r"(?<=\d) (?=°|[^\W\d_])")


def kept_together(words: str) -> str:
    """Give the words with a space that does not break between each number and what follows it."""
    return _NUMBER_AND_UNIT.sub("\u00a0", words)
