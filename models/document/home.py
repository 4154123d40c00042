"""Afterwards, at home: what to do, and until when."""

from datetime import date

from models.document.blocks import Block, CheckLine, Checklist, Heading, WriteLine
from models.document.days import answer_notes, decided
from models.document.setting import Setting
from models.planning.clock import day_words
from models.planning.plan import AfterLine


def at_home(setting: Setting) -> tuple[Block, ...]:
    """Give the care lines, then the activity lines."""
    text = setting.language.text
    blocks: list[Block] = []
    for kind, title in (("care", text("Look after yourself")), ("activity", text("Driving, work and daily life"))):
        lines = tuple(after_line(setting, line) for line in setting.plan.after if line.kind == kind)
        if lines:
            blocks += [Heading(3, title), Checklist(lines)]
    heading = Heading(2, text("Afterwards, at home"), signpost=setting.signpost(text("At home")), columns=2)
    return (heading, *blocks) if blocks else ()


def after_line(setting: Setting, line: AfterLine) -> CheckLine:
    """Word one line of aftercare with its end."""
    return CheckLine(
        text=line.text,
        detail=line.detail or "",
        when=until_words(setting, line.ends_on),
        notes=(*answer_notes(setting, line.answers), *decided(setting, line.decision)),
        asked_by=setting.askers(line.asked_by),
        sources=setting.cite(line.sources),
        ask_us=line.ask_us,
        write=WriteLine(setting.language.text("We tell you")) if line.ask_us else None,
    )


def until_words(setting: Setting, last: date | None) -> str:
    """Name the last day, where it is one."""
    language = setting.language
    return language.text("Until {day}.").format(day=day_words(last, language)) if last else ""
