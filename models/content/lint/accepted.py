"""Exceptions: which findings the authors looked at and let stand, and which exceptions are out of date."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from models.content.lint.case import Case, Finding
from models.content.nearest import did_you_mean
from models.content.problems import Code

NEVER_ACCEPTED = (
    Code.RED_FLAG, Code.PHONE_NUMBER, Code.MEASURED, Code.MYTH, Code.DOSE, Code.STOP_DATE, Code.VERDICT, Code.PROMISE,
    Code.WRONG_ACT,
)  # fmt: skip
"""What protects people: these words change, the rule does not bend."""


def without_accepted(case: Case, found: AbstractSet[Finding]) -> Iterator[Finding]:
    """Give what nobody accepted; and C064: an exception that finds nothing to except, or may not be made.

    While something cannot be read, nobody knows what an exception is for.
    """
    never = {code.id for code in NEVER_ACCEPTED}
    accepted = {each.id for each in case.library.exceptions.values() if each.code not in never}
    yield from (finding for finding in found if finding.id not in accepted)
    there = {finding.id for finding in found}
    for each in case.library.exceptions.values():
        part = case.part("exceptions", each)
        if each.code in never:
            yield part.finding(Code.STALE_EXCEPTION, f"no exception is made of {each.code}", "code")
        elif each.id not in there and not case.library.problems:
            hint = did_you_mean(each.record, [other.record for other in found if other.problem.code == each.code])
            yield part.finding(Code.STALE_EXCEPTION, f"{each.code} finds nothing at '{each.record}'{hint}", "record")
