"""The strip to cut off: when to stop eating and drinking, when to be here, and whom to call. It names no procedure."""

from collections.abc import Iterator
from datetime import datetime

from models.document.clock_blocks import ClockCell, ClockStrip
from models.document.setting import Setting
from models.language import Language
from models.planning.clock import clock_words, is_by_the_hour, moment_words, night_words
from models.planning.days import Day
from models.planning.plan import Line

EATING = ("fasting-food", "fasting-clear-drinks")
"""The topics of which every line goes along, also one that the clinic has still to fill in."""


def clock_strip(setting: Setting, number: str) -> ClockStrip:
    """Give the strip of a plan; ``number`` is what the sheet says of itself."""
    text, plan = setting.language.text, setting.plan
    return ClockStrip(
        cut=text("Cut here. Is the other side printed? Then fold it here."),
        title=text("Your times"),
        number=number,
        mark=text("Not final: ask us before you go by it.") if plan.status == "not_final" else "",
        clocks=tuple(_cells(setting)),
        numbers=(*setting.phones(), setting.emergency()),
    )


def _cells(setting: Setting) -> Iterator[ClockCell]:
    """Give what to eat and drink until when, and when to be here, day by day."""
    plan = setting.plan
    eating = [line for line in plan.lines if line.topic in EATING]
    for number, day in enumerate(plan.days):
        yield from (_line(line, setting.language) for line in eating if _is_of(line, day, first=number == 0))
        yield _arrival(setting, day)


def _is_of(line: Line, day: Day, *, first: bool) -> bool:
    return line.day == day.date if line.day else first


def _line(line: Line, language: Language) -> ClockCell:
    """Say the clock where there is one, else the line's own words; what has its hour, but no clock, is written in."""
    if line.due.overdue:
        return ClockCell(line.about, language.text("Call us now"))
    if isinstance(line.due.at, datetime):
        return _clock(line.about, line.due.at, language)
    if line.ask_us:
        return ClockCell(line.do, write=True)
    if is_by_the_hour(line.due):
        return ClockCell(line.about, day=moment_words(line.due, language), write=True)
    return ClockCell(line.do)


def _arrival(setting: Setting, day: Day) -> ClockCell:
    text, language = setting.language.text, setting.language
    due = setting.plan.arrival(day)
    if due is None or not isinstance(due.at, datetime):
        return ClockCell(text("Be here at"), write=True)
    return (
        ClockCell(text("Be here at"), text("Call us now"))
        if due.overdue
        else _clock(text("Be here at"), due.at, language)
    )


def _clock(label: str, at: datetime, language: Language) -> ClockCell:
    return ClockCell(label, clock_words(at, language), night_words(at, language))
