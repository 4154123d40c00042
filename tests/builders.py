"""Makes the smallest valid thing of each kind, so that a test names only what it is about."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from models.content.base import Content
from models.content.library import Library
from models.content.loader import SHARED
from models.content.parameters import Parameter
from models.content.procedure import Procedure
from models.content.questions import Contradiction, Question
from models.content.red_flags import RedFlag
from models.content.shared import TIERS, After, Edition, Instruction, Source, TeachBack, WarningSign
from models.content.topics import COMPARING, Prompt, Topic
from models.planning.compiler import make_plan
from models.planning.plan import Plan
from models.planning.visit import Resolution, Visit
from models.site import NO_SITE, Site

LONG_BEFORE = datetime(2026, 1, 5, 10, 0)
LONG_AGO = LONG_BEFORE.isoformat()
EDITION = Edition(version="test", dated=date(2026, 11, 1))


def a_source(id: str = "leaflet", **changes: Any) -> Source:
    return Source.model_validate(
        {"id": id, "title": "A leaflet", "issuer": "A hospital", "grade": "B", "seen": "original"} | changes
    )


def a_topic(id: str = "bring", operator: str = "union", **changes: Any) -> Topic:
    data = {"id": id, "title": id, "operator": operator, "icon": "info", "phase": "before"}
    if operator in COMPARING:
        data["unit"] = "hours" if operator in ("earliest", "latest") else "days"
    if operator in ("longest", "shortest"):
        data["phase"] = "after"
    if operator in ("never_automatic", "earliest"):
        data |= {"ask_us": f"Ask us about {id}.", "ask_team_when": f"It differs: {id}."}
    return Topic.model_validate(data | ({"levels": ["low", "high"]} if operator == "highest" else {}) | changes)


def a_question(id: str = "pregnancy", **changes: Any) -> Question:
    data = {
        "id": id,
        "order": 1,
        "group": "safety",
        "title": id,
        "ask": f"{id}?",
        "why": "It matters.",
        "sources": ["leaflet"],
    }
    return Question.model_validate(data | changes)


def an_instruction(id: str = "bring-list", **changes: Any) -> Instruction:
    data = {
        "id": id,
        "topic": "bring",
        "do": f"Do {id}.",
        "because": "It helps.",
        "when": "on_the_day",
        "firmness": "universal",
        "sources": ["leaflet"],
    }
    return Instruction.model_validate(data | changes)


def an_after(id: str = "pink-urine", **changes: Any) -> After:
    data = {"id": id, "topic": "urine-colour", "kind": "normal", "text": "Pink urine.", "sources": ["leaflet"]}
    return After.model_validate(data | changes)


def a_sign(id: str = "fever", **changes: Any) -> WarningSign:
    data = {"id": id, "sign": f"You have {id}", "tier": "urgent", "act": "Call us today.", "icon": "alert"}
    data["sources"] = ["leaflet"]
    return WarningSign.model_validate(data | changes)


def a_teach_back(id: str = "who-to-call", **changes: Any) -> TeachBack:
    return TeachBack.model_validate({"id": id, "ask": "Whom do you call?", "must_contain": ["us"]} | changes)


def a_parameter(id: str = "fasting-food-hours", **changes: Any) -> Parameter:
    data = {
        "id": id,
        "title": id,
        "kind": "duration",
        "unit": "hours",
        "min": 2,
        "max": 12,
        "ask_us": "Ask us when to stop eating.",
    }
    return Parameter.model_validate(data | changes)


def a_prompt(id: str = "order", **changes: Any) -> Prompt:
    return Prompt.model_validate(
        {"id": id, "between": [["a"], ["b"]], "text": "A first.", "sources": ["leaflet"]} | changes
    )


def a_contradiction(id: str = "clash", **answers: str) -> Contradiction:
    """Make a contradiction between answers; ``_`` in a name stands for ``-``."""
    given = {name.replace("_", "-"): [answer] for name, answer in answers.items()}
    return Contradiction.model_validate({"id": id, "answers": given, "says": "These two do not fit together."})


SIDED = {"view": "urinary-front", "show": ["tube-left"]}
"""A picture that looks different on the other side."""


def a_step(id: str = "lie-down", **changes: Any) -> dict[str, Any]:
    return {
        "id": id,
        "title": "You lie down",
        "happens": "You lie on your back.",
        "feel": "Nothing yet.",
        "you_do": "Lie still.",
        "picture": {"view": "urinary-front", "show": ["gown"]},
        "sources": ["leaflet"],
    } | changes


def a_procedure(id: str = "a", **changes: Any) -> Procedure:
    data: dict[str, Any] = {
        "id": id,
        "name": f"Procedure {id}",
        "short_name": id,
        "summary": "A look.",
        "body_area": "bladder",
        "icon": "bladder",
        "facts": {"xray": False, "contrast": "none", "minutes": {"min": 5, "max": 20, "sources": ["leaflet"]}},
        "what": "A look inside.",
        "why": [{"text": "To look.", "sources": ["leaflet"]}],
        "postpone": [{"text": "A fever.", "sources": ["leaflet"]}],
        "who": "A nurse.",
        "where": "A clinic.",
        "how_long": "10 minutes.",
        "about_sources": ["leaflet"],
        "questions": ["pregnancy"],
        "preparation": [an_instruction()],
        "during": [a_step()],
        "after": [an_after()],
        "warning_signs": [a_sign()],
        "risks": [{"id": "bleeding", "text": "Bleeding.", "words": "rare", "sources": ["leaflet"]}],
        "teach_back": [a_teach_back("one"), a_teach_back("two"), a_teach_back("three")],
        "faqs": [{"id": f"faq-{n}", "ask": "Why?", "answer": "So.", "sources": ["leaflet"]} for n in range(1, 5)],
        "review": {"status": "draft", "version": 1},
    }
    return Procedure.model_validate(data | changes)


def a_tidy_procedure(id: str = "a", **changes: Any) -> Procedure:
    """Make a procedure in which lint finds nothing: a sign for every tier, and all that the guide asks for."""
    says = [{"text": "So.", "sources": ["leaflet"]}]
    asks = ["Why?", "Where is it?", "Who does it?", "When may I eat?"]
    tidy = {
        "also_called": [f"other {id}"],
        "can_show": says,
        "cannot_show": says,
        "lookalikes": [{"name": "A scan", "difference": "It has no tube.", "sources": ["leaflet"]}],
        "during": [a_step(each, say_so_if="Say stop.", key=True) for each in ("lie-down", "get-up")],
        "after": [an_after(until="P2D"), an_after("rest", kind="care", text="Rest.", topic="afterwards")],
        "warning_signs": [a_sign(f"{tier}-sign", tier=tier, sign=SIGNS[tier], act=ACTS[tier]) for tier in TIERS],
        "faqs": [
            {"id": f"faq-{number}", "ask": ask, "answer": "So.", "sources": ["leaflet"]}
            for number, ask in enumerate(asks)
        ],
    }
    return a_procedure(id, **(tidy | changes))


SIGNS = {"emergency": "You faint", "urgent": "Your arm is red", "routine": "It still itches"}
ACTS = {"emergency": "Call the emergency number now.", "urgent": "Call us today.", "routine": "Tell us."}


def tidy_kinds() -> dict[str, Any]:
    """Give the shared records with which a tidy procedure makes a tidy library."""
    flag = {"reason": "Possible pregnancy."}
    return {"sources": [a_source(dated="2025")], "questions": [a_question(ask="Could you be pregnant?", flag=flag)]}


def a_red_flag(id: str = "flag", **changes: Any) -> RedFlag:
    data = {
        "id": id,
        "because": "it matters",
        "when": [{"needle": True}],
        "needs": [{"any_sign": ["fever"], "at_least": "urgent"}],
    }
    return RedFlag.model_validate(data | changes)


def by_id(*records: Any) -> dict[str, Any]:
    return {record.id: record for record in records}


def a_library(*procedures: Procedure, **kinds: Any) -> Library:
    """Build a library of these procedures with the shared records they need; ``kinds`` replaces or adds by id."""
    shared = {
        "sources": by_id(a_source()),
        "topics": by_id(a_topic(), a_topic("urine-colour", "shortest"), *_own_topics(procedures, kinds)),
        "questions": by_id(a_question()),
    }
    shared |= {kind: shared.get(kind, {}) | by_id(*records) for kind, records in kinds.items()}
    return Library(edition=EDITION, procedures=by_id(*(procedures or (a_procedure(),))), **shared)


def _own_topics(procedures: tuple[Procedure, ...], kinds: dict[str, Any]) -> list[Topic]:
    own = [each for procedure in procedures for each in procedure.after if not isinstance(each, str)]
    used = {each.topic for each in (*own, *kinds.get("after", ()))}
    return [a_topic("afterwards", phase="after")] if "afterwards" in used else []


def write_content(folder: Path, library: Library | None = None) -> Path:
    """Write a library as an author's folder: one sound procedure ``a`` unless told otherwise."""
    library = library or a_library()
    (folder / "procedures").mkdir(parents=True, exist_ok=True)
    _write(folder / "edition.yaml", _data(library.edition))
    for kind in SHARED:
        _write(folder / f"{kind}.yaml", [_data(each) for each in getattr(library, kind).values()])
    for procedure in library.procedures.values():
        _write(folder / "procedures" / f"{procedure.id}.yaml", _data(procedure))
    return folder


