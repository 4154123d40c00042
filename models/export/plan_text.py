"""A plan as plain text, for a terminal; the paper is made from the document, not from here."""

from collections.abc import Iterator

from models.language import ENGLISH, Language
from models.planning.clock import clock_words, day_words, distance_words, moment_words
from models.planning.plan import AfterLine, Conflict, Line, Plan

_TIERS = {"emergency": "Emergency", "urgent": "The same day", "routine": "At your next contact"}


def plan_as_text(plan: Plan, language: Language = ENGLISH) -> str:
    """Write the whole plan as lines of text, in the order in which a patient needs it."""
    return "\n".join([*_head(plan, language), *_body(plan, language), *_team(plan, language)]) + "\n"


def _head(plan: Plan, language: Language) -> Iterator[str]:
    yield language.text("Getting ready")
    yield ", ".join(procedure.name for procedure in plan.procedures)
    for day in plan.days:
        for slot in day.slots:
            names = f": {', '.join(plan.names(slot.procedures))}" if len(plan.days) > 1 or len(day.slots) > 1 else ""
            yield f"{day_words(slot.at.date(), language, year=True)}, {clock_words(slot.at, language)}{names}"
    if plan.status == "not_final":
        yield language.text("Not final: the team or the clinic has something to settle.")
    if plan.is_draft:
        yield language.text("Starter content. Your clinic has not approved it yet.")


def _body(plan: Plan, language: Language) -> Iterator[str]:
    yield from ("", language.text("Before"))
    for line in plan.lines:
        yield from _line(line, plan, language)
    yield from ("", language.text("What will happen"))
    for placed in plan.steps:
        yield f"  {placed.number}/{placed.total} {placed.step.title} ({', '.join(plan.names((placed.procedure,)))})"
    yield from ("", language.text("Afterwards"))
    for after in plan.after:
        yield from _after(after, plan, language)
    yield from ("", language.text("Warning signs"))
    for sign in plan.signs:
        yield f"  {language.text(_TIERS[sign.tier])}: {sign.sign}. {sign.act}"


def _line(line: Line, plan: Plan, language: Language) -> Iterator[str]:
    if line.due.overdue:
        when = language.text("call us now")
    elif line.due.kind == "at_booking":
        when = language.text("now")
    else:
        when = moment_words(line.due, language)
    yield f"  - {line.do} [{when}]"
    yield f"      {line.because} ({', '.join(plan.names(line.asked_by))})"


def _after(line: AfterLine, plan: Plan, language: Language) -> Iterator[str]:
    until = f" [{distance_words(line.until, language)}]" if line.until else ""
    yield f"  - {line.text}{until} ({', '.join(plan.names(line.asked_by))})"


def _team(plan: Plan, language: Language) -> Iterator[str]:
    if plan.flags or plan.conflicts or plan.prompts:
        yield from ("", language.text("For the team"))
    for flag in plan.flags:
        mark = language.text("STOP") if flag.hard_stop else language.text("Look at")
        yield f"  {mark}: {flag.reason} ({flag.title}: {flag.answer})"
    for conflict in plan.conflicts:
        yield f"  {_settled(conflict, language)}: {conflict.title}: {' / '.join(side.text for side in conflict.sides)}"
    for prompt in plan.prompts:
        yield f"  {language.text('Order')}: {prompt.text}"


def _settled(conflict: Conflict, language: Language) -> str:
    if conflict.resolution is None:
        return language.text("Decide")
    return language.text("Decided by {name}").format(name=conflict.resolution.by)
