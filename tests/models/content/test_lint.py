import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from builders import (
    a_library,
    a_parameter,
    a_prompt,
    a_question,
    a_red_flag,
    a_sign,
    a_source,
    a_step,
    a_teach_back,
    a_tidy_procedure,
    a_topic,
    an_after,
    an_instruction,
    edit,
    tidy_kinds,
    write_content,
)
from pydantic import ValidationError

from models.content.lint import RULES, lint, red_flags
from models.content.lint.case import Case
from models.content.loader import load_library
from models.content.problems import Code
from models.content.red_flags import Kind, Need
from resources import resource

PICTURES, FONTS = resource("pictures"), resource("fonts")
SIDES = [{"id": "left", "says": "on the left"}, {"id": "right", "says": "on the right"}]


def _found(tmp_path, *procedures, **kinds):
    library = load_library(write_content(tmp_path, a_library(*(procedures or (a_tidy_procedure(),)), **kinds)))
    assert not library.problems
    return [(each.file, each.field, each.code) for each in lint(library, PICTURES, FONTS) if each.code <= "C019"]


def _procedure(**changes):
    return a_tidy_procedure("a", **changes)


def test_nothing_is_found_in_the_shipped_content(shipped):
    assert lint(shipped, PICTURES, FONTS) == ()


def test_nothing_is_found_in_tidy_content(tmp_path):
    library = load_library(write_content(tmp_path, a_library(a_tidy_procedure(), **tidy_kinds())))

    assert lint(library, PICTURES, FONTS) == ()


def test_every_rule_names_its_code_and_every_code_has_a_test():
    tests = "".join(path.read_text() for path in Path(__file__).parent.glob("test_lint*.py"))
    named = {code for rule in RULES for code in re.findall(r"\bC0\d\d\b", rule.__doc__)} | {"C064"}

    assert all(re.match(r"C0\d\d[: ]", rule.__doc__) for rule in RULES)
    assert named == {
        code.id for code in Code if "C010" <= code.id <= "C999" and code.id not in ("C014", "C018", "C085", "C087")
    }
    assert [code for code in sorted(named) if f"test_{code.lower()}_" not in tests] == []


def test_a_finding_names_its_file_line_and_next_step(tmp_path):
    path = write_content(tmp_path, a_library(a_tidy_procedure(), **tidy_kinds())) / "procedures" / "a.yaml"
    edit(path, "you_do: Lie still.", "you_do: Ring 999.")
    (problem,) = lint(load_library(tmp_path), PICTURES, FONTS)

    line = path.read_text().split("you_do")[0].count("\n") + 1
    assert str(problem) == (
        f"procedures/a.yaml:{line}: during.0.you_do: 'Ring 999' reads like a phone number [C017] "
        "Leave the number out; the clinic enters its own."
    )


def test_a_library_that_was_never_a_file_is_named_by_kind_and_id():
    library = a_library(a_tidy_procedure(), topics=[a_topic("spare")], **tidy_kinds())

    assert [each.file for each in lint(library, PICTURES, FONTS)] == ["topics/spare"]


@pytest.mark.parametrize(
    ("kind", "record"),
    [
        ("sources", a_source("spare")),
        ("topics", a_topic("spare")),
        ("parameters", a_parameter("spare")),
        ("questions", a_question("spare")),
        ("instructions", an_instruction("spare")),
        ("signs", a_sign("spare")),
        ("after", an_after("spare")),
        ("teach_back", a_teach_back("spare")),
    ],
)
def test_c010_a_record_that_no_procedure_uses(tmp_path, kind, record):
    assert _found(tmp_path, **{kind: [record]}) == [(f"{kind}.yaml", "id", "C010")]


def test_c010_a_condition_does_not_ask_its_question(tmp_path):
    line = an_instruction("b", **{"for": {"is": {"question": "escort", "answer": ["yes"]}}})
    procedure = _procedure(preparation=[an_instruction(), line])

    assert _found(tmp_path, procedure, questions=[a_question("escort")]) == [("questions.yaml", "id", "C010")]


def test_c010_what_a_used_record_names_is_used_too(tmp_path):
    option = {"value": 6, "says": "Six.", "sources": ["page"]}
    line = an_instruction("stop", when={"before": {"parameter": "hours"}}, firmness="site")
    kinds = {
        "instructions": [line],
        "parameters": [a_parameter("hours", options=[option])],
        "sources": [a_source("page"), a_source("order-page")],
        "prompts": [a_prompt(sources=["order-page"])],
    }
    other = a_tidy_procedure(
        "b",
        preparation=["stop"],
        warning_signs=[a_sign(f"b-{tier}", tier=tier) for tier in ("emergency", "urgent", "routine")],
        after=[an_after("b-after")],
        teach_back=[a_teach_back(f"b-{number}") for number in (1, 2, 3)],
    )

    assert _found(tmp_path, _procedure(), other, **kinds) == []


