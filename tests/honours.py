"""What it means that a plan honours a record.

It is written here a second time and in another way than in ``models/planning``: from each record on its own, by the
clock, without joining anything.
"""

from datetime import UTC, timedelta

from generated_libraries import SITE, ZONE


def protecting(library, records_of, procedures, answers, *, even_if_certain=True):
    """Every record that binds and applies, with each procedure that asks for it.

    Of those that are shown only to whoever is certain of something, stops bind too, for as long as they apply.
    """
    for letter in sorted(set(procedures)):
        for record in records_of(library.procedures[letter]):
            truth = record.for_ is None or record.for_.truth(answers)
            shown = truth is True if record.only_when_certain else truth is not False
            if shown and (not record.only_when_certain or (even_if_certain and _stops(record))):
                yield record, letter


def _stops(record):
    return getattr(record, "when", None) and record.when.kind == "before" and not record.opposite


def honours(plan, library, record, letter, site=SITE):
    """Whether the plan is as strict as one record for one procedure: says it, says more, or asks the team."""
    at = plan.visit.appointments.get(letter)
    here = [
        line
        for line in (*plan.lines, *plan.after)
        if line.topic == record.topic and letter in line.asked_by and line.day in (None, at and at.date())
    ]
    sides = [side for conflict in plan.conflicts for side in conflict.sides if letter in side.asked_by]
    handed_over = any(
        _line_of(side) == record.id or _outdoes(library, side, record, at, plan.visit.appointments, site)
        for side in sides
        if _record(library, _line_of(side)).topic == record.topic
    )
    return any(
        _says(library, line, record)
        or (handed_over and (line.ask_us or line.decision))
        or _outdoes(library, line, record, at, plan.visit.appointments, site)
        for line in here
    )


def _line_of(side):
    """The id of the line or of a conflict's side, without the clinic's value."""
    return side.id.partition("=")[0]


def _says(library, line, record):
    """Whether a line is the record's own, or reads the same: its words, its detail, the clinic's value in it."""
    words, said = (getattr(each, "do", None) or each.text for each in (record, line))
    if line.id == record.id or (record.detail and record.detail in (line.detail or "")):
        return True
    waiting = [library.parameters[each].ask_us for each in _parameters(record)]
    shown = getattr(line, "site_value", None)
    same_value = bool(shown and shown.parameter in _parameters(record))
    return not record.detail and (words == said or said in waiting or same_value)


def _parameters(record):
    when = getattr(record, "when", None)
    return [each for each in (getattr(record, "parameter", None), when and when.parameter) if each]


def _outdoes(library, line, record, at, appointments, site):
    operator = library.topics[record.topic].operator
    kept = _record(library, _line_of(line))
    if kept is None or operator in ("union", "never_automatic"):
        return False
    if operator == "highest":
        known = [_level(library, each, site) for each in (kept, record)]
        return None not in known and known[0] >= known[1]
    if operator in ("longest", "shortest"):
        if record.until is None:
            return operator == "shortest"
        span, wanted = kept.until and kept.until.length, record.until.length
        return span is not None and (span >= wanted if operator == "longest" else span <= wanted)
    asked, given = _hours(library, record, site), _hours(library, kept, site)
    if asked is None or given is None:
        return False
    if operator == "latest":
        return given <= asked
    known = [appointments[each] for each in line.asked_by if each in appointments and _asks(library, each, kept.id)]
    if at is None or not known:
        return given >= asked
    return _back(min(known), given) <= _back(at, asked)


def _level(library, record, site):
    """The place of what the clinic signed among the levels, or of the record; None while it waits for the clinic."""
    levels = library.topics[record.topic].levels
    choices = library.parameters[record.parameter].choices if getattr(record, "parameter", None) else ()
    if not choices:
        return levels.index(record.level)
    signed = site.signed(library.parameters[record.parameter], None)
    return signed and next(levels.index(each.level) for each in choices if each.id == signed.value)


def _asks(library, letter, record_id):
    return record_id in [each.id for each in library.preparation_of(library.procedures[letter])]


def _back(at, hours):
    """The instant so many hours before a local time; of a time that comes twice, the first."""
    instants = [at.replace(tzinfo=ZONE, fold=fold).astimezone(UTC) for fold in (0, 1)]
    return min(instants) - timedelta(hours=hours)


def _hours(library, record, site):
    when = record.when
    if when.kind != "before":
        return None
    if when.offset:
        return when.offset.length / 60
    signed = site.signed(library.parameters[when.parameter], None)
    return signed and library.parameters[when.parameter].distance(signed.value).length / 60


class _Records:
    """The records of a library by their ids; thousands of its plans are looked at, one after the other."""

    def __init__(self):
        self._library, self._by_id = None, {}

    def find(self, library, record_id):
        if self._library is not library:
            self._library, self._by_id = library, {}
            for procedure in library.procedures.values():
                for record in (*library.preparation_of(procedure), *library.after_of(procedure)):
                    self._by_id.setdefault(record.id, record)
        return self._by_id.get(record_id)


_record = _Records().find
