"""Where things outside the program lie: what the clinic wrote, what is kept, and what may be thrown away."""

from pathlib import Path

from platformdirs import user_cache_path, user_config_path, user_data_path


def site_path() -> Path:
    """The clinic's file, in the platform's configuration folder."""
    return user_config_path("readyroom", appauthor=False) / "site.yaml"


def cache_path() -> Path:
    """Parsed content; holds nothing about any person, and may be deleted at any time."""
    return user_cache_path("readyroom", appauthor=False) / "content.cache"


def last_good_path() -> Path:
    """A copy of the content that was sealed last; holds nothing about any person."""
    return user_data_path("readyroom", appauthor=False) / "last-good-content"


def health_path() -> Path:
    """The kiosk's counts of starts, crashes and prints; holds nothing about any person."""
    return user_data_path("readyroom", appauthor=False) / "health.json"


def pin_path() -> Path:
    """The hash of the PIN by which staff leave the kiosk, and how many wrong ones were typed."""
    return user_data_path("readyroom", appauthor=False) / "staff-pin.json"


def staff_path() -> Path:
    """The accounts of those who work at this computer, with the hashes of their PINs."""
    return user_data_path("readyroom", appauthor=False) / "staff.json"


def handed_once_path() -> Path:
    """The codes of a hand-over that were taken in the last hours; holds nothing about any person."""
    return user_data_path("readyroom", appauthor=False) / "handed-once.json"


def records_path() -> Path:
    """The briefings of this machine, encrypted; their key is never in the same folder."""
    return user_data_path("readyroom", appauthor=False) / "records.db"
