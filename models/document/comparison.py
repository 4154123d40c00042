"""Two or three procedures side by side, for a reader who asks which one it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from models.content.library import Library
from models.content.procedure import Procedure, Statement
from models.document import facts
from models.document.dose import natural_days, span_words
from models.language import ENGLISH, Language
from models.site import NO_SITE, Site

MOST = 3
_FASTING = ("fasting-food", "fasting-clear-drinks")


class ComparisonError(ValueError):
    """The procedures cannot be set side by side."""


@dataclass(frozen=True)
class Row:
    """One question about all of them; ``different`` says that the answers are not the same."""

    question: str
    cells: tuple[str, ...]

    @property
    def different(self) -> bool:
        """True where the reader should look."""
        return len(set(self.cells)) > 1


@dataclass(frozen=True)
class Table:
    """The procedures by name, the rows, and the authors' sentences on exactly these with their sources."""

    names: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    sources: tuple[str, ...]


def compare(library: Library, ids: tuple[str, ...], site: Site = NO_SITE, language: Language = ENGLISH) -> Table:
    """Set procedures side by side.

    Raises:
        ComparisonError: fewer than two, more than three, one twice, or one that is not in the library.
    """
    if len(set(ids)) != len(ids) or not 2 <= len(ids) <= MOST:
        raise ComparisonError("compare two or three different procedures")
    unknown = [each for each in ids if each not in library.procedures]
    if unknown:
        raise ComparisonError(f"there is no procedure '{unknown[0]}'")
    chosen = tuple(library.procedures[each] for each in ids)
    found = [each for each in library.comparisons.values() if set(each.procedures) <= set(ids)]
    return Table(
        names=tuple(each.name for each in chosen),
        rows=tuple(_rows(library, chosen, site, language)),
        notes=tuple(each.text for each in found),
        sources=tuple(dict.fromkeys(source for each in found for source in each.sources)),
    )


def _rows(library: Library, chosen: tuple[Procedure, ...], site: Site, language: Language) -> Iterable[Row]:
    text = language.text
    all_facts = [each.facts for each in chosen]
    yes, no = text("Yes"), text("No")

    def row(question: str, cells: Iterable[str]) -> Row:
        return Row(question, tuple(cells))

    yield row(text("What is it?"), (each.summary for each in chosen))
    yield row(text("A camera?"), (yes if each.scope else no for each in all_facts))
    yield row(text("X-rays?"), (facts.rays(each, language) for each in all_facts))
    yield row(text("Dye?"), (_dye(each, language) for each in chosen))
    yield row(text("A tube?"), (facts.tube(each, language) for each in all_facts))
    yield row(text("A needle?"), (yes if each.needle else no for each in all_facts))
    yield row(text("Awake?"), (facts.awake(each, language) for each in all_facts))
    yield row(text("How long?"), (facts.length(each, language) for each in all_facts))
    yield row(text("Eat and drink before?"), (_fasting(library, each, language) for each in chosen))
    yield row(text("Radiation, as nature gives in"), (_dose(library, each, site, language) for each in chosen))
    yield row(text("What it can show"), (_said(each.can_show) for each in chosen))
    yield row(text("What it cannot show"), (_said(each.cannot_show) for each in chosen))


def _dye(procedure: Procedure, language: Language) -> str:
    return language.text(", ").join(facts.dye(procedure.facts, language)) or language.text("No dye")


def _fasting(library: Library, procedure: Procedure, language: Language) -> str:
    """Say whether a reader has to stop eating or drinking; *as usual* only where a line says so."""
    text = language.text
    lines = [each for each in library.preparation_of(procedure) if each.topic in _FASTING]
    stops = [each for each in lines if not each.only_when_certain and not each.opposite]
    if stops:
        everyone = any(each.for_ is None for each in stops)
        return text("You stop before it") if everyone else text("Some people stop before it. Ask us.")
    if not lines or any(each.opposite for each in lines):
        return text("Ask us")
    everyone = any(each.for_ is None for each in lines)
    return text("As usual") if everyone else text("As usual, unless we tell you to stop")


def _dose(library: Library, procedure: Procedure, site: Site, language: Language) -> str:
    if not procedure.facts.xray:
        return language.text("None")
    days = natural_days(procedure.dose, library.backgrounds.values(), site.country) if procedure.dose else None
    return span_words(days, language) if days else language.text("Ask us")


def _said(statements: tuple[Statement, ...]) -> str:
    return " ".join(each.text for each in statements) or "–"
