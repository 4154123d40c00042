"""What ids are called in a briefing: in the words that were kept with it, else in those of today's content."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from models.content.library import Library
from models.record.events import AnyEvent, PlanTaken


@dataclass(frozen=True)
class Names:
    """Procedures and questions by id; ``choices`` are the words of answers, by question and answer.

    What is not named keeps its id.
    """

    procedures: Mapping[str, str] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def procedure(self, procedure: str) -> str:
        """Name a procedure."""
        return self.procedures.get(procedure, procedure)

    def question(self, question: str) -> str:
        """Name a question."""
        return self.questions.get(question, question)


NO_NAMES = Names()


def names_in(events: Iterable[AnyEvent], content: Names = NO_NAMES) -> Names:
    """Give the names that were kept with a briefing, and those of the content for what has none there."""
    kept = [each.kept for each in events if isinstance(each, PlanTaken)]
    procedures, questions, choices = dict(content.procedures), dict(content.questions), dict(content.choices)
    for each in kept:
        procedures |= each.procedures
        questions |= each.questions
        choices |= each.choices
    return Names(procedures, questions, choices)


def names_of(library: Library) -> Names:
    """Give the names of today's content."""
    asked = library.questions.values()
    return Names(
        procedures={each.id: each.short_name for each in library.cards.values()},
        questions={each.id: each.title for each in asked},
        choices={(each.id, choice.id): choice.says for each in asked for choice in each.choices},
    )
