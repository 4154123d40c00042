"""Why each line of a plan is there, as text for staff and reviewers: the whole chain of reasons (M6)."""

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType

from models.language import ENGLISH, Language
from models.planning.clock import moment_words
from models.planning.plan import AfterLine, Due, GivenAnswer, Line, Plan, Reasoned, Sign
from models.planning.visit import Resolution

RULES: Mapping[str, str] = MappingProxyType(
    {
        "M1": "asked for by several, said once",
        "M2": "the strictest stands for all",
        "M3": "never joined by the program: the team decides",
        "M4": "the highest tier of all procedures",
        "M6": "every line has its reason",
        "M7": "an answer decides, and not sure is never no",
        "M8": "counted back from the appointment in the clinic's time",
    }
)
_WIDTH = 11


def explain_plan(plan: Plan, wanted: Collection[str], language: Language = ENGLISH) -> str:
    """Give a block of text for each wanted line, by id, in the plan's order."""
    blocks: list[str] = []
    blocks += [_block(each.key, each.do, _reasons(plan, each, language)) for each in plan.lines if each.id in wanted]
    blocks += [_block(each.key, each.text, _reasons(plan, each, language)) for each in plan.after if each.id in wanted]
    blocks += [_block(sign.id, sign.sign, _of_sign(plan, sign)) for sign in plan.signs if sign.id in wanted]
    return "\n".join(blocks)


def _block(name: str, words: str, reasons: Iterator[tuple[str, str]]) -> str:
    return "".join((f"{name}: {words}\n", *(f"  {label:{_WIDTH}} {text}\n" for label, text in reasons)))


def _reasons(plan: Plan, line: Line | AfterLine, language: Language) -> Iterator[tuple[str, str]]:
    if isinstance(line, Line):
        yield "because", line.because
        yield "when", _when(line.due, language)
    yield "asked by", ", ".join(line.asked_by)
    yield from _answers(line.answers)
    for each in line.gave_way:
        yield "gave way", f"{each.id}: {each.text} ({', '.join(each.asked_by)})"
    if isinstance(line, Line) and line.site_value:
        value = line.site_value
        signed = (
            f"= {value.value}, signed by {value.signed_by} on {value.signed_on}" if value.signed_by else "is not set"
        )
        yield "parameter", f"{value.parameter} {signed}"
    if line.decision:
        yield "decided", _decision(line.decision)
    if line.ask_us:
        yield "open", "the clinic or the team must settle it; the line says ask us"
    yield "rules", "; ".join(f"{rule} {RULES[rule]}" for rule in line.rules)
    yield from _sources(plan, line)


def _when(due: Due, language: Language) -> str:
    if due.kind == "at_booking":
        return "now, before the person leaves"
    return moment_words(due, language) + (" (already past: call us now)" if due.overdue else "")


def _of_sign(plan: Plan, sign: Sign) -> Iterator[tuple[str, str]]:
    yield "tier", f"{sign.tier}: {sign.act}"
    yield "asked by", ", ".join(sign.asked_by)
    yield from _answers(sign.answers)
    yield "rules", f"M4 {RULES['M4']}"
    yield from _sources(plan, sign)


def _answers(answers: tuple[GivenAnswer, ...]) -> Iterator[tuple[str, str]]:
    for given in answers:
        yield "answer", f"{given.question} = {given.answer}"


def _decision(decision: Resolution) -> str:
    chosen = decision.chosen or f"“{decision.words}”"
    return f"{chosen} of {', '.join(sorted(decision.between))}; by {decision.by}, {decision.at:%Y-%m-%d %H:%M}"


def _sources(plan: Plan, line: Reasoned | Sign) -> Iterator[tuple[str, str]]:
    if not line.sources:
        yield "source", "none: a caution added by the authors"
    for each in line.sources:
        source = plan.sources[each]
        dated = f", {source.dated}" if source.dated else ""
        yield "source", f"[{source.grade}] {source.issuer}: {source.title}{dated} ({each})"
