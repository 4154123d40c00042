"""Where things outside the program lie: the clinic's own file, what is kept, and what may be thrown away."""

from pathlib import Path

from platformdirs import user_cache_path, user_config_path, user_data_path


def site_path() -> Path:
    """The clinic's file, in the platform's configuration folder."""
    return user_config_path("readyroom", appauthor=False) / "site.yaml"


def cache_path() -> Path:
    """Parsed content; holds nothing about any person, and may be deleted at any time."""
    return user_cache_path("readyroom", appauthor=False) / "content.cache"


def records_path() -> Path:
    """The briefings of this machine, encrypted; their key is never in the same folder."""
    return user_data_path("readyroom", appauthor=False) / "records.db"
