"""A plan as plain data, ready for ``json.dumps``: the versioned format that docs/plan-json.md describes."""

from collections.abc import Container, Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from models.content.background import Background
from models.content.library import Library
from models.content.pictures import PictureError, View
from models.content.procedure import Picture, Procedure, Risk
from models.content.shared import Source
from models.document.picture_words import picture_text
from models.document.steps import key_steps
from models.export.plan_lines_json import after_data, answers_data, iso, line_data, resolution_data, sign_data
from models.language import ENGLISH
from models.planning.days import Day
from models.planning.plan import (
    Conflict,
    Flag,
    Plan,
    PlanStep,
    TeamPrompt,
)
from models.site import NO_SITE, Site

FORMAT = "readyroom-plan/1"
_NO_VIEWS: Mapping[str, View] = MappingProxyType({})


def plan_as_json(
    plan: Plan, library: Library, site: Site = NO_SITE, views: Mapping[str, View] = _NO_VIEWS
) -> dict[str, Any]:
    """Give the plan as dictionaries, lists, strings, numbers and booleans.

    Appointments carry their offset from UTC if ``site`` names the clinic's time zone. ``views`` are the drawings
    by id; a picture whose view is not among them, or cannot be read, has no words.
    """
    drawn = {
        (each.procedure, each.step.id)
        for procedure in plan.procedures
        for each in key_steps([step for step in plan.steps if step.procedure == procedure.id])
    }
    backgrounds = plan.backgrounds if any(each.dose for each in plan.procedures) else ()
    return {
        "format": FORMAT,
        "content": {"version": library.edition.version, "dated": iso(library.edition.dated)},
        "procedures": [_procedure(each) for each in plan.procedures],
        "appointment": iso(_zoned(plan.appointment, site)),
        "days": [_day(plan, day, site) for day in plan.days],
        "clock": plan.visit.now is not None,
        "status": plan.status,
        "answers": [_said(library, each, answer) for each, answer in sorted(plan.visit.answers.items())],
        "lines": [line_data(each) for each in plan.lines],
        "steps": [_step(each, views, drawn) for each in plan.steps],
        "after": [after_data(each) for each in plan.after],
        "signs": [sign_data(each) for each in plan.signs],
        "flags": [_flag(each) for each in plan.flags],
        "conflicts": [_conflict(each) for each in plan.conflicts],
        "prompts": [_prompt(each) for each in plan.prompts],
        "teach_back": [
            {"id": each.id, "ask": each.ask, "must_contain": [*each.must_contain], "asked_by": [*each.asked_by]}
            for each in plan.teach_back
        ],
        "risks": [{"procedure": procedure, **_risk(each)} for procedure, each in plan.risks],
        "unset": [
            each.model_dump(mode="json", include={"id", "title", "kind", "ask_us", "options"}) for each in plan.unset
        ],
        "backgrounds": [each.model_dump(mode="json") for each in backgrounds],
        "sources": {each: _source(library.sources[each]) for each in _sources_used(plan, backgrounds)},
    }


def _said(library: Library, question: str, answer: str) -> dict[str, Any]:
    asked = library.questions[question]
    return {"question": question, "title": asked.title, "answer": answer, "says": asked.says(answer)}


def _risk(risk: Risk) -> dict[str, Any]:
    return {
        "id": risk.id,
        "text": risk.text,
        "words": risk.words,
        "count": risk.count,
        "of": risk.of,
        "sources": [*risk.sources],
    }


def _prompt(prompt: TeamPrompt) -> dict[str, Any]:
    return {
        "id": prompt.id,
        "kind": prompt.kind,
        "text": prompt.text,
        "asked_by": [*prompt.asked_by],
        "answers": answers_data(prompt.answers),
        "notes": [*prompt.notes],
        "sources": [*prompt.sources],
    }


def _zoned(at: datetime | None, site: Site) -> datetime | None:
    return at.replace(tzinfo=site.zone) if at else None


