"""*Why am I seeing this?*: who asked for a line, which answer, which source, and who has reviewed it."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.content.shared import Source
from models.planning.plan import AfterLine, GivenAnswer, Line, Plan, Sign
from models.planning.wishes import UNKNOWN
from ui.language import tr
from ui.theme.look import look
from ui.widgets.labels import Heading, label

Explained = Line | AfterLine | Sign


def why_panel(plan: Plan, line: Explained) -> QWidget:
    """Make the panel for one line of the plan."""
    panel = QWidget()
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, 0, look().mm(4), 0)
    column.setSpacing(look().mm(2))
    because = getattr(line, "because", None)
    if because:
        column.addWidget(label(because, "lead"))
    procedures = ", ".join(plan.names(line.asked_by))
    _part(column, tr("You see this because you are having"), [procedures])
    _part(column, tr("And because of your answers"), [_answer(each) for each in line.answers])
    _part(column, tr("From your clinic"), _site_value(line))
    _part(column, tr("Where it comes from"), _sources(line.sources, plan.sources))
    _part(column, tr("Review"), [_review(plan, line.asked_by)])
    if isinstance(line, Line | AfterLine):
        rules = ", ".join(line.rules)
        column.addWidget(
            label(tr("For staff: {id}, rules {rules}").format(id=line.id, rules=rules), "small", soft=True)
        )
    column.addStretch(1)
    return panel


def _part(column: QVBoxLayout, heading: str, texts: list[str]) -> None:
    if texts:
        column.addSpacing(look().mm(2))
        column.addWidget(Heading(heading, "h3"))
        for text in texts:
            column.addWidget(label(text, "body"))


def _answer(given: GivenAnswer) -> str:
    words = {
        "yes": tr("yes"),
        "no": tr("no"),
        "unsure": tr("not sure"),
        UNKNOWN: tr("not answered, so we stay careful"),
    }
    return tr("{question}: {answer}").format(question=given.title, answer=given.says or words[given.answer])


def _site_value(line: Explained) -> list[str]:
    value = getattr(line, "site_value", None)
    if value is None:
        return []
    if value.value is None:
        return [tr("Your clinic has not set this yet. Please ask.")]
    words = tr("Signed by {name} on {day}.").format(name=value.signed_by, day=value.signed_on)
    return [words]


def _sources(ids: tuple[str, ...], sources: Mapping[str, Source]) -> list[str]:
    if not ids:
        return [tr("A caution added by the authors. No page says it in these words.")]
    found = []
    for each in ids:
        source = sources[each]
        dated = source.dated or tr("no date")
        words = tr("{issuer}: {title} ({dated}). Grade {grade}.")
        found.append(words.format(issuer=source.issuer, title=source.title, dated=dated, grade=source.grade))
    return found


def _review(plan: Plan, asked_by: tuple[str, ...]) -> str:
    reviews = [procedure.review for procedure in plan.procedures if procedure.id in asked_by]
    if any(review.status != "approved" for review in reviews):
        return tr("Starter content. Your clinic has not approved it yet.")
    return "; ".join(tr("Approved by {name} on {day}.").format(name=review.by, day=review.on) for review in reviews)
