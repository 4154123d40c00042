import pytest
from builders import a_library, an_own

from models.planning.compiler import make_plan, questions_for
from models.planning.visit import Visit, VisitError

LIBRARY = a_library(an_own("cystoscopy"), an_own("nephrostogram"))


@pytest.mark.parametrize(
    ("visit", "field", "message"),
    [
        (Visit(()), "procedures", "choose at least one procedure"),
        (Visit(("cystoscpy",)), "procedures", "there is no procedure 'cystoscpy'; the nearest: cystoscopy"),
        (Visit(("zzz",)), "procedures", "there is no procedure 'zzz'; the nearest: cystoscopy, nephrostogram"),
        (
            Visit(("cystoscopy",), {"pregnant": "no"}),
            "answers",
            "there is no question 'pregnant'; the nearest: pregnancy",
        ),
        (
            Visit(("cystoscopy",), {"pregnancy": "maybe"}),
            "answers",
            "'maybe' does not answer 'pregnancy'; it takes yes, no, unsure",
        ),
    ],
)
def test_a_visit_that_makes_no_sense_is_refused_with_the_way_out(visit, field, message):
    with pytest.raises(VisitError) as refused:
        make_plan(LIBRARY, visit)

    assert (refused.value.field, str(refused.value)) == (field, message)


def test_a_question_that_several_need_is_asked_once():
    assert [each.id for each in questions_for(LIBRARY, ("cystoscopy", "nephrostogram"))] == ["pregnancy"]
