"""A plan as plain data, ready for ``json.dumps``: the versioned format that docs/plan-json.md describes."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from models.content.library import Library
from models.content.pictures import PictureError, View
from models.content.procedure import Picture, Procedure
from models.content.shared import Source
from models.document.picture_words import picture_text
from models.language import ENGLISH
from models.planning.days import Day
from models.planning.plan import (
    AfterLine,
    Conflict,
    Due,
    Flag,
    GivenAnswer,
    Line,
    Plan,
    PlanStep,
    Sign,
    SiteValue,
    TeamPrompt,
)
from models.planning.visit import Resolution
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
    return {
        "format": FORMAT,
        "content": {"version": library.edition.version, "dated": _iso(library.edition.dated)},
        "procedures": [_procedure(each) for each in plan.procedures],
        "appointment": _iso(_zoned(plan.appointment, site)),
        "days": [_day(plan, day, site) for day in plan.days],
        "status": plan.status,
        "lines": [_line(each) for each in plan.lines],
        "steps": [_step(each, views) for each in plan.steps],
        "after": [_after(each) for each in plan.after],
        "signs": [_sign(each) for each in plan.signs],
        "flags": [_flag(each) for each in plan.flags],
        "conflicts": [_conflict(each) for each in plan.conflicts],
        "prompts": [_prompt(each) for each in plan.prompts],
        "teach_back": [
            {"id": each.id, "ask": each.ask, "must_contain": [*each.must_contain], "asked_by": [*each.asked_by]}
            for each in plan.teach_back
        ],
        "sources": {each: _source(library.sources[each]) for each in _sources_used(plan)},
    }


def _prompt(prompt: TeamPrompt) -> dict[str, Any]:
    return {
        "id": prompt.id,
        "kind": prompt.kind,
        "text": prompt.text,
        "asked_by": [*prompt.asked_by],
        "answers": _answers(prompt.answers),
        "notes": [*prompt.notes],
        "sources": [*prompt.sources],
    }


def _zoned(at: datetime | None, site: Site) -> datetime | None:
    return at.replace(tzinfo=site.zone) if at else None


def _day(plan: Plan, day: Day, site: Site) -> dict[str, Any]:
    arrival = plan.arrival(day)
    return {
        "date": _iso(day.date),
        "arrival": _iso(arrival.at) if arrival else None,
        "slots": [{"at": _iso(_zoned(slot.at, site)), "procedures": [*slot.procedures]} for slot in day.slots],
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
        "resolution": _resolution(conflict.resolution),
    }


def _resolution(resolution: Resolution | None) -> dict[str, Any] | None:
    if resolution is None:
        return None
    return {
        "between": sorted(resolution.between),
        "chosen": resolution.chosen,
        "words": resolution.words,
        "by": resolution.by,
        "at": _iso(resolution.at),
    }


def _iso(moment: datetime | date | None) -> str | None:
    return moment.isoformat() if moment else None


def _procedure(procedure: Procedure) -> dict[str, Any]:
    review = procedure.review
    return {
        "id": procedure.id,
        "name": procedure.name,
        "review": {
            "status": review.status,
            "version": review.version,
            "by": review.by,
            "on": _iso(review.on),
            "due": _iso(review.due),
        },
    }


def _when(due: Due) -> dict[str, Any]:
    return {
        "kind": due.kind,
        "at": _iso(due.at),
        "until": _iso(due.until),
        "distance": str(due.distance) if due.distance else None,
        "distance_until": str(due.distance_until) if due.distance_until else None,
        "cycle_days": [*due.days] if due.days else None,
        "overdue": due.overdue,
    }


def _answers(answers: Iterable[GivenAnswer]) -> list[dict[str, Any]]:
    return [{"question": each.question, "answer": each.answer} for each in answers]


def _line(line: Line) -> dict[str, Any]:
    return {
        "id": line.id,
        "key": line.key,
        "day": _iso(line.day),
        "topic": line.topic,
        "do": line.do,
        "because": line.because,
        "detail": line.detail,
        "when": _when(line.due),
        "asked_by": [*line.asked_by],
        "firmness": line.firmness,
        "sources": [*line.sources],
        "answers": _answers(line.answers),
        "rules": [*line.rules],
        "gave_way": [{"id": each.id, "text": each.text, "asked_by": [*each.asked_by]} for each in line.gave_way],
        "decision": _resolution(line.decision),
        "parameter": _parameter(line.site_value) if line.site_value else None,
        "ask_us": line.ask_us,
    }


def _parameter(value: SiteValue) -> dict[str, Any]:
    return {
        "id": value.parameter,
        "value": [*value.value] if isinstance(value.value, tuple) else value.value,
        "signed_by": value.signed_by,
        "signed_on": _iso(value.signed_on),
    }


def _step(placed: PlanStep, views: Mapping[str, View]) -> dict[str, Any]:
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
        "picture": _picture(placed.picture) if placed.picture else None,
        "picture_text": _picture_text(placed.picture, views) if placed.picture else None,
        "sources": [*step.sources],
    }


def _picture(picture: Picture) -> dict[str, Any]:
    return {"view": picture.view, "show": [*picture.show], "focus": picture.focus}


def _picture_text(picture: Picture, views: Mapping[str, View]) -> str | None:
    view = views.get(picture.view)
    try:
        return picture_text(view, picture, ENGLISH) if view else None
    except PictureError:
        return None


def _after(line: AfterLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "key": line.key,
        "day": _iso(line.day),
        "topic": line.topic,
        "kind": line.kind,
        "text": line.text,
        "detail": line.detail,
        "until": str(line.until) if line.until else None,
        "ends_on": _iso(line.ends_on),
        "asked_by": [*line.asked_by],
        "firmness": line.firmness,
        "sources": [*line.sources],
        "answers": _answers(line.answers),
        "rules": [*line.rules],
        "gave_way": [{"id": each.id, "text": each.text, "asked_by": [*each.asked_by]} for each in line.gave_way],
        "decision": _resolution(line.decision),
        "ask_us": line.ask_us,
    }


def _sign(sign: Sign) -> dict[str, Any]:
    return {
        "id": sign.id,
        "sign": sign.sign,
        "detail": sign.detail,
        "tier": sign.tier,
        "act": sign.act,
        "asked_by": [*sign.asked_by],
        "answers": _answers(sign.answers),
        "sources": [*sign.sources],
    }


def _flag(flag: Flag) -> dict[str, Any]:
    return {
        "id": flag.id,
        "title": flag.title,
        "reason": flag.reason,
        "answer": flag.answer,
        "asked_by": [*flag.asked_by],
        "hard_stop": flag.hard_stop,
        "resolution": _resolution(flag.resolution),
    }


def _sources_used(plan: Plan) -> list[str]:
    cited = [
        *(line.sources for line in plan.lines),
        *(step.step.sources for step in plan.steps),
        *(line.sources for line in plan.after),
        *(sign.sources for sign in plan.signs),
        *(side.sources for conflict in plan.conflicts for side in conflict.sides),
        *(prompt.sources for prompt in plan.prompts),
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
