"""What a record refuses on its own, and what a library resolves."""

import pytest
from builders import (
    a_contradiction,
    a_library,
    a_parameter,
    a_procedure,
    a_prompt,
    a_question,
    a_sign,
    a_step,
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


@pytest.mark.parametrize("missing", ["ask_us", "ask_team_when"])
def test_a_topic_that_can_conflict_has_words_for_the_patient_and_the_team(missing):
    with pytest.raises(ValidationError, match="needs 'ask_us'"):
        a_topic(operator="never_automatic", **{missing: None})


@pytest.mark.parametrize(
    ("operator", "changes", "message"),
    [
        ("earliest", {"unit": None}, "'unit' belongs to"),
        ("union", {"unit": "hours"}, "'unit' belongs to"),
        ("highest", {"levels": ["only"]}, "needs two levels or more"),
        ("union", {"levels": ["low", "high"]}, "needs two levels or more"),
        ("longest", {"phase": "before"}, "cannot join lines of the phase 'before'"),
        ("earliest", {"phase": "after"}, "cannot join lines of the phase 'after'"),
        ("union", {"across_days": True}, "'across_days' belongs to 'never_automatic'"),
        ("union", {"ask_team_if": {"is": {"question": "q", "answer": ["yes"]}}}, "needs 'ask_team_when'"),
        ("union", {"by_bleeding": True}, "'by_bleeding' needs 'ask_team_if'"),
    ],
)
def test_a_topic_declares_all_that_its_operator_needs_and_no_more(operator, changes, message):
    with pytest.raises(ValidationError, match=message):
        a_topic(operator=operator, **changes)


def test_advice_is_between_groups_or_for_any_two():
    with pytest.raises(ValidationError, match="'between' two groups or more, or for 'any_two_of'"):
        a_prompt(between=[["a"]])
    with pytest.raises(ValidationError, match="or for 'any_two_of'"):
        a_prompt(any_two_of=["a", "b"])
    assert a_prompt(between=[], any_two_of=["a", "b", "c"]).concerns(frozenset("ca")) == ("a", "c")


@pytest.mark.parametrize(
    ("prompt", "chosen", "concerned"),
    [
        ({"between": [["a", "b"], ["c"]]}, "abc", ("a", "b", "c")),
        ({"between": [["a", "b"], ["c"]]}, "bc", ("b", "c")),
        ({"between": [["a", "b"], ["c"]]}, "ab", ()),
        ({"between": [["a", "b"], ["b", "c"]]}, "b", ()),
        ({"between": [], "any_two_of": ["a", "b"]}, "ac", ()),
        ({"between": [], "any_two_of": ["a", "b"]}, "abc", ("a", "b")),
    ],
)
def test_advice_concerns_those_it_names_that_are_chosen(prompt, chosen, concerned):
    assert a_prompt(**prompt).concerns(frozenset(chosen)) == concerned


def test_a_contradiction_is_between_sure_answers_to_two_questions():
    with pytest.raises(ValidationError, match="between two questions or more"):
        a_contradiction(insulin="yes")
    with pytest.raises(ValidationError, match="'unsure' contradicts nothing"):
        a_contradiction(insulin="unsure", diabetes="no")
    clash = a_contradiction(insulin="yes", diabetes="no")
    assert clash.holds({"insulin": "yes", "diabetes": "no"})
    assert not clash.holds({"insulin": "yes"})
    assert not clash.holds({"insulin": "yes", "diabetes": "unsure"})


def test_a_dose_goes_from_low_to_high():
    dose = {"low": 1, "high": 2, "sources": ["leaflet"]}
    assert a_procedure(dose=dose).dose.high == 2
    with pytest.raises(ValidationError, match=r"low 3.0 is more than high 2.0"):
        a_procedure(dose=dose | {"low": 3})


@pytest.mark.parametrize(
    ("given", "routes"), [("none", ()), ("vein", ("vein",)), (["bladder", "vein"], ("bladder", "vein"))]
)
def test_dye_may_take_several_ways(given, routes):
    facts = {"xray": True, "contrast": given, "minutes": {"min": 1, "max": 2}}
    assert a_procedure(facts=facts).facts.contrast == routes


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


def test_of_the_choices_of_a_value_all_name_a_level_or_none():
    choices = [{"id": "loose", "says": "loosely", "level": "low"}, {"id": "strict", "says": "strictly"}]

    with pytest.raises(ValidationError, match="one choice names a level, so each must"):
        a_parameter(kind="choice", choices=choices)


def test_whose_body_is_drawn_is_said_once_for_all_pictures():
    picture = {"view": "urinary-front", "show": ["gown"], "of_child": True}

    with pytest.raises(ValidationError, match="write 'patient_is_child: true' in the procedure"):
        a_procedure(during=[a_step(picture=picture)])
