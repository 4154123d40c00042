"""Rules about what every procedure has, as the guide lists it."""

from collections.abc import Iterator

from models.content.lint.case import Case, Finding
from models.content.problems import Code


def normal_with_an_end(case: Case) -> Iterator[Finding]:
    """C038: nothing normal that ends: the reader cannot know when to call."""
    for part in case.procedures:
        lines = case.library.after_of(part.record)
        if not any(each.kind == "normal" and each.until for each in lines):
            yield part.finding(Code.NO_NORMAL, "no line says what is normal, and until when", "after")


def home_care(case: Case) -> Iterator[Finding]:
    """C039: nothing to do at home."""
    for part in case.procedures:
        if all(each.kind == "normal" for each in case.library.after_of(part.record)):
            yield part.finding(Code.NO_HOME_CARE, "no line says what to do at home", "after")


def radiation(case: Case) -> Iterator[Finding]:
    """C040: X-rays, and no answer about them."""
    for part in case.procedures:
        if part.record.facts.xray and part.record.radiation is None:
            yield part.finding(Code.NO_RADIATION, "X-rays are used, and nothing says how much", "radiation")


def look_alikes(case: Case) -> Iterator[Finding]:
    """C041: nothing that it is mixed up with."""
    for part in case.procedures:
        if not part.record.lookalikes:
            yield part.finding(Code.NO_LOOKALIKE, "it names nothing that it is mixed up with", "lookalikes")


def other_names(case: Case) -> Iterator[Finding]:
    """C042: no other name, so that only those who know its name find it."""
    for part in case.procedures:
        if not part.record.also_called:
            yield part.finding(Code.NO_OTHER_NAME, "no other name finds it", "also_called")


def limits(case: Case) -> Iterator[Finding]:
    """C043: nothing on what it can show or do, or nothing on what it cannot."""
    for part in case.procedures:
        for name in ("can_show", "cannot_show"):
            if not getattr(part.record, name):
                yield part.finding(Code.NO_LIMITS, f"'{name}' is empty", name)


def stop_signal(case: Case) -> Iterator[Finding]:
    """C065: a step that does not say when to speak up."""
    for part in case.procedures:
        for number, step in enumerate(part.record.during):
            if step.say_so_if is None:
                yield part.finding(Code.NO_STOP_SIGNAL, "it does not say when to speak up", "during", number)


def hard_moment(case: Case) -> Iterator[Finding]:
    """C066: something goes into the body, and no step is named as the hard one."""
    for part in case.procedures:
        facts = part.record.facts
        enters = facts.needle or facts.scope or facts.through_urethra or facts.catheter not in ("none", "existing")
        if enters and not any(step.peak for step in part.record.during):
            yield part.finding(Code.NO_HARD_MOMENT, "no step is marked as the hard one", "during")


RULES = (normal_with_an_end, home_care, radiation, look_alikes, other_names, limits, stop_signal, hard_moment)
