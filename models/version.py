"""Which Ready Room this is; a briefing keeps it, and so does whoever reports a hazard."""

VERSION = "0.1.0"
"""The same as in ``pyproject.toml``: the program is run from its folder, so nobody asks the package's own data."""
