"""The plan of a past briefing, read back from the copy that was kept, so that its sheet can be written again.

Nothing of it is made anew: today's content, rules and clock have no part in it.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from models.content.background import Background
from models.content.parameters import Option, Parameter
from models.content.procedure import Dose, Picture, Procedure, Review, Risk, Step
from models.content.shared import Edition, Source
from models.planning.days import Day, Slot
from models.planning.plan import Conflict, Flag, Plan, PlanStep, Side, TeachBackItem, TeamPrompt
from models.planning.visit import Visit
from models.record.events import PlanTaken
from models.record.kept_plan import PlanTextError
from models.record.shown_lines import after_of, answers_of, line_of, local, resolution_of, sign_of, strings
from models.site import Site

Data = Mapping[str, Any]


def plan_as_shown(taken: PlanTaken, site: Site) -> Plan:
    """Read the plan as it was shown; procedures and steps have what a sheet says of them, and no more.

    ``site`` gives the clinic's time zone. The time at which the plan was taken stands for that of the visit.

    Raises:
        PlanTextError: an older program kept it, without all that a sheet says.
    """
    try:
        return _plan(json.loads(taken.plan), taken, site)
    except (KeyError, TypeError, ValueError) as error:
        raise PlanTextError("what was kept of this plan is not enough for a sheet; print the record") from error


def _plan(data: Data, taken: PlanTaken, site: Site) -> Plan:
    zone, procedures = site.zone, data["procedures"]
    days = tuple(_day(each) for each in data["days"])
    at = taken.at.astimezone(zone) if zone else taken.at
    visit = Visit(
        procedures=tuple(each["id"] for each in procedures),
        answers=dict(taken.answers),
        appointments={each: slot.at for day in days for slot in day.slots for each in slot.procedures},
        now=at.replace(tzinfo=None) if data["clock"] else None,
    )
    return Plan(
        visit=visit,
        edition=Edition(**data["content"]),
        procedures=tuple(_procedure(each) for each in procedures),
        days=days,
        lines=tuple(line_of(each, zone) for each in data["lines"]),
        steps=tuple(_step(each) for each in data["steps"]),
        after=tuple(after_of(each) for each in data["after"]),
        signs=tuple(sign_of(each) for each in data["signs"]),
        flags=tuple(_flag(each) for each in data["flags"]),
        conflicts=tuple(_conflict(each) for each in data["conflicts"]),
        prompts=tuple(_prompt(each) for each in data["prompts"]),
        teach_back=tuple(
            TeachBackItem(each["id"], each["ask"], strings(each["must_contain"]), strings(each["asked_by"]))
            for each in data["teach_back"]
        ),
        risks=tuple(_risk(each) for each in data["risks"]),
        unset=tuple(
            Parameter.model_construct(**{**each, "options": tuple(Option(**option) for option in each["options"])})
            for each in data["unset"]
        ),
        sources={each: Source(id=each, **source) for each, source in data["sources"].items()},
        backgrounds=tuple(Background(**each) for each in data["backgrounds"]),
    )


def _procedure(data: Data) -> Procedure:
    names = {name: data[name] for name in ("id", "name", "short_name", "what", "how_long")}
    dose = Dose(**data["dose"]) if data["dose"] else None
    return Procedure.model_construct(**names, dose=dose, review=Review(**data["review"]))


def _day(data: Data) -> Day:
    slots = tuple(Slot(_wall_clock(each["at"]), strings(each["procedures"])) for each in data["slots"])
    return Day(date.fromisoformat(data["date"]) if data["date"] else None, slots, strings(data["without_time"]))


def _wall_clock(text: str) -> datetime:
    return local(text).replace(tzinfo=None)


def _step(data: Data) -> PlanStep:
    """A step that was drawn is a key step without a condition: which ones are drawn was settled then."""
    words = ("id", "title", "happens", "feel", "you_do", "say_so_if", "helps", "minutes", "peak")
    step = Step.model_construct(
        **{name: data[name] for name in words}, key=data["drawn"], for_=None, sources=strings(data["sources"])
    )
    picture = Picture(**data["picture"]) if data["picture"] else None
    return PlanStep(data["procedure"], data["number"], data["of"], step, picture, side_unknown=data["side_unknown"])


def _flag(data: Data) -> Flag:
    said = {name: data[name] for name in ("id", "title", "reason", "answer", "hard_stop", "says")}
    return Flag(**said, asked_by=strings(data["asked_by"]), resolution=resolution_of(data["resolution"]))


def _conflict(data: Data) -> Conflict:
    sides = tuple(
        Side(each["id"], each["text"], strings(each["asked_by"]), strings(each["sources"])) for each in data["sides"]
    )
    return Conflict(data["id"], data["title"], sides, data["ask_team_when"], resolution_of(data["resolution"]))


def _prompt(data: Data) -> TeamPrompt:
    return TeamPrompt(
        id=data["id"],
        text=data["text"],
        asked_by=strings(data["asked_by"]),
        sources=strings(data["sources"]),
        kind=data["kind"],
        answers=answers_of(data["answers"]),
        notes=strings(data["notes"]),
    )


def _risk(data: Data) -> tuple[str, Risk]:
    own: dict[str, Any] = {name: value for name, value in data.items() if name != "procedure"}
    return data["procedure"], Risk(**own)
