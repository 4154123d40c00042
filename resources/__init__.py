"""Files that ship with the program, and the one way to find them."""

from pathlib import Path

_ROOT = Path(__file__).parent


def resource(*parts: str) -> Path:
    """Give the path of a shipped file or folder."""
    return _ROOT.joinpath(*parts)
