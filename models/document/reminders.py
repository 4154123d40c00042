"""What a plan reminds of, moment by moment: for a calendar, and for a service that sends text messages.

A phone shows it on its lock screen, so that what everybody can read names no procedure and nothing of the person.
"""

import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby

from models.document.days import check_line
from models.document.ringing import ring_before, ring_on_the_eve
from models.document.setting import Setting
from models.document.sheet import contacts, numbered
from models.language import ENGLISH, Language
from models.planning.clock import day_words, moment_words
from models.planning.days import Slot
from models.planning.plan import ARRIVAL, Due, Line, Plan
from models.record.state import State
from models.site import NO_SITE, Site

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "reminders.readyroom")
_FOOD, _DRINKS = "fasting-food", "fasting-clear-drinks"
_LEAD, _WAY = timedelta(hours=1), timedelta(hours=2)
"""How long before it is said: time for a last meal, or for the way to the clinic."""


@dataclass(frozen=True)
class Reminder:
    """One moment. ``key`` names it within its visit, and stays when its time moves.

    ``at`` is a clock time in the clinic's zone (aware if that is known), or a whole day. ``rings`` is when to say it;
    None where no clock can be trusted, or that time has passed. Anybody may read ``summary`` and ``message``, of which
    the first sentence matters most; ``details`` are for who opens it.
    """

    key: str
    at: datetime | date
    rings: datetime | None
    summary: str
    message: tuple[str, ...]
    details: tuple[str, ...]


@dataclass(frozen=True)
class Reminders:
    """All of one visit. ``visit`` is the same wherever the same appointments are entered, and tells nothing else.

    ``sheet`` numbers the paper that says the same; ``made`` is in UTC; ``gone`` is said of one that no longer counts.
    """

    visit: uuid.UUID
    sheet: str
    made: datetime
    gone: str
    entries: tuple[Reminder, ...]


def reminders(
    plan: Plan, site: Site = NO_SITE, language: Language = ENGLISH, briefing: State | None = None
) -> Reminders:
    """Give what to be reminded of, in order; what is late, or waits for us, stands in the appointment's details."""
    setting = Setting(plan, site, language, briefing=briefing)
    found = (*_appointments(setting), *_clock_times(setting), *_whole_days(setting))
    sheet = numbered(setting)
    made = plan.visit.now.replace(tzinfo=site.zone or UTC) if plan.visit.now else None
    return Reminders(
        visit=_identity(plan, site),
        sheet=sheet,
        made=made.astimezone(UTC) if made else datetime.combine(plan.edition.dated, time(), UTC),
        gone=language.text("This reminder no longer counts."),
        entries=tuple(_finished(setting, sheet, sorted(found, key=_order))),
    )


def _identity(plan: Plan, site: Site) -> uuid.UUID:
    """Tell visits apart by place and time alone: from an id made of the procedures, anybody could work those out."""
    times = sorted(slot.at.isoformat() for day in plan.days for slot in day.slots)
    return uuid.uuid5(_NAMESPACE, "|".join((site.name or "", *times)))


def _order(entry: Reminder) -> tuple[str, str]:
    at = entry.at.astimezone(UTC) if isinstance(entry.at, datetime) and entry.at.tzinfo else entry.at
    return at.isoformat(), entry.key


def _finished(setting: Setting, sheet: str, entries: list[Reminder]) -> Iterator[Reminder]:
    """Add what is said with every reminder: how final it is, whom to call, and that the paper counts."""
    text, plan = setting.language.text, setting.plan
    is_open = plan.status == "not_final"
    first = (
        *((text("Not final: this may still change. Ask us before you go by it."),) if is_open else ()),
        *((text("Starter content. Your clinic has not approved it yet."),) if plan.is_draft else ()),
    )
    phones = contacts(setting)
    numbers = tuple(
        text("{label}: {value}").format(label=each.label, value=each.value) for each in phones.numbers if each.value
    )
    last = (
        phones.title,
        *numbers,
        text("The sheet on paper counts, and it says more. Ask us for it."),
        text("Do you have a newer sheet? Then delete this reminder."),
        sheet,
    )
    seen: Counter[str] = Counter()
    for entry in entries:
        seen[entry.key] += 1
        yield replace(
            entry,
            key=f"{entry.key}#{seen[entry.key]}",
            summary=text("{what} (not final)").format(what=entry.summary) if is_open else entry.summary,
            message=(
                *entry.message,
                *((text("This is not final: ask us."),) if is_open else ()),
                text("Your sheet says more, and whom to call."),
            ),
            details=(*first, *entry.details, *last),
        )


# -- the appointments --------------------------------------------------------------------------------------------------


def _appointments(setting: Setting) -> Iterator[Reminder]:
    """Give each appointment, with what to do on arrival; the first also says what is late and what waits for us."""
    text, plan = setting.language.text, setting.plan
    late = tuple(line for line in plan.lines if line.due.overdue)
    waiting = tuple(line for line in plan.lines if line.ask_us and not line.due.overdue)
    general = (
        *((text("Call us now"), *_said(setting, late)) if late else ()),
        *((text("Ask us about this:"), *_said(setting, waiting)) if waiting else ()),
    )
    for day in plan.days:
        for slot in day.slots:
            at = slot.at.replace(tzinfo=setting.site.zone) if plan.visit.now else slot.at.date()
            moment = moment_words(Due("on_arrival", at), setting.language)
            summary = text("Your appointment {moment}").format(moment=moment)
            rings = None
            if isinstance(at, datetime) and plan.arrival(day) is None:
                rings = ring_before(at, _WAY, plan.visit.now)
            there = tuple(line for line in plan.lines if _slot_of(setting, line) == slot)
            arriving = (text("When you arrive"), *_said(setting, there)) if there else ()
            yield Reminder("appointment", at, rings, summary, (f"{summary}.",), (*general, *arriving))
            general = ()


