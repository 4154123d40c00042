"""Risks as the authors worded them, with figures where a page gives a number, and a dose beside nature's."""

from collections.abc import Iterable

from models.content.procedure import Procedure, Risk
from models.document.blocks import Bar, Block, Chance, Heading, NaturalBars, RiskLine
from models.document.dose import YEAR, NaturalDays, span_words
from models.document.setting import Setting
from models.language import Language

_FIGURES = (100, 1000)
"""How many figures are drawn; more would be too small to see."""


def risks(setting: Setting) -> tuple[Block, ...]:
    """Give the risks and the dose, procedure by procedure; all figures are out of one number."""
    blocks: list[Block] = [Heading(2, setting.language.text("Risks"), columns=2)]
    of = one_number(risk for _, risk in setting.plan.risks)
    for procedure in setting.plan.procedures:
        if setting.many > 1:
            blocks.append(Heading(3, procedure.name))
        own = (risk for asked_by, risk in setting.plan.risks if asked_by == procedure.id)
        blocks += [_line(setting, risk, of) for risk in own]
        blocks += _natural(setting, procedure)
    return tuple(blocks)


def one_number(found: Iterable[Risk]) -> int | None:
    """Choose what all chances are drawn out of: the number in which most can be said exactly, the smaller of two."""
    known = list(found)
    fitting = {of: sum(filled(risk, of) is not None for risk in known) for of in _FIGURES}
    return max(fitting, key=lambda of: fitting[of]) if any(fitting.values()) else None


def filled(risk: Risk, of: int | None) -> int | None:
    """Give how many of so many figures are filled; None where there is no figure, or none that is exact."""
    if not risk.count or not risk.of or not of or risk.count * of % risk.of:
        return None
    return risk.count * of // risk.of


def chance_words(count: int, of: int, language: Language) -> str:
    """Say a chance as it is drawn."""
    return language.text("{count} of {of}").format(count=f"{count:,}", of=f"{of:,}")


def _line(setting: Setting, risk: Risk, of: int | None) -> RiskLine:
    language, count = setting.language, filled(risk, of)
    chance = None
    if count is not None and of is not None:
        alt = language.text("{of} figures. {count} of them are filled.").format(count=f"{count:,}", of=f"{of:,}")
        chance = Chance(count, of, chance_words(count, of, language), alt)
    return RiskLine(risk.text, risk.words, chance, setting.cite(risk.sources))


def _natural(setting: Setting, procedure: Procedure) -> tuple[Block, ...]:
    days, text = setting.natural_days(procedure), setting.language.text
    return (Heading(3, text("X-rays, beside what nature gives")), _bars(setting, days)) if days else ()


def _bars(setting: Setting, days: NaturalDays) -> NaturalBars:
    text, whole = setting.language.text, max(YEAR, days.most)
    nature = Bar(text("One year of nature"), YEAR / whole, YEAR / whole)
    span = text("This test: {span} of nature").format(span=span_words(days, setting.language))
    test = Bar(span, days.least / whole, days.most / whole)
    is_wide = test.most - test.least > 1 / 50
    note = text("The striped part: it may be less, or as much as this.") if is_wide else ""
    alt = text("Two bars on one scale. {nature}. {test}.").format(nature=nature.words, test=test.words)
    return NaturalBars(nature, test, note, alt, setting.cite(days.sources))
