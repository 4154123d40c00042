"""What a plan is made from, in one place for all who work on it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from models.content.library import Library
from models.content.procedure import Procedure
from models.language import Language
from models.planning.days import Day, days_of
from models.planning.timeline import Clock
from models.planning.visit import Visit
from models.site import SignedValue, Site


@dataclass(frozen=True)
class Request:
    """A checked visit in one clinic and language; its procedures are sorted, each once."""

    library: Library
    visit: Visit
    site: Site
    language: Language

    @cached_property
    def chosen(self) -> tuple[Procedure, ...]:
        """The procedures, in the plan's order."""
        return tuple(self.library.procedures[each] for each in self.visit.procedures)

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """The days of the visit."""
        return days_of(self.visit)

    @cached_property
    def topic_places(self) -> Mapping[str, int]:
        """Where each topic stands in ``topics.yaml``: the order in which lines of one moment are read."""
        return {topic: place for place, topic in enumerate(self.library.topics)}

    @cached_property
    def clock(self) -> Clock:
        """What places lines in time."""
        return Clock(self.site.zone, self.visit.now)

    @property
    def answers(self) -> Mapping[str, str]:
        """What was answered."""
        return self.visit.answers

    def counted_from(self, appointment: datetime | None) -> datetime | None:
        """Give the appointment back where the visit has others too, or one whose time nobody has said."""
        times = [self.visit.appointments.get(each) for each in self.visit.procedures]
        return appointment if len(set(times)) > 1 else None

    def signed(self, parameter: str) -> SignedValue | None:
        """Give the clinic's value if it is signed, in range and not expired."""
        today: date | None = self.visit.now.date() if self.visit.now else None
        return self.site.signed(self.library.parameters[parameter], today)

    def in_order(self, procedures: Iterable[str]) -> tuple[str, ...]:
        """Sort procedures as the plan does, each once."""
        return tuple(sorted(set(procedures)))
