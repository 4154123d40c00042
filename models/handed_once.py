"""Codes of a hand-over that were taken at this computer: none is taken twice."""

import json
from datetime import datetime
from pathlib import Path

from models.durable import held, write_durably
from models.handover import HandoverError, Taken


class HandedOnce:
    """The marks of codes that have not expired, in one file; they say nothing about anybody."""

    def __init__(self, path: Path) -> None:
        self._path, self._lock = path, path.with_name(f"{path.name}.lock")

    def take(self, taken: Taken, now: datetime) -> None:
        """Note that the code is used.

        Raises:
            HandoverError: it was used before, here; or that cannot be noted, and then it is not taken.
        """
        try:
            with held(self._lock):
                known = self._known(now)
                if taken.mark in known:
                    raise HandoverError("used", "this code was used before; ask the patient, or have a new one made")
                known[taken.mark] = taken.expires.timestamp()
                write_durably(self._path, json.dumps(known).encode())
        except OSError as error:
            raise HandoverError(
                "used", f"used codes cannot be noted in {self._path.parent}: {error.strerror}"
            ) from error

    def _known(self, now: datetime) -> dict[str, float]:
        """Read the marks that still count; a damaged file counts as none, for a code lives four hours only."""
        try:
            found = json.loads(self._path.read_bytes())
            return {str(mark): float(until) for mark, until in found.items() if float(until) > now.timestamp()}
        except (FileNotFoundError, ValueError, TypeError, AttributeError):
            return {}
