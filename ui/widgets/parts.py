"""What there is to learn of a procedure, in parts of one thing each; every text with its sources."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.content.library import Library
from models.content.procedure import Procedure, Statement
from models.document import facts
from models.document.dose import NaturalDays, natural_days, span_words
from models.document.risks import filled, one_number
from models.site import Site
from ui.language import current_language, tr
from ui.widgets.where_from import Sourced


@dataclass(frozen=True)
class Part:
    """One part: its heading and its texts.

    ``are_questions`` says that the texts are answers, which are read one by one. ``lookalikes`` names the
    procedure behind each text, where it is in the library; ``days`` is what a dose is drawn from, and ``chances``
    are figures for each text, so many of so many, where a page gives a number.
    """

    title: str
    texts: tuple[Sourced, ...]
    chips: tuple[str, ...] = ()
    lookalikes: tuple[str | None, ...] = ()
    days: NaturalDays | None = None
    chances: tuple[tuple[int, int] | None, ...] = ()
    are_questions: bool = False


def parts_of(procedure: Procedure, library: Library, site: Site) -> tuple[Part, ...]:
    """Give all parts that have something to say, in the order in which people ask."""
    found = (
        _about(procedure),
        Part(tr("Why it is done"), _said(procedure.why)),
        Part(tr("What can put it off"), _said(procedure.postpone)),
        Part(tr("What it can show"), _said(procedure.can_show)),
        Part(tr("What it cannot show"), _said(procedure.cannot_show)),
        _lookalikes(procedure, library),
        Part(tr("Step by step"), tuple(_steps(procedure))),
        Part(tr("Risks"), tuple(_risks(procedure)), chances=tuple(_chances(procedure))),
        _radiation(procedure, library, site),
        Part(tr("Questions"), tuple(_faqs(procedure)), are_questions=True),
    )
    return tuple(part for part in found if part.texts)


def _about(procedure: Procedure) -> Part:
    sources = procedure.about_sources
    pairs = (
        (tr("What it is"), procedure.what),
        (tr("Also called"), tr(", ").join(procedure.also_called)),
        (tr("Who does it"), procedure.who),
        (tr("Where"), procedure.where),
        (tr("How long it takes"), procedure.how_long),
    )
    texts = tuple(Sourced(text, sources, title) for title, text in pairs if text)
    return Part(tr("In short"), texts, facts.chips(procedure.facts, current_language()))


def _said(statements: Iterable[Statement]) -> tuple[Sourced, ...]:
    return tuple(Sourced(each.text, each.sources, note=each.note) for each in statements)


def _lookalikes(procedure: Procedure, library: Library) -> Part:
    texts = tuple(Sourced(each.difference, each.sources, each.name) for each in procedure.lookalikes)
    known = tuple(each.procedure if each.procedure in library.cards else None for each in procedure.lookalikes)
    return Part(tr("Look-alikes"), texts, lookalikes=known)


def _steps(procedure: Procedure) -> Iterator[Sourced]:
    for number, step in enumerate(procedure.during, 1):
        title = tr("{number}. {title}").format(number=number, title=step.title)
        yield Sourced(_perhaps(step.happens, some=step.for_ is not None), step.sources, title, note=step.note)


def _risks(procedure: Procedure) -> Iterator[Sourced]:
    for risk in procedure.risks:
        yield Sourced(_perhaps(risk.words, some=risk.for_ is not None), risk.sources, risk.text, note=risk.note)


def _chances(procedure: Procedure) -> Iterator[tuple[int, int] | None]:
    of = one_number(procedure.risks)
    for count in (filled(risk, of) for risk in procedure.risks):
        yield (count, of) if count is not None and of is not None else None


def _perhaps(text: str, *, some: bool) -> str:
    return tr("{text} (Only for some people.)").format(text=text) if some else text


def _faqs(procedure: Procedure) -> Iterator[Sourced]:
    return (Sourced(each.answer, each.sources, each.ask, note=each.note) for each in procedure.faqs)


def _radiation(procedure: Procedure, library: Library, site: Site) -> Part:
    """Say a dose in days of nature where a page gives a figure, else in the authors' words."""
    dose, words, title = procedure.dose, procedure.radiation, tr("Radiation")
    days = natural_days(dose, library.backgrounds.values(), site.country) if dose else None
    if dose and days:
        text = tr("As much as nature gives in {places} in {span}.")
        text = text.format(places=tr(" or ").join(days.places), span=span_words(days, current_language()))
        said = Sourced(text, days.sources, tr("How much radiation is it?"), note=dose.note)
        return Part(title, (said,), days=days)
    texts = (Sourced(words.answer, words.sources, words.ask, note=words.note),) if words else ()
    return Part(title, texts)
