"""What a briefing must know of its own copy of a plan, read from the plan's JSON and from nothing else."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

FORMAT = "readyroom-plan/1"
Part = Literal["before", "during", "after", "signs"]


class PlanTextError(ValueError):
    """The text is not a plan that this version can read."""


@dataclass(frozen=True)
class Matter:
    """Something that is open until it is dealt with or handed over; ``between`` is what exactly stood to be settled."""

    id: str
    says: str
    between: frozenset[str] = frozenset()


@dataclass(frozen=True)
class KeptPlan:
    """What can be marked, asked back and settled, each by its id with the words that were shown.

    ``parts`` are the keys of lines by where they stand. ``must_contain`` is what each answer holds that was asked back;
    ``titles`` and ``sides`` are the words of conflicts and flags, settled ones too, and of parameters by the line that
    uses them; ``flagged`` holds the answers that raised flags. ``questions`` are the short names of what was answered,
    ``choices`` the words of answers by question and answer, where they have their own.
    """

    lines: Mapping[str, str]
    critical: tuple[str, ...]
    teach_back: Mapping[str, str]
    to_settle: Mapping[str, Matter] = field(default_factory=dict)
    procedures: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[Part, tuple[str, ...]] = field(default_factory=dict)
    must_contain: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    sides: Mapping[str, str] = field(default_factory=dict)
    flagged: Mapping[str, str] = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[tuple[str, str], str] = field(default_factory=dict)
    is_draft: bool = True


@lru_cache(maxsize=16)
def read_plan(text: str) -> KeptPlan:
    """Read the JSON of a plan; raise PlanTextError if it is not one."""
    try:
        data = json.loads(text)
        if data["format"] != FORMAT:
            raise PlanTextError(f"the plan's format is '{data['format']}', not '{FORMAT}'; a newer program may read it")
        return _kept(data)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        if isinstance(error, PlanTextError):
            raise
        raise PlanTextError("the plan is not JSON of a plan; take it with plan_as_json") from error


def _kept(data: Mapping[str, Any]) -> KeptPlan:
    before = {each["key"]: each["do"] for each in data["lines"]}
    after = {each["key"]: each["text"] for each in data["after"]}
    signs = {each["id"]: each["sign"] for each in data["signs"]}
    steps = {f"{each['procedure']}/{each['id']}": each["title"] for each in data["steps"]}
    asked_for = [each["key"] for each in (*data["lines"], *data["after"]) if each["ask_us"]]
    emergencies = [each["id"] for each in data["signs"] if each["tier"] == "emergency"]
    conflicts = [
        Matter(each["id"], each["title"], frozenset(side["id"] for side in each["sides"]))
        for each in data["conflicts"]
        if each["resolution"] is None
    ]
    flags = [
        Matter(each["id"], each["title"], frozenset({each["answer"]}))
        for each in data["flags"]
        if each["resolution"] is None
    ]
    answered = data.get("answers", ())  # older copies name no questions
    return KeptPlan(
        lines={**before, **after, **signs, **steps},
        critical=(*asked_for, *emergencies),
        teach_back={each["id"]: each["ask"] for each in data["teach_back"]},
        to_settle={each.id: each for each in (*conflicts, *flags)},
        procedures={each["id"]: each["name"] for each in data["procedures"]},
        parts={"before": (*before,), "during": (*steps,), "after": (*after,), "signs": (*signs,)},
        must_contain={each["id"]: (*each["must_contain"],) for each in data["teach_back"]},
        titles={each["parameter"]["id"]: each["do"] for each in data["lines"] if each["parameter"]}
        | {each["id"]: each["title"] for each in (*data["conflicts"], *data["flags"])},
        sides={side["id"]: side["text"] for each in data["conflicts"] for side in each["sides"]},
        flagged={each["id"]: each["answer"] for each in data["flags"]},
        questions={each["id"]: each["title"] for each in data["flags"]}
        | {each["question"]: each["title"] for each in answered},
        choices={(each["question"], each["answer"]): each["says"] for each in answered if each["says"]},
        is_draft=any(each["review"]["status"] != "approved" for each in data["procedures"]),
    )
