"""The paper of a kept briefing, for somebody who was not there: what is left to do, then who did what and when."""

from collections.abc import Sequence
from datetime import datetime

from models.document.blocks import (
    Appointment,
    Block,
    CheckLine,
    Checklist,
    Document,
    Footer,
    Heading,
    Notice,
    WriteLine,
)
from models.document.event_words import dose_days, settled_words, stage_words
from models.document.nurse_lines import gone_through, what_was_shown
from models.document.nurse_log import chain, late_and_corrected, who_did_what
from models.document.nurse_open import asked_back, questions, still_open
from models.document.nurse_signatures import signatures
from models.document.record_blocks import Facts
from models.document.told import Told
from models.language import ENGLISH, Language
from models.language_names import own_name
from models.planning.clock import clock_words
from models.record import events as kinds
from models.record.chain import Link
from models.record.events import AnyEvent, Present
from models.record.names import NO_NAMES, Names
from models.site import NO_SITE, Site


def nurse_sheet(
    events: Sequence[AnyEvent],
    links: Sequence[Link] = (),
    site: Site = NO_SITE,
    language: Language = ENGLISH,
    content: Names = NO_NAMES,
) -> Document:
    """Write a briefing from its events alone, in the words that were shown then.

    ``content`` has today's names, which stand only for what was kept without one. ``links`` are the briefing's places
    in the chain. It can be written of every briefing that was not deleted, finished or not.

    Raises:
        SequenceError: the events are not those of one briefing, in order.
    """
    told = Told(events, links, site, language, content)
    return Document(
        title=language.text("Briefing record"),
        subtitle=language.text(", ").join(_names(told)),
        language=language.code,
        direction="rtl" if language.right_to_left else "ltr",
        clinic=WriteLine(language.text("Clinic"), site.name),
        appointments=_appointments(told),
        running=_running(told),
        marks=_marks(told),
        footer=_footer(told),
        dated=told.local(told.state.last_at).date(),
        blocks=_blocks(told),
        layout="record",
    )


def _blocks(told: Told) -> tuple[Block, ...]:
    return (
        *_ending(told),
        Facts(_facts(told)),
        *still_open(told),
        *_decisions(told),
        *asked_back(told),
        *questions(told),
        *gone_through(told),
        *_notes(told),
        *signatures(told),
        *late_and_corrected(told),
        *chain(told),
        *who_did_what(told),
        *what_was_shown(told),
    )


def _names(told: Told) -> tuple[str, ...]:
    return tuple(told.kept.procedures.get(each, each) for each in told.state.procedures)


def _appointments(told: Told) -> tuple[Appointment, ...]:
    """Give a box for each day of the visit, or one to write in."""
    text = told.language.text
    days: dict[datetime, list[str]] = {}
    for procedure, at in sorted(told.state.appointments.items(), key=lambda each: each[1]):
        days.setdefault(at, []).append(told.kept.procedures.get(procedure, procedure))
    if not days:
        return (Appointment(WriteLine(text("Appointment"), None, number=True), WriteLine(text("Day"), None), ()),)
    return tuple(
        Appointment(
            WriteLine(text("Appointment"), clock_words(at, told.language), number=True),
            WriteLine(text("Day"), told.day(at.date())),
            (WriteLine(text("For"), text(", ").join(names)),) if len(days) > 1 else (),
        )
        for at, names in days.items()
    )


def _running(told: Told) -> str:
    words = told.language.text("{procedures} · {reference} · {day}")
    started = told.state.started
    return words.format(
        procedures=told.language.text(", ").join(_names(told)),
        reference=started.reference or told.language.text("no reference"),
        day=told.day(told.local(started.at).date()),
    )


def _marks(told: Told) -> tuple[str, ...]:
    text, state = told.language.text, told.state
    draft = (text("Draft"),) if told.kept.is_draft else ()
    return draft if state.stage == "finished" else (*draft, stage_words(state.stage, told.language))


def _footer(told: Told) -> Footer:
    text, plan = told.language.text, told.state.plan
    review = text("Starter content. Your clinic has not approved it yet.") if told.kept.is_draft else ""
    return Footer(
        number=text("Briefing {number}").format(number=told.state.briefing.hex[-8:].upper()),
        version=text("Content {version}").format(version=plan.content_version) if plan else text("No plan was shown."),
        review=review or text("For staff. Keep it with the notes."),
        statement=text("This acknowledges the briefing. It is not consent."),
        page=text("{n} of {total}"),
    )


