"""Left and right in the pictures follow the answer; nothing else in the plan does."""

import pytest
from builders import a_library, a_procedure, a_question, a_step, a_visit

from models.content.procedure import Picture
from models.planning.compiler import make_plan

CHOICES = [{"id": each, "says": each} for each in ("left", "right", "both", "none")]


def steps_for(answers, show=("tube-left", "dye-bladder"), focus="tube-left"):
    picture = {"view": "urinary-front", "show": show, "focus": focus}
    procedure = a_procedure("a", questions=["tube"], side_question="tube", during=[a_step(picture=picture)])
    library = a_library(procedure, questions=[a_question("tube", choices=CHOICES)])
    return make_plan(library, a_visit(("a",), answers)).steps


@pytest.mark.parametrize(
    ("side", "show", "focus"),
    [
        ("left", ("tube-left", "dye-bladder"), "tube-left"),
        ("right", ("tube-right", "dye-bladder"), "tube-right"),
        ("both", ("tube-left", "dye-bladder", "tube-right"), "tube-left"),
    ],
)
def test_the_picture_shows_the_side_that_was_answered(side, show, focus):
    (step,) = steps_for({"tube": side})

    assert (step.picture.show, step.picture.focus, step.side_unknown) == (show, focus, False)


@pytest.mark.parametrize("is_child", [True, False])
def test_the_picture_is_of_the_child_where_the_procedure_says_so(is_child):
    procedure = a_procedure("a", patient_is_child=is_child, during=[a_step(), a_step("talk", picture=None)])
    first, second = make_plan(a_library(procedure), a_visit(("a",), {})).steps

    assert first.picture.of_child is is_child
    assert second.picture is None


@pytest.mark.parametrize("answers", [{}, {"tube": "unsure"}, {"tube": "none"}])
def test_an_unknown_side_is_drawn_on_the_left_and_says_so(answers):
    (step,) = steps_for(answers)

    assert step.picture.show == ("tube-left", "dye-bladder")
    assert step.side_unknown


def test_where_both_sides_look_the_same_nobody_is_told_that_theirs_may_be_the_other():
    (step,) = steps_for({}, show=("dye-bladder",), focus=None)

    assert not step.side_unknown


def test_a_picture_without_sides_is_the_same_on_both():
    picture = Picture(view="urinary-front", show=("scope",))

    assert picture.on_side("both") == picture
