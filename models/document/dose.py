"""A dose in everyday terms: as long as nature takes to give the same. Only where a page gives a figure."""

from collections.abc import Iterable
from dataclasses import dataclass

from models.content.background import Background
from models.content.procedure import Dose
from models.language import Language

YEAR = 365.25
_MONTH = YEAR / 12


@dataclass(frozen=True)
class NaturalDays:
    """The least and the most days of natural background that equal a dose.

    ``places`` are those they were counted for, ``sources`` the pages on the dose and on these places.
    """

    least: float
    most: float
    places: tuple[str, ...]
    sources: tuple[str, ...]


def natural_days(dose: Dose, backgrounds: Iterable[Background], country: str | None = None) -> NaturalDays | None:
    """Count the days for the clinic's own country, or over all that are known; None where none is."""
    known = list(backgrounds)
    own = [each for each in known if country and each.id == country.lower()]
    used = own or known
    if not used:
        return None
    strongest, weakest = (best(each.msv_a_year for each in used) for best in (max, min))
    sources = dict.fromkeys((*dose.sources, *(source for each in used for source in each.sources)))
    places = tuple(each.place for each in used)
    return NaturalDays(dose.low / strongest * YEAR, dose.high / weakest * YEAR, places, tuple(sources))


def span_words(days: NaturalDays, language: Language) -> str:
    """Say the span in the largest unit that is not zero: days, weeks, months or years."""
    least, most = (stretch_words(each, language) for each in (days.least, days.most))
    if least == most:
        return language.text("about {span}").format(span=most)
    return language.text("about {least} to {most}").format(least=least, most=most)


def stretch_words(days: float, language: Language) -> str:
    """Round a stretch of time to what people can picture."""
    if days < 1:
        return language.text("less than a day")
    if days < 14:
        return language.count("{n} day", "{n} days", round(days))
    if days < 2 * _MONTH:
        return language.count("{n} week", "{n} weeks", round(days / 7))
    if days < 2 * YEAR:
        return language.count("{n} month", "{n} months", round(days / _MONTH))
    return language.count("{n} year", "{n} years", round(days / YEAR))
