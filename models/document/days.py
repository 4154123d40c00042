"""The preparation, day by day, as a reader lives it: what is late first, then now, then towards the day."""

from datetime import date, datetime, timedelta

from models.document.blocks import Block, CheckLine, Checklist, Heading, Notice, WriteLine
from models.document.setting import Setting
from models.planning.clock import clock_words, day_words, distance_words, moment_words
from models.planning.plan import Due, GivenAnswer, Line
from models.planning.wishes import UNKNOWN

_NIGHT_ENDS = 5


def preparation(setting: Setting) -> tuple[Block, ...]:
    """Give what is already late, then every other line under its day."""
    lines = setting.plan.lines
    late = tuple(line for line in lines if line.due.overdue)
    text = setting.language.text
    blocks: list[Block] = []
    if late:
        said = (text("The time for this has already passed. Do not wait: ring us."),)
        blocks += [
            Notice("overdue", text("Ring us now"), said),
            Checklist(tuple(check_line(setting, line) for line in late)),
        ]
    days = _by_day(setting, tuple(line for line in lines if not line.due.overdue))
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
        when=_when(setting, line),
        notes=(*answer_notes(setting, line.answers), *_signed(setting, line)),
        asked_by=setting.askers(line.asked_by),
        sources=setting.cite(line.sources),
        ask_us=line.ask_us,
        write=WriteLine(setting.language.text("We tell you")) if line.ask_us else None,
    )


def answer_notes(setting: Setting, answers: tuple[GivenAnswer, ...]) -> tuple[str, ...]:
    """Name each answer that brought a line in. A *no* brought nothing in; what was not answered is said once, above."""
    words = setting.language.text("{question}: your answer is {answer}.")
    return tuple(
        words.format(question=given.title, answer=setting.answer(given.answer, given.says))
        for given in answers
        if given.answer not in ("no", UNKNOWN)
    )


def _by_day(setting: Setting, lines: tuple[Line, ...]) -> list[tuple[Heading, list[Line]]]:
    """Group lines under headings; days in order, and what has no day in the plan's own order."""
    groups: dict[Heading, list[Line]] = {}
    days: dict[Heading, date] = {}
    for line in lines:
        day = _lived_day(line.due)
        heading = _day_heading(setting, day) if day else _relative_heading(setting, line.due)
        groups.setdefault(heading, []).append(line)
        days[heading] = day or date.min
    return sorted(groups.items(), key=lambda group: days[group[0]])


def _lived_day(due: Due) -> date | None:
    """Give the day a line belongs to; a stop at 3:00 belongs to the evening before, or it is read too late."""
    if due.kind == "at_booking" or due.at is None:
        return None
    if not isinstance(due.at, datetime):
        return due.at
    at_night = due.kind == "before" and due.at.hour < _NIGHT_ENDS
    return due.at.date() - timedelta(days=1) if at_night else due.at.date()


def _day_heading(setting: Setting, day: date) -> Heading:
    language, appointment = setting.language, setting.plan.appointment
    words = day_words(day, language)
    left = (appointment.date() - day).days if appointment else 0
    if left == 0:
        return Heading(3, words, language.count("the day of your test", "the day of your tests", setting.many))
    if left == 1:
        return Heading(3, words, language.text("the day before"))
    if left < 0:
        return Heading(3, words, language.text("afterwards"))
    return Heading(
        3, language.text("By {day}").format(day=words), language.count("{n} day before", "{n} days before", left)
    )


def _relative_heading(setting: Setting, due: Due) -> Heading:
    """Say when without a date: now, or how long before an appointment that is not known yet."""
    language = setting.language
    if due.kind == "before" and due.distance:
        distance = distance_words(due.distance, language)
        return Heading(3, language.text("{distance} before your appointment").format(distance=distance))
    words = {
        "evening_before": language.text("The evening before"),
        "on_the_day": language.count("The day of your test", "The day of your tests", setting.many),
        "on_arrival": language.text("When you arrive"),
        "after": language.text("Afterwards"),
    }
    return Heading(3, words.get(due.kind) or language.text("Now, before you leave today"))


def _when(setting: Setting, line: Line) -> str:
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
    if isinstance(due.at, datetime) and clock_words(due.at, language) not in line.do:
        return language.text("When: {moment}").format(moment=moment_words(due, language))
    return ""


def _signed(setting: Setting, line: Line) -> tuple[str, ...]:
    value, language = line.site_value, setting.language
    if value is None or value.signed_by is None or value.signed_on is None:
        return ()
    day = day_words(value.signed_on, language, year=True)
    return (language.text("Set for your clinic by {name}, {day}.").format(name=value.signed_by, day=day),)
