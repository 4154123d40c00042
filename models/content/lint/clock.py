"""Rules about time: what a text says and what its fields say, and words for hours that can be mistaken."""

import re
from collections.abc import Iterator, Mapping

from models.content.lint.case import Case, Finding
from models.content.parameters import Parameter
from models.content.problems import Code
from models.content.shared import After, Instruction
from models.content.timing import When

_MINUTES = {"minute": 1, "hour": 60, "day": 1440, "week": 10080, "month": 43200}
_SPAN = r"(?:\d+(?:\.\d+)? (?:to|or|-) )?(\d+) (minute|hour|day|week|month)s?\b"
_LASTS = re.compile(
    rf"\b(?:for|up to|within|at least|next|first)(?: (?:at least|up to|about|the next|the first))? {_SPAN}",
    re.IGNORECASE,
)
_AHEAD = re.compile(rf"\b{_SPAN} (?:before|ahead)\b", re.IGNORECASE)
_UNCLEAR = re.compile(
    r"\b\d{1,2}(?:[:.]\d{2})? ?(?:am|pm|a\.m\.|p\.m\.)(?!\w)|\bo['’]clock\b|\b(?:noon|midday|midnight|half past)\b"
    r"|\b(?:at|by|until) (?:breakfast|lunch|dinner|bed) ?time\b",
    re.IGNORECASE,
)
_HOLDS = re.compile(
    r"^(?:(?:call|tell|ring|phone) us (?:(?:now|at once) )?if"
    r"|do not|don't|never|avoid|try not|watch|look out|stay|keep)\b|\bor on the day\b",
    re.IGNORECASE,
)
"""A watch, a ban, and what may be done until the day: none of them is late while the day is still ahead."""


def steps_too_long(case: Case) -> Iterator[Finding]:
    """C027: steps that take longer, for everyone, than the whole may."""
    for part in case.procedures:
        minutes = sum(step.minutes or 0 for step in part.record.during if step.for_ is None)
        most = part.record.facts.minutes.max
        if minutes > most:
            message = f"the steps take {minutes} minutes, and the whole at most {most}"
            yield part.finding(Code.STEPS_TOO_LONG, message, "facts", "minutes")


def contradicting_time(case: Case) -> Iterator[Finding]:
    """C028: a text that says one time, and a field that says another."""
    for part in case.parts:
        if isinstance(part.record, After):
            said = [_length(*found) for found in _LASTS.findall(part.record.text)]
            until = part.record.until.length if part.record.until else None
            if said and until not in said:
                yield part.finding(Code.TIME, f"'{part.record.text}' has until: {part.record.until}", "text")
        if isinstance(part.record, Instruction):
            said = [_length(*found) for found in _AHEAD.findall(part.record.do)]
            if any(not _fits(part.record.when, each) for each in said):
                yield part.finding(Code.TIME, f"'{part.record.do}' is due at another time", "do")


def _length(number: str, unit: str) -> int:
    return int(number) * _MINUTES[unit.lower()]


def _fits(when: When, minutes: int) -> bool:
    """Tell whether a distance in the text is the line's own; a line without one may speak of any."""
    if when.offset is None:
        return True
    return (when.until.length if when.until else when.offset.length) <= minutes <= when.offset.length


def unclear_hours(case: Case) -> Iterator[Finding]:
    """C049: an hour that can be mistaken: 12-hour times, noon, midnight."""
    for text in case.texts:
        found = _UNCLEAR.search(text.words)
        if found:
            yield text.finding(Code.UNCLEAR_HOUR, f"'{found.group()}' can be mistaken")


def false_deadlines(case: Case) -> Iterator[Finding]:
    """C082: what holds up to the day itself, placed so that it is late before: the sheet would raise the alarm."""
    for part in case.parts:
        if isinstance(part.record, Instruction) and _late_before_the_day(part.record.when, case.library.parameters):
            found = _HOLDS.search(part.record.do)
            if found:
                message = f"'{found.group()}' holds up to the day, and the line is late before"
                yield part.finding(Code.FALSE_DEADLINE, message, "when")


def _late_before_the_day(when: When, parameters: Mapping[str, Parameter]) -> bool:
    """Tell whether a line counts as missed on a day that comes before the appointment."""
    if when.kind not in ("before", "between", "evening_before"):
        return False
    if when.parameter:
        return parameters[when.parameter].unit == "days"
    last = when.until or when.offset
    return last is None or last.days > 0


RULES = (steps_too_long, contradicting_time, unclear_hours, false_deadlines)
