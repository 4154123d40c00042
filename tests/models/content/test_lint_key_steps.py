"""The steps that the full sheet draws: two to four, for everybody, and each with what it is about."""

import pytest
from builders import a_question, a_step, a_tidy_procedure
from findings import findings


def _yes(question, answer="yes"):
    return {"is": {"question": question, "answer": [answer]}}


def _procedure(*keys):
    steps = [a_step(f"s{number}", key=True, **({"for": each} if each else {})) for number, each in enumerate(keys)]
    return a_tidy_procedure(during=[*steps, a_step("other")])


@pytest.mark.parametrize(("count", "found"), [(0, True), (1, True), (2, False), (4, False), (5, True)])
def test_c083_two_to_four_key_steps(count, found):
    assert findings("C083", _procedure(*[None] * count)) == (["during"] if found else [])


@pytest.mark.parametrize(
    ("keys", "times"),
    [
        ([None, None, _yes("asleep")], 0),
        ([None, _yes("asleep")], 1),
        ([None] * 3 + [_yes("asleep"), _yes("asleep", "no")], 0),
        ([None] * 4 + [_yes("asleep")], 1),
        ([None, _yes("asleep"), _yes("asleep", "no")], 0),
        ([_yes("asleep"), _yes("pregnancy")], 3),
        ([_yes("asleep", "unsure"), None, None, None], 0),
    ],
)
def test_c083_it_holds_for_every_answer(keys, times):
    asked = [a_question(), a_question("asleep", order=2)]

    assert len(findings("C083", _procedure(*keys), questions=asked)) == times
