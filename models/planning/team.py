"""What the team must look at: answers that stop or concern it, and advice on order and spacing (M5, M7)."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from models.content.conditions import UNSURE
from models.content.library import Library
from models.content.questions import Question
from models.planning.booking import spacing
from models.planning.plan import Flag, TeamPrompt
from models.planning.request import Request
from models.planning.visit import UNKNOWN

_NOTHING_ANSWERED: Mapping[str, str] = MappingProxyType({})


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
    """Sourced advice on order and spacing for what was chosen, and what the times of a day mean (M5)."""
    chosen = frozenset(request.visit.procedures)
    for prompt in request.library.prompts.values():
        concerns = prompt.concerns(chosen)
        if concerns:
            yield TeamPrompt(prompt.id, prompt.text, concerns, prompt.sources)
    yield from spacing(request)
