"""Afterwards, at home: what to do, and until when."""

from datetime import datetime

from models.content.timing import Duration
from models.document.blocks import Block, CheckLine, Checklist, Heading, WriteLine
from models.document.days import answer_notes
from models.document.setting import Setting
from models.planning.clock import clock_words, day_words, distance_words, night_words
from models.planning.plan import AfterLine
from models.planning.timeline import shift


def at_home(setting: Setting) -> tuple[Block, ...]:
    """Give the care lines, then the activity lines."""
    text = setting.language.text
    blocks: list[Block] = []
    for kind, title in (("care", text("Look after yourself")), ("activity", text("Driving, work and daily life"))):
        lines = tuple(after_line(setting, line) for line in setting.plan.after if line.kind == kind)
        if lines:
            blocks += [Heading(3, title), Checklist(lines)]
    return (Heading(2, text("Afterwards, at home")), *blocks) if blocks else ()


def after_line(setting: Setting, line: AfterLine) -> CheckLine:
    """Word one line of aftercare with its end."""
    return CheckLine(
        text=line.text,
        detail=line.detail or "",
        when=_until(setting, line.until) if line.until else "",
        notes=answer_notes(setting, line.answers),
        asked_by=setting.askers(line.asked_by),
        sources=setting.cite(line.sources),
        ask_us=line.ask_us,
        write=WriteLine(setting.language.text("We tell you")) if line.ask_us else None,
    )


def _until(setting: Setting, until: Duration) -> str:
    language, appointment = setting.language, setting.plan.appointment
    if appointment is None:
        return language.text("For {distance}.").format(distance=distance_words(until, language))
    end = shift(appointment, until, 1, setting.site.zone)
    if not isinstance(end, datetime):
        return language.text("Until {day}.").format(day=day_words(end, language))
    moment = {"clock": clock_words(end, language), "day": night_words(end, language)}
    return language.text("Until {clock} {day}.").format(**moment)
