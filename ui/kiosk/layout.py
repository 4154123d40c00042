"""Which keys a language has: one file for each in resources/keyboards."""

import tomllib
from functools import cache

from resources import resource

DIGITS = "digits"
_FALLBACK = "en"


@cache
def rows_of(name: str) -> tuple[tuple[str, ...], ...]:
    """Give the keys of a language, or of the number pad, row by row; English where there is no such file."""
    path = resource("keyboards", f"{name}.toml")
    if not path.is_file():
        path = resource("keyboards", f"{_FALLBACK}.toml")
    return tuple(tuple(row.split()) for row in tomllib.loads(path.read_text(encoding="utf-8"))["rows"])


def rows_for(code: str) -> tuple[tuple[str, ...], ...]:
    """Give the keys for a language code such as ``de_AT``."""
    return rows_of(code.replace("-", "_").split("_")[0])
