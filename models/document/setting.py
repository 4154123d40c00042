"""What every part of the paper needs to know: the plan, the clinic, the language, and the numbers of the sources."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from models.content.pictures import View
from models.content.procedure import Procedure
from models.document.blocks import WriteLine
from models.document.dose import NaturalDays, natural_days
from models.language import Language
from models.planning.plan import Plan
from models.record.state import State
from models.site import Site


@dataclass(frozen=True)
class Setting:
    """One plan in one clinic and language, with the words that several parts share; perhaps as a nurse led it."""

    plan: Plan
    site: Site
    language: Language
    views: Mapping[str, View] = field(default_factory=dict)
    briefing: State | None = None

    @property
    def many(self) -> int:
        """How many procedures there are, for *test* or *tests*."""
        return len(self.plan.procedures)

    @property
    def dates(self) -> tuple[date, ...]:
        """The days of the visit that are known, in order."""
        return tuple(day.date for day in self.plan.days if day.date)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The sources by number, in the order in which the paper first cites them."""
        plan = self.plan
        cited = [
            *(line.sources for line in plan.lines),
            *(sign.sources for sign in plan.signs),
            *(line.sources for line in plan.after),
            *(step.step.sources for step in plan.steps),
            *(risk.sources for _, risk in plan.risks),
            *(days.sources for days in map(self.natural_days, plan.procedures) if days),
            *(side.sources for conflict in plan.conflicts for side in conflict.sides),
            *(prompt.sources for prompt in plan.prompts),
            *(option.sources for parameter in plan.unset for option in parameter.options),
        ]
        unique = dict.fromkeys(source for sources in cited for source in sources if source in plan.sources)
        return {source: number for number, source in enumerate(unique, 1)}

    def natural_days(self, procedure: Procedure) -> NaturalDays | None:
        """Count a procedure's dose in days of nature, where a page gives a figure."""
        return natural_days(procedure.dose, self.plan.backgrounds, self.site.country) if procedure.dose else None

    def cite(self, sources: tuple[str, ...]) -> tuple[int, ...]:
        """Give the numbers of these sources."""
        return tuple(sorted(self.numbers[source] for source in sources if source in self.numbers))

    def askers(self, procedures: tuple[str, ...]) -> tuple[str, ...]:
        """Name who asks, unless all do: then a name is noise."""
        names = self.plan.names(procedures)
        return () if len(names) == self.many else names

    def signpost(self, title: str) -> str:
        """Word the way to a section; the paper fills in its page."""
        return self.language.text("{title}: page {n}").format(title=title, n="{n}")

    def listed(self, words: tuple[str, ...]) -> str:
        """Write a short list on one line."""
        return self.language.text(", ").join(words)

    def answer(self, answer: str, says: str) -> str:
        """Say an answer in words: a choice in its own (``says``), the rest as everywhere."""
        return says or answer_words(answer, self.language)

    def phones(self) -> tuple[WriteLine, ...]:
        """Give the clinic's numbers by hours, or lines to write them on."""
        if self.site.phones:
            return tuple(WriteLine(phone.label, phone.number, number=True) for phone in self.site.phones)
        return (WriteLine(self.language.text("Day"), number=True), WriteLine(self.language.text("Night"), number=True))

    def emergency(self) -> WriteLine:
        """Give the emergency number, or a line to write it on."""
        return WriteLine(self.language.text("Emergency"), self.site.emergency_number, number=True)


def answer_words(answer: str, language: Language) -> str:
    """Say an answer in words; one of a question's own choices keeps its id."""
    known = {
        "yes": language.text("yes"),
        "no": language.text("no"),
        "unsure": language.text("not sure"),
        "unknown": language.text("not answered yet"),
    }
    return known.get(answer, answer)
