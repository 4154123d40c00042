"""What a record refuses on its own, and what a library resolves."""

import pytest
from builders import (
    a_library,
    a_parameter,
    a_procedure,
    a_question,
    a_sign,
    a_teach_back,
    a_topic,
    an_after,
    an_instruction,
)
from pydantic import ValidationError

ON_NO = {"for": {"is": {"question": "pregnancy", "answer": ["no"]}}}


def test_a_record_cannot_be_changed():
    with pytest.raises(ValidationError, match="frozen"):
        a_topic().title = "Other"


@pytest.mark.parametrize("make", [an_instruction, an_after, a_sign])
def test_what_protects_may_not_depend_on_a_no(make):
    with pytest.raises(ValidationError, match="may not depend on a 'no'"):
        make(**ON_NO)


@pytest.mark.parametrize("make", [an_instruction, an_after])
def test_a_permission_may_depend_on_a_no(make):
    assert make(**ON_NO, only_when_certain=True).for_


def test_a_line_that_the_clinic_decides_names_the_parameter():
    with pytest.raises(ValidationError, match="names the parameter"):
        an_instruction(firmness="site")
    assert an_instruction(firmness="site", parameter="hours").firmness == "site"


def test_a_value_in_the_words_needs_a_parameter():
    with pytest.raises(ValidationError, match="the line names none"):
        an_instruction(do="Come with {value}.")


@pytest.mark.parametrize("operator", ["once", "never_automatic"])
def test_a_topic_that_can_conflict_has_a_line_for_the_patient(operator):
    with pytest.raises(ValidationError, match="needs 'ask_us'"):
        a_topic(operator=operator, ask_us=None)


@pytest.mark.parametrize("changes", [{"unit": None}, {"min": None}, {"max": None}, {"kind": "choice"}])
def test_a_parameter_says_what_it_may_be(changes):
    with pytest.raises(ValidationError, match="needs"):
        a_parameter(**changes)


def test_not_sure_is_always_an_answer():
    sides = [{"id": "left", "says": "Left"}, {"id": "right", "says": "Right"}]

    assert a_question().answers == ("yes", "no", "unsure")
    assert a_question(choices=sides).answers == ("left", "right", "unsure")


def test_a_tier_can_be_raised_but_not_lowered():
    uses = [{"use": "fever", "tier": "emergency"}, {"use": "chills", "tier": "routine"}, "pain"]
    procedure = a_procedure(warning_signs=uses)
    library = a_library(procedure, signs=[a_sign("fever"), a_sign("chills"), a_sign("pain")])

    assert [sign.tier for sign in library.signs_of(procedure)] == ["emergency", "urgent", "urgent"]


def test_own_and_shared_records_keep_the_order_written():
    procedure = a_procedure(
        teach_back=["x", a_teach_back("y"), "z"], preparation=["p", an_instruction("q")], after=["n"]
    )
    library = a_library(
        procedure,
        teach_back=[a_teach_back("x"), a_teach_back("z")],
        instructions=[an_instruction("p")],
        after=[an_after("n")],
    )

    assert [each.id for each in library.teach_back_of(procedure)] == ["x", "y", "z"]
    assert [each.id for each in library.preparation_of(procedure)] == ["p", "q"]
    assert [each.id for each in library.after_of(procedure)] == ["n"]
