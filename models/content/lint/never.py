"""Rules about what content never says: the clinic's numbers, doses, verdicts, promises, withdrawn advice."""

import re
from collections.abc import Iterator

from models.content.lint.case import Case, Finding, Text
from models.content.problems import Code
from models.content.shared import Source

_PHONE = re.compile(
    r"(?<![\w.,-])\+?\(?\d(?:[\s()./\u2010-\u2013-]{0,2}\d){6,}"  # seven digits or more, however they are grouped
    r"|\b(?:call|dial|phone|ring)\s+\d{3}\b",  # call 999
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\b(?:e?gfr|creatinine|potassium|inr|bmi|psa|hba1c|mmol|mg|kg|ml|mmhg)\b"
    r"|(?:^|[.?!] )(?:how (?:much|many|high|low|old|heavy|tall)"
    r"|what is your (?:weight|height|age|blood|last|latest))\b",
    re.IGNORECASE,
)
_RANGE = re.compile(r"[<>≤≥]\s*\d|\b(?:under|over|above|below|less than|more than|between)\s+\d", re.IGNORECASE)
_NUMBER = r"(?:\d[\d.,/]*|half an?|one|two|three|four|five|six|seven|eight|ten)"
_MEDICINE = (
    r"(?:medicines?|medications?|drugs?|tablets?|pills?|capsules?|injections?|aspirin|thinners?|warfarin|clopidogrel"
    r"|apixaban|rivaroxaban|dabigatran|edoxaban|ticagrelor|heparin|metformin|insulin|gliflozins?|semaglutide|ibuprofen"
    r"|naproxen|painkillers?|steroids?|antibiotics?|water tablets|iron|hrt)"
)
_DOSE = re.compile(
    r"\b\d[\d.,]*\s?(?:mg|mcg|µg|ug|micrograms?|milligrams?|grams?|g|iu)\b"
    rf"|\b(?:take|swallow|drink|give|use|inject|need)\s+(?:\w+\s+)?{_NUMBER}\s+"
    r"(?:tablets?|pills?|capsules?|puffs?|units?|drops?|sachets?|teaspoons?|doses?)\b"
    rf"|\b{_NUMBER}\s+units?\s+of\b",
    re.IGNORECASE,
)
_STOP = r"\b(?:stop|pause|hold|skip|miss|omit|leave out|come off|do not take|don't take|take no|no)\b"
_DAYS = rf"\b(?:an?|{_NUMBER})(?:\s+(?:to|or)\s+{_NUMBER})?\s+(?:hours?|days?|weeks?|months?)\b"
_STOP_DATE = re.compile(
    rf"{_STOP}[^.;?!]{{0,40}}\b{_MEDICINE}\b[^.;?!]{{0,40}}"
    rf"(?:{_DAYS}|\bthe (?:day|night|evening|morning|week) (?:before|of)\b)"
    rf"|{_DAYS}\s+before[^.;?!]{{0,30}}{_STOP}[^.;?!]{{0,40}}\b{_MEDICINE}\b"
    rf"|\b{_MEDICINE}\b[^.;?!]{{0,30}}\b(?:stopped|paused|held)\b[^.;?!]{{0,20}}{_DAYS}",
    re.IGNORECASE,
)
_NOT_STOPPING = re.compile(
    r"\b(?:do not|don't|never|nobody)\s+(?:ever |just )?(?:stop|pause|hold|skip|miss|omit|leave out|come off)\b"
    r"|\balcohol\b",
    re.IGNORECASE,
)
_VERDICT = re.compile(
    r"\byou (?:may|can|are (?:ok|okay|fine|free|fit|clear|safe|able|allowed) to) (?:now |then |safely )?"
    r"(?:go ahead|proceed|go on with|(?:still )?have the (?:test|scan|x-ray|procedure))\b"
    r"|\bcleared (?:for|to)\b|\byou are fit for\b"
    r"|(?:\b(?:it|this|that|these|they|dye)|x-rays?) (?:is|are) (?:all |quite )?safe (?:for\b|to (?:have|go)\b)"
    r"|\bgo ahead with\b|\bno need to (?:tell|call|ask|worry)\b"
    r"|\byou (?:do not|don't) (?:need|have) to (?:tell|call|worry)\b"
    r"|\byou are not at risk\b|\byou (?:have|are) nothing to (?:fear|worry)\b",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"\bpain(?:less|[- ]free)\b|\b(?:there is|there will be|you (?:will )?(?:have|feel)) no pain\b"
    r"|\b(?:will not|won't|does not|doesn't|cannot|never) hurt\b"
    r"|\b(?:will not|won't) feel (?:anything|any pain|a thing)\b"
    r"|\bnothing (?:can|will|could) (?:go wrong|happen)\b|\b(?:no|without (?:any )?|zero) risks?\b|\brisk[- ]free\b"
    r"|\b(?:completely|totally|perfectly|entirely|100 ?%|always|very) safe\b"
    r"|\ba safe (?:test|scan|procedure|operation)\b|\bguarantee[sd]?\b|\bwe promise\b"
    r"|\byou will be (?:fine|all right|ok|okay)\b|\bcannot (?:fail|go wrong)\b|\balways (?:works|helps|finds)\b"
    r"|\b(?:tube|drain|stent|catheter|line) (?:comes|will come|is coming|goes|will be taken|is taken) out today\b"
    r"|\bno side effects\b",
    re.IGNORECASE,
)
_NO_PROMISE = re.compile(r"\b(?:cannot|can't|do not|never|not|nobody can) (?:promise|guarantee)", re.IGNORECASE)
_MINIMISING = re.compile(
    r"\b(?:(?:a )?(?:little|bit of|touch of)|slight|mild|minor|minimal|some|small|brief) (?:\w+ )?discomfort\b"
    r"|\b(?:slightly|mildly|a (?:little|bit|touch)) (?:uncomfortable|unpleasant|painful|sore)\b"
    r"|\b(?:just|only) a (?:little |small |tiny |quick )?(?:scratch|prick|pinch|sting|twinge)\b"
    r"|\b(?:tiny|sharp) scratch\b"
    r"|\b(?:nothing to worry about|do not worry|don't worry|no big deal|nothing to be afraid of)\b"
    r"|\b(?:it|this) is (?:a )?(?:very )?(?:simple|easy|routine|harmless)\b",
    re.IGNORECASE,
)


