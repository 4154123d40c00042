"""*Why am I seeing this?*: who asked for a line, which answer, which source, and who has reviewed it."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from models.planning.plan import AfterLine, GivenAnswer, Line, Plan, Sign
from models.planning.visit import UNKNOWN
from ui.language import tr
from ui.widgets.evidence import decided_words, origin_words, review_words
from ui.widgets.labels import Heading, label
from ui.widgets.panel import Panel
from ui.widgets.why_staff import chain

Explained = Line | AfterLine | Sign


def why_panel(plan: Plan, line: Explained, *, for_staff: bool, first: QWidget | None = None) -> Panel:
    """Explain one line of the plan; staff see the whole chain of rules. ``first`` stands above all."""
    return Panel([*([first] if first else []), *_items(plan, line, for_staff)])


def _items(plan: Plan, line: Explained, for_staff: bool) -> Iterator[QWidget]:
    because = getattr(line, "because", None)
    if because:
        yield label(because, "lead")
    for heading, texts in (*_parts(plan, line), *(chain(plan, line) if for_staff else ())):
        if texts:
            head = Heading(heading, "h3")
            head.setProperty("keep-with-next", True)
            yield head
            yield from (label(text, "body") for text in texts)


def _parts(plan: Plan, line: Explained) -> Iterator[tuple[str, list[str]]]:
    yield tr("You see this because you are having"), [", ".join(plan.names(line.asked_by))]
    yield tr("And because of your answers"), [_answer(each) for each in line.answers]
    yield tr("From your clinic"), _site_value(line)
    decision = getattr(line, "decision", None)
    yield tr("Your team has decided"), [decided_words(decision)] if decision else []
    yield tr("Where it comes from"), origin_words(line.sources, plan.sources)
    yield tr("Review"), review_words(each for each in plan.procedures if each.id in line.asked_by)


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