def _data(record: Content) -> Any:
    return record.model_dump(mode="json", by_alias=True, exclude_none=True)


def _write(path: Path, data: Any) -> None:
    path.write_text(yaml.safe_dump(data, sort_keys=False, width=1000), encoding="utf-8")


def edit(path: Path, old: str, new: str) -> None:
    """Change a file as an author would; the old text must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def an_own(letter: str, *, lines: Any = (), after: Any = (), signs: Any = (), **changes: Any) -> Procedure:
    """Make a procedure whose own records share no id with another's."""
    asks = [a_teach_back(f"{letter}-ask-{number}") for number in (1, 2, 3)]
    return a_procedure(
        letter,
        preparation=list(lines) or [an_instruction(f"{letter}-bring", do=f"Bring {letter}.")],
        after=list(after) or [an_after(f"{letter}-after", topic="afterwards", text=f"Normal for {letter}.")],
        warning_signs=list(signs) or [a_sign(f"{letter}-sign")],
        teach_back=asks,
        **changes,
    )


def a_site(time_zone: str | None = "Europe/London", **values: int | str) -> Site:
    """Make a clinic that has signed these values; ``_`` in a name stands for ``-``."""
    signed = {"signed_by": "Dr Who", "signed_on": "2026-11-01"}
    parameters = {name.replace("_", "-"): {"value": value} | signed for name, value in values.items()}
    return Site.model_validate({"time_zone": time_zone, "parameters": parameters})