def phone_numbers(case: Case) -> Iterator[Finding]:
    """C017: a number to ring that no clinic has entered, wherever it hides; a source's own address may have any."""
    for part, name, words in case.strings():
        found = _PHONE.search(words) if not isinstance(part.record, Source) else None
        if found:
            yield part.finding(Code.PHONE_NUMBER, f"'{found.group()}' reads like a phone number", name)


def measured_values(case: Case) -> Iterator[Finding]:
    """C019: a question that asks for a number about the body, or offers ranges of one as choices."""
    for question in case.library.questions.values():
        choices = [(("choices", number), choice.says) for number, choice in enumerate(question.choices)]
        for field, text in ((("ask",), question.ask), *choices):
            found = _MEASURED.search(text) or (_RANGE.search(text) if field[0] == "choices" else None)
            if found:
                message = f"'{found.group()}' asks for a measured value"
                yield case.part("questions", question).finding(Code.MEASURED, message, *field)


def myths(case: Case) -> Iterator[Finding]:
    """C024: a sentence that repeats withdrawn advice, as ``myths.yaml`` knows it."""
    found: dict[str, str] = {}
    for text, sentence in case.sentences:
        if sentence not in found and not _asked_by_reader(text):
            repeated = (each for each in case.library.myths.values() if each.is_in(sentence))
            found[sentence] = next((f"{each.id}: {each.because}" for each in repeated), "")
        if found.get(sentence):
            yield text.finding(Code.MYTH, f"'{sentence}' repeats {found[sentence]}")


def _asked_by_reader(text: Text) -> bool:
    """Tell whether it is what people ask; the answer puts it right."""
    return text.path[0] == "faqs" and text.path[-1] == "ask"


def doses(case: Case) -> Iterator[Finding]:
    """C032: how much of a medicine to take."""
    yield from _said(case, Code.DOSE, _DOSE, "tells how much to take")


def stop_dates(case: Case) -> Iterator[Finding]:
    """C033: when to stop a medicine."""
    yield from _said(case, Code.STOP_DATE, _STOP_DATE, "tells when to stop a medicine", _NOT_STOPPING)


def verdicts(case: Case) -> Iterator[Finding]:
    """C034: a verdict that only a person may give: you may go ahead, it is safe for you, no need to tell us."""
    yield from _said(case, Code.VERDICT, _VERDICT, "is a verdict")


def promises(case: Case) -> Iterator[Finding]:
    """C035: what nobody can promise: no pain, no risk, the tube comes out today."""
    yield from _said(case, Code.PROMISE, _PROMISE, "is a promise", _NO_PROMISE)


def minimising(case: Case) -> Iterator[Finding]:
    """C036: words that make a hard moment small, and tell the reader nothing."""
    yield from _said(case, Code.MINIMISING, _MINIMISING, "makes it small")


def _said(
    case: Case, code: Code, pattern: re.Pattern[str], what: str, unless: re.Pattern[str] | None = None
) -> Iterator[Finding]:
    """Find sentences that say what they must not; a question says nothing."""
    for text, sentence in case.sentences:
        found = pattern.search(sentence)
        if found and not sentence.endswith("?") and not (unless and unless.search(sentence)):
            yield text.finding(code, f"'{found.group().strip()}' {what}")


RULES = (phone_numbers, measured_values, myths, doses, stop_dates, verdicts, promises, minimising)
