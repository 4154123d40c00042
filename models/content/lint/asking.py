"""Rules about questions: asked where they count, open where they teach, and heard by the team."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from models.content.conditions import Condition
from models.content.lint.case import Case, Finding, asked
from models.content.places import Path
from models.content.problems import Code
from models.content.procedure import Faq, Procedure
from models.content.questions import Question
from models.content.shared import TeachBack

_CLOSED = re.compile(
    r"^(?:do|does|did|is|are|was|can|could|may|must|should|shall|will|would|have|has)\b(?!.*\b(?:what|when|who|how)\b)",
    re.IGNORECASE,
)
_ALIKE = 92
_MOST_ANSWERS = 6


def unasked(case: Case) -> Iterator[Finding]:
    """C037: a condition on a question that the procedure never asks, so that nobody can ever answer it."""
    for part in case.procedures:
        known = asked(part.record)
        for path, condition in _conditions(case, part.record):
            for question in dict.fromkeys(leaf.question for leaf in condition.leaves()):
                if question not in known:
                    yield part.finding(Code.UNASKED, f"the procedure does not ask '{question}'", *path)
        if part.record.side_question and part.record.side_question not in known:
            message = f"the procedure does not ask '{part.record.side_question}'"
            yield part.finding(Code.UNASKED, message, "side_question")


def _conditions(case: Case, procedure: Procedure) -> Iterator[tuple[Path, Condition]]:
    """Give the conditions of every line of a procedure, shared ones too."""
    library = case.library
    fields: dict[str, tuple[Any, ...]] = {
        "questions": tuple(each for each in procedure.questions if not isinstance(each, str)),
        "preparation": library.preparation_of(procedure),
        "during": procedure.during,
        "after": library.after_of(procedure),
        "warning_signs": library.signs_of(procedure),
        "risks": procedure.risks,
        "teach_back": library.teach_back_of(procedure),
    }
    for name, records in fields.items():
        for number, record in enumerate(records):
            if record.for_ is not None:
                yield (name, number), record.for_


def same_question(case: Case) -> Iterator[Finding]:
    """C046: the same question twice among those that people ask."""
    from rapidfuzz import fuzz, utils

    for part in case.procedures:
        faqs = part.record.faqs
        for (_, one), (number, other) in combinations(enumerate(faqs), 2):
            if fuzz.token_sort_ratio(one.ask, other.ask, processor=utils.default_process) >= _ALIKE:
                message = f"'{other.ask}' was asked before: '{one.ask}'"
                yield part.finding(Code.SAME_FAQ, message, "faqs", number, "ask")


def closed_question(case: Case) -> Iterator[Finding]:
    """C056: a teach-back question that a plain yes or no would answer, or a point of its answer named twice."""
    for part in case.parts:
        if isinstance(part.record, TeachBack):
            if _CLOSED.search(part.record.ask):
                yield part.finding(Code.CLOSED, f"'{part.record.ask}' can be answered with yes or no", "ask")
            points = [each.lower() for each in part.record.must_contain]
            if len(set(points)) < len(points):
                yield part.finding(Code.CLOSED, "it names a point of the answer twice", "must_contain")


def not_flagged(case: Case) -> Iterator[Finding]:
    """C062: a safety question whose answer reaches nobody."""
    for question in case.library.questions.values():
        if question.group == "safety" and question.flag is None:
            yield case.part("questions", question).finding(
                Code.NO_FLAG, "no answer to it is shown to the team", "group"
            )


def question_marks(case: Case) -> Iterator[Finding]:
    """C067: a question without its mark, which is read as an order."""
    for part in case.parts:
        if isinstance(part.record, Faq | TeachBack | Question) and "?" not in part.record.ask:
            yield part.finding(Code.NO_QUESTION_MARK, f"'{part.record.ask}' asks nothing", "ask")


def many_answers(case: Case) -> Iterator[Finding]:
    """C086: more answers than people can weigh against each other at once, *not sure* among them."""
    for question in case.library.questions.values():
        if len(question.answers) > _MOST_ANSWERS:
            message = f"{len(question.answers)} answers, 'not sure' among them; {_MOST_ANSWERS} are the most"
            yield case.part("questions", question).finding(Code.MANY_ANSWERS, message, "choices")


RULES = (unasked, same_question, closed_question, not_flagged, question_marks, many_answers)