def test_c010_is_silent_while_something_cannot_be_read(tmp_path):
    write_content(tmp_path, a_library(a_tidy_procedure(), topics=[a_topic("spare")], **tidy_kinds()))
    (tmp_path / "procedures" / "b.yaml").write_text("id: [")

    assert lint(load_library(tmp_path), PICTURES, FONTS) == ()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"why": [{"text": "So.", "sources": []}]}, "why.0.sources"),
        ({"preparation": [an_instruction(sources=[], firmness="staff")]}, "preparation.0.sources"),
        ({"facts": {"xray": False, "contrast": "none", "minutes": {"min": 1, "max": 2}}}, "facts.minutes.sources"),
        ({"lookalikes": [{"name": "Other", "difference": "Much."}]}, "lookalikes.0.sources"),
    ],
)
def test_c011_neither_source_nor_note(tmp_path, changes, field):
    assert _found(tmp_path, _procedure(**changes)) == [("procedures/a.yaml", field, "C011")]


def test_c011_a_topic_is_sourced_once_it_tells_somebody_something(tmp_path):
    assert _found(tmp_path, topics=[a_topic(ask_team_when="It is late.")]) == [("topics.yaml", "sources", "C011")]


def test_c011_a_note_is_enough(tmp_path):
    why = {"text": "So.", "sources": [], "note": "caution added by the authors"}

    assert _found(tmp_path, _procedure(why=[why]), topics=[a_topic(ask_team_when="It is late.", note="ours")]) == []


def _weak(**changes):
    return _procedure(preparation=[an_instruction(sources=["blog"], **changes)])


def test_c012_a_safety_line_on_a_weak_page(tmp_path):
    signs = [*_procedure().warning_signs, a_sign("weak", sources=["blog"])]
    found = _found(
        tmp_path, _weak().model_copy(update={"warning_signs": tuple(signs)}), sources=[a_source("blog", grade="C")]
    )

    assert found == [
        ("procedures/a.yaml", "preparation.0.sources", "C012"),
        ("procedures/a.yaml", "warning_signs.3.sources", "C012"),
    ]


@pytest.mark.parametrize(
    ("changes", "grade"),
    [
        ({}, "B"),
        ({"firmness": "staff"}, "C"),
        ({"note": "The limit is a caution added by the authors."}, "C"),
        ({"sources": ["blog", "leaflet"]}, "C"),
    ],
)
def test_c012_what_may_stand_on_a_weak_page(tmp_path, changes, grade):
    procedure = _procedure(preparation=[an_instruction(**({"sources": ["blog"]} | changes))])

    assert _found(tmp_path, procedure, sources=[a_source("blog", grade=grade)]) == []


NEEDLE = {"xray": False, "contrast": "none", "needle": True, "minutes": {"min": 1, "max": 2, "sources": ["leaflet"]}}
FLAG = a_red_flag()


def _needle(*signs):
    return _procedure(facts=NEEDLE, warning_signs=[*_procedure().warning_signs, *signs])


@pytest.mark.parametrize(
    "signs",
    [
        [],
        [{"use": "fever", "tier": "routine"}],
        ["private"],
    ],
)
def test_c013_a_procedure_without_its_red_flag(tmp_path, signs):
    fever = a_sign("fever", tier="routine")
    only_some = a_sign("private", **{"for": {"is": {"question": "pregnancy", "answer": ["yes"]}}})
    needs = [{"any_sign": ["fever", "private"], "at_least": "urgent"}]
    found = _found(tmp_path, _needle(*signs), signs=[fever, only_some], red_flags=[a_red_flag(needs=needs)])

    assert ("procedures/a.yaml", "warning_signs", "C013") in found


def test_c013_a_record_that_nobody_has_written_yet_is_missing_everywhere(tmp_path):
    nothing = a_red_flag(needs=[{"any_after": []}])

    assert ("procedures/a.yaml", "after", "C013") in _found(tmp_path, _needle(), red_flags=[nothing])


@pytest.mark.parametrize("tier", ["urgent", "emergency"])
def test_c013_a_red_flag_may_be_stricter(tmp_path, tier):
    assert _found(tmp_path, _needle("fever"), signs=[a_sign("fever", tier=tier)], red_flags=[FLAG]) == []


def test_c013_a_procedure_of_another_kind_needs_no_such_sign(tmp_path):
    found = _found(tmp_path, signs=[a_sign("fever")], red_flags=[FLAG])

    assert found == [("signs.yaml", "id", "C010")]


