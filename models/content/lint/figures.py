"""Rules about numbers: chances that can be compared, units that are both given, values that the clinic can choose."""

import re
from collections.abc import Iterator

from models.content.lint.case import Case, Finding
from models.content.problems import Code
from models.content.procedure import Risk

_CELSIUS = re.compile(r"\d\s?°\s?C\b|\bdegrees? (?:C\b|Celsius)", re.IGNORECASE)
_FAHRENHEIT = re.compile(r"\d\s?°\s?F\b|\bdegrees? (?:F\b|Fahrenheit)", re.IGNORECASE)
_BOTH = re.compile(r"(\d+(?:\.\d+)?)\s?°C \((\d+(?:\.\d+)?)\s?°F\)")
_CHANCE = re.compile(r"(\d[\d.,]*) in (\d[\d,]*\d|\d)")
_ROUNDING = 0.15


def denominators(case: Case) -> Iterator[Finding]:
    """C044: chances out of different numbers, drawn or in words, which nobody can compare.

    A note that names the other number, as published, may say why it stays.
    """
    for part in case.procedures:
        chances = [(at, of, field) for at, risk in enumerate(part.record.risks) for of, field in _out_of(risk).items()]
        for at, of, field in chances:
            risk, (first, usual, _) = part.record.risks[at], chances[0]
            if of != usual and f"{of:,}" not in (risk.note or ""):
                message = f"out of {of:,}, but '{part.record.risks[first].id}' is out of {usual:,}"
                yield part.finding(Code.DENOMINATORS, message, "risks", at, field)


def _out_of(risk: Risk) -> dict[int, str]:
    """Give the numbers that a risk's chances are out of, each with the field that says so."""
    found = {int(of.replace(",", "")): "words" for _, of in _CHANCE.findall(risk.words)}
    return {risk.of: "of"} | {of: found[of] for of in found if of != risk.of} if risk.of else found


def counts(case: Case) -> Iterator[Finding]:
    """C045: more people than there are, or a count without the number it is out of."""
    for part in case.parts:
        if isinstance(part.record, Risk):
            count, of = part.record.count, part.record.of
            if (count is None) != (of is None):
                yield part.finding(Code.BAD_COUNT, "'count' and 'of' stand together", "count" if of is None else "of")
            if count is not None and of is not None and count > of:
                yield part.finding(Code.BAD_COUNT, f"{count} is more than {of}", "count")


def figure_in_words(case: Case) -> Iterator[Finding]:
    """C072: words that give another chance than the count that is drawn."""
    for part in case.parts:
        if isinstance(part.record, Risk) and part.record.count and part.record.of:
            drawn = part.record.count / part.record.of
            said = [_number(one) / _number(of) for one, of in _CHANCE.findall(part.record.words)]
            if said and not any(abs(each - drawn) <= drawn / 10 for each in said):
                message = f"'{part.record.words}' is not {part.record.count} in {part.record.of:,}"
                yield part.finding(Code.FIGURE_IN_WORDS, message, "words")


def _number(text: str) -> float:
    return float(text.replace(",", "").rstrip("."))


def one_unit(case: Case) -> Iterator[Finding]:
    """C048: a temperature in °C alone, or in °F alone."""
    for text in case.texts:
        celsius, fahrenheit = _CELSIUS.search(text.words), _FAHRENHEIT.search(text.words)
        if bool(celsius) != bool(fahrenheit):
            there, missing = ("°C", "°F") if celsius else ("°F", "°C")
            yield text.finding(Code.ONE_UNIT, f"a temperature in {there} without {missing}")


def conversions(case: Case) -> Iterator[Finding]:
    """C069: °C and °F that are not the same temperature."""
    for text in case.texts:
        for celsius, fahrenheit in _BOTH.findall(text.words):
            right = float(celsius) * 9 / 5 + 32
            if abs(right - float(fahrenheit)) > _ROUNDING:
                yield text.finding(Code.CONVERSION, f"{celsius} °C is {right:.1f} °F, not {fahrenheit} °F")


def options(case: Case) -> Iterator[Finding]:
    """C063: a value that the clinic signs, without two published answers to choose between."""
    for parameter in case.library.parameters.values():
        if len(parameter.options) < 2:
            message = "two published answers or more, side by side"
            yield case.part("parameters", parameter).finding(Code.FEW_OPTIONS, message, "options")


def option_out_of_range(case: Case) -> Iterator[Finding]:
    """C071: a published answer that the parameter's own range refuses."""
    for parameter in case.library.parameters.values():
        for number, option in enumerate(parameter.options):
            value = option.value
            numeric = isinstance(value, int) and parameter.kind == "duration"
            if numeric and parameter.refuses(value):
                message = str(parameter.refuses(value))
                found = case.part("parameters", parameter)
                yield found.finding(Code.OPTION_OUT_OF_RANGE, message, "options", number, "value")


RULES = (denominators, counts, figure_in_words, one_unit, conversions, options, option_out_of_range)
