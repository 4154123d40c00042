"""The full sheet: everything a plan says, in the order in which a frightened reader needs it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Literal

from models.content.pictures import View
from models.document.blocks import Appointment, Block, Contacts, Document, Footer, Notice, WriteLine
from models.document.clock_strip import clock_strip
from models.document.days import preparation
from models.document.home import at_home
from models.document.led import decided_for_you, how_it_ended, said_of, still_to_settle
from models.document.risks import risks
from models.document.setting import Setting
from models.document.signs import normal_effects, warning_signs
from models.document.steps import during
from models.document.team import for_the_team, teach_back
from models.language import ENGLISH, Language
from models.planning.clock import clock_on, clock_words, day_words, no_clock_words, short_day_words
from models.planning.days import Day
from models.planning.plan import Plan
from models.planning.visit import UNKNOWN
from models.record.state import State
from models.site import NO_SITE, Site

_NO_VIEWS: Mapping[str, View] = MappingProxyType({})


@dataclass(frozen=True)
class Replaced:
    """The sheet that this one takes the place of, by the number at its foot, and what has changed since."""

    number: str
    printed: date | None = None
    changes: tuple[str, ...] = ()


def sheet_number(plan: Plan, briefing: State | None = None) -> str:
    """Give the number at the foot of a sheet: four signs that differ when the plan, or what was decided, does."""
    said = (plan.visit.procedures, sorted(plan.visit.answers.items()), plan.days, plan.edition)
    made = (plan.lines, plan.after, plan.signs, plan.flags, plan.conflicts, plan.prompts)
    return hashlib.sha256(repr((said, made, *said_of(briefing))).encode()).hexdigest()[:4].upper()


def full_sheet(
    plan: Plan,
    site: Site = NO_SITE,
    language: Language = ENGLISH,
    views: Mapping[str, View] = _NO_VIEWS,
    replaces: Replaced | None = None,
    briefing: State | None = None,
) -> Document:
    """Write the plan as a neutral document.

    ``views`` are the drawings by id; a step without its view is words only. ``replaces`` names the sheet that
    the reader should throw away. ``briefing`` is how a nurse led it: what was decided, and who has taken on the rest.
    """
    setting = Setting(plan, site, language, views, briefing)
    return framed(setting, (*replaced(setting, replaces), *_blocks(setting)))


def framed(setting: Setting, blocks: tuple[Block, ...], layout: Literal["full", "easy"] = "full") -> Document:
    """Put what every paper of a plan carries round its blocks: whose, when, how final, and its number."""
    site, language = setting.site, setting.language
    text = language.text
    return Document(
        title=text("Getting ready"),
        subtitle=setting.listed(tuple(procedure.name for procedure in setting.plan.procedures)),
        language=language.code,
        direction="rtl" if language.right_to_left else "ltr",
        clinic=WriteLine(text("Clinic"), site.name),
        appointments=_appointments(setting),
        running=_running(setting),
        marks=_marks(setting),
        footer=_footer(setting),
        dated=setting.plan.edition.dated,
        blocks=blocks,
        layout=layout,
    )


def _blocks(setting: Setting) -> tuple[Block, ...]:
    return (
        *how_it_ended(setting),
        *notices(setting),
        contacts(setting),
        *decided_for_you(setting),
        *still_to_settle(setting),
        *preparation(setting),
        clock_strip(setting, numbered(setting)),
        *warning_signs(setting),
        *normal_effects(setting),
        *during(setting),
        *at_home(setting),
        *risks(setting),
        *teach_back(setting),
        *for_the_team(setting),
    )


def contacts(setting: Setting) -> Contacts:
    """Say whom to ring."""
    return Contacts(setting.language.text("Questions or worries? Call us."), (*setting.phones(), setting.emergency()))


def replaced(setting: Setting, replaces: Replaced | None) -> tuple[Notice, ...]:
    """Say that an older sheet no longer counts, and what is different: two sheets at home are a danger."""
    if replaces is None:
        return ()
    text, language = setting.language.text, setting.language
    title = text("This sheet replaces sheet {number}.").format(number=replaces.number)
    if replaces.printed:
        day = day_words(replaces.printed, language)
        title = text("This sheet replaces sheet {number} of {day}.").format(number=replaces.number, day=day)
    return (Notice("replaces", title, (text("Please throw the old sheet away."), *replaces.changes)),)


def notices(setting: Setting) -> tuple[Notice, ...]:
    """Give what stands before everything else: never a verdict, and no clinical reason (M7)."""
    text, plan = setting.language.text, setting.plan
    notices = []
    if plan.hard_stops:
        about = setting.listed(tuple(flag.title for flag in plan.hard_stops))
        notices.append(
            Notice(
                "stop",
                text("Please speak to the nurse before you go home."),
                (text("About: {titles}").format(titles=about),),
            )
        )
    if plan.visit.now is None:
        title, words = no_clock_words(setting.language)
        notices.append(Notice("no_clock", title, (words,)))
    if plan.status == "not_final":
        notices.append(Notice("not_final", text("Not final"), (*_draft(setting), *_open_points(setting))))
    elif plan.is_draft:
        notices.append(Notice("draft", text("Draft"), _draft(setting)))
    return tuple(notices)


def _draft(setting: Setting) -> tuple[str, ...]:
    return (_review(setting),) if setting.plan.is_draft else ()


def _open_points(setting: Setting) -> tuple[str, ...]:
    """Say what is still to be settled, and by whom."""
    plan, language = setting.plan, setting.language
    points = []
    if plan.open_conflicts:
        titles = setting.listed(tuple(conflict.title for conflict in plan.open_conflicts))
        points.append(language.text("The team still has to decide about: {titles}.").format(titles=titles))
    waiting = sum(line.ask_us for line in plan.lines) + sum(line.ask_us for line in plan.after)
    if waiting:
        points.append(
            language.count(
                "{n} line has room to write. Please ask us to fill it in.",
                "{n} lines have room to write. Please ask us to fill them in.",
                waiting,
            )
        )
    open_questions = sum(flag.answer == UNKNOWN for flag in plan.flags)
    if open_questions:
        points.append(
            language.count(
                "{n} question is not answered yet. Until it is, this sheet is on the safe side.",
                "{n} questions are not answered yet. Until they are, this sheet is on the safe side.",
                open_questions,
            )
        )
    return tuple(points) or (language.text("The nurse still has to speak with you."),)


def _appointments(setting: Setting) -> tuple[Appointment, ...]:
    return tuple(_appointment(setting, day) for day in setting.plan.days)


def _appointment(setting: Setting, day: Day) -> Appointment:
    text, language = setting.language.text, setting.language
    alone = len(setting.plan.days) == 1 and len(day.slots) < 2
    times = [
        WriteLine(
            text("Appointment") if alone else _named(setting, slot.procedures),
            clock_on(slot.at, day.date, language),
            number=True,
        )
        for slot in day.slots
    ]
    if day.waiting:
        times.append(WriteLine(text("Appointment") if alone else _named(setting, day.waiting), None, number=True))
    return Appointment(
        arrive=WriteLine(text("Be here at"), _arrival(setting, day), number=True),
        day=WriteLine(text("Day"), day_words(day.date, language, year=True) if day.date else None),
        times=tuple(times),
    )


def _named(setting: Setting, procedures: tuple[str, ...]) -> str:
    return setting.listed(setting.plan.names(procedures))


def _arrival(setting: Setting, day: Day) -> str | None:
    """Give the clock time to arrive, with the day only where it is not the appointment's."""
    arrival = setting.plan.arrival(day)
    if arrival is None or not isinstance(arrival.at, datetime):
        return None
    return clock_on(arrival.at, day.date, setting.language)


