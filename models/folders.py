"""Where things outside the program lie: the clinic's own file, and what may be thrown away."""

from pathlib import Path

from platformdirs import user_cache_path, user_config_path


def site_path() -> Path:
    """The clinic's file, in the platform's configuration folder."""
    return user_config_path("readyroom", appauthor=False) / "site.yaml"


def cache_path() -> Path:
    """Parsed content; holds nothing about any person, and may be deleted at any time."""
    return user_cache_path("readyroom", appauthor=False) / "content.cache"
