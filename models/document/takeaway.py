"""What goes onto a phone as plain text: when to come, whom to ring, the signs to call for. The paper says the rest."""

from dataclasses import dataclass
from typing import Literal

from models.content.shared import TIERS, Tier
from models.content.wording import sentences
from models.document.blocks import Appointment, Document, WriteLine
from models.document.clock_strip import EATING
from models.document.days import by_day, check_line
from models.document.setting import Setting
from models.document.sheet import Replaced, contacts, framed, notices, replaced
from models.document.signs import common_act, tier_heading, tier_numbers
from models.language import ENGLISH, Language, in_sentences
from models.planning.clock import is_by_the_hour
from models.planning.plan import ARRIVAL, Line, Plan, Sign
from models.site import NO_SITE, Site

Kind = Literal["when", "numbers", "signs", "nurse"]
_CALL_NOW: tuple[Tier, ...] = tuple(tier for tier in TIERS if tier != "routine")
_LEFT_TO_RIGHT, _AS_BEFORE = "\u2066", "\u2069"


@dataclass(frozen=True)
class Part:
    """Lines under one head; where they go on in another code, the head is said there again."""

    head: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Takeaway:
    """One thing to take along. Each of its codes has the ``title``, the ``marks`` and the ``foot``.

    ``place`` says which of them it is, with ``{n}`` and ``{total}``.
    """

    kind: Kind
    title: str
    marks: tuple[str, ...]
    place: str
    parts: tuple[Part, ...]
    foot: str


def takeaways(
    plan: Plan, site: Site = NO_SITE, language: Language = ENGLISH, replaces: Replaced | None = None
) -> tuple[Takeaway, ...]:
    """Word a plan for a phone, by the rules of the sheet and with its number; signs are in its easy words."""
    setting = Setting(plan, site, language)
    text = language.text
    frame = framed(setting, ())
    marks = (frame.footer.number, *((setting.listed(frame.marks),) if frame.marks else ()))
    said: tuple[tuple[Kind, str, tuple[Part, ...]], ...] = (
        ("when", text("When to come"), _when(setting, frame, replaces)),
        ("numbers", text("Numbers to call"), (_numbers(setting),)),
        ("signs", text("Warning signs: call now"), _signs(setting)),
    )
    foot = text("The sheet on paper counts, and it says more. Ask us for it.")
    place = text("{n} of {total}")
    return tuple(Takeaway(kind, title, marks, place, parts, foot) for kind, title, parts in said if parts)


def _when(setting: Setting, frame: Document, replaces: Replaced | None) -> tuple[Part, ...]:
    """Give what stands before everything else, then days and times, then what to eat and drink."""
    older = tuple(Part((), (notice.title,)) for notice in replaced(setting, replaces))
    first = tuple(Part((notice.title,), notice.lines) for notice in notices(setting))
    clinic = (Part((), (_line(setting, frame.clinic),)),) if frame.clinic.value else ()
    days = tuple(_day(setting, each) for each in frame.appointments)
    return (*older, *first, *clinic, *days, *_stops(setting), Part((), (frame.footer.statement,)))


def _day(setting: Setting, appointment: Appointment) -> Part:
    lines = (*appointment.times, appointment.arrive)
    return Part((_line(setting, appointment.day),), tuple(_line(setting, each) for each in lines))


def _stops(setting: Setting) -> tuple[Part, ...]:
    """Give every line on eating and drinking, every other one with a clock time, and all that is late already."""
    text = setting.language.text
    lines = tuple(line for line in setting.plan.lines if _goes_along(line))
    late = tuple(line for line in lines if line.due.overdue)
    head = text("Call us now"), text("The time for this has already passed. Do not wait: call us.")
    overdue = (Part(head, _do(setting, late)),) if late else ()
    groups = by_day(setting, tuple(line for line in lines if not line.due.overdue))
    return (*overdue, *(Part((heading.text,), _do(setting, tuple(group))) for heading, group in groups))


def _goes_along(line: Line) -> bool:
    timed = is_by_the_hour(line.due) and line.due.kind in ("before", "between")
    return line.due.overdue or line.topic in EATING or (timed and line.topic != ARRIVAL)


def _do(setting: Setting, lines: tuple[Line, ...]) -> tuple[str, ...]:
    worded = (check_line(setting, line) for line in lines)
    return tuple(_bullet(line.text, line.when, _named(setting, line.asked_by)) for line in worded)


def _named(setting: Setting, procedures: tuple[str, ...]) -> str:
    text = setting.language.text
    return text("For: {procedures}").format(procedures=setting.listed(procedures)) if procedures else ""


def _numbers(setting: Setting) -> Part:
    """Give whom to ring, the emergency number first."""
    phones = contacts(setting)
    first = sorted(phones.numbers, key=lambda number: number != setting.emergency())
    return Part((phones.title,), tuple(_line(setting, each) for each in first))


def _signs(setting: Setting) -> tuple[Part, ...]:
    """Give the signs for which one calls at once, then those for the same day."""
    found = {tier: tuple(sign for sign in setting.plan.signs if sign.tier == tier) for tier in _CALL_NOW}
    return tuple(_tier(setting, tier, signs) for tier, signs in found.items() if signs)


def _tier(setting: Setting, tier: Tier, signs: tuple[Sign, ...]) -> Part:
    common, heading = common_act(signs), tier_heading(setting, tier)
    act = () if heading.startswith(common.rstrip(".")) else (common,)
    numbers = tuple(_line(setting, each) for each in tier_numbers(setting, tier))
    lines = tuple(_bullet(*sentences(sign.easy), sign.act if sign.act != common else "") for sign in signs)
    return Part((*act, *numbers, heading), lines)


def _bullet(*words: str) -> str:
    return f"- {in_sentences(*words)}"


def _line(setting: Setting, line: WriteLine) -> str:
    """Say a value, or that nobody has said it yet; digits keep their order in text that reads from the right."""
    text = setting.language.text
    value = line.value or text("ask us")
    if line.number and line.value and setting.language.right_to_left:
        value = f"{_LEFT_TO_RIGHT}{value}{_AS_BEFORE}"
    return text("{label}: {value}").format(label=line.label, value=value)
