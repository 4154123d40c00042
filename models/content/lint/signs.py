"""Rules about warning signs: the same words for the same sign, and an act that fits the tier."""

import re
from collections.abc import Iterator
from itertools import combinations

from models.content.lint.case import Case, Finding
from models.content.problems import Code
from models.content.shared import WarningSign

_ALIKE = 88
_ACTS = {
    "emergency": re.compile(r"\bemergency number\b|\bambulance\b", re.IGNORECASE),
    "urgent": re.compile(r"\b(?:call|tell|ring|phone)\b.*\b(?:today|now|at once|the same day)\b", re.IGNORECASE),
}
_NOW = re.compile(r"\b(?:now|at once)\b", re.IGNORECASE)
_TOO_MUCH = re.compile(r"\bemergency\b", re.IGNORECASE)


def same_sign(case: Case) -> Iterator[Finding]:
    """C025: two signs under different ids that say nearly the same; the reader would take them for two."""
    from rapidfuzz import fuzz

    found = [(part, part.record.sign.lower()) for part in case.parts if isinstance(part.record, WarningSign)]
    for (one, says), (other, also) in combinations(found, 2):
        if (
            _same_person(says, also)
            and fuzz.token_sort_ratio(says, also, score_cutoff=_ALIKE)
            and not _differ_in_numbers(says, also)
        ):
            message = f"'{other.record.sign}' is '{one.record.id}' in different words: '{one.record.sign}'"
            yield other.finding(Code.SAME_SIGN, message, "sign")


def _same_person(one: str, other: str) -> bool:
    return ("your child" in one) == ("your child" in other)


def _differ_in_numbers(one: str, other: str) -> bool:
    """Tell whether only their thresholds tell two signs apart, as for a child under 3 months."""
    numbers = [re.findall(r"\d[\d.,]*", each) for each in (one, other)]
    return numbers[0] != numbers[1]


def wrong_act(case: Case) -> Iterator[Finding]:
    """C068: an act that asks for less, or more, than the sign's tier."""
    for part in case.parts:
        if isinstance(part.record, WarningSign):
            wanted = _ACTS.get(part.record.tier)
            if wanted and not wanted.search(part.record.act):
                yield part.finding(Code.WRONG_ACT, f"'{part.record.act}' is not what '{part.record.tier}' asks", "act")
            if part.record.tier == "urgent" and bool(_NOW.search(part.record.act)) != part.record.at_once:
                yield part.finding(Code.WRONG_ACT, f"'at_once' does not say what '{part.record.act}' does", "at_once")
            if wanted is None and _TOO_MUCH.search(part.record.act):
                yield part.finding(Code.WRONG_ACT, f"'{part.record.act}' is too much for 'routine'", "act")


RULES = (same_sign, wrong_act)
