"""Who works at this computer: named accounts with a PIN each, and what each may do.

The rights bind whoever sits at the screen. Whoever may run commands as this account of the computer can make accounts
and read records; that is for the computer's own locks.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import AfterValidator, ValidationError

from models.durable import held, write_durably
from models.pin import KeptPin, Pin, PinFileError, hashed, uptime
from models.record.event import Name, Person, Recorded

MOST_ACCOUNTS = 500
Rights = Literal["nurse", "manager"]
Act = Literal["lead", "read_own", "read_all", "export", "take_over", "delete"]
_NURSE: frozenset[Act] = frozenset({"lead", "read_own"})
RIGHTS: Mapping[Rights, frozenset[Act]] = MappingProxyType(
    {"nurse": _NURSE, "manager": _NURSE | {"read_all", "export", "take_over", "delete"}}
)
"""Every rule on who may do what.

``lead`` is to start, mark, enter decisions of a named clinician, sign, and amend what one led. ``read_own`` is to
find, open and print what one led or was handed; ``read_all`` what others led. ``take_over`` is to go on with what
another left open, or to hand it over. A clinical decision needs no right: it bears the name of the clinician.
"""


class StaffError(ValueError):
    """An account that cannot be made or is not there; the message says what would be right."""


def _single_spaces(name: str) -> str:
    return " ".join(name.split())


class Account(Recorded):
    """One person who works here. ``role`` is what record and paper call them; ``rights`` is what they may do."""

    name: Annotated[Name, AfterValidator(_single_spaces)]
    role: Name
    rights: Rights = "nurse"
    registration: Name | None = None


class _KeptAccount(Account):
    pin: KeptPin


class _Kept(Recorded):
    """The file."""

    format: Literal["readyroom-staff/1"] = "readyroom-staff/1"
    accounts: tuple[_KeptAccount, ...] = ()


class AtWork(Recorded):
    """Somebody who has signed in: as whom the record names them, and what they may do."""

    person: Person
    rights: Rights

    def may(self, act: Act) -> bool:
        """Tell whether they may do it."""
        return act in RIGHTS[self.rights]


def as_typed(name: str, role: str) -> AtWork:
    """Sign in somebody who knows the staff PIN and typed a name: the record says so, and they have a nurse's rights.

    Raises:
        StaffError: the name or the role is missing or too long.
    """
    try:
        person = Person(name=_single_spaces(name), role=_single_spaces(role), known_by="typed")
    except ValidationError:
        raise StaffError("type your name and your role, such as Ann Okafor, nurse") from None
    return AtWork(person=person, rights="nurse")


class Staff:
    """The accounts of one computer, in one file. While there is none, staff share a PIN and type their names."""

    def __init__(self, path: Path, since_start: Callable[[], float] = uptime) -> None:
        self._path, self._since_start = path, since_start

    def accounts(self) -> tuple[Account, ...]:
        """Give all accounts by name; none if there is no file.

        Raises:
            PinFileError: the file cannot be read, so nobody is let in, and nobody may type a name instead.
        """
        found = (Account.model_validate(each.model_dump(exclude={"pin"})) for each in _read(self._path).accounts)
        return tuple(sorted(found, key=lambda each: each.name.casefold()))

    def add(self, account: Account, pin: str) -> None:
        """Make an account.

        Raises:
            StaffError: there is one of that name, or there are too many.
            WeakPinError: the PIN has no 6 to 12 digits, or is among the first that anybody would try.
            PinFileError: it could not be kept, or what is there cannot be read.
        """
        kept = _KeptAccount(**account.model_dump(), pin=hashed(pin))
        with _changing(self._path):
            found = _read(self._path)
            if any(_same(each.name, account.name) for each in found.accounts):
                raise StaffError(f"there is an account '{account.name}' already; remove it first, or use another name")
            if len(found.accounts) >= MOST_ACCOUNTS:
                raise StaffError(f"there are {MOST_ACCOUNTS} accounts already; remove those who left")
            _write(self._path, (*found.accounts, kept))

    def remove(self, name: str) -> None:
        """Remove an account; what its owner recorded stays.

        Raises:
            StaffError: there is none of that name.
            PinFileError: it could not be kept, or what is there cannot be read.
        """
        with _changing(self._path):
            found = _read(self._path)
            gone = _one(found, name)
            _write(self._path, tuple(each for each in found.accounts if each != gone))

    def pin(self, name: str) -> "AccountPin":
        """Give the PIN of an account, to be checked or changed; raise StaffError if there is none of that name."""
        return AccountPin(self._path, _one(_read(self._path), name).name, self._since_start)

    def at_work(self, name: str) -> AtWork:
        """Sign in the owner of an account, whose PIN was right; raise StaffError if there is none of that name."""
        found = _one(_read(self._path), name)
        person = Person(name=found.name, role=found.role, registration=found.registration, known_by="account")
        return AtWork(person=person, rights=found.rights)


class AccountPin(Pin):
    """The PIN of one account, beside the others in their file; each is locked for itself."""

    def __init__(self, path: Path, name: str, since_start: Callable[[], float] = uptime) -> None:
        super().__init__(path, since_start)
        self._name = name
        self.what, self.remedy = f"the PIN of {name}", "have the account removed and added again"

    def _read(self) -> KeptPin:
        try:
            return _one(_read(self._path), self._name).pin
        except StaffError as error:
            raise PinFileError(str(error)) from error

    def _write(self, kept: KeptPin) -> None:
        accounts = _read(self._path).accounts
        changed = (each.model_copy(update={"pin": kept}) if each.name == self._name else each for each in accounts)
        _write(self._path, tuple(changed))


def _same(name: str, other: str) -> bool:
    return _single_spaces(name).casefold() == _single_spaces(other).casefold()


def _one(found: _Kept, name: str) -> _KeptAccount:
    for each in found.accounts:
        if _same(each.name, name):
            return each
    raise StaffError(f"there is no account '{name}'; 'readyroom staff list' shows them")


def _read(path: Path) -> _Kept:
    try:
        return _Kept.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return _Kept()
    except (OSError, ValidationError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is damaged, or of a newer program"
        raise PinFileError(
            f"the accounts cannot be read from {path}: {reason}; put a copy there, or remove it and add them again"
        ) from error


def _write(path: Path, accounts: tuple[_KeptAccount, ...]) -> None:
    write_durably(path, _Kept(accounts=accounts).model_dump_json(indent=1).encode())


@contextmanager
def _changing(path: Path) -> Iterator[None]:
    try:
        with held(path.with_name(f"{path.name}.lock")):
            yield
    except OSError as error:
        raise PinFileError(f"the accounts cannot be kept in {path.parent}: {error.strerror or error}") from error
