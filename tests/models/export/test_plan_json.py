import json
import re
from pathlib import Path

import pytest
from builders import (
    a_library,
    a_parameter,
    a_procedure,
    a_prompt,
    a_question,
    a_site,
    a_step,
    a_topic,
    a_visit,
    an_after,
    an_instruction,
    an_own,
)

from models.content.background import Background
from models.content.pictures import View
from models.export.plan_json import FORMAT, plan_as_json
from models.export.plan_text import plan_as_text
from models.planning.compiler import make_plan
from models.planning.visit import Resolution

DOC = Path(__file__).parents[3] / "docs" / "plan-json.md"
YES = {"for": {"is": {"question": "pregnancy", "answer": ["yes"]}}}
OPTION = {"value": 6, "says": "Six hours.", "sources": ["leaflet"]}
STOP = {"before": {"parameter": "fasting-food-hours"}}
SITE = a_site("Europe/London", fasting_food_hours=6)


@pytest.fixture
def library():
    lines = [
        an_instruction("stop", topic="fasting", do="Stop {time}.", when=STOP, **YES),
        an_instruction("left", topic="side", do="Left."),
        an_instruction("full", topic="bladder", do="Full."),
        an_instruction("late", topic="fasting", when={"before": "PT2H"}),
    ]
    other = [
        an_instruction("empty", topic="bladder", do="Empty."),
        an_instruction("right", topic="side", do="Right."),
        an_instruction("early", topic="arrival", do="Come {time}.", when={"before": {"parameter": "arrival-minutes"}}),
        an_instruction("week", do="Call.", when={"before": "P7D"}),
    ]
    return a_library(
        an_own("a", lines=lines, after=[an_after(until="P2D")], dose={"low": 2, "high": 4, "sources": ["leaflet"]}),
        an_own("b", lines=other, questions=["latex"]),
        prompts=[a_prompt()],
        topics=[
            a_topic("fasting", "earliest"),
            a_topic("arrival", "earliest"),
            *(a_topic(each, "never_automatic") for each in ("bladder", "side")),
        ],
        parameters=[a_parameter(), a_parameter("arrival-minutes", options=[OPTION])],
        backgrounds=[Background(id="xx", place="here", msv_a_year=2.0, sources=("leaflet",))],
        questions=[
            a_question(flag={"reason": "Show the clinician.", "hard_stop": True}),
            a_question("latex", flag={"reason": "L."}),
        ],
    )


@pytest.fixture
def plan(library):
    from datetime import datetime

    visit = a_visit(
        ("a", "b"),
        {"pregnancy": "yes"},
        datetime.fromisoformat("2026-12-02T09:00"),
        datetime.fromisoformat("2026-11-27T09:00"),
        (Resolution("side", ("left", "right"), "Nurse Joy", datetime.fromisoformat("2026-11-26T09:00"), "left"),),
    )
    return make_plan(library, visit, SITE)


@pytest.fixture
def data(plan, library):
    return plan_as_json(plan, library, SITE)


_SAME = ("after.answers", "signs.answers", "lines.decision")
"""Described where they first come."""


def _documented():
    sections = re.split(r"^## ", DOC.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    return {
        section.splitlines()[0].strip("`"): set(re.findall(r"^\| `(\w+)`", section, re.MULTILINE))
        for section in sections
    }


def _written(data, path="The plan"):
    found = {path: set(data)}
    for key, value in data.items():
        inner = key if path == "The plan" else f"{path}.{key}"
        values = [*value.values()] if inner == "sources" else value if isinstance(value, list) else [value]
        for each in values:
            for name, keys in _written(each, inner).items() if isinstance(each, dict) else ():
                found[name] = found.get(name, set()) | keys
    return found


def test_the_page_names_the_very_keys_that_are_written(data):
    written = {path: keys for path, keys in _written(data).items() if path not in _SAME}

    assert written == _documented()


def test_it_is_plain_json(data):
    assert json.loads(json.dumps(data)) == data
    assert data["format"] == FORMAT


def test_times_are_in_the_clinics_zone(data):
    (stop,) = [line for line in data["lines"] if line["id"] == "stop"]

    assert data["appointment"] == "2026-12-02T09:00:00+00:00"
    assert stop["when"] == {
        "kind": "before",
        "at": "2026-12-02T03:00:00+00:00",
        "until": None,
        "distance": "PT6H",
        "distance_until": None,
        "cycle_days": None,
        "overdue": False,
        "counted_from": None,
    }
    assert stop["parameter"] == {
        "id": "fasting-food-hours",
        "value": 6,
        "signed_by": "Dr Who",
        "signed_on": "2026-11-01",
    }


def test_without_an_appointment_or_a_zone_none_is_made_up(library):
    assert plan_as_json(make_plan(library, a_visit(("a",))), library)["appointment"] is None


SVG = """<svg xmlns="http://www.w3.org/2000/svg"><title>Your room</title><g id="gown"><title>a gown</title></g></svg>"""


def _picture_text(library, views, **step):
    plan = make_plan(a_library(a_procedure("a", during=[a_step(**step)])), a_visit(("a",)))
    return [each["picture_text"] for each in plan_as_json(plan, library, views=views)["steps"]]


def test_a_picture_is_told_in_words(library):
    views = {"urinary-front": View("urinary-front", SVG)}

    assert _picture_text(library, views) == ["Your room. The picture shows a gown."]


@pytest.mark.parametrize(
    "svg", [None, "<svg", SVG.replace('"gown"', '"robe"'), SVG.replace("<g ", "<g data-ring='1' ")]
)
def test_a_picture_that_cannot_be_read_has_no_words(library, svg):
    assert _picture_text(library, {"urinary-front": View("urinary-front", svg)} if svg else {}) == [None]


def test_a_step_without_a_picture_has_no_words(library):
    assert _picture_text(library, {"urinary-front": View("urinary-front", SVG)}, picture=None) == [None]


def test_only_the_sources_that_are_cited_are_listed(data):
    assert list(data["sources"]) == ["leaflet"]


def test_the_text_says_everything_once(plan):
    text = plan_as_text(plan)

    assert text.startswith("Getting ready\nProcedure a, Procedure b\nWednesday 2 December 2026, 9:00\nNot final")
    for words in (
        "Call. [call us now]",
        "Ask us about bladder. [now]",
        "STOP: Show",
        "Look at: L.",
        "Decide: bladder: Empty. / Full.",
        "Order: A first.",
    ):
        assert text.count(words) == 1


def test_a_text_without_anything_for_the_team_has_no_such_part():
    approved = an_own("a", review={"status": "approved", "version": 1, "by": "Dr Who"})
    text = plan_as_text(make_plan(a_library(approved), a_visit(("a",))))

    assert "team" not in text
    assert "Starter content" not in text
