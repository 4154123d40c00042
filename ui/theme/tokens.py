"""Theme tokens: every colour the program may use, named by what it means."""

import tomllib
from pathlib import Path
from typing import NamedTuple


class Theme(NamedTuple):
    """The colours of one theme, as ``#RRGGBB``; ``on_x`` is what is written on ``x``."""

    name: str
    page: str
    card: str
    ink: str
    soft_ink: str
    primary: str
    on_primary: str
    primary_tint: str
    control_border: str
    hairline: str
    chip: str
    done: str
    on_done: str
    done_tint: str
    emergency: str
    on_emergency: str
    urgent: str
    on_urgent: str
    urgent_border: str
    urgent_tint: str
    routine: str
    on_routine: str
    focus: str
    focus_ring: str


def load_theme(path: Path) -> Theme:
    """Read a theme; a token that is missing or unknown is an error, never a default colour."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    known = set(Theme._fields)
    if set(data) != known:
        raise ValueError(
            f"{path.name}: tokens missing {sorted(known - set(data))}, unknown {sorted(set(data) - known)}"
        )
    return Theme(**data)


def contrast(first: str, second: str) -> float:
    """Give the contrast ratio of two colours by the WCAG formula, from 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