def _slot_of(setting: Setting, line: Line) -> Slot | None:
    """Give the appointment to which a line belongs that is done on arrival."""
    if line.due.kind != "on_arrival" or line.due.at is None or line.due.overdue:
        return None
    at = line.due.at
    slots = [slot for day in setting.plan.days for slot in day.slots]
    if isinstance(at, datetime):
        return next((slot for slot in slots if slot.at == at.replace(tzinfo=None)), None)
    return next((slot for slot in slots if slot.at.date() == at), None)


# -- clock times -------------------------------------------------------------------------------------------------------


def _clock_times(setting: Setting) -> Iterator[Reminder]:
    """Give every other clock time once, whatever is to be done then; but when to be there stands alone."""
    timed = [line for line in _open_lines(setting) if _has_clock(line)]
    for line in timed:
        if line.topic == ARRIVAL:
            yield _timed(setting, "arrival", setting.language.text("Be at the clinic {moment}"), (line,), _WAY)
    others = sorted((line for line in timed if line.topic != ARRIVAL), key=_instant)
    for _, group in groupby(others, key=_instant):
        lines = tuple(group)
        stops = tuple(line for line in lines if _stop(line))
        if stops:
            topics = sorted({line.topic for line in stops})
            yield _timed(setting, "+".join(topics), _stop_words(setting, topics), stops, _LEAD)
        rest = tuple(line for line in lines if not _stop(line))
        if rest:
            words = setting.language.text("For your appointment: something to do {moment}")
            yield _timed(setting, "+".join(line.id for line in rest), words, rest, _LEAD)


def _open_lines(setting: Setting) -> Iterator[Line]:
    """Give the lines that are still to come and have a day, without those that belong to an appointment."""
    for line in setting.plan.lines:
        if line.due.at is not None and not (line.due.overdue or line.ask_us) and _slot_of(setting, line) is None:
            yield line


def _has_clock(line: Line) -> bool:
    return isinstance(line.due.at, datetime)


def _instant(line: Line) -> str:
    at = line.due.at
    return (at.astimezone(UTC) if isinstance(at, datetime) and at.tzinfo else at or date.min).isoformat()


def _stop(line: Line) -> bool:
    return line.topic in (_FOOD, _DRINKS) and line.due.kind == "before" and not line.opposite


def _stop_words(setting: Setting, topics: list[str]) -> str:
    text = setting.language.text
    if len(topics) > 1:
        return text("Stop eating and drinking {moment}")
    return text("Stop eating {moment}") if topics == [_FOOD] else text("Stop drinking {moment}")


def _timed(setting: Setting, key: str, words: str, lines: tuple[Line, ...], lead: timedelta) -> Reminder:
    at = lines[0].due.at
    if not isinstance(at, datetime):
        raise TypeError(f"'{lines[0].id}' has no clock time")
    summary = words.format(moment=moment_words(lines[0].due, setting.language))
    rings = ring_before(at, lead, setting.plan.visit.now)
    return Reminder(key, at, rings, summary, (f"{summary}.",), _said(setting, lines))


# -- whole days --------------------------------------------------------------------------------------------------------


def _whole_days(setting: Setting) -> Iterator[Reminder]:
    """Give each day on which something begins or is due, once, however much that is."""
    text, now = setting.language.text, setting.plan.visit.now
    lines = [line for line in _open_lines(setting) if not _has_clock(line)]
    for day in sorted({_day(setting, line) for line in lines}):
        said = _said(setting, tuple(line for line in lines if _day(setting, line) == day))
        words = day_words(day, setting.language)
        if day in setting.dates:
            summary = text("Your appointment is today: open this to read how to get ready")
            message = text("Your appointment is on {day}. Please read on your sheet how to get ready.")
        else:
            summary = text("Get ready for your appointment: open this to read how")
            message = text("Get ready for your appointment. Please read on your sheet what to do for {day}.")
        key = f"day{(setting.dates[0] - day).days}"
        rings = ring_on_the_eve(day, setting.site.zone, now) if now else None
        yield Reminder(key, day, rings, summary, (message.format(day=words),), said)


def _day(setting: Setting, line: Line) -> date:
    """Give the day to remind of a line: of a stretch that has begun, today."""
    at, now = line.due.at, setting.plan.visit.now
    if at is None:
        raise TypeError(f"'{line.id}' has no day")
    return max(at, now.date()) if now and line.due.until else at


def _said(setting: Setting, lines: tuple[Line, ...]) -> tuple[str, ...]:
    """Word lines for who opens the reminder, as the sheet does."""
    worded = (check_line(setting, line) for line in lines)
    return tuple("- " + " ".join(filter(None, (each.text, each.when, each.reason, each.detail))) for each in worded)
