"""A code that carries a visit from the kiosk to the nurse: what was chosen and answered, never who it was.

It is made and read without a network, and the kiosk keeps nothing of it. The same signs are typed or read as a QR code.
It has no key: it shows that nothing was mistyped and that both sides have the same content, not who made it. So the
nurse asks the patient whether it is right.
"""

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from models.content.library import Library
    from models.content.questions import Question

SIGNS = "0123456789ABCDEFGHJKMNPQRSTWXYZ"
"""31 signs, a prime: a weighted sum shows each wrong sign, and any two that changed places. No I, L, O, U or V."""
NEEDS = "larger-text", "high-contrast", "easy-read", "slowly", "read-aloud", "one-button"
LIFETIME = timedelta(hours=4)
_CLOCKS_DIFFER = timedelta(minutes=15)
_ALIKE = str.maketrans("OIL", "011")
_PART = re.compile(r"[\s-]+")
_GROUP, _SEAL, _LONGEST = 5, 3, 1000
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
_FIRST_YEAR = datetime(2000, 1, 1)  # noqa: DTZ001 - appointments are the clinic's local time
_MINUTE = timedelta(minutes=1)
_MOMENTS, _MINUTES, _CONTENTS, _MARKS, _MOST = 1 << 24, 1 << 29, 1 << 20, 1 << 15, 33
Kind = Literal["unfit", "typed", "incomplete", "old", "clock", "content", "used"]


class HandoverError(ValueError):
    """A code that cannot be made or taken.

    ``kind`` is for a screen that words it in its own language; ``group`` is the group of signs to look at, counted
    from 1, where one is to blame.
    """

    def __init__(self, kind: Kind, message: str, group: int | None = None) -> None:
        super().__init__(message)
        self.kind, self.group = kind, group


@dataclass(frozen=True)
class Carried:
    """What a code carries: no name, no reference. Appointments are the clinic's local time, by procedure."""

    procedures: tuple[str, ...]
    answers: Mapping[str, str] = field(default_factory=dict)
    appointments: Mapping[str, datetime] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    language: str = "en"


@dataclass(frozen=True)
class Taken:
    """What was carried; ``mark`` is no other code's until this one has expired, see ``models.handed_once``."""

    carried: Carried
    mark: str
    expires: datetime


