"""When to get help, by tier, and what is normal."""

from collections import Counter

from models.content.shared import TIERS, Tier
from models.document.blocks import Block, Checklist, Heading, SignLine, TierBox, WriteLine
from models.document.home import after_line
from models.document.setting import Setting
from models.planning.plan import Sign


def warning_signs(setting: Setting) -> tuple[Block, ...]:
    """Give a box for each tier that has signs, the most urgent first."""
    boxes = [_box(setting, tier) for tier in TIERS if any(sign.tier == tier for sign in setting.plan.signs)]
    title = setting.language.text("When to get help")
    return (Heading(2, title, signpost=setting.signpost(title)), *boxes) if boxes else ()


def normal_effects(setting: Setting) -> tuple[Block, ...]:
    """Give what is normal afterwards, so that it frightens nobody."""
    lines = tuple(after_line(setting, line) for line in setting.plan.after if line.kind == "normal")
    return (Heading(2, setting.language.text("This is normal"), columns=2), Checklist(lines, "bullet")) if lines else ()


def _box(setting: Setting, tier: Tier) -> TierBox:
    signs = tuple(sign for sign in setting.plan.signs if sign.tier == tier)
    common = common_act(signs)
    heading = tier_heading(setting, tier)
    return TierBox(
        tier=tier,
        tier_name=_tier_name(setting, tier),
        heading=heading,
        act="" if heading.startswith(common.rstrip(".")) else common,
        numbers=tier_numbers(setting, tier),
        signs=tuple(_sign(setting, sign, common) for sign in signs),
    )


def common_act(signs: tuple[Sign, ...]) -> str:
    """Give what most signs of a tier ask for, to be said once above them; empty where each asks for something else."""
    act, many = Counter(sign.act for sign in signs).most_common(1)[0]
    return act if many > 1 or len(signs) == 1 else ""


def _sign(setting: Setting, sign: Sign, common: str) -> SignLine:
    return SignLine(
        sign=sign.sign,
        detail=sign.detail or "",
        act=sign.act if sign.act != common else "",
        at_once=sign.at_once,
        asked_by=setting.askers(sign.asked_by),
        sources=setting.cite(sign.sources),
    )


def _tier_name(setting: Setting, tier: Tier) -> str:
    text = setting.language.text
    return {"emergency": text("Emergency"), "urgent": text("Same day"), "routine": text("Next visit")}[tier]


def tier_heading(setting: Setting, tier: Tier) -> str:
    """Say what the signs of a tier ask for."""
    text = setting.language.text
    return {
        "emergency": text("Call the emergency number now if:"),
        "urgent": text("Call us the same day if:"),
        "routine": text("Tell us at your next visit if:"),
    }[tier]


def tier_numbers(setting: Setting, tier: Tier) -> tuple[WriteLine, ...]:
    """Give whom to ring for a tier."""
    if tier == "emergency":
        return (setting.emergency(),)
    return setting.phones() if tier == "urgent" else ()