@pytest.mark.parametrize("until", ["P1D", "PT24H"])
def test_c013_a_line_lasts_long_enough(tmp_path, until):
    needs = [{"any_after": ["rest"], "lasting": "PT24H"}, {"any_instruction": ["escort"]}]
    procedure = _procedure(facts=NEEDLE, after=[an_after(), "rest"], preparation=["escort"])
    kinds = {"after": [an_after("rest", topic="afterwards", until=until)], "instructions": [an_instruction("escort")]}

    assert _found(tmp_path, procedure, red_flags=[a_red_flag(needs=needs)], **kinds) == []


@pytest.mark.parametrize("changes", [{"until": "PT2H"}, {}, {"until": "P2D", "only_when_certain": True}])
def test_c013_a_line_that_is_too_short_or_a_permission_does_not_count(tmp_path, changes):
    flag = a_red_flag(needs=[{"any_after": ["rest"], "lasting": "PT24H"}])
    rest = an_after("rest", topic="afterwards", **changes)

    assert _found(tmp_path, _procedure(facts=NEEDLE, after=[an_after(), "rest"]), red_flags=[flag], after=[rest]) == [
        ("procedures/a.yaml", "after", "C013")
    ]


@pytest.mark.parametrize("tier", ["emergency", "urgent", "routine"])
def test_c013_every_tier_has_a_sign(tmp_path, tier):
    signs = [a_sign(f"sign-{each}", tier=each) for each in ("emergency", "urgent", "routine") if each != tier]

    assert _found(tmp_path, _procedure(warning_signs=signs)) == [("procedures/a.yaml", "warning_signs", "C013")]


def _red_flags(library, procedure):
    """Only this rule: the others take a second over the shipped words."""
    case = Case(replace(library, procedures={procedure.id: procedure}), PICTURES, FONTS, date(2026, 11, 22))
    return [finding.problem for finding in red_flags.red_flags(case)]


@pytest.mark.parametrize(
    ("procedure", "field", "record"),
    [
        ("nephrostogram", "warning_signs", "severe-reaction"),
        ("nephrostogram", "warning_signs", "fever"),
        ("nephrostogram", "warning_signs", "shaking-chills"),
        ("nephrostogram", "warning_signs", "drain-stopped"),
        ("nephrostogram", "warning_signs", "tube-out"),
        ("cystoscopy-flexible", "warning_signs", "fever"),
        ("cystoscopy-flexible", "warning_signs", "shaking-chills"),
        ("cystoscopy-flexible", "warning_signs", "cannot-pass-urine"),
        ("pyelogram-retrograde", "warning_signs", "severe-reaction"),
        ("pyelogram-retrograde", "preparation", "arrange-escort"),
        ("pyelogram-retrograde", "after", "someone-at-home-anaesthetic"),
        ("pyelogram-retrograde", "after", "no-driving-anaesthetic"),
        ("pyelogram-retrograde", "after", "no-alcohol-anaesthetic"),
        ("pyelogram-retrograde", "after", "rest-anaesthetic"),
    ],
)
def test_c013_the_shipped_red_flags_miss_whatever_is_taken_out(shipped, procedure, field, record):
    before = shipped.procedures[procedure]
    after = before.model_copy(update={field: tuple(each for each in getattr(before, field) if each != record)})

    assert (f"procedures/{procedure}.yaml", field) in [(each.file, each.field) for each in _red_flags(shipped, after)]


@pytest.mark.parametrize(
    ("contrast", "flag"),
    [
        ("artery", "artery-bleeding"),
        ("spine", "spinal-needle-headache"),
        ("spine", "spinal-needle-nerves"),
        ("gut", "barium-constipation"),
        ("womb", "womb-infection"),
    ],
)
def test_c013_a_procedure_of_another_kind_must_carry_its_red_flag(shipped, contrast, flag):
    before = shipped.procedures["nephrostogram"]
    after = before.model_copy(update={"facts": before.facts.model_copy(update={"contrast": (contrast,)})})

    assert any(each.message.startswith(f"{flag}: ") for each in _red_flags(shipped, after))


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"any_sign": ["a"]},
        {"any_sign": ["a"], "any_after": ["b"], "at_least": "urgent"},
        {"any_after": ["a"], "at_least": "urgent"},
        {"any_instruction": ["a"], "lasting": "P1D"},
    ],
)
def test_a_need_says_what_counts(data):
    with pytest.raises(ValidationError):
        Need.model_validate(data)