def _running(setting: Setting) -> str:
    """Give the head of every page after the first: which procedures, and when."""
    text, language = setting.language.text, setting.language
    names = setting.listed(tuple(procedure.short_name for procedure in setting.plan.procedures))
    times = [slot.at for day in setting.plan.days for slot in day.slots]
    if not times:
        return text("{procedures} · no appointment yet").format(procedures=names)
    when = text("; ").join(
        text("{day}, {clock}").format(day=day_words(at.date(), language, year=True), clock=clock_words(at, language))
        for at in times
    )
    return text("{procedures} · {when}").format(procedures=names, when=when)


def _marks(setting: Setting) -> tuple[str, ...]:
    text, plan = setting.language.text, setting.plan
    draft = (text("Draft"),) if plan.is_draft else ()
    return (*draft, *((text("Not final"),) if plan.status == "not_final" else ()))


def numbered(setting: Setting) -> str:
    """Give the sheet's number as its papers and reminders say it."""
    number = sheet_number(setting.plan, setting.briefing)
    return setting.language.text("Sheet {number}").format(number=number)


def _footer(setting: Setting) -> Footer:
    text, plan = setting.language.text, setting.plan
    now = plan.visit.now
    number = numbered(setting)
    dated = ""
    if now:
        day, clock = short_day_words(now.date(), setting.language), clock_words(now, setting.language)
        dated = text("{sheet} · {day}, {clock}").format(sheet=number, day=day, clock=clock)
    return Footer(
        number=dated or number,
        version=text("Content {version}").format(version=plan.edition.version),
        review=_review(setting),
        statement=text("This sheet does not replace advice from your care team."),
        page=text("{n} of {total}"),
    )


def _review(setting: Setting) -> str:
    """Who stands behind the words, since when and how long: nobody, while any of them is a draft.

    Of several procedures, the first approval and the first review that is due are named.
    """
    text, plan = setting.language.text, setting.plan
    if plan.is_draft:
        return text("Starter content. Your clinic has not approved it yet.")
    reviews = [procedure.review for procedure in plan.procedures]
    names = setting.listed(tuple(dict.fromkeys(each.by for each in reviews if each.by)))
    days, dues = [each.on for each in reviews if each.on], [each.due for each in reviews if each.due]
    if not days or not dues:
        return text("Approved by {names}.").format(names=names)
    day, due = (short_day_words(each, setting.language) for each in (min(days), min(dues)))
    return text("Approved by {names} on {day}; next review by {due}.").format(names=names, day=day, due=due)
