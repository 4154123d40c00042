"""Topics: which lines meet when procedures are combined, and how the lines of one topic are joined."""

from typing import Literal, Self

from pydantic import Field, model_validator

from models.content.base import Content, Slug, Text
from models.content.conditions import Condition

Operator = Literal["union", "earliest", "latest", "longest", "shortest", "highest", "never_automatic"]
Unit = Literal["minutes", "hours", "days"]
COMPARING: tuple[Operator, ...] = ("earliest", "latest", "longest", "shortest")
_NOT_IN: dict[str, tuple[Operator, ...]] = {"before": ("longest", "shortest"), "after": ("earliest", "latest")}


class Topic(Content):
    """Lines that meet when procedures are combined, and the operator that joins them.

    - ``union``: every different line stays; the same line asked for several times appears once.
    - ``earliest``: the line that comes soonest stands for all (stop eating, be here).
    - ``latest``: the line nearest to the appointment stands for all (a test that must be fresh).
    - ``longest``: the line that lasts longest stands for all (no driving, someone at home).
    - ``shortest``: the line that ends soonest stands for all (what is normal, before it becomes a sign).
    - ``highest``: the line at the highest of the topic's ``levels`` stands for all (who goes home with you).
    - ``never_automatic``: two different lines are never joined; the team decides.

    ``unit`` is what the distances of a comparing topic are counted in; ``levels`` go from the weakest to the
    strictest. ``across_days``: what is done for one day acts on another (a medicine, unlike a full bladder),
    so lines for different days meet too.
    """

    id: Slug
    title: Text
    phase: Literal["before", "after"] = Field(description="Of preparation, or of what follows at home.")
    operator: Operator
    unit: Unit | None = None
    levels: tuple[Slug, ...] = ()
    across_days: bool = False
    icon: Slug
    ask_team_when: Text | None = None
    ask_team_if: Condition | None = Field(
        default=None, description="The team is asked unless this is certainly false, once any line of the topic binds."
    )
    by_bleeding: bool = Field(default=False, description="Staff see how the procedures are classed for bleeding.")
    ask_us: Text | None = Field(default=None, description="The patient's line while the team has not decided.")
    between_appointments: Text | None = Field(
        default=None, description="Added where one line stands for several appointments of a day."
    )
    sources: tuple[Slug, ...] = ()
    note: str | None = None

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.operator in _NOT_IN[self.phase]:
            raise ValueError(f"'{self.operator}' cannot join lines of the phase '{self.phase}'")
        if self.across_days and self.operator != "never_automatic":
            raise ValueError("'across_days' belongs to 'never_automatic': only such lines are weighed across days")
        if (self.operator in COMPARING) != (self.unit is not None):
            raise ValueError(f"'unit' belongs to {', '.join(COMPARING)}, and to no other operator")
        if (self.operator == "highest") != (len(self.levels) > 1):
            raise ValueError("'highest' needs two levels or more, from the weakest to the strictest; others have none")
        if self.operator == "never_automatic" and (self.ask_us is None or self.ask_team_when is None):
            raise ValueError(
                "a 'never_automatic' topic needs 'ask_us', the line while the team has not decided, and 'ask_team_when'"
            )
        if self.ask_team_if is not None and self.ask_team_when is None:
            raise ValueError("'ask_team_if' needs 'ask_team_when', the words for the team")
        if self.by_bleeding and self.ask_team_if is None:
            raise ValueError("'by_bleeding' needs 'ask_team_if': the classes stand beside what the team is asked")
        return self

    @property
    def may_conflict(self) -> bool:
        """True where lines may stand against each other, so that the team has something to settle."""
        return self.ask_us is not None and self.operator in ("never_automatic", "earliest")


class Prompt(Content):
    """Order or spacing advice for the team.

    It is shown when every group of ``between`` has a chosen procedure, or when two of ``any_two_of`` are chosen.
    """

    id: Slug
    between: tuple[tuple[Slug, ...], ...] = ()
    any_two_of: tuple[Slug, ...] = ()
    text: str
    sources: tuple[Slug, ...]
    note: str | None = None

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (len(self.between) > 1) == (len(self.any_two_of) > 1):
            raise ValueError("a prompt is 'between' two groups or more, or for 'any_two_of' a list")
        return self

    def concerns(self, chosen: frozenset[str]) -> tuple[str, ...]:
        """Name the chosen procedures that it is about, sorted; none if it does not apply."""
        groups = self.between or (self.any_two_of,)
        found = [chosen.intersection(group) for group in groups]
        named = frozenset().union(*found)
        return tuple(sorted(named)) if all(found) and len(named) > 1 else ()