def a_visit(
    procedures: Any,
    answers: Any = None,
    at: datetime | dict[str, datetime] | None = None,
    now: datetime | None = LONG_BEFORE,
    settled: tuple[Resolution, ...] = (),
) -> Visit:
    """Make a visit with one appointment for all, with one for each, or with none yet; ``now`` is long before it."""
    times = at if isinstance(at, dict) else dict.fromkeys(procedures, at) if at else {}
    return Visit(tuple(procedures), answers or {}, times, now, settled)


def a_plan(
    *procedures: Procedure,
    at: str | dict[str, str] | None = None,
    now: str | None = LONG_AGO,
    site: Site = NO_SITE,
    answers: dict[str, str] | None = None,
    settled: tuple[Resolution, ...] = (),
    **kinds: Any,
) -> Plan:
    """Plan all these procedures, at one time or each at its own; the question about pregnancy is answered with no."""
    ids = tuple(procedure.id for procedure in procedures)
    times = dict.fromkeys(ids, at) if isinstance(at, str) else at or {}
    visit = a_visit(
        ids,
        {"pregnancy": "no"} | (answers or {}),
        {procedure: datetime.fromisoformat(time) for procedure, time in times.items()},
        datetime.fromisoformat(now) if now else None,
        settled,
    )
    return make_plan(a_library(*procedures, **kinds), visit, site)
