"""The easy-read sheet: one idea and one picture a line, in few words, from the same plan as the full sheet."""

from collections.abc import Mapping
from types import MappingProxyType

from models.content.pictures import View
from models.content.shared import TIERS, Tier
from models.content.wording import sentences
from models.document.blocks import (
    Block,
    Document,
    EasyBox,
    EasyLine,
    EasyList,
    EasyStep,
    Heading,
    Notice,
    Paragraph,
    WriteLine,
)
from models.document.days import by_day, decided, when_words
from models.document.home import until_words
from models.document.led import easily_decided, easily_to_settle, how_it_ended
from models.document.setting import Setting
from models.document.sheet import Replaced, contacts, framed, notices, replaced
from models.document.signs import common_act, tier_heading, tier_numbers
from models.document.steps import drawing
from models.language import ENGLISH, Language
from models.planning.plan import AfterLine, Line, Plan, PlanStep, Sign
from models.record.state import State
from models.site import NO_SITE, Site

_NO_VIEWS: Mapping[str, View] = MappingProxyType({})
_TIER_ICONS: Mapping[Tier, str] = {"emergency": "ambulance", "urgent": "phone", "routine": "calendar"}
_NO_PICTOGRAM = "alert"


def easy_sheet(
    plan: Plan,
    site: Site = NO_SITE,
    language: Language = ENGLISH,
    views: Mapping[str, View] = _NO_VIEWS,
    replaces: Replaced | None = None,
    briefing: State | None = None,
) -> Document:
    """Write the plan in easy-read: every line, sign and step of the full sheet, its reasons and sources left out.

    It carries the same number as the full sheet, for both say the same plan.
    """
    setting = Setting(plan, site, language, views, briefing)
    text = language.text
    blocks = (
        *replaced(setting, replaces),
        *how_it_ended(setting),
        *notices(setting),
        contacts(setting),
        *easily_decided(setting),
        *easily_to_settle(setting),
        *_before(setting),
        *_signs(setting),
        *_after(setting),
        *_steps(setting),
        Paragraph(text("Your full sheet says more. Ask us for it.")),
    )
    return framed(setting, blocks, "easy")


def _before(setting: Setting) -> tuple[Block, ...]:
    """Give what is late, then every line under its day."""
    text, lines = setting.language.text, setting.plan.lines
    late = tuple(line for line in lines if line.due.overdue)
    blocks: list[Block] = []
    if late:
        said = (text("The time for this has already passed. Do not wait: call us."),)
        blocks += [Notice("overdue", text("Call us now"), said), _list(setting, late)]
    title = setting.language.count("Before your test", "Before your tests", setting.many)
    days = by_day(setting, tuple(line for line in lines if not line.due.overdue))
    blocks += [Heading(2, title)] if days else []
    for heading, group in days:
        blocks += [heading, _list(setting, tuple(group))]
    return tuple(blocks)


def _list(setting: Setting, lines: tuple[Line, ...]) -> EasyList:
    return EasyList(tuple(_line(setting, line, when_words(setting, line)) for line in lines), ticks=True)


def _line(setting: Setting, line: Line | AfterLine, when: str) -> EasyLine:
    asked_by = setting.listed(setting.askers(line.asked_by))
    return EasyLine(
        icon=line.icon,
        words=sentences(line.easy),
        more=tuple(each for each in (when, asked_by, *decided(setting, line.decision)) if each),
        write=WriteLine(setting.language.text("We tell you")) if line.ask_us else None,
    )


def _signs(setting: Setting) -> tuple[Block, ...]:
    found = {tier: tuple(sign for sign in setting.plan.signs if sign.tier == tier) for tier in TIERS}
    boxes = tuple(_box(setting, tier, signs) for tier, signs in found.items() if signs)
    return (Heading(2, setting.language.text("When to get help")), *boxes) if boxes else ()


def _box(setting: Setting, tier: Tier, signs: tuple[Sign, ...]) -> EasyBox:
    common, heading = common_act(signs), tier_heading(setting, tier)
    return EasyBox(
        tier=tier,
        icon=_TIER_ICONS[tier],
        heading=heading,
        act=() if heading.startswith(common.rstrip(".")) else sentences(common),
        numbers=tier_numbers(setting, tier),
        lines=tuple(_sign(setting, sign, common) for sign in signs),
    )


def _sign(setting: Setting, sign: Sign, common: str) -> EasyLine:
    """Word a sign; what it asks for beyond the others of its tier stands below it."""
    return EasyLine(
        icon=sign.icon or _NO_PICTOGRAM,
        words=sentences(sign.easy),
        act=sign.act if sign.act != common else "",
        more=(setting.listed(askers),) if (askers := setting.askers(sign.asked_by)) else (),
    )


def _after(setting: Setting) -> tuple[Block, ...]:
    text = setting.language.text
    blocks: list[Block] = []
    for kind, title in (
        ("normal", text("This is normal")),
        ("care", text("Look after yourself")),
        ("activity", text("Driving, work and daily life")),
    ):
        lines = tuple(line for line in setting.plan.after if line.kind == kind)
        if lines:
            worded = tuple(_line(setting, line, until_words(setting, line.ends_on)) for line in lines)
            blocks += [Heading(3, title), EasyList(worded)]
    return (Heading(2, text("Afterwards, at home")), *blocks) if blocks else ()


def _steps(setting: Setting) -> tuple[Block, ...]:
    text = setting.language.text
    blocks: list[Block] = [Heading(2, text("What happens during it"))]
    for procedure in setting.plan.procedures:
        steps = tuple(step for step in setting.plan.steps if step.procedure == procedure.id)
        blocks += [Heading(3, procedure.name)] if setting.many > 1 else []
        if any(step.side_unknown for step in steps):
            blocks.append(Paragraph(text("The pictures show the left side. Yours may be the right."), opens=True))
        blocks += [_step(setting, step) for step in steps]
    return tuple(blocks)


def _step(setting: Setting, planned: PlanStep) -> EasyStep:
    step = planned.step
    return EasyStep(
        number=str(planned.number),
        title=step.title,
        words=sentences(step.easy or step.happens),
        peak=setting.language.text("This may be the hardest moment") if step.peak else "",
        picture=drawing(setting, planned),
    )
