"""One person's visit: what was chosen, what was answered, when, and what the team has settled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from models.content.library import Library
from models.content.nearest import did_you_mean
from models.site import Site

_FIRST_YEAR, _LAST_YEAR = 2000, 2999
UNKNOWN = "unknown"
"""What a question that nobody has answered counts as; never *no*."""


@dataclass(frozen=True)
class Resolution:
    """What a named person settled: a conflict, or a flag that stops the visit.

    ``about`` is the id of the conflict or of the flag. ``between`` is what stood to be settled: the ids of the
    conflict's sides, or the flag's answer; when that changes, the matter is open again. ``chosen`` is one of
    the sides; without it the team's own ``words`` are the line, or say what was done about the answer. ``at`` is
    the clinic's local time.
    """

    about: str
    between: tuple[str, ...]
    by: str
    at: datetime
    chosen: str | None = None
    words: str | None = None


@dataclass(frozen=True)
class Visit:
    """The input of a plan. Times are the clinic's local time, without a zone.

    ``answers`` holds what was said, by question id; a question that is not in it has not been answered,
    which is never *no*. ``appointments`` holds the time of each procedure that has one; procedures with the
    same time share a slot. ``now`` is None where no clock can be trusted, and then nothing counts as past, no clock
    time is worked out, and a clinic's value that expires counts as not set.
    ``needs`` are the ways in which the person asked to be told, for the team to go on with; no line depends on them.
    """

    procedures: tuple[str, ...]
    answers: Mapping[str, str] = field(default_factory=dict)
    appointments: Mapping[str, datetime] = field(default_factory=dict)
    now: datetime | None = None
    resolutions: tuple[Resolution, ...] = ()
    needs: tuple[str, ...] = ()

    def resolution(self, about: str, between: Iterable[str]) -> Resolution | None:
        """Give the last word on a matter, if it was said about exactly this."""
        matter = (about, set(between))
        found = [each for each in self.resolutions if (each.about, set(each.between)) == matter]
        return max(found, key=lambda each: (each.at, each.by, each.chosen or "", each.words or ""), default=None)


class VisitError(ValueError):
    """A visit that no plan can be made for. ``field`` names the part to correct."""

    def __init__(self, field_name: str, message: str) -> None:
        super().__init__(message)
        self.field = field_name


def check_visit(library: Library, visit: Visit, site: Site) -> None:
    """Raise VisitError for whatever cannot be: ids, answers, times or resolutions; see the checks below."""
    if not visit.procedures:
        raise VisitError("procedures", "choose at least one procedure")
    for procedure in visit.procedures:
        _check_known("procedures", "procedure", procedure, library.procedures)
    _check_answers(library, visit.answers)
    for procedure, at in visit.appointments.items():
        if procedure not in visit.procedures:
            raise VisitError("appointment", f"there is an appointment for '{procedure}', which is not chosen")
        check_appointment(at, site, visit.now)
    for resolution in visit.resolutions:
        _check_resolution(library, resolution)


def _check_known(field_name: str, what: str, given: str, known: Iterable[str]) -> None:
    ids = list(known)
    if given not in ids:
        hint = did_you_mean(given, ids) or f"; there are {', '.join(ids[:6])}"
        raise VisitError(field_name, f"there is no {what} '{given}'{hint}")


def _check_answers(library: Library, answers: Mapping[str, str]) -> None:
    for question, answer in answers.items():
        _check_known("answers", "question", question, library.questions)
        possible = library.questions[question].answers
        if answer not in possible:
            raise VisitError("answers", f"'{answer}' does not answer '{question}'; it takes {', '.join(possible)}")
    for contradiction in library.contradictions.values():
        if contradiction.holds(answers):
            given = ", ".join(f"{each}={answers[each]}" for each in sorted(contradiction.answers))
            raise VisitError("answers", f"{contradiction.says} ({given})")


def check_appointment(appointment: datetime, site: Site, now: datetime | None = None) -> None:
    """Raise VisitError if the clinic's clocks never show that local time, or its day has passed."""
    if not _FIRST_YEAR <= appointment.year <= _LAST_YEAR:
        raise VisitError("appointment", f"the year {appointment.year} cannot be right; check the date")
    if appointment.tzinfo is not None:
        raise VisitError("appointment", "give the appointment in the clinic's local time, without a zone")
    if now is not None and appointment.date() < now.date():
        raise VisitError("appointment", f"{appointment:%Y-%m-%d} has passed; today is {now:%Y-%m-%d}. Check the date")
    if site.zone is None:
        return
    back = appointment.replace(tzinfo=site.zone).astimezone(UTC).astimezone(site.zone).replace(tzinfo=None)
    if back != appointment:
        wrong = f"{appointment:%Y-%m-%d %H:%M} does not exist in {site.time_zone}: the clocks go forward then"
        raise VisitError("appointment", f"{wrong}; try {back:%H:%M}")


def _check_resolution(library: Library, resolution: Resolution) -> None:
    about, topic = resolution.about, library.topics.get(resolution.about.partition("@")[0])
    is_answer = about in library.questions and {*resolution.between} <= {*library.questions[about].answers, UNKNOWN}
    if not is_answer and not (topic and topic.may_conflict):
        raise VisitError("resolutions", f"'{about}' is neither a conflict nor a flag")
    if not resolution.by.strip():
        raise VisitError("resolutions", f"'{about}' is settled by nobody; give the name of whoever decided")
    if is_answer and resolution.chosen is not None:
        raise VisitError("resolutions", f"'{about}' is an answer: nothing to choose from. Write what was done about it")
    if resolution.chosen is not None and resolution.chosen not in resolution.between:
        listed = ", ".join(sorted(resolution.between))
        raise VisitError("resolutions", f"'{resolution.chosen}' is not a side of '{about}': {listed}")
    if resolution.chosen is None and not (resolution.words or "").strip():
        raise VisitError("resolutions", f"'{about}' is settled without saying how; choose a side or write the line")
