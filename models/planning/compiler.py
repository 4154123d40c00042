"""Make one plan of several procedures. ``make_plan`` is pure: the same input gives the same plan, in any order.

The rules, cited by number in the tests and in the safety case:

- M1  One line a topic: what several procedures ask for appears once, and names everyone who asked.
- M2  Nobody is weakened: the joined line is at least as strict as each parent's (``operators``).
- M3  Some topics are never joined by the program: they become a conflict for the team, and the patient's
      line says *ask us*.
- M4  Warning signs are the union; the highest tier wins for the same sign.
- M5  Sourced advice on order and spacing becomes a prompt for the team.
- M6  Every line says why: the reason, the procedures, the answer that brought it in, the clinic's sign-off.
- M7  Answers gate, never diagnose: a hard stop sends the patient to the nurse, and the reason to the team.
      *Not sure* and *not answered* are never *no*.
- M8  Clock times count back from the appointment in the clinic's own time; what is already past comes first.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from models.content.library import Library
from models.content.parameters import Parameter
from models.content.procedure import Risk
from models.content.shared import TIERS
from models.language import ENGLISH, Language
from models.planning.aftercare import aftercare
from models.planning.joining import Found
from models.planning.plan import Line, Plan, PlanStep, Sign, TeachBackItem
from models.planning.preparation import preparation
from models.planning.request import Request
from models.planning.team import flags, prompts
from models.planning.visit import UNKNOWN, Visit, check_visit
from models.planning.wishes import applies, gather, given
from models.site import NO_SITE, Site


def make_plan(library: Library, visit: Visit, site: Site = NO_SITE, language: Language = ENGLISH) -> Plan:
    """Compile the visit into a plan.

    Raises:
        VisitError: an id, an answer, a time or a resolution cannot be; it names the field.

    """
    check_visit(library, visit, site)
    request = Request(library, replace(visit, procedures=tuple(sorted(set(visit.procedures)))), site, language)
    before, after = preparation(request), aftercare(request)
    return Plan(
        visit=request.visit,
        edition=library.edition,
        procedures=request.chosen,
        days=request.days,
        lines=tuple(before.lines),
        steps=_steps(request),
        after=tuple(after.lines),
        signs=_signs(request),
        flags=flags(request),
        conflicts=(*before.conflicts, *after.conflicts),
        prompts=(*prompts(request), *before.prompts, *after.prompts),
        teach_back=_teach_back(request),
        risks=_risks(request),
        unset=_unset(request, before),
        sources=library.sources,
        backgrounds=tuple(library.backgrounds.values()),
    )


def _steps(request: Request) -> tuple[PlanStep, ...]:
    """The steps that apply, in their order, each with its picture on the side that was answered."""
    found = []
    for procedure in request.chosen:
        side = request.answers.get(procedure.side_question or "", UNKNOWN)
        unknown = procedure.side_question is not None and side not in ("left", "right", "both")
        steps = [step for step in procedure.during if applies(step, request.answers)]
        for number, step in enumerate(steps, 1):
            picture = step.picture.on_side(side) if step.picture else None
            either = unknown and step.picture is not None and picture != step.picture.on_side("right")
            if picture and procedure.patient_is_child:
                picture = picture.model_copy(update={"of_child": True})
            answers = given(step, request.answers, request.library)
            found.append(PlanStep(procedure.id, number, len(steps), step, picture, either, answers))
    return tuple(found)


def _signs(request: Request) -> tuple[Sign, ...]:
    """Union of all warning signs, each at the highest tier that any procedure gives it (M4)."""
    signs = {procedure.id: request.library.signs_of(procedure) for procedure in request.chosen}
    tiers: dict[str, int] = {}
    for sign in (each for own in signs.values() for each in own):
        tiers[sign.id] = min(TIERS.index(sign.tier), tiers.get(sign.id, len(TIERS)))
    found = []
    wishes = gather(signs.items(), request.answers)
    for wish in wishes:
        sign = wish.record
        found.append(
            Sign(
                id=sign.id,
                sign=sign.sign,
                detail=sign.detail,
                tier=TIERS[tiers[sign.id]],
                act=sign.act,
                at_once=sign.at_once,
                icon=sign.icon,
                easy=sign.easy or sign.sign,
                asked_by=wish.asked_by,
                sources=sign.sources,
                answers=given(sign, request.answers, request.library),
            )
        )
    return tuple(sorted(found, key=_by_urgency({wish.record.id: wish.place for wish in wishes})))


def _by_urgency(written: Mapping[str, int]) -> Callable[[Sign], tuple[Any, ...]]:
    """Sort by tier, in it by what cannot wait, then as the authors put them, the signs of several procedures first."""
    return lambda sign: (
        TIERS.index(sign.tier), not sign.at_once, written[sign.id], -len(sign.asked_by), sign.id,
    )  # fmt: skip


def _teach_back(request: Request) -> tuple[TeachBackItem, ...]:
    asked = ((each.id, request.library.teach_back_of(each)) for each in request.chosen)
    wishes = gather(asked, request.answers)
    return tuple(
        TeachBackItem(each.record.id, each.record.ask, each.record.must_contain, each.asked_by) for each in wishes
    )


def _risks(request: Request) -> tuple[tuple[str, Risk], ...]:
    return tuple(
        (procedure.id, risk)
        for procedure in request.chosen
        for risk in procedure.risks
        if applies(risk, request.answers)
    )


def _unset(request: Request, before: Found[Line]) -> tuple[Parameter, ...]:
    """The values that lines and sides of conflicts wait for, with the published options for the team."""
    shown = [line.site_value for line in before.lines if line.site_value]
    waiting = (*(each.parameter for each in shown if each.value is None), *before.unset)
    return tuple(request.library.parameters[each] for each in dict.fromkeys(waiting))