def _ending(told: Told) -> tuple[Notice, ...]:
    """Say before all else that a briefing did not come to its end, and why."""
    text, stage = told.language.text, stage_words(told.state.stage, told.language)
    if told.state.is_open:
        return (Notice("ended", stage, (text("It was still being led when this was printed."),)),)
    for event in told.events:
        if isinstance(event, kinds.Stopped):
            by = text("By {person}, {moment}.").format(person=told.person(event.by), moment=told.moment(event.at))
            return (Notice("ended", stage, (text("Reason: {reason}").format(reason=event.reason), by)),)
    return ()


def _facts(told: Told) -> tuple[tuple[str, str | None], ...]:
    text, started, state = told.language.text, told.state.started, told.state
    ended = next((each.at for each in told.events if isinstance(each, kinds.Finished | kinds.Stopped)), None)
    chaperone = {
        "wanted": text("Wanted"), "not_wanted": text("Not wanted"), "not_asked": text("Not asked"),
    }[started.chaperone]  # fmt: skip
    optional = (
        (text("Needs"), started.needs),
        (text("Computer"), text(", ").join(each for each in (started.device, started.site) if each)),
        (text("Program"), started.program),
    )
    plan = state.plan
    return (
        (told.site.reference_label, started.reference),
        (text("Led by"), told.person(state.owner)),
        (text("Began"), told.moment(started.at)),
        (text("Ended"), told.moment(ended) if ended else text("Not ended")),
        (text("State"), stage_words(state.stage, told.language)),
        (text("Chaperone"), chaperone),
        (text("There"), told.listed([_present(told, each) for each in started.present]) or text("Not written down")),
        (text("Language"), own_name(plan.language if plan else started.language)),
        (text("Content"), plan.content_version if plan else text("No plan was shown.")),
        *((label, value) for label, value in optional if value),
    )


def _present(told: Told, present: Present) -> str:
    text = told.language.text
    who = {
        "patient": text("Patient"), "carer": text("Carer"), "interpreter": text("Interpreter"),
        "relative_interpreting": text("Relative who interprets"), "child_interpreting": text("Child who interprets"),
        "other": text("Somebody else"),
    }[present.who]  # fmt: skip
    how = {"in_person": "", "phone": text("by phone"), "video": text("by video")}[present.how]
    reason = text("reason: {reason}").format(reason=present.reason) if present.reason else ""
    return text(", ").join(each for each in (who, present.name, how, present.language, reason) if each)


def _decisions(told: Told) -> tuple[Block, ...]:
    """Give what clinicians decided and settled, with their names and who entered it; a newer word is said beside it."""
    text, language = told.language.text, told.language
    last = {each.about.casefold(): each for each in told.state.decisions}
    lines = []
    for each in told.state.decisions:
        subject = told.kept.titles.get(each.about, each.about).rstrip(".")
        about = text("{about}: {says}").format(about=subject, says=each.says)
        newer = () if last[each.about.casefold()] is each else (text("Decided anew later."),)
        lines.append(CheckLine(about, when=" ".join(dose_days(each, language)), notes=(*_by(told, each), *newer)))
    for settled in told.state.settled.values():
        about = told.kept.titles.get(settled.about, settled.about)
        words = text("{about}: {says}").format(about=about, says=settled_words(settled, told.kept))
        lines.append(CheckLine(words, notes=_by(told, settled)))
    return (Heading(2, text("Decided")), Checklist(tuple(lines), "bullet")) if lines else ()


def _by(told: Told, event: kinds.Decided | kinds.Settled) -> tuple[str, ...]:
    words = told.language.text("Decided by {person}. Entered by {name}, {moment}.")
    person, moment = told.person(event.decider), told.time(event.at)
    return (words.format(person=person, name=event.by.name, moment=moment),)


def _notes(told: Told) -> tuple[Block, ...]:
    text = told.language.text
    lines = tuple(
        CheckLine(
            each.words,
            when=text("Private.") if each.private else "",
            asked_by=(text("{name}, {clock}").format(name=each.by.name, clock=told.time(each.at)),),
        )
        for each in told.state.notes
    )
    return (Heading(2, text("Notes of staff")), Checklist(lines, "bullet")) if lines else ()