def test_a_kind_of_procedure_names_a_fact():
    with pytest.raises(ValidationError, match="at least one fact"):
        Kind()


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ({"do": "Stop {time}."}, "do"),
        ({"do": "Come {value}.", "parameter": "hours"}, "do"),
        ({"do": "Come {soon}."}, "do"),
        ({"do": "Come {.", "when": {"before": "PT6H"}}, "do"),
        ({"detail": "At {time}.", "when": {"before": "PT6H"}}, "detail"),
        ({"do": "Stop at {time}.", "when": {"before": "PT6H"}}, "do"),
    ],
)
def test_c015_a_brace_that_nothing_fills_in(tmp_path, line, field):
    kinds = {"parameters": [a_parameter("hours")]} if "parameter" in line else {}

    assert _found(tmp_path, _procedure(preparation=[an_instruction(**line)]), **kinds) == [
        ("procedures/a.yaml", f"preparation.0.{field}", "C015")
    ]


def test_c015_a_brace_outside_a_line_of_preparation(tmp_path):
    assert _found(tmp_path, _procedure(after=[an_after(text="Until {time}.")])) == [
        ("procedures/a.yaml", "after.0.text", "C015")
    ]


def test_c015_a_time_with_a_distance_and_a_value_with_a_choice(tmp_path):
    side = a_parameter("side", kind="choice", choices=SIDES)
    lines = [
        an_instruction("stop", do="Stop {time}.", when={"before": "PT6H"}),
        an_instruction("lie", do="Lie {value}.", parameter="side", firmness="site"),
    ]

    assert _found(tmp_path, _procedure(preparation=lines), parameters=[side]) == []


@pytest.mark.parametrize(
    "picture",
    [
        {"view": "nowhere", "show": ["gown"]},
        {"view": "urinary-front", "show": ["gwon"]},
        {"view": "urinary-front", "show": ["gown"], "focus": "gwon"},
    ],
)
def test_c016_a_picture_that_is_not_drawn(tmp_path, picture):
    assert _found(tmp_path, _procedure(during=[a_step(picture=picture)])) == [
        ("procedures/a.yaml", "during.0.picture", "C016")
    ]


def test_c016_a_side_that_is_asked_for_is_drawn_too(tmp_path):
    view = '<svg xmlns="http://www.w3.org/2000/svg"><g id="tube-left"/><g id="gown"/></svg>'
    (tmp_path / "front.svg").write_text(view)
    steps = [a_step(picture={"view": "front", "show": ["gown", "tube-left"]})]
    found = []
    for side_question in (None, "pregnancy"):
        library = a_library(_procedure(during=steps, side_question=side_question))
        problems = lint(load_library(write_content(tmp_path, library)), tmp_path, FONTS)
        found.append([each.message for each in problems if each.code == "C016"])

    assert found == [[], ["the view 'front' has no layer tube-right"]]


@pytest.mark.parametrize(
    "text",
    ["Call 01632 960 983.", "Call (0113) 496-0000.", "Ring +44 1632.960983 now.", "Call 999 now.", "Dial 112."],
)
def test_c017_a_phone_number(tmp_path, text):
    assert _found(tmp_path, _procedure(who=text)) == [("procedures/a.yaml", "who", "C017")]


@pytest.mark.parametrize(
    "text",
    [
        "38.0 °C (100.4 °F) or more",
        "367 of 76,174 people (0.48 %)",
        "Call us within 24 to 48 hours, or by 9:30 on day 2.",
        "From 1,000 to 2,000 in 100,000 people",
    ],
)
def test_c017_other_numbers_are_no_phone_numbers(tmp_path, text):
    assert _found(tmp_path, _procedure(who=text)) == []


def test_a_red_flag_names_records_that_exist(tmp_path):
    library = load_library(write_content(tmp_path, a_library(a_tidy_procedure(), red_flags=[a_red_flag()])))

    (problem,) = library.problems
    assert (problem.file, problem.field, problem.code) == ("red_flags.yaml", "needs.0.any_sign", "C007")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ask": "What is your eGFR?"}, "ask"),
        ({"ask": "How many tablets do you take?"}, "ask"),
        ({"ask": "What is your weight?"}, "ask"),
        ({"choices": [{"id": "low", "says": "Under 30"}, {"id": "high", "says": "Normal"}]}, "choices.0"),
        ({"choices": [{"id": "low", "says": "Low"}, {"id": "high", "says": "≥ 60"}]}, "choices.1"),
    ],
)
def test_c019_a_question_asks_for_no_measured_value(tmp_path, changes, field):
    assert _found(tmp_path, questions=[a_question(**changes)]) == [("questions.yaml", field, "C019")]


@pytest.mark.parametrize("ask", ["Do you have kidney disease?", "Will an adult stay with you for 24 hours?"])
def test_c019_questions_in_words_pass(tmp_path, ask):
    assert _found(tmp_path, questions=[a_question(ask=ask)]) == []
