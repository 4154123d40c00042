"""What a kind of procedure must always warn of or ask for, as data that authors and reviewers can read."""

from typing import Self

from pydantic import Field, model_validator

from models.content.base import Content, Slug
from models.content.procedure import Catheter, Contrast, Facts, Sedation
from models.content.shared import TIERS, After, Instruction, Tier, WarningSign
from models.content.timing import IsoDuration


class Kind(Content):
    """A kind of procedure by its facts; all that are named must fit."""

    contrast: tuple[Contrast, ...] | None = None
    catheter: tuple[Catheter, ...] | None = None
    sedation: tuple[Sedation, ...] | None = None
    xray: bool | None = None
    needle: bool | None = None
    artery_puncture: bool | None = None
    spinal_needle: bool | None = None
    scope: bool | None = None
    through_urethra: bool | None = None
    outside_drain: bool | None = None
    outside_line: bool | None = None
    stent_left: bool | None = None

    @model_validator(mode="after")
    def _names_a_fact(self) -> Self:
        if all(wanted is None for _, wanted in self):
            raise ValueError("a kind of procedure names at least one fact")
        return self

    def fits(self, facts: Facts) -> bool:
        """Tell whether a procedure with these facts is of this kind."""
        named = [(getattr(facts, name), wanted) for name, wanted in self if wanted is not None]
        return all(_fits(fact, wanted) for fact, wanted in named)


def _fits(fact: object, wanted: object) -> bool:
    """Tell whether a fact, or one of several, is among those wanted."""
    if not isinstance(wanted, tuple):
        return fact is wanted
    return bool(set(fact if isinstance(fact, tuple) else (fact,)).intersection(wanted))


class Need(Content):
    """One of the named shared records must be in the procedure.

    A warning sign counts at ``at_least`` this tier, and only if it is for everyone; a line for afterwards counts
    if it lasts. An empty list means that nobody has written such a record yet, so that no procedure of this
    kind can pass unnoticed.
    """

    any_sign: tuple[Slug, ...] | None = None
    any_instruction: tuple[Slug, ...] | None = None
    any_after: tuple[Slug, ...] | None = None
    at_least: Tier | None = None
    lasting: IsoDuration | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if sum(each is not None for each in (self.any_sign, self.any_instruction, self.any_after)) != 1:
            raise ValueError("a need is exactly one of any_sign, any_instruction, any_after")
        if (self.any_sign is None) != (self.at_least is None):
            raise ValueError("'at_least' names the lowest tier of 'any_sign', and of nothing else")
        if self.lasting is not None and self.any_after is None:
            raise ValueError("'lasting' belongs to 'any_after'")
        return self

    @property
    def ids(self) -> tuple[str, ...]:
        """The records of which one is needed."""
        return self.any_sign or self.any_instruction or self.any_after or ()

    def is_met_by(self, record: WarningSign | Instruction | After) -> bool:
        """Tell whether a record of the procedure is what is needed, and strict enough."""
        if record.id not in self.ids:
            return False
        if isinstance(record, WarningSign):
            least = self.at_least or TIERS[-1]
            return record.for_ is None and TIERS.index(record.tier) <= TIERS.index(least)
        if record.only_when_certain:
            return False
        until = record.until if isinstance(record, After) else None
        return self.lasting is None or (until is not None and until.length >= self.lasting.length)


class RedFlag(Content):
    """A rule that holds for every procedure of some kind, whoever writes it."""

    id: Slug
    because: str = Field(min_length=1, description="For authors: what goes wrong without it.")
    when: tuple[Kind, ...] = Field(min_length=1, description="Any of these kinds.")
    needs: tuple[Need, ...] = Field(min_length=1, description="All of these.")
