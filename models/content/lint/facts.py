"""Rules about the facts of a procedure: they agree with each other, and the questions follow from them."""

from collections.abc import Callable, Iterator

from models.content.lint.case import Case, Finding, asked
from models.content.problems import Code
from models.content.procedure import Facts

_ASLEEP = ("sedation", "usually-asleep", "asleep")
_Test = Callable[[Facts], bool]
_CLASHES: tuple[tuple[_Test, str, str], ...] = (
    (lambda facts: facts.ct and not facts.xray, "ct", "a CT scan uses X-rays"),
    (lambda facts: bool(facts.contrast) and not facts.xray, "contrast", "dye is seen by X-rays only"),
    (
        lambda facts: facts.catheter == "urethra" and not facts.through_urethra,
        "catheter",
        "the tube goes through the urethra, and 'through_urethra' is false",
    ),
    (
        lambda facts: "artery" in facts.contrast and not facts.artery_puncture,
        "contrast",
        "dye goes into an artery, and 'artery_puncture' is false",
    ),
    (
        lambda facts: "spine" in facts.contrast and not facts.spinal_needle,
        "contrast",
        "dye goes into the spine, and 'spinal_needle' is false",
    ),
    (
        lambda facts: (facts.artery_puncture or facts.spinal_needle) and not facts.needle,
        "needle",
        "an artery or the back is punctured, and 'needle' is false",
    ),
    (
        lambda facts: facts.outside_line and facts.catheter != "vessel",
        "outside_line",
        "a line stays in a vessel, and 'catheter' is not 'vessel'",
    ),
    (
        lambda facts: "kidney-tube" in facts.contrast and facts.catheter not in ("existing", "kidney"),
        "contrast",
        "dye goes in by a kidney tube, and 'catheter' names none",
    ),
    (
        lambda facts: "kidney-tube" in facts.contrast and not facts.outside_drain,
        "outside_drain",
        "the kidney tube leads outside, and 'outside_drain' is false",
    ),
    (
        lambda facts: "womb" in facts.contrast and facts.catheter != "womb",
        "contrast",
        "dye goes into the womb, and 'catheter' is not 'womb'",
    ),
    (lambda facts: facts.minutes.max == 0, "minutes", "it takes no time at all"),
)
_QUESTIONS: tuple[tuple[_Test, tuple[str, ...], str], ...] = (
    (lambda facts: bool(facts.contrast), ("contrast-reaction",), "dye is used"),
    (lambda facts: facts.xray, ("pregnancy", "helper-pregnancy"), "X-rays are used"),
    (lambda facts: "vein" in facts.contrast or "artery" in facts.contrast, ("kidney-disease",), "dye enters the blood"),
    (
        lambda facts: facts.artery_puncture or facts.spinal_needle or facts.catheter == "kidney",
        ("blood-thinners",),
        "a needle goes deep",
    ),
    (lambda facts: facts.sedation in _ASLEEP, ("escort",), "there is sleep medicine"),
    (
        lambda facts: facts.through_urethra or facts.outside_drain,
        ("infection-symptoms",),
        "germs can be pushed up",
    ),
)
"""What must be asked of whom; only questions that the library has."""


def clashes(case: Case) -> Iterator[Finding]:
    """C053: two facts that cannot both hold, or a fact and its answers."""
    for part in case.procedures:
        facts = part.record.facts
        for clash, field, message in _CLASHES:
            if clash(facts):
                yield part.finding(Code.FACTS, message, "facts", field)
        for field in ("radiation", "dose"):
            if getattr(part.record, field) is not None and not facts.xray:
                yield part.finding(Code.FACTS, f"there is a '{field}', and no X-ray", field)


def fact_not_asked(case: Case) -> Iterator[Finding]:
    """C070: a fact without the question that makes it safe."""
    known = case.library.questions
    for part in case.procedures:
        for test, wanted, because in _QUESTIONS:
            there = [each for each in wanted if each in known]
            if there and test(part.record.facts) and not set(there) & asked(part.record):
                yield part.finding(Code.FACT_NOT_ASKED, f"{because}: it asks no {' or '.join(there)}", "questions")


RULES = (clashes, fact_not_asked)
