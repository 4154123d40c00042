"""Answers in words, and what they ask of the reader."""

from PySide6.QtWidgets import QFrame

from models.content.conditions import NO, UNSURE, YES
from models.content.questions import Question
from models.planning.clock import no_clock_words
from models.planning.plan import Plan
from ui.language import current_language, tr
from ui.widgets.labels import Heading, card, label


def answer_words(question: Question, answer: str | None) -> str:
    """Say an answer as the reader saw it."""
    return given_words(answer or "", question.says(answer or ""))


def given_words(answer: str, says: str) -> str:
    """Say an answer of which only its id and its own words, if any, are known."""
    return says or {YES: tr("Yes"), NO: tr("No"), UNSURE: tr("Not sure")}.get(answer, tr("Not answered"))


def speak_to_nurse(plan: Plan) -> QFrame:
    """Make the card that sends the reader to the nurse: which answers, never what they might mean."""
    frame, column = card("stop", padding=3, spacing=0.5)
    frame.setProperty("full-row", True)
    column.addWidget(Heading(tr("Please speak to the nurse"), "h3"))
    topics = ", ".join(flag.title for flag in plan.hard_stops)
    column.addWidget(label(tr("Tell the nurse what you said about: {topics}.").format(topics=topics), "body"))
    column.addWidget(
        label(tr("You can read on. The nurse will talk with you before your procedure."), "body", soft=True)
    )
    return frame


def no_clock() -> QFrame:
    """Make the card that says why there are no clock times."""
    title, words = no_clock_words(current_language())
    frame, column = card("caution", padding=3, spacing=0.5)
    frame.setProperty("full-row", True)
    column.addWidget(Heading(title, "h3"))
    column.addWidget(label(words, "body"))
    return frame


def team_decides(plan: Plan) -> QFrame:
    """Make the card that names what the team still decides; the sides are not for the patient."""
    frame, column = card("tint", padding=3)
    frame.setProperty("full-row", True)
    topics = ", ".join(conflict.title for conflict in plan.open_conflicts)
    column.addWidget(label(tr("The team decides about: {topics}.").format(topics=topics), "body"))
    return frame
