"""What every part of a kept briefing's paper needs: its events, what they came to, and words for people and times."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from models.language import Language
from models.planning.clock import clock_words, day_words
from models.record.chain import Link
from models.record.event import Person
from models.record.events import AnyEvent
from models.record.fold import state_of
from models.record.kept_plan import KeptPlan
from models.record.names import NO_NAMES, Names, names_in
from models.record.state import State
from models.site import Site

_NO_PLAN = KeptPlan({}, (), {})


@dataclass(frozen=True)
class Told:
    """One briefing in one clinic and language. Its words are those that were kept, never those of today's content."""

    events: Sequence[AnyEvent]
    links: Sequence[Link]
    site: Site
    language: Language
    content: Names = NO_NAMES
    """Today's names, for what was kept without one."""

    @cached_property
    def state(self) -> State:
        """What the events came to."""
        return state_of(self.events)

    @cached_property
    def kept(self) -> KeptPlan:
        """The plan that was shown last; an empty one if none was."""
        return self.state.kept or _NO_PLAN

    @cached_property
    def names(self) -> Names:
        """What procedures, questions and answers are called."""
        return names_in(self.events, self.content)

    def local(self, at: datetime) -> datetime:
        """Give a time on the clinic's clock, or on that of the computer that wrote it."""
        return at.astimezone(self.site.zone) if self.site.zone else at

    def clock(self, at: datetime) -> str:
        """Give the clock time."""
        return clock_words(self.local(at), self.language)

    def day(self, day: date) -> str:
        """Give a day in full."""
        return day_words(day, self.language, year=True)

    def moment(self, at: datetime) -> str:
        """Give day and clock time."""
        words = self.language.text("{day}, {clock}")
        return words.format(day=self.day(self.local(at).date()), clock=self.clock(at))

    def time(self, at: datetime) -> str:
        """Give the clock time, and the day only if it is not the one on which the briefing began."""
        begun = self.local(self.state.started.at).date()
        return self.clock(at) if self.local(at).date() == begun else self.moment(at)

    def person(self, person: Person) -> str:
        """Name somebody with role and number, and say where the name is only as typed."""
        language = self.language
        words = person_words(person, language)
        typed = language.text("{person}, name as typed")
        return typed.format(person=words) if person.known_by == "typed" else words

    def listed(self, words: Sequence[str]) -> str:
        """Write a short list on one line."""
        return self.language.text("; ").join(words)


def person_words(person: Person, language: Language) -> str:
    """Name somebody with their role, and their number where it is known."""
    words = language.text("{name}, {role}").format(name=person.name, role=person.role)
    if not person.registration:
        return words
    return language.text("{name} ({number})").format(name=words, number=person.registration)
