"""One person's visit: what was chosen, what was answered, and when."""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from models.content.library import Library
from models.site import Site

_FIRST_YEAR, _LAST_YEAR = 2000, 2999


@dataclass(frozen=True)
class Visit:
    """The input of a plan. Times are the clinic's local time, without a zone.

    ``answers`` holds what was said, by question id; a question that is not in it has not been answered,
    which is never *no*. ``appointment`` is None while it is not known; ``now`` is None where no clock
    can be trusted, and then nothing counts as past.
    """

    procedures: tuple[str, ...]
    answers: Mapping[str, str] = field(default_factory=dict)
    appointment: datetime | None = None
    now: datetime | None = None


class VisitError(ValueError):
    """A visit that no plan can be made for. ``field`` names the part to correct."""

    def __init__(self, field_name: str, message: str) -> None:
        super().__init__(message)
        self.field = field_name


def check_visit(library: Library, visit: Visit, site: Site) -> None:
    """Raise VisitError for an unknown id or answer, no procedure, or a local time that does not exist."""
    if not visit.procedures:
        raise VisitError("procedures", "choose at least one procedure")
    for procedure in visit.procedures:
        _known("procedures", "procedure", procedure, library.procedures)
    for question, answer in visit.answers.items():
        _known("answers", "question", question, library.questions)
        possible = library.questions[question].answers
        if answer not in possible:
            raise VisitError("answers", f"'{answer}' does not answer '{question}'; it takes {', '.join(possible)}")
    check_appointment(visit.appointment, site)


def _known(field_name: str, what: str, given: str, known: Iterable[str]) -> None:
    ids = list(known)
    if given in ids:
        return
    near = difflib.get_close_matches(given, ids, n=3, cutoff=0.4) or ids[:6]
    raise VisitError(field_name, f"there is no {what} '{given}'; the nearest: {', '.join(near)}")


def check_appointment(appointment: datetime | None, site: Site) -> None:
    """Raise VisitError if the clinic's clocks never show that local time."""
    if appointment is None:
        return
    if not _FIRST_YEAR <= appointment.year <= _LAST_YEAR:
        raise VisitError("appointment", f"the year {appointment.year} cannot be right; check the date")
    if appointment.tzinfo is not None:
        raise VisitError("appointment", "give the appointment in the clinic's local time, without a zone")
    if site.zone is None:
        return
    back = appointment.replace(tzinfo=site.zone).astimezone(UTC).astimezone(site.zone).replace(tzinfo=None)
    if back != appointment:
        wrong = f"{appointment:%Y-%m-%d %H:%M} does not exist in {site.time_zone}: the clocks go forward then"
        raise VisitError("appointment", f"{wrong}; try {back:%H:%M}")
