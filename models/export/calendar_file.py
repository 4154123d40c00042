"""Reminders as an iCalendar file (RFC 5545): one event a moment, which a file that is given out later moves or ends."""

import uuid
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from models.document.reminders import Reminder, Reminders

if TYPE_CHECKING:
    from icalendar import Alarm, Component, Event

_MAKER = "-//Ready Room//Reminders//EN"
_SHOWN = timedelta(minutes=15)
"""How long a moment looks: an event without an end is drawn as an hour by some calendars, and left out by others."""
_STAMPS = ("DTSTAMP", "SEQUENCE")
"""What of an event is different without anything to notice."""


class CalendarError(ValueError):
    """An earlier calendar file that is not one of ours."""


def to_calendar(reminders: Reminders, earlier: bytes | None = None) -> bytes:
    """Write the file. ``earlier`` is the one that was given out before for this visit.

    An event that is in both keeps its id, and its sequence rises if anything of it is other than before; one that is
    only in ``earlier`` is cancelled, and stays so in every later file.

    Raises:
        CalendarError: ``earlier`` cannot be read, or is not one of ours.

    """
    from icalendar import Calendar

    visit, known = _read(earlier) if earlier is not None else (reminders.visit, {})
    calendar = Calendar()
    for name, value in (("prodid", _MAKER), ("version", "2.0"), ("method", "PUBLISH"), ("uid", str(visit))):
        calendar.add(name, value)
    events = {str(event["UID"]): event for event in _events(reminders, visit)}
    for uid, event in events.items():
        calendar.add_component(_in_sequence(event, known.get(uid)))
    for uid, old in known.items():
        if uid not in events:
            calendar.add_component(_in_sequence(_cancelled(old, reminders), old))
    return bytes(calendar.to_ical())


def _read(earlier: bytes) -> "tuple[uuid.UUID, dict[str, Component]]":
    """Give the visit of an earlier file, and its events by id."""
    from icalendar import Calendar

    try:
        found = Calendar.from_ical(earlier)
        events = {str(event["UID"]): event for event in found.walk("VEVENT") if event.decoded("DTSTART")}
        if found["PRODID"] == _MAKER:
            return uuid.UUID(str(found["UID"])), events
    except (ValueError, KeyError) as error:
        raise CalendarError("it is not a calendar file of this program") from error
    raise CalendarError("it is not a calendar file of this program")


def _events(reminders: Reminders, visit: uuid.UUID) -> Iterator["Event"]:
    for entry in reminders.entries:
        event = _event(str(uuid.uuid5(visit, entry.key)), _start(entry.at), reminders.made)
        if isinstance(entry.at, datetime):
            event.add("dtend", _start(entry.at) + _SHOWN)
        event.add("summary", entry.summary)
        event.add("description", "\n".join(entry.details))
        if entry.rings is not None:
            event.add_component(_alarm(entry, entry.rings))
        yield event


def _event(uid: str, start: datetime | date, made: datetime) -> "Event":
    """Begin an event that keeps nobody's time, and of which others see no more than that."""
    from icalendar import Event

    event = Event()
    for name, value in (("uid", uid), ("dtstamp", made), ("dtstart", start)):
        event.add(name, value)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    return event


def _start(at: datetime | date) -> datetime | date:
    """Give a clock time in UTC; where the clinic's zone is not known it stays what the clock on the wall shows."""
    return at.astimezone(UTC) if isinstance(at, datetime) and at.tzinfo else at


def _alarm(entry: Reminder, rings: datetime) -> "Alarm":
    """Ring so long before: many calendars know no other way."""
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.summary)
    at = entry.at if isinstance(entry.at, datetime) else datetime.combine(entry.at, time(), rings.tzinfo)
    alarm.add("trigger", (rings.astimezone(UTC) - at.astimezone(UTC)) if at.tzinfo else rings - at)
    return alarm


def _cancelled(event: "Component", reminders: Reminders) -> "Event":
    """End an event for the calendars that know how, and say so in the others; it rings no more."""
    gone = _event(str(event["UID"]), event.decoded("DTSTART"), reminders.made)
    gone.add("status", "CANCELLED")
    gone.add("summary", reminders.gone)
    return gone


def _in_sequence(event: "Event", before: "Component | None") -> "Event":
    rises = before is not None and _content(event) != _content(before)
    event.add("sequence", int(before.get("SEQUENCE", 0)) + rises if before is not None else 0)
    return event


def _content(event: "Component") -> bytes:
    """Give all of an event that a reader would notice."""
    from icalendar import Event

    shown = Event.from_ical(event.to_ical())
    for name in _STAMPS:
        shown.pop(name, None)
    return bytes(shown.to_ical())
