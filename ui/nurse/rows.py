"""What the nurse goes through in each section: the plan's lines, with what stands behind each in a few words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from models.content.shared import Source
from models.planning.clock import clock_words, day_words, group_words
from models.planning.plan import AfterLine, Due, Line, Plan, PlanStep, Sign
from models.record.kept_plan import KeptPlan
from models.site import Site
from ui.language import current_language, tr
from ui.widgets.answers import given_words
from ui.widgets.care_card import tier_words

Section = Literal["answers", "before", "during", "after", "signs", "teach_back", "sign"]
SECTIONS: tuple[Section, ...] = get_args(Section)
_NAMED = 2


@dataclass(frozen=True)
class Row:
    """One line to go through: ``key`` is that of its mark; ``behind`` are rules and sources for staff.

    ``group`` stands above the first row that has it. ``warns`` says that it must not be left out.
    """

    key: str
    title: str
    detail: str
    behind: str
    group: str
    warns: bool
    line: Line | AfterLine | Sign | None = None


def section_name(section: Section) -> str:
    """Give the name of a section."""
    return {
        "answers": tr("Answers"),
        "before": tr("Before"),
        "during": tr("During"),
        "after": tr("After"),
        "signs": tr("Warning signs"),
        "teach_back": tr("Teach-back"),
        "sign": tr("Finish and sign"),
    }[section]


def rows_of(plan: Plan, site: Site, section: Section, kept: KeptPlan) -> tuple[Row, ...]:
    """Give the rows of a section; answers, teach-back and signing have forms of their own."""
    critical = frozenset(kept.critical)
    if section == "before":
        return tuple(_before(plan, critical))
    if section == "during":
        return tuple(_step(plan, each) for each in plan.steps)
    if section == "after":
        return tuple(_after(plan, each, critical) for each in plan.after)
    if section == "signs":
        return tuple(_sign(plan, site, each, critical) for each in plan.signs)
    return ()


def keys_of(plan: Plan) -> dict[Section, tuple[str, ...]]:
    """Give the keys of the lines of each section, without wording them."""
    return {
        "before": tuple(each.key for each in plan.lines),
        "during": tuple(_step_key(each) for each in plan.steps),
        "after": tuple(each.key for each in plan.after),
        "signs": tuple(each.id for each in plan.signs),
    }


def _step_key(placed: PlanStep) -> str:
    return f"{placed.procedure}/{placed.step.id}"


def _before(plan: Plan, critical: frozenset[str]) -> Iterator[Row]:
    language = current_language()
    dates = tuple(day.date for day in plan.days if day.date)
    for line in plan.lines:
        group = tr(", ").join(filter(None, group_words(line.due, dates, language)))
        said = [_answers(line), line.because]
        detail = " · ".join(each for each in (_clock(line.due), *said) if each)
        yield Row(line.key, line.do, detail, _behind(plan, line), group, line.key in critical, line)


def _clock(due: Due) -> str:
    at = due.at
    return clock_words(at, current_language()) if isinstance(at, datetime) else ""


def _answers(line: Line) -> str:
    given = [given_words(each.answer, each.says) for each in line.answers]
    return tr("Answer: {answer}").format(answer=", ".join(given)) if given else ""


def _after(plan: Plan, line: AfterLine, critical: frozenset[str]) -> Row:
    group = {"normal": tr("Normal"), "care": tr("Care"), "activity": tr("What you can do")}[line.kind]
    return Row(line.key, line.text, line.detail or "", _behind(plan, line), group, line.key in critical, line)


def _step(plan: Plan, placed: PlanStep) -> Row:
    (name,) = plan.names((placed.procedure,))
    step = placed.step
    return Row(_step_key(placed), step.title, step.happens, _issuers(plan, step.sources), name, False)


def _sign(plan: Plan, site: Site, sign: Sign, critical: frozenset[str]) -> Row:
    return Row(
        sign.id,
        sign.sign,
        sign.act,
        _issuers(plan, sign.sources),
        tier_words(sign.tier, site, at_once=sign.at_once)[0],
        sign.id in critical,
        sign,
    )


def _behind(plan: Plan, line: Line | AfterLine) -> str:
    """Name rules and sources; where there is none, the clinic or the authors stand behind it."""
    decided = tr("decided by {name}").format(name=line.decision.by) if line.decision else ""
    asks = tr("clinic decides") if line.ask_us else ""
    parts = (_issuers(plan, line.sources), decided, asks, " ".join(line.rules))
    return " · ".join(each for each in parts if each)


def _issuers(plan: Plan, ids: Iterable[str]) -> str:
    sources = [plan.sources[each] for each in ids if each in plan.sources]
    named = ", ".join(dict.fromkeys(_short(each) for each in sources[:_NAMED]))
    more = len(sources) - _NAMED
    return tr("{sources} +{n}").format(sources=named, n=more) if more > 0 else named


def _short(source: Source) -> str:
    year = source.dated[:4] if source.dated else ""
    return f"{source.issuer} {year}".strip()


def day_line(plan: Plan) -> str:
    """Say when the person comes, and when to be there."""
    language = current_language()
    said = []
    for day in plan.days:
        if day.date is None:
            continue
        words = day_words(day.date, language, year=True)
        arrival = plan.arrival(day)
        if arrival is not None and isinstance(arrival.at, datetime):
            words = tr("{day}, arrive {clock}").format(day=words, clock=clock_words(arrival.at, language))
        elif day.slots:
            words = tr("{day}, {clock}").format(day=words, clock=clock_words(day.slots[0].at, language))
        said.append(words)
    return " · ".join(said) or tr("No time yet")
