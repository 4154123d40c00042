"""What the team must look at: answers that stop or concern it, and advice on order and spacing (M5, M7)."""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType

from models.content.conditions import UNSURE
from models.content.library import Library
from models.content.questions import Question
from models.content.timing import Duration
from models.planning.clock import clock_words, distance_words
from models.planning.plan import Flag, TeamPrompt
from models.planning.request import Request
from models.planning.timeline import minutes_of
from models.planning.visit import UNKNOWN

_NOTHING_ANSWERED: Mapping[str, str] = MappingProxyType({})
_LONG_GAP = 120
"""Minutes between two appointments of a day from which staff are asked: a caution of the authors, with no source."""


def questions_for(
    library: Library, procedures: tuple[str, ...], answers: Mapping[str, str] = _NOTHING_ANSWERED
) -> tuple[Question, ...]:
    """Give the questions that some chosen procedure needs after these answers, each once, in their order."""
    wanted = {question for each in procedures for question in library.procedures[each].asks(answers)}
    questions = (library.questions[each] for each in wanted)
    return tuple(sorted(questions, key=lambda question: (question.order, question.id)))


def flags(request: Request) -> tuple[Flag, ...]:
    """Whatever the team must look at, hard stops first; *not sure* and *not answered* are never *no* (M7)."""
    found = []
    asks = {each.id: each.asks(request.answers) for each in request.chosen}
    for question in questions_for(request.library, request.visit.procedures, request.answers):
        answer, flag = request.answers.get(question.id, UNKNOWN), question.flag
        if flag and answer in (*flag.when, UNSURE, UNKNOWN):
            asked_by = tuple(each.id for each in request.chosen if question.id in asks[each.id])
            resolution = request.visit.resolution(question.id, (answer,))
            says, title = question.says(answer), question.title
            found.append(Flag(question.id, title, flag.reason, answer, asked_by, flag.hard_stop, says, resolution))
    return tuple(sorted(found, key=lambda flag: not flag.hard_stop))


def prompts(request: Request) -> Iterator[TeamPrompt]:
    """Sourced advice on order and spacing for what was chosen, and long gaps on one day (M5)."""
    chosen = frozenset(request.visit.procedures)
    for prompt in request.library.prompts.values():
        concerns = prompt.concerns(chosen)
        if concerns:
            yield TeamPrompt(prompt.id, prompt.text, concerns, prompt.sources)
    yield from _gaps(request)


def _gaps(request: Request) -> Iterator[TeamPrompt]:
    language = request.language
    for day in request.days:
        for first, second in pairwise(day.slots):
            start, end = (request.clock.instant(slot.at) for slot in (first, second))
            minutes = minutes_of(end) - minutes_of(start)
            if minutes >= _LONG_GAP:
                words = language.text(
                    "{gap} lie between the appointments at {first} and {second}. "
                    "Agree when the person may eat, drink, take medicines and rest."
                ).format(
                    gap=distance_words(Duration(minutes=minutes), language),
                    first=clock_words(first.at, language),
                    second=clock_words(second.at, language),
                )
                concerned = request.in_order((*first.procedures, *second.procedures))
                yield TeamPrompt(f"gap-{first.at:%Y-%m-%dt%H-%M}", words, concerned, ())