def _day(plan: Plan, day: Day, site: Site) -> dict[str, Any]:
    arrival = plan.arrival(day)
    return {
        "date": iso(day.date),
        "arrival": iso(arrival.at) if arrival else None,
        "slots": [{"at": iso(_zoned(slot.at, site)), "procedures": [*slot.procedures]} for slot in day.slots],
        "without_time": [*day.waiting],
    }


def _conflict(conflict: Conflict) -> dict[str, Any]:
    return {
        "id": conflict.id,
        "title": conflict.title,
        "sides": [
            {"id": side.id, "text": side.text, "asked_by": [*side.asked_by], "sources": [*side.sources]}
            for side in conflict.sides
        ],
        "ask_team_when": conflict.ask_team_when,
        "resolution": resolution_data(conflict.resolution),
    }


def _procedure(procedure: Procedure) -> dict[str, Any]:
    review = procedure.review
    return {
        "id": procedure.id,
        "name": procedure.name,
        "short_name": procedure.short_name,
        "what": procedure.what,
        "how_long": procedure.how_long,
        "dose": procedure.dose.model_dump(mode="json", exclude={"note"}) if procedure.dose else None,
        "review": {
            "status": review.status,
            "version": review.version,
            "by": review.by,
            "on": iso(review.on),
            "due": iso(review.due),
        },
    }


def _step(placed: PlanStep, views: Mapping[str, View], drawn: Container[tuple[str, str]]) -> dict[str, Any]:
    step = placed.step
    return {
        "procedure": placed.procedure,
        "number": placed.number,
        "of": placed.total,
        "id": step.id,
        "title": step.title,
        "minutes": step.minutes,
        "happens": step.happens,
        "feel": step.feel,
        "you_do": step.you_do,
        "say_so_if": step.say_so_if,
        "helps": step.helps,
        "peak": step.peak,
        "drawn": (placed.procedure, step.id) in drawn,
        "side_unknown": placed.side_unknown,
        "picture": _picture(placed.picture) if placed.picture else None,
        "picture_text": _picture_text(placed.picture, views) if placed.picture else None,
        "sources": [*step.sources],
    }


def _picture(picture: Picture) -> dict[str, Any]:
    return {"view": picture.view, "show": [*picture.show], "focus": picture.focus, "of_child": picture.of_child}


def _picture_text(picture: Picture, views: Mapping[str, View]) -> str | None:
    view = views.get(picture.view)
    try:
        return picture_text(view, picture, ENGLISH) if view else None
    except PictureError:
        return None


def _flag(flag: Flag) -> dict[str, Any]:
    return {
        "id": flag.id,
        "title": flag.title,
        "reason": flag.reason,
        "answer": flag.answer,
        "says": flag.says,
        "asked_by": [*flag.asked_by],
        "hard_stop": flag.hard_stop,
        "resolution": resolution_data(flag.resolution),
    }


def _sources_used(plan: Plan, backgrounds: Iterable[Background]) -> list[str]:
    cited = [
        *(line.sources for line in plan.lines),
        *(step.step.sources for step in plan.steps),
        *(line.sources for line in plan.after),
        *(sign.sources for sign in plan.signs),
        *(side.sources for conflict in plan.conflicts for side in conflict.sides),
        *(prompt.sources for prompt in plan.prompts),
        *(risk.sources for _, risk in plan.risks),
        *(option.sources for parameter in plan.unset for option in parameter.options),
        *(procedure.dose.sources for procedure in plan.procedures if procedure.dose),
        *(background.sources for background in backgrounds),
    ]
    return sorted({source for sources in cited for source in sources})


def _source(source: Source) -> dict[str, Any]:
    return {
        "title": source.title,
        "issuer": source.issuer,
        "url": source.url,
        "dated": source.dated,
        "grade": source.grade,
        "seen": source.seen,
    }
