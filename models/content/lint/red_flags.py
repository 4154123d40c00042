"""Rules about what a kind of procedure must always warn of or ask for."""

from collections.abc import Iterator

from models.content.library import Library
from models.content.lint.case import Case, Finding
from models.content.problems import Code
from models.content.procedure import Procedure
from models.content.red_flags import Need
from models.content.shared import TIERS, After, Instruction, WarningSign


def red_flags(case: Case) -> Iterator[Finding]:
    """C013: a procedure without what its kind must carry, as ``red_flags.yaml`` says."""
    for part in case.procedures:
        for flag in case.library.red_flags.values():
            if any(kind.fits(part.record.facts) for kind in flag.when):
                for need in flag.needs:
                    name, carried = _carried(case.library, part.record, need)
                    if not any(need.is_met_by(each) for each in carried):
                        yield part.finding(Code.RED_FLAG, f"{flag.id}: {_wanted(need)}; {flag.because}", name)


def _carried(
    library: Library, procedure: Procedure, need: Need
) -> tuple[str, tuple[WarningSign | Instruction | After, ...]]:
    """Give the field of a procedure that could meet a need, and the records in it."""
    if need.any_sign is not None:
        return "warning_signs", library.signs_of(procedure)
    if need.any_instruction is not None:
        return "preparation", library.preparation_of(procedure)
    return "after", library.after_of(procedure)


def _wanted(need: Need) -> str:
    if not need.ids:
        return "a record that nobody has written yet is missing"
    strict = f", for everyone and at least {need.at_least}" if need.at_least else ""
    lasting = f", lasting {need.lasting}" if need.lasting else ""
    return f"{' or '.join(need.ids)} is missing{strict}{lasting}"


def tiers(case: Case) -> Iterator[Finding]:
    """C013: a procedure that does not say for every tier what belongs in it."""
    for part in case.procedures:
        found = {sign.tier for sign in case.library.signs_of(part.record) if sign.for_ is None}
        for tier in TIERS:
            if tier not in found:
                yield part.finding(Code.RED_FLAG, f"no sign for everyone has the tier '{tier}'", "warning_signs")


RULES = (red_flags, tiers)
