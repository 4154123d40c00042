"""The PINs of staff: kept as a hash, guessed at slowly, and locked after wrong ones."""

import json
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from math import ceil
from pathlib import Path
from typing import Any

from models.durable import held, write_durably

FEWEST_DIGITS, MOST_DIGITS = 6, 12
FREE_TRIES = 5
"""Wrong PINs until the first lock-out."""
_FIRST_LOCK, _LONGEST_LOCK = 60, 3600
_RUNS = "01234567890", "09876543210"


class WeakPinError(ValueError):
    """A PIN that cannot be taken; the message says which can."""


class PinFileError(RuntimeError):
    """What is known of the PIN cannot be read or written, so that no PIN is taken; the message says the way out."""


@dataclass(frozen=True)
class Answer:
    """What became of a try: ``wait`` is how many seconds pass before the next one is looked at."""

    opens: bool
    wait: int = 0


@dataclass(frozen=True)
class KeptPin:
    """What is kept of a PIN: the hash, wrong tries since the last right one, and when the last of them was."""

    hash: str
    wrong: int = 0
    wrong_at: float = 0.0


def uptime() -> float:
    """Give the seconds since this computer was started; unlike a clock, nobody can set them."""
    boottime = getattr(time, "CLOCK_BOOTTIME", None)
    return time.monotonic() if boottime is None else time.clock_gettime(boottime)


def kept_pin(found: Mapping[str, Any]) -> KeptPin:
    """Read what ``asdict`` made of a kept PIN; raise KeyError, TypeError or ValueError for anything else."""
    return KeptPin(str(found["hash"]), int(found["wrong"]), float(found["wrong_at"]))


def hashed(pin: str) -> KeptPin:
    """Give what is to be kept of a new PIN; it takes a fifth of a second, on purpose.

    Raises:
        WeakPinError: it is not made of 6 to 12 digits, or among the first that anybody would try.
    """
    import argon2

    _refuse_weak(pin)
    return KeptPin(argon2.PasswordHasher().hash(pin))


class Pin(ABC):
    """One PIN, in a file of its own or beside others.

    Every try is on the disk as a wrong one before it is looked at, and tries of several processes come one after
    the other: neither a kill, a power cut nor a second process gives a try that does not count. A lock-out is
    measured in the computer's uptime, which is never more than the time that has passed since the try, so it may
    last longer after a restart, never shorter, whatever the clock says.
    """

    what: str
    """What it is called in a message."""
    remedy: str
    """The way out, for a message."""

    def __init__(self, path: Path, since_start: Callable[[], float] = uptime) -> None:
        self._path, self._since_start = path, since_start
        self._lock = path.with_name(f"{path.name}.lock")

    @abstractmethod
    def _read(self) -> KeptPin:
        """Give what is kept; raise PinFileError if there is none, or it cannot be read."""

    @abstractmethod
    def _write(self, kept: KeptPin) -> None:
        """Keep it durably; raise OSError if that fails, and then the old one stands."""

    def change(self, pin: str) -> None:
        """Make ``pin`` the only one that opens, and forget wrong tries.

        Raises:
            WeakPinError: see ``hashed``.
            PinFileError: it could not be kept; the old one stands.
        """
        kept = hashed(pin)
        try:
            with held(self._lock):
                self._write(kept)
        except OSError as error:
            raise self._unwritable(error) from error

    def wait(self) -> int:
        """Give the seconds until a try is looked at; 0 if one would be now."""
        return self._wait(self._read())

    def check(self, pin: str) -> Answer:
        """Look at one try. Call it off the GUI thread: it takes a fifth of a second, on purpose.

        Raises:
            PinFileError: nothing was looked at, for it could not have been counted.
        """
        try:
            with held(self._lock):
                return self._check(pin)
        except OSError as error:
            raise self._unwritable(error) from error

    def _check(self, pin: str) -> Answer:
        known = self._read()
        if wait := self._wait(known):
            return Answer(opens=False, wait=wait)
        counted = replace(known, wrong=known.wrong + 1, wrong_at=self._since_start())
        self._write(counted)
        if not self._matches(known.hash, pin):
            return Answer(opens=False, wait=self._wait(counted))
        self._write(KeptPin(known.hash))
        return Answer(opens=True)

    def _wait(self, known: KeptPin) -> int:
        if known.wrong < FREE_TRIES:
            return 0
        now = self._since_start()
        passed = now - known.wrong_at if now >= known.wrong_at else now  # less: the computer was started again
        doubled: int = _FIRST_LOCK << min(known.wrong - FREE_TRIES, 16)
        return max(0, ceil(min(doubled, _LONGEST_LOCK) - passed))

    def _matches(self, kept: str, pin: str) -> bool:
        import argon2

        try:
            return argon2.PasswordHasher().verify(kept, pin)
        except argon2.exceptions.VerificationError:
            return False
        except argon2.exceptions.InvalidHashError as error:
            raise PinFileError(f"{self.what} is damaged; {self.remedy}") from error

    def _unwritable(self, error: OSError) -> PinFileError:
        reason = error.strerror or str(error)
        return PinFileError(f"{self.what} cannot be kept in {self._path.parent}: {reason}")


class StaffPin(Pin):
    """The PIN that all staff of one computer share, in one file; the kiosk asks for it too."""

    what, remedy = "the staff PIN", "'readyroom kiosk-pin' sets a new one"

    @property
    def is_set(self) -> bool:
        """True once there is a PIN."""
        return self._path.is_file()

    def _read(self) -> KeptPin:
        try:
            return kept_pin(json.loads(self._path.read_bytes()))
        except FileNotFoundError:
            raise PinFileError("no staff PIN is set here; 'readyroom kiosk-pin' sets one") from None
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise PinFileError(f"the staff PIN cannot be read from {self._path}; {self.remedy}") from error

    def _write(self, kept: KeptPin) -> None:
        write_durably(self._path, json.dumps(asdict(kept)).encode())


def _refuse_weak(pin: str) -> None:
    if not (pin.isascii() and pin.isdigit() and FEWEST_DIGITS <= len(pin) <= MOST_DIGITS):
        raise WeakPinError(f"a PIN has {FEWEST_DIGITS} to {MOST_DIGITS} digits, 0 to 9, and nothing else")
    halves = {pin[:size] * (len(pin) // size) for size in (1, 2, 3) if len(pin) % size == 0}
    if pin in halves or any(pin in run for run in _RUNS):
        raise WeakPinError("this PIN is among the first that anybody would try; take one without a pattern")
