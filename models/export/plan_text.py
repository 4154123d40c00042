"""A plan as plain text, for a terminal; the paper is made from the document, not from here."""

from collections.abc import Iterable, Iterator

from models.document.days import decided
from models.document.setting import Setting
from models.language import ENGLISH, Language
from models.planning.clock import clock_words, day_words, distance_words, moment_words
from models.planning.plan import AfterLine, Conflict, Flag, Line, Plan, Side, decision_words
from models.planning.visit import Resolution
from models.site import NO_SITE

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
    setting = Setting(plan, NO_SITE, language)
    for flag in plan.flags:
        yield f"  {_flag(flag, setting)}"
    for conflict in plan.conflicts:
        yield f"  {_conflict(conflict, setting)}"
    for prompt in plan.prompts:
        mark = language.text("Order") if prompt.kind == "order" else language.text("To ask the person")
        said = "".join(f" ({each.title}: {each.answer})" for each in prompt.answers)
        yield f"  {mark}: {prompt.text}{said}"
        yield from (f"      {note}" for note in prompt.notes)


def _flag(flag: Flag, setting: Setting) -> str:
    matter = f"{flag.reason} ({flag.title}: {flag.answer})"
    if flag.resolution is not None:
        return f"{matter}: {_settled(flag.resolution, (), setting)}"
    mark = setting.language.text("STOP") if flag.hard_stop else setting.language.text("Look at")
    return f"{mark}: {matter}"


def _conflict(conflict: Conflict, setting: Setting) -> str:
    if conflict.resolution is not None:
        return f"{conflict.title}: {_settled(conflict.resolution, conflict.sides, setting)}"
    sides = " / ".join(side.text for side in conflict.sides)
    return f"{setting.language.text('Decide')}: {conflict.title}: {sides}"


def _settled(resolution: Resolution, sides: Iterable[Side], setting: Setting) -> str:
    """Say what stands, the chosen side or the team's own words, and then who decided and when, as the paper does."""
    return " ".join((decision_words(resolution, sides), *decided(setting, resolution)))
