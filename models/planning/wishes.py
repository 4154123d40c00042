"""What each procedure asks for, before anything is joined: one Wish for a record, with all who asked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from models.content.conditions import Condition
from models.content.library import Library
from models.planning.plan import GivenAnswer
from models.planning.visit import UNKNOWN


class Conditional(Protocol):
    """A record that applies to some people only."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def for_(self) -> Condition | None:
        """Whom it is for; None means everyone."""


Record = TypeVar("Record", bound=Conditional)


@dataclass(frozen=True)
class Wish(Generic[Record]):
    """A record that applies to this visit, and the procedures that ask for it, in the plan's order.

    ``place`` tells how far up its author put it, from 0; of several procedures, the highest place counts.
    """

    record: Record
    asked_by: tuple[str, ...]
    place: int = 0


def only(wishes: Iterable[Wish[Record]], procedures: tuple[str, ...]) -> tuple[Wish[Record], ...]:
    """Give wishes as some procedures have them; those that none of them has are left out."""
    askers = [(wish, tuple([each for each in wish.asked_by if each in procedures])) for wish in wishes]
    return tuple([Wish(wish.record, asked_by, wish.place) for wish, asked_by in askers if asked_by])


def applies(record: Conditional, answers: Mapping[str, str]) -> bool:
    """Tell whether a record belongs in the plan.

    What protects is left out only when its condition is certainly false; a permission is shown only when
    its condition is certainly true. So *not sure* and *not answered* always take the stricter branch.
    """
    if record.for_ is None:
        return True
    truth = record.for_.truth(answers)
    return truth is True if getattr(record, "only_when_certain", False) else truth is not False


def gather(asked: Iterable[tuple[str, Iterable[Record]]], answers: Mapping[str, str]) -> tuple[Wish[Record], ...]:
    """Collect the records that apply, one wish for each id (M1); one id is one record, whoever asks for it."""
    records: dict[str, Record] = {}
    askers: dict[str, list[str]] = {}
    places: dict[str, int] = {}
    for procedure, wanted in asked:
        for place, record in enumerate(wanted):
            if record.id not in askers:
                askers[record.id], places[record.id] = [], place
                if applies(record, answers):
                    records[record.id] = record
            if procedure not in askers[record.id]:
                askers[record.id].append(procedure)
            if place < places[record.id]:
                places[record.id] = place
    return tuple(Wish(record, tuple(askers[each]), places[each]) for each, record in records.items())


def given(record: Conditional, answers: Mapping[str, str], library: Library) -> tuple[GivenAnswer, ...]:
    """Give the answers that decided about a record, for its *why* (M6)."""
    return answers_to(record.for_, answers, library) if record.for_ is not None else ()


def answers_to(condition: Condition, answers: Mapping[str, str], library: Library) -> tuple[GivenAnswer, ...]:
    """Give what was said about all that a condition asks."""
    asked = dict.fromkeys(leaf.question for leaf in condition.leaves())
    found = []
    for each in asked:
        question, answer = library.questions[each], answers.get(each, UNKNOWN)
        found.append(GivenAnswer(each, question.title, answer, question.says(answer)))
    return tuple(found)
