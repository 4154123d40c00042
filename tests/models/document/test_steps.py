"""Which steps the full sheet draws: those that people must recognise, on the way that is theirs."""

from itertools import product

import pytest
from builders import a_library, a_procedure, a_question, a_step, a_visit
from sheets import NOW, WHEN

from models.content.conditions import UNSURE
from models.document.steps import key_steps
from models.planning.compiler import make_plan
from models.planning.team import questions_for

CHOICES = [{"id": each, "says": each} for each in ("tube", "tummy", "none")]


def _if(*answers, question="way"):
    return {"is": {"question": question, "answer": list(answers)}}


def _drawn(*steps, **answers):
    asked = [a_question(), a_question("way", choices=CHOICES, order=2), a_question("vein", order=3)]
    procedure = a_procedure(questions=["pregnancy", "way", "vein"], during=list(steps))
    visit = a_visit(("a",), {"pregnancy": "no"} | answers, WHEN, NOW)
    return [each.step.id for each in key_steps(make_plan(a_library(procedure, questions=asked), visit).steps)]


TUBES = (
    a_step("in", key=True, **{"for": _if("none")}),
    a_step("own", key=True, **{"for": _if("tube")}),
    a_step("tummy", key=True, **{"for": _if("tummy")}),
    a_step("fill", key=True, **{"for": _if("none", "tube")}),
    a_step("fill-tummy", key=True, **{"for": _if("tummy")}),
    a_step("vein", key=True, **{"for": _if("yes", question="vein")}),
    a_step("empty", key=True),
    a_step("dressed"),
)


@pytest.mark.parametrize(
    ("answers", "drawn"),
    [
        ({"way": "none", "vein": "no"}, ["in", "fill", "empty"]),
        ({"way": "tube", "vein": "yes"}, ["own", "fill", "vein", "empty"]),
        ({"way": "tummy", "vein": "no"}, ["tummy", "fill-tummy", "empty"]),
    ],
)
def test_the_variant_of_the_answer_is_drawn(answers, drawn):
    assert _drawn(*TUBES, **answers) == drawn


@pytest.mark.parametrize("answers", [{}, {"way": UNSURE, "vein": UNSURE}])
def test_while_the_answer_is_open_one_way_through_is_drawn(answers):
    assert _drawn(*TUBES, **answers) == ["in", "fill", "vein", "empty"]


def test_of_two_ways_the_one_with_more_to_show():
    steps = [a_step("pull", key=True, **{"for": _if("none")})]
    steps += [a_step(each, key=True, **{"for": _if("tube")}) for each in ("look", "grab")]

    assert _drawn(*steps) == ["look", "grab"]


def _visits(shipped, procedure):
    """Give every way through a procedure by the answers that its steps ask for; each question open, too."""
    of_steps = [step.for_ for step in procedure.during if step.for_]
    asked = tuple(dict.fromkeys(leaf.question for each in of_steps for leaf in each.leaves()))
    everything = {each.id: each.answers[0] for each in questions_for(shipped, (procedure.id,))}
    for given in product(*(shipped.questions[each].answers for each in asked)):
        yield a_visit((procedure.id,), everything | dict(zip(asked, given, strict=True)), WHEN, NOW)


def test_everybody_is_drawn_two_to_four_steps_with_the_dye_and_the_scope(shipped):
    missing = []
    for procedure in shipped.procedures.values():
        wanted = [("dye-", "barium-")] if procedure.facts.contrast else []
        wanted += [("scope",)] if procedure.facts.scope else []
        for visit in _visits(shipped, procedure):
            drawn = key_steps(make_plan(shipped, visit).steps)
            shown = [layer for each in drawn for layer in each.picture.show]
            by_string = visit.answers.get("stent-string") == "yes"
            found = [any(layer.startswith(each) for layer in shown) for each in wanted]
            if not 2 <= len(drawn) <= 4 or not (all(found) or by_string):
                missing.append((procedure.id, [each.step.id for each in drawn]))

    assert missing == []
