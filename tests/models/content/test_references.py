import pytest
from builders import (
    a_library,
    a_parameter,
    a_procedure,
    a_prompt,
    a_question,
    a_sign,
    a_source,
    a_teach_back,
    an_after,
    an_instruction,
    edit,
    write_content,
)

from models.content.loader import load_library
from models.content.problems import Code, problem

SHARED = {
    "instructions": [an_instruction("shared-line")],
    "signs": [a_sign("shared-sign")],
    "after": [an_after("shared-after")],
    "teach_back": [a_teach_back("shared-ask")],
    "parameters": [a_parameter(options=[{"value": 6, "says": "Six.", "sources": ["leaflet"]}])],
}


def _sharing(**changes):
    entries = {
        "preparation": ["shared-line"],
        "after": ["shared-after"],
        "teach_back": ["shared-ask"] * 3,
        "warning_signs": ["shared-sign", {"use": "shared-sign", "tier": "emergency"}],
    }
    return a_library(a_procedure("a", **(entries | changes)), **SHARED)


def test_entries_may_name_shared_records(tmp_path):
    library = load_library(write_content(tmp_path, _sharing()))

    assert library == _sharing()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"preparation": ["nothing"]}, "preparation.0"),
        ({"after": ["nothing"]}, "after.0"),
        ({"warning_signs": ["nothing"]}, "warning_signs.0"),
        ({"warning_signs": [{"use": "nothing", "tier": "urgent"}]}, "warning_signs.0"),
        ({"teach_back": ["nothing", "shared-ask", "shared-ask"]}, "teach_back.0"),
        ({"questions": ["nothing"]}, "questions"),
        ({"about_sources": ["nothing"]}, "about_sources"),
        ({"preparation": [an_instruction(sources=["nothing"])]}, "preparation.0.sources"),
        ({"preparation": [an_instruction(when={"before": {"parameter": "nothing"}})]}, "preparation.0.when.parameter"),
        (
            {"preparation": [an_instruction(**{"for": {"is": {"question": "nothing", "answer": ["yes"]}}})]},
            "preparation.0.for.is.question",
        ),
        (
            {"facts": {"xray": True, "contrast": "none", "minutes": {"min": 1, "max": 2, "sources": ["nothing"]}}},
            "facts.minutes.sources",
        ),
    ],
)
def test_an_id_that_leads_nowhere_leaves_the_procedure_out(tmp_path, changes, field):
    library = load_library(write_content(tmp_path, _sharing(**changes)))

    (found,) = library.problems
    assert (found.code, found.file, found.field) == ("C007", "procedures/a.yaml", field)
    assert not library.procedures


def test_a_misspelt_id_is_answered_with_the_nearest(tmp_path):
    library = load_library(write_content(tmp_path, _sharing(preparation=["shared-lime"])))

    assert "did you mean 'shared-line'?" in library.problems[0].message


def test_what_depends_on_a_broken_record_goes_with_it(tmp_path):
    write_content(tmp_path, _sharing())
    edit(tmp_path / "instructions.yaml", "firmness: universal", "firmness: soft")

    library = load_library(tmp_path)

    assert [(each.file, each.code) for each in library.problems] == [
        ("instructions.yaml", "C002"),
        ("procedures/a.yaml", "C007"),
    ]
    assert not library.procedures


def test_a_missing_neighbour_is_reported_and_costs_nothing_else(tmp_path):
    lookalike = {"name": "CT", "difference": "A tunnel.", "procedure": "ct-urogram"}
    library = a_library(a_procedure("a", related=["mri"], lookalikes=[lookalike]), prompts=[a_prompt()])

    found = load_library(write_content(tmp_path, library))

    assert {(each.field, each.code) for each in found.problems} == {
        ("related", "C007"),
        ("lookalikes.0.procedure", "C007"),
        ("between", "C007"),
    }
    assert list(found.procedures) == ["a"]


@pytest.mark.parametrize(
    "changes",
    [
        {"preparation": [an_instruction(**{"for": {"any": [{"is": {"question": "pregnancy", "answer": ["maybe"]}}]}})]},
        {"warning_signs": [a_sign(**{"for": {"is": {"question": "pregnancy", "answer": ["maybe"]}}})]},
        {"after": [an_after(**{"for": {"is": {"question": "pregnancy", "answer": ["maybe"]}}})]},
    ],
)
def test_a_condition_on_an_answer_that_nobody_can_give_leaves_the_procedure_out(tmp_path, changes):
    library = load_library(write_content(tmp_path, a_library(a_procedure("a", **changes))))

    assert [(each.code, each.message) for each in library.problems] == [("C009", "'pregnancy' has no answer maybe")]
    assert not library.procedures


def test_a_flag_on_an_answer_that_nobody_can_give_is_named(tmp_path):
    sides = [{"id": "left", "says": "Left"}, {"id": "right", "says": "Right"}]
    question = a_question("side", choices=sides, flag={"reason": "Check the side."})

    library = load_library(
        write_content(tmp_path, a_library(a_procedure(questions=["pregnancy"]), questions=[question]))
    )

    assert [(each.field, each.message) for each in library.problems] == [("flag.when", "'side' has no answer yes")]


def test_two_procedures_may_not_give_one_id_to_two_records(tmp_path):
    asks = [a_teach_back(each) for each in ("four", "five", "six")]
    second = a_procedure(
        "b",
        preparation=[an_instruction("bring-list", do="Something else.")],
        teach_back=asks,
        after=[an_after("b-after")],
        warning_signs=[a_sign("b-sign")],
    )

    library = load_library(write_content(tmp_path, a_library(a_procedure("a"), second)))

    (found,) = library.problems
    assert (found.file, found.code, found.field) == ("procedures/b.yaml", "C006", "preparation.0.id")
    assert "already defined in procedure 'a'" in found.message
    assert list(library.procedures) == ["a"]


def test_a_procedure_may_not_take_the_id_of_a_shared_record(tmp_path):
    library = a_library(a_procedure("a"), signs=[a_sign("fever")])

    found = load_library(write_content(tmp_path, library))

    assert "already defined in the shared records" in found.problems[0].message


def test_a_source_is_no_less_known_for_being_unused(tmp_path):
    assert not load_library(write_content(tmp_path, a_library(sources=[a_source("spare")]))).problems


def test_a_problem_of_a_whole_file_has_no_line():
    assert str(problem(Code.NO_FILE, "signs.yaml", 0, "", "gone")).startswith("signs.yaml: gone [C014] ")


def test_a_line_that_cannot_meet_its_topic_is_named_and_left_out(tmp_path):
    library = a_library(a_procedure(preparation=[an_instruction(topic="urine-colour")]))
    found = load_library(write_content(tmp_path, library))

    (problem,) = [each for each in found.problems if each.code == "C018"]
    assert (problem.file, problem.field) == ("procedures/a.yaml", "preparation.0.topic")
    assert not found.procedures


@pytest.mark.parametrize(
    ("use", "code"),
    [
        ({"use": "pregnacy", "for": {"is": {"question": "pregnancy", "answer": ["yes"]}}}, "C007"),
        ({"use": "pregnancy", "for": {"is": {"question": "prat", "answer": ["yes"]}}}, "C007"),
        ({"use": "pregnancy", "for": {"is": {"question": "pregnancy", "answer": ["maybe"]}}}, "C009"),
    ],
)
def test_a_question_for_some_names_what_exists(tmp_path, use, code):
    found = load_library(write_content(tmp_path, a_library(a_procedure(questions=[use]))))

    assert [(each.code, each.field.split(".")[0]) for each in found.problems] == [(code, "questions")]
