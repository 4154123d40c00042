"""The last part: what to check together, what the team must look at, and where everything comes from."""

from models.document.blocks import (
    Block,
    CheckLine,
    Checklist,
    ConflictBlock,
    Heading,
    Paragraph,
    SourceLine,
    SourceList,
    WriteLine,
)
from models.document.days import decided
from models.document.setting import Setting
from models.planning.plan import Conflict, Flag, decision_words


def teach_back(setting: Setting) -> tuple[Block, ...]:
    """Give the open questions that show whether we explained it well."""
    text = setting.language.text
    lines = tuple(
        CheckLine(
            item.ask,
            text("{sentence}.").format(sentence=text(". ").join(point.rstrip(".") for point in item.must_contain)),
            asked_by=setting.askers(item.asked_by),
        )
        for item in setting.plan.teach_back
    )
    return (
        Heading(2, text("Did we explain it well?"), columns=2),
        Paragraph(text("In your own words (a full answer follows):"), opens=True),
        Checklist(lines),
    )


def for_the_team(setting: Setting) -> tuple[Block, ...]:
    """Give flags, conflicts with both sides, advice on order, and sources, apart from the patient's part."""
    text = setting.language.text
    blocks = (
        *_needs(setting),
        *_flags(setting),
        *_conflicts(setting),
        *_prompts(setting),
        *_unset(setting),
        *_sources(setting),
    )
    title = text("For the team")
    heading = Heading(2, title, text("the clinic's part"), divider=True, signpost=setting.signpost(title), columns=2)
    return (heading, *blocks) if blocks else ()


def _needs(setting: Setting) -> tuple[Block, ...]:
    """Give how the person asked to be told, so that the team goes on as the program began."""
    text, needs = setting.language.text, setting.plan.visit.needs
    words = {
        "larger-text": text("Larger text"),
        "high-contrast": text("High contrast"),
        "easy-read": text("Easy words and pictures"),
        "slowly": text("Take it slowly"),
        "read-aloud": text("Read it to me"),
        "one-button": text("One button for everything"),
    }
    lines = tuple(CheckLine(words[need]) for need in words if need in needs)
    return (Heading(3, text("How the patient asked to be told")), Checklist(lines, "bullet")) if lines else ()


def _sources(setting: Setting) -> tuple[Block, ...]:
    """Give the numbered sources that the lines cite."""
    text = setting.language.text
    entries = tuple(SourceLine(number, _source(setting, source)) for source, number in setting.numbers.items())
    if not entries:
        return ()
    key = text("[A] is a guideline, regulator, health service or reviewed paper, [B] a leaflet, [C] another page.")
    return (Heading(3, text("Sources")), SourceList(key, entries))


def _source(setting: Setting, source_id: str) -> str:
    source, text = setting.plan.sources[source_id], setting.language.text
    dated = text("{issuer}: {title} ({dated}). [{grade}]")
    words = dated if source.dated else text("{issuer}: {title}. [{grade}]")
    return words.format(issuer=source.issuer, title=source.title, dated=source.dated, grade=source.grade)


def _flags(setting: Setting) -> tuple[Block, ...]:
    text = setting.language.text
    lines = tuple(
        CheckLine(
            text=text("{question}: {answer}").format(
                question=flag.title, answer=setting.answer(flag.answer, flag.says)
            ),
            reason=flag.reason,
            notes=_dealt_with(setting, flag),
            asked_by=setting.askers(flag.asked_by),
        )
        for flag in setting.plan.flags
    )
    return (Heading(3, text("Answers to look at")), Checklist(lines)) if lines else ()


def _dealt_with(setting: Setting, flag: Flag) -> tuple[str, ...]:
    if flag.resolution is not None:
        return (flag.resolution.words or "", *decided(setting, flag.resolution))
    return (setting.language.text("The patient was asked to speak to the nurse."),) if flag.hard_stop else ()


def _conflicts(setting: Setting) -> tuple[Block, ...]:
    heading = Heading(3, setting.language.text("To decide"))
    blocks = tuple(_conflict(setting, conflict) for conflict in setting.plan.conflicts)
    return (heading, *blocks) if blocks else ()


def _conflict(setting: Setting, conflict: Conflict) -> ConflictBlock:
    sides = tuple(
        CheckLine(side.text, asked_by=setting.plan.names(side.asked_by), sources=setting.cite(side.sources))
        for side in conflict.sides
    )
    return ConflictBlock(
        conflict.title,
        sides,
        conflict.ask_team_when or "",
        WriteLine(setting.language.text("Decision"), _decision(setting, conflict)),
    )


def _decision(setting: Setting, conflict: Conflict) -> str | None:
    """Say what was chosen, by whom and when; None while nobody has."""
    resolution = conflict.resolution
    if resolution is None:
        return None
    return " ".join((decision_words(resolution, conflict.sides), *decided(setting, resolution)))


def _unset(setting: Setting) -> tuple[Block, ...]:
    """Give the values that the clinic has not signed, each with what is published, so that it can choose one."""
    text = setting.language.text
    lines = tuple(
        CheckLine(
            text=parameter.title,
            notes=tuple(f"{option.value}: {option.says}" for option in parameter.options),
            sources=setting.cite(tuple(source for option in parameter.options for source in option.sources)),
        )
        for parameter in setting.plan.unset
    )
    return (Heading(3, text("Values that the clinic has not signed")), Checklist(lines, "bullet")) if lines else ()


def _prompts(setting: Setting) -> tuple[Block, ...]:
    text = setting.language.text
    headings = {"ask": text("To ask the person"), "order": text("Order and spacing")}
    return tuple(block for kind, heading in headings.items() for block in _prompts_of(setting, kind, heading))


def _prompts_of(setting: Setting, kind: str, heading: str) -> tuple[Block, ...]:
    said = setting.language.text("{question}: {answer}")
    lines = tuple(
        CheckLine(
            prompt.text,
            notes=(
                *(
                    said.format(question=each.title, answer=setting.answer(each.answer, each.says))
                    for each in prompt.answers
                ),
                *prompt.notes,
            ),
            asked_by=setting.askers(prompt.asked_by),
            sources=setting.cite(prompt.sources),
        )
        for prompt in setting.plan.prompts
        if prompt.kind == kind
    )
    return (Heading(3, heading), Checklist(lines)) if lines else ()
