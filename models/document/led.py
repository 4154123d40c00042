"""What a nurse-led briefing adds to the patient's sheet: what was decided, who takes on the rest, how it ended."""

from models.document.blocks import Block, CheckLine, Checklist, EasyLine, EasyList, Heading, Notice
from models.document.event_words import dose_days
from models.document.setting import Setting
from models.document.told import person_words
from models.record.event import Person
from models.record.events import Decided
from models.record.kept_plan import Matter
from models.record.state import State

_CUT_SHORT = ("declined", "deferred", "stopped")


def said_of(briefing: State | None) -> tuple[object, ...]:
    """Give all that a sheet says of a briefing, so that its number changes when that does, and only then."""
    if briefing is None:
        return ()
    decided = [(each.decider, each.about, each.says, each.last_dose, each.restart) for each in _last(briefing)]
    ended = briefing.stage if briefing.stage in _CUT_SHORT else ""
    said = (decided, ended, [(each.says, briefing.handed.get(each.id)) for each in _spoken_of(briefing)])
    return () if said == ([], "", []) else said


def how_it_ended(setting: Setting) -> tuple[Notice, ...]:
    """Say that the briefing did not come to its end; the reason is for staff, on their own paper."""
    text, briefing = setting.language.text, setting.briefing
    titles = {
        "declined": text("You chose not to go through this with us."),
        "deferred": text("We put off going through this with you."),
        "stopped": text("We stopped before we had gone through all of this with you."),
    }
    if briefing is None or briefing.stage not in _CUT_SHORT:
        return ()
    return (Notice("ended", titles[briefing.stage], (text("Read it all, and ask us about what is not clear."),)),)


def decided_for_you(setting: Setting) -> tuple[Block, ...]:
    """Give the last word of clinicians on each medicine and other matter, as theirs.

    A value that was decided stands in the line of the plan that uses it.
    """
    found = _decisions(setting)
    lines = tuple(
        CheckLine(_decision(setting, each), when=" ".join(dose_days(each, setting.language))) for each in found
    )
    return (Heading(2, setting.language.text("Decided for you")), Checklist(lines, "bullet")) if lines else ()


def easily_decided(setting: Setting) -> tuple[Block, ...]:
    """Give the same in easy-read."""
    lines = tuple(
        EasyLine(
            "medicines" if each.what == "medicine" else "nurse",
            (_decision(setting, each),),
            more=dose_days(each, setting.language),
        )
        for each in _decisions(setting)
    )
    return (Heading(2, setting.language.text("Decided for you")), EasyList(lines)) if lines else ()


def _decisions(setting: Setting) -> tuple[Decided, ...]:
    return _last(setting.briefing) if setting.briefing else ()


def _last(briefing: State) -> tuple[Decided, ...]:
    last = {each.about.casefold(): each for each in briefing.decisions if each.what != "value"}
    return tuple(last.values())


def _decision(setting: Setting, decided: Decided) -> str:
    words = setting.language.text("{person}, decided about {about}: {says}")
    return words.format(person=_named(setting, decided.decider), about=decided.about, says=decided.says)


def _named(setting: Setting, person: Person) -> str:
    """Name somebody for the patient: a professional's number is for staff."""
    return person_words(person.model_copy(update={"registration": None}), setting.language)


def still_to_settle(setting: Setting) -> tuple[Block, ...]:
    """Say who has taken on what is open, and what nobody has; what nobody spoke of is not listed line by line."""
    found = _open(setting)
    lines = tuple(CheckLine(title, detail=matters) for title, matters in found)
    heading = Heading(2, setting.language.text("What we still have to settle with you"))
    return (heading, Checklist(lines, "bullet")) if lines else ()


def easily_to_settle(setting: Setting) -> tuple[Block, ...]:
    """Give the same in easy-read."""
    lines = tuple(EasyLine("nurse", (title,), more=(matters,)) for title, matters in _open(setting))
    return (
        (Heading(2, setting.language.text("What we still have to settle with you")), EasyList(lines)) if lines else ()
    )


def _open(setting: Setting) -> list[tuple[str, str]]:
    text, briefing = setting.language.text, setting.briefing
    if briefing is None:
        return []
    people: dict[Person | None, list[str]] = {}
    for matter in _spoken_of(briefing):
        people.setdefault(briefing.handed.get(matter.id), []).append(matter.says.rstrip("."))
    return [
        (
            text("{person}, has taken this on:").format(person=_named(setting, person))
            if person
            else text("Ask us about this:"),
            text("; ").join(matters),
        )
        for person, matters in people.items()
    ]


def _spoken_of(briefing: State) -> tuple[Matter, ...]:
    """Give what is open and was taken on or spoken of; a line that nobody came to is no matter for the patient."""
    spoken = {*(f"line:{each}" for each in briefing.marks), *(f"teach-back:{each}" for each in briefing.taught)}
    about_all = ("settle:", "question:")
    return tuple(
        each
        for each in briefing.matters
        if each.id in briefing.handed or each.id in spoken or each.id.startswith(about_all)
    )