def hand_over(carried: Carried, library: "Library", languages: Sequence[str], now: datetime) -> str:
    """Make the code, in groups of five signs; it is good for four hours from ``now``, which is aware.

    Answers to questions that the procedures do not ask are left behind, for nothing depends on them.

    Raises:
        HandoverError: something in the visit is not of this content, or no code can carry it.
    """
    writer = _Writer()
    writer.put((now + LIFETIME - _EPOCH) // _MINUTE, _MOMENTS)
    writer.put(secrets.randbelow(_MARKS), _MARKS)
    try:
        _put(writer, carried, library, languages)
    except (KeyError, ValueError) as error:
        raise HandoverError("unfit", f"no code can carry this visit: {error}") from error
    signs = _in_signs(writer.value)
    return "-".join(_checked(signs + _seal(signs)))


def qr_text(code: str) -> str:
    """Give the code as a QR code holds it best: capital letters and digits alone."""
    return code.replace("-", "")


def take_over(text: str, library: "Library", languages: Sequence[str], now: datetime) -> Taken:
    """Read a code, as typed or as a camera read it; small letters, spaces and a letter O for a zero do not matter.

    Raises:
        HandoverError: it has a typing error (which group), is not whole, is too old, is from another content, or the
            two computers' clocks differ.
    """
    signs = _unchecked(text)
    if len(signs) <= _SEAL or _seal(signs[:-_SEAL]) != signs[-_SEAL:]:
        raise HandoverError("incomplete", "the code is not whole; compare it with the screen, or ask for a new one")
    reader = _Reader(_value(signs[:-_SEAL]))
    moment, mark = reader.get(_MOMENTS), reader.get(_MARKS)
    expires = _EPOCH + moment * _MINUTE
    if now >= expires:
        raise HandoverError("old", "the code is too old; ask the patient, or have a new one made at the kiosk")
    if expires - now > LIFETIME + _CLOCKS_DIFFER:
        raise HandoverError("clock", "the code is from a later time than now; the clocks of the two computers differ")
    return Taken(_get(reader, library, languages), f"{moment}-{mark}", expires)


def _put(writer: "_Writer", carried: Carried, library: "Library", languages: Sequence[str]) -> None:
    from models.planning.team import questions_for

    known, chosen = sorted(library.procedures), tuple(sorted(set(carried.procedures)))
    writer.put(len(chosen), _MOST)
    for each in chosen:
        writer.put(known.index(each), len(known))
    asked = questions_for(library, chosen)
    writer.put(_contents(library, chosen, asked, languages), _CONTENTS)
    for question in asked:
        answers = (None, *question.answers)
        writer.put(answers.index(carried.answers.get(question.id)), len(answers))
    times = sorted({carried.appointments[each] for each in chosen if each in carried.appointments})
    writer.put(len(times), _MOST)
    for at in times:
        if at.tzinfo or at.second or at.microsecond:
            raise ValueError("an appointment is a local time in whole minutes")
        writer.put((at - _FIRST_YEAR) // _MINUTE, _MINUTES)
    for each in chosen:
        writer.put(times.index(carried.appointments[each]) + 1 if each in carried.appointments else 0, len(times) + 1)
    writer.put(sum(1 << NEEDS.index(each) for each in set(carried.needs)), 1 << len(NEEDS))
    writer.put(sorted(languages).index(carried.language), len(languages))


def _get(reader: "_Reader", library: "Library", languages: Sequence[str]) -> Carried:
    from models.planning.team import questions_for

    known = sorted(library.procedures) or [""]
    chosen = tuple(known[reader.get(len(known))] for _ in range(reader.get(_MOST) if library.procedures else 0))
    asked = questions_for(library, chosen)
    if reader.get(_CONTENTS) != _contents(library, chosen, asked, languages):
        raise HandoverError("content", "the code is from other content than this computer has; ask the patient again")
    given = {question.id: (None, *question.answers)[reader.get(len(question.answers) + 1)] for question in asked}
    times = [_FIRST_YEAR + reader.get(_MINUTES) * _MINUTE for _ in range(reader.get(_MOST))]
    slots = {each: reader.get(len(times) + 1) for each in chosen}
    needs = reader.get(1 << len(NEEDS))
    return Carried(
        chosen,
        {question: answer for question, answer in given.items() if answer is not None},
        {each: times[slot - 1] for each, slot in slots.items() if slot},
        tuple(each for place, each in enumerate(NEEDS) if needs >> place & 1),
        sorted(languages)[reader.get(len(languages))],
    )


def _contents(
    library: "Library", chosen: tuple[str, ...], asked: "tuple[Question, ...]", languages: Sequence[str]
) -> int:
    """Sum up all that the numbers of a code refer to: with any other content they would mean something else."""
    said = library.edition.version, sorted(library.procedures), chosen, sorted(languages), NEEDS
    questions = [(each.id, each.answers) for each in asked]
    return int.from_bytes(sha256(repr((said, questions)).encode()).digest()) % _CONTENTS


class _Writer:
    """Packs numbers into one, the first into its lowest part."""

    def __init__(self) -> None:
        self.value, self._scale = 0, 1

    def put(self, number: int, below: int) -> None:
        if not 0 <= number < below:
            raise ValueError(f"{number} is not below {below}")
        self.value += number * self._scale
        self._scale *= below


class _Reader:
    """Takes the numbers out again, in the same order."""

    def __init__(self, value: int) -> None:
        self._left = value

    def get(self, below: int) -> int:
        self._left, number = divmod(self._left, below)
        return number


def _in_signs(value: int) -> str:
    signs = ""
    while value:
        value, number = divmod(value, len(SIGNS))
        signs += SIGNS[number]
    return signs


def _value(signs: str) -> int:
    value = 0
    for each in reversed(signs):
        value = value * len(SIGNS) + SIGNS.index(each)
    return value


def _seal(signs: str) -> str:
    number = int.from_bytes(sha256(signs.encode()).digest()) % len(SIGNS) ** _SEAL
    return _in_signs(number).ljust(_SEAL, SIGNS[0])


def _checked(signs: str) -> list[str]:
    parts = [signs[at : at + _GROUP - 1] for at in range(0, len(signs), _GROUP - 1)]
    return [part + _check(part, number) for number, part in enumerate(parts, 1)]


def _check(part: str, number: int) -> str:
    """Give the last sign of a group; it knows the group's place too."""
    weighted = sum(weight * SIGNS.index(each) for weight, each in enumerate(part, 2))
    return SIGNS[(weighted + 11 * number) % len(SIGNS)]


def _unchecked(text: str) -> str:
    """Take the checks off, or name the first group that does not hold: as it was typed, if it was typed in groups."""
    typed = [each for each in _PART.split(text[:_LONGEST].strip().upper().translate(_ALIKE)) if each]
    whole = "".join(typed)
    groups = [whole[at : at + _GROUP] for at in range(0, len(whole), _GROUP)]
    if not all(_holds(each, number) for number, each in enumerate(groups, 1)) and len(typed) > 1:
        groups = typed
    for number, each in enumerate(groups, 1):
        if not _holds(each, number) or (len(each) < _GROUP and number < len(groups)):
            raise HandoverError(
                "typed", f"look at group {number}, '{each[:12]}'; there is a typing error in it", number
            )
    return "".join(each[:-1] for each in groups)


def _holds(group: str, number: int) -> bool:
    known = 1 < len(group) <= _GROUP and all(each in SIGNS for each in group)
    return known and _check(group[:-1], number) == group[-1]
