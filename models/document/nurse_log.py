"""Who did what and when, what was written late or corrected, and where the briefing stands in the chain."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from models.document.blocks import Block, CheckLine, Checklist, Heading
from models.document.event_words import event_words, mark_words
from models.document.record_blocks import Facts, Table
from models.document.told import Told
from models.record import events as kinds
from models.record.events import AnyEvent
from models.record.kept_plan import KeptPlan


def late_and_corrected(told: Told) -> tuple[Block, ...]:
    """Give late entries with both times, and corrections beside what they correct."""
    text, language = told.language.text, told.language
    names, kept = told.names, told.kept
    lines = []
    for event in told.events:
        if event.late:
            both = text("Entry {n}. Happened: {first}. Written: {second}, by {name}.")
            said = both.format(
                n=event.number,
                first=told.time(event.late.happened),
                second=told.time(event.at),
                name=event.by.name,
            )
            lines.append(CheckLine(event_words(event, names, kept, language), reason=event.late.reason, notes=(said,)))
        if isinstance(event, kinds.Amended):
            about = told.events[event.about - 1]
            was = text("Entry {n}, {moment}: {words}")
            words = event_words(about, names, kept, language)
            by = text("Corrected: {moment}, by {person}.")
            notes = (
                was.format(n=about.number, moment=told.time(about.at), words=words),
                by.format(moment=told.time(event.at), person=told.person(event.by)),
            )
            lines.append(CheckLine(event.says, reason=event.reason, notes=notes))
    heading = Heading(2, text("Written late, and corrected"))
    return (heading, Checklist(tuple(lines), "bullet")) if lines else ()


@dataclass(frozen=True)
class _Entry:
    """Events that are one row; ``before`` is the last that said what the plan is made from."""

    events: tuple[AnyEvent, ...]
    kept: KeptPlan
    before: kinds.Started | kinds.VisitChanged | None


def who_did_what(told: Told) -> tuple[Block, ...]:
    """Give every event in order; neighbours that mark lines alike, or answer, are one row with both times."""
    text = told.language.text
    days = {told.local(each.at).date() for each in told.events}
    rows = tuple(_row(told, entry, dated=len(days) > 1) for entry in _entries(told))
    title = text("Who did what, and when")
    signpost = text("{title}: page {n}").format(title=title, n="{n}")
    heads = (text("Entry"), text("Time"), text("Who"), text("What"))
    heading = Heading(2, title, told.day(told.local(told.events[0].at).date()), signpost=signpost)
    return (heading, Table(heads, rows, (9, 18 if len(days) > 1 else 12, 18, 61), strong=3))


def _entries(told: Told) -> Iterator[_Entry]:
    kept, together, before = KeptPlan({}, (), {}), list[AnyEvent](), None
    for event in told.events:
        if together and not _alike(together[-1], event):
            yield _Entry(tuple(together), kept, before)
            last, together = together[-1], []
            before = last if isinstance(last, kinds.Started | kinds.VisitChanged) else before
        kept = event.kept if isinstance(event, kinds.PlanTaken) else kept
        together.append(event)
    yield _Entry(tuple(together), kept, before)


def _alike(one: AnyEvent, other: AnyEvent) -> bool:
    if one.by != other.by or one.late or other.late:
        return False
    if isinstance(one, kinds.VisitChanged) and isinstance(other, kinds.VisitChanged):
        return (one.procedures, one.appointments) == (other.procedures, other.appointments)
    if isinstance(one, kinds.LineMarked) and isinstance(other, kinds.LineMarked):
        return one.mark == other.mark and one.reason is other.reason is None
    return False


def _row(told: Told, entry: _Entry, *, dated: bool) -> tuple[str, ...]:
    first, last = entry.events[0], entry.events[-1]
    words = _words(told, entry)
    if first is last:
        return (str(first.number), _time(told, first.at, dated=dated), first.by.name, words)
    span = told.language.text("{first} to {last}")
    numbers = span.format(first=first.number, last=last.number)
    times = span.format(first=_time(told, first.at, dated=dated), last=_time(told, last.at, dated=False))
    return (numbers, times, first.by.name, words)


def _words(told: Told, entry: _Entry) -> str:
    first, last, language = entry.events[0], entry.events[-1], told.language
    if isinstance(last, kinds.VisitChanged) or first is last:
        return event_words(last, told.names, entry.kept, language, entry.before)
    mark = next(each.mark for each in entry.events if isinstance(each, kinds.LineMarked))
    lines = language.count("{n} line", "{n} lines", len(entry.events))
    return language.text("{mark}: {line}").format(mark=mark_words(mark, language), line=lines)


def _time(told: Told, at: datetime, *, dated: bool) -> str:
    return f"{told.local(at):%Y-%m-%d %H:%M:%S}" if dated else f"{told.local(at):%H:%M:%S}"


def chain(told: Told) -> tuple[Block, ...]:
    """Say where the briefing stands in the chain of all records, and how that is checked."""
    text, plan = told.language.text, told.state.plan
    rows: list[tuple[str, str | None]] = [(text("Briefing"), str(told.state.briefing))]
    if plan is not None:
        rows.append((text("What was shown"), text("SHA-256 {digest}").format(digest=plan.sha256)))
    if told.links:
        first, last = told.links[0], told.links[-1]
        words = text("{first} to {last}").format(first=first.position, last=last.position)
        rows += [(text("Links"), words), (text("Last link"), last.hash)]
        rows.append((text("To check it"), text("readyroom verify, with --known and the last link")))
    return (Heading(2, text("The record")), Facts(tuple(rows)))
