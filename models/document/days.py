"""The preparation, day by day, as a reader lives it: what is late first, then now, then towards the day."""

from datetime import datetime

from models.content.conditions import UNSURE
from models.document.blocks import Block, CheckLine, Checklist, Heading, Notice, WriteLine
from models.document.setting import Setting
from models.planning.clock import clock_words, day_words, group_words, is_by_the_hour, moment_words
from models.planning.plan import Due, GivenAnswer, Line
from models.planning.timeline import lived_day
from models.planning.visit import UNKNOWN, Resolution


def preparation(setting: Setting) -> tuple[Block, ...]:
    """Give what is already late, then every other line under its day."""
    lines = setting.plan.lines
    late = tuple(line for line in lines if line.due.overdue)
    text = setting.language.text
    blocks: list[Block] = []
    if late:
        said = (text("The time for this has already passed. Do not wait: call us."),)
        blocks += [
            Notice("overdue", text("Call us now"), said),
            Checklist(tuple(check_line(setting, line) for line in late)),
        ]
    days = by_day(setting, tuple(line for line in lines if not line.due.overdue))
    if days:
        title = setting.language.count("Before your test", "Before your tests", setting.many)
        blocks.append(Heading(2, title, signpost=setting.signpost(title)))
    for heading, group in days:
        blocks += [heading, Checklist(tuple(check_line(setting, line) for line in group))]
    return tuple(blocks)


def check_line(setting: Setting, line: Line) -> CheckLine:
    """Word one line of the plan with its reason, its moment, who asks, and why it is here."""
    return CheckLine(
        text=line.do,
        reason=line.because,
        detail=line.detail or "",
        when=when_words(setting, line),
        notes=(*answer_notes(setting, line.answers), *_signed(setting, line), *decided(setting, line.decision)),
        asked_by=setting.askers(line.asked_by),
        sources=setting.cite(line.sources),
        ask_us=line.ask_us,
        write=WriteLine(setting.language.text("We tell you")) if line.ask_us else None,
    )


def answer_notes(setting: Setting, answers: tuple[GivenAnswer, ...]) -> tuple[str, ...]:
    """Say what the person told us where it is more than *yes*: a choice, or that they are not sure.

    A *no* brought nothing in; what was not answered is said once, above. The screen's *Why?* names them all.
    """
    text = setting.language.text
    chosen = (given for given in answers if given.answer not in ("yes", "no", UNKNOWN))
    return tuple(
        text("You were not sure about: {question}.").format(question=given.title)
        if given.answer == UNSURE
        else text("You told us: {answer}.").format(answer=setting.answer(given.answer, given.says).rstrip("."))
        for given in chosen
    )


def by_day(setting: Setting, lines: tuple[Line, ...]) -> list[tuple[Heading, list[Line]]]:
    """Group lines under headings, in the plan's own order."""
    groups: dict[Heading, list[Line]] = {}
    for line in lines:
        groups.setdefault(_heading(setting, line.due), []).append(line)
    return list(groups.items())


def _heading(setting: Setting, due: Due) -> Heading:
    """Head a group: a day that lies before the appointment's eve is a day to have it done *by*."""
    words, relation = group_words(due, setting.dates, setting.language)
    day = lived_day(due)
    early = day is not None and due.until is None and any((date - day).days > 1 for date in setting.dates[:1])
    return Heading(3, setting.language.text("By {day}").format(day=words) if early else words, relation)


def when_words(setting: Setting, line: Line) -> str:
    """Say the moment where neither the day nor the line's own words do."""
    due, language = line.due, setting.language
    if due.overdue:
        return language.text("This was due {moment}.").format(moment=moment_words(due, language))
    if due.at is None or due.kind == "at_booking":
        return ""
    if due.kind == "on_arrival":
        return language.text("When you arrive")
    if due.kind == "evening_before":
        return language.text("In the evening")
    if not is_by_the_hour(due):
        return ""
    moment = moment_words(due, language)
    said = clock_words(due.at, language) if isinstance(due.at, datetime) else moment
    return "" if said in line.do else language.text("When: {moment}").format(moment=moment)


def decided(setting: Setting, decision: Resolution | None) -> tuple[str, ...]:
    """Name who settled a matter, and when."""
    if decision is None:
        return ()
    language = setting.language
    day = day_words(decision.at.date(), language, year=True)
    words = language.text("Decided by {name}, {day}, {clock}.")
    return (words.format(name=decision.by, day=day, clock=clock_words(decision.at, language)),)


def _signed(setting: Setting, line: Line) -> tuple[str, ...]:
    value, language = line.site_value, setting.language
    if value is None or value.signed_by is None or value.signed_on is None:
        return ()
    day = day_words(value.signed_on, language, year=True)
    return (language.text("Set for your clinic by {name}, {day}.").format(name=value.signed_by, day=day),)
