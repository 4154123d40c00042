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

from dataclasses import replace

from models.content.conditions import UNSURE
from models.content.library import Library
from models.content.procedure import Procedure
from models.content.shared import TIERS, Question
from models.language import ENGLISH, Language
from models.planning.aftercare import after_lines
from models.planning.plan import Flag, Plan, PlanStep, Sign, TeachBackItem, TeamPrompt
from models.planning.preparation import preparation_lines
from models.planning.timeline import order
from models.planning.visit import Visit, check_visit
from models.planning.wishes import UNKNOWN, gather, given
from models.site import NO_SITE, Site


def make_plan(library: Library, visit: Visit, site: Site = NO_SITE, language: Language = ENGLISH) -> Plan:
    """Compile the visit into a plan.

    Raises:
        VisitError: an id or answer is unknown, or the appointment's local time does not exist.

    """
    check_visit(library, visit, site)
    visit = replace(visit, procedures=tuple(sorted(set(visit.procedures))))
    chosen = tuple(library.procedures[each] for each in visit.procedures)
    lines, line_conflicts = preparation_lines(library, chosen, visit, site, language)
    after, after_conflicts = after_lines(library, chosen, visit)
    arrivals = [line.due for line in lines if line.topic == "arrival" and not line.ask_us]
    return Plan(
        visit=visit,
        edition=library.edition,
        procedures=chosen,
        appointment=visit.appointment,
        arrival=min(arrivals, key=order, default=None),
        lines=lines,
        steps=_steps(chosen, visit),
        after=after,
        signs=_signs(library, chosen, visit),
        flags=_flags(library, chosen, visit),
        conflicts=(*line_conflicts, *after_conflicts),
        prompts=_prompts(library, chosen),
        teach_back=_teach_back(library, chosen),
        sources=library.sources,
    )


def _steps(chosen: tuple[Procedure, ...], visit: Visit) -> tuple[PlanStep, ...]:
    """The steps in their order, each with its picture on the side that was answered."""
    found = []
    for procedure in chosen:
        side = visit.answers.get(procedure.side_question or "", UNKNOWN)
        unknown = procedure.side_question is not None and side not in ("left", "right", "both")
        for number, step in enumerate(procedure.during, 1):
            picture = step.picture.on_side(side)
            found.append(PlanStep(procedure.id, number, len(procedure.during), step, picture, unknown))
    return tuple(found)


def _signs(library: Library, chosen: tuple[Procedure, ...], visit: Visit) -> tuple[Sign, ...]:
    """Union of all warning signs, each at the highest tier that any procedure gives it (M4)."""
    signs = {procedure.id: library.signs_of(procedure) for procedure in chosen}
    found = []
    for wish in gather(signs.items(), visit.answers):
        same = [sign for each in wish.asked_by for sign in signs[each] if sign.id == wish.record.id]
        highest = min(same, key=lambda sign: TIERS.index(sign.tier))
        answers = given(highest, visit.answers, library)
        found.append(
            Sign(
                highest.id,
                highest.sign,
                highest.detail,
                highest.tier,
                highest.act,
                highest.icon,
                wish.asked_by,
                highest.sources,
                answers,
            )
        )
    return tuple(sorted(found, key=lambda sign: (TIERS.index(sign.tier), -len(sign.asked_by), sign.id)))


def questions_for(library: Library, procedures: tuple[str, ...]) -> tuple[Question, ...]:
    """Give the questions that some chosen procedure needs, each once, in the order they are asked."""
    wanted = {question for each in procedures for question in library.procedures[each].questions}
    questions = (library.questions[each] for each in wanted)
    return tuple(sorted(questions, key=lambda question: (question.order, question.id)))


def _flags(library: Library, chosen: tuple[Procedure, ...], visit: Visit) -> tuple[Flag, ...]:
    """Whatever the team must look at, hard stops first (M7)."""
    found = []
    for question in questions_for(library, tuple(procedure.id for procedure in chosen)):
        answer, flag = visit.answers.get(question.id, UNKNOWN), question.flag
        if flag and answer in (*flag.when, UNSURE, UNKNOWN):
            asked_by = tuple(procedure.id for procedure in chosen if question.id in procedure.questions)
            found.append(
                Flag(question.id, question.title, flag.reason, answer, asked_by, flag.hard_stop, question.says(answer))
            )
    return tuple(sorted(found, key=lambda flag: not flag.hard_stop))


def _prompts(library: Library, chosen: tuple[Procedure, ...]) -> tuple[TeamPrompt, ...]:
    """Advice on order and spacing whose procedures were all chosen (M5)."""
    ids = {procedure.id for procedure in chosen}
    return tuple(
        TeamPrompt(prompt.id, prompt.text, tuple(sorted(prompt.procedures)), prompt.sources)
        for prompt in library.prompts.values()
        if ids.issuperset(prompt.procedures)
    )


def _teach_back(library: Library, chosen: tuple[Procedure, ...]) -> tuple[TeachBackItem, ...]:
    wishes: dict[str, TeachBackItem] = {}
    for procedure in chosen:
        for item in library.teach_back_of(procedure):
            before = wishes.get(item.id)
            asked_by = tuple(dict.fromkeys((*(before.asked_by if before else ()), procedure.id)))
            wishes[item.id] = TeachBackItem(item.id, item.ask, item.must_contain, asked_by)
    return tuple(wishes.values())
