import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from models.content.conditions import Condition, Is

T, F, U = True, False, None
_ANSWER = {T: "yes", F: "no", U: "unsure"}
_RANK = {F: 0, U: 1, T: 2}


def _is(question, *answers):
    return {"is": {"question": question, "answer": list(answers or ("yes",))}}


def _truth(data, **answers):
    return Condition.model_validate(data).truth(answers)


@pytest.mark.parametrize(("answer", "truth"), [("yes", T), ("no", F), ("unsure", U)])
def test_an_answer_that_is_not_sure_is_not_known(answer, truth):
    assert _truth(_is("q"), q=answer) is truth


def test_a_question_that_was_not_answered_is_not_known():
    assert _truth(_is("q")) is None


def test_not_sure_can_be_named():
    assert _truth(_is("q", "yes", "unsure"), q="unsure") is True


@pytest.mark.parametrize(
    ("left", "right", "both", "either"),
    [
        (T, T, T, T), (T, U, U, T), (T, F, F, T), (U, T, U, T), (U, U, U, U), (U, F, F, U), (F, T, F, T), (F, U, F, U),
        (F, F, F, F),
    ],
)  # fmt: skip
def test_all_and_any_follow_kleene(left, right, both, either):
    parts, answers = [_is("a"), _is("b")], {"a": _ANSWER[left], "b": _ANSWER[right]}

    assert _truth({"all": parts}, **answers) is both
    assert _truth({"any": parts}, **answers) is either


@pytest.mark.parametrize(("answer", "truth"), [("yes", F), ("no", T), ("unsure", U)])
def test_not_leaves_unknown_unknown(answer, truth):
    assert _truth({"not": _is("q")}, q=answer) is truth


@pytest.mark.parametrize("data", [{}, {"all": []}, {"not": _is("a"), "any": [_is("b")]}, {"some": []}])
def test_a_condition_is_exactly_one_kind(data):
    with pytest.raises(ValidationError):
        Condition.model_validate(data)


def test_leaves_are_found_however_deep():
    condition = Condition.model_validate({"all": [_is("a"), {"any": [_is("b"), {"not": _is("c")}]}]})

    assert [leaf.question for leaf in condition.leaves()] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("data", "monotone"),
    [
        (_is("q"), True), (_is("q", "no"), False), (_is("q", "unsure"), False), (_is("q", "yes", "unsure"), True),
        ({"not": _is("q")}, False), ({"all": [_is("a"), _is("b")]}, True), ({"any": [_is("a"), _is("b", "no")]}, False),
    ],
)  # fmt: skip
def test_what_could_vanish_with_a_yes_is_not_monotone(data, monotone):
    assert Condition.model_validate(data).is_monotone is monotone


_QUESTIONS = ("a", "b", "c")
_leaf = st.builds(
    _is, st.sampled_from(_QUESTIONS), st.sampled_from(("yes", "no", "unsure")), st.sampled_from(("yes", "no", "unsure"))
)
_condition = st.recursive(
    _leaf,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"all": parts}),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: {"any": parts}),
        inner.map(lambda part: {"not": part}),
    ),
    max_leaves=6,
).map(Condition.model_validate)
answers = st.dictionaries(st.sampled_from(_QUESTIONS), st.sampled_from(("yes", "no", "unsure")))


def _strictly(condition, answers):
    """Work it out a second way: minimum, maximum and mirror of the three values."""
    if condition.is_:
        return _RANK[condition.is_.truth(answers)]
    if condition.not_:
        return 2 - _strictly(condition.not_, answers)
    return (min if condition.all_ else max)(_strictly(part, answers) for part in condition.all_ or condition.any_)


@given(_condition, answers)
def test_every_condition_is_the_minimum_maximum_or_mirror_of_its_parts(condition, answers):
    assert _RANK[condition.truth(answers)] == _strictly(condition, answers)


_monotone = st.recursive(
    st.builds(_is, st.sampled_from(_QUESTIONS), st.just("yes"), st.sampled_from(("yes", "unsure"))),
    lambda inner: st.tuples(st.sampled_from(("all", "any")), st.lists(inner, min_size=1, max_size=3)).map(
        lambda part: dict([part])
    ),
    max_leaves=6,
).map(Condition.model_validate)


@given(_monotone, answers, st.sampled_from(_QUESTIONS))
def test_a_monotone_condition_never_falls_from_no_over_not_sure_to_yes(condition, answers, question):
    assert condition.is_monotone
    rising = [condition.truth(answers | {question: answer}) for answer in ("no", "unsure", "yes")]

    assert [_RANK[truth] for truth in rising] == sorted(_RANK[truth] for truth in rising)


@given(_condition, answers)
def test_a_condition_reads_back_from_what_it_writes(condition, answers):
    again = Condition.model_validate(condition.model_dump(by_alias=True, exclude_none=True))

    assert again == condition


@pytest.mark.parametrize(
    "leaf",
    [
        {"question": "egfr", "answer": [30]},
        {"question": "egfr", "below": 30},
        {"question": "egfr", "answer": ["<30"]},
        {"question": "egfr", "answer": []},
        {"question": "egfr", "answer": ["yes"], "at_least": "yes"},
    ],
)
def test_a_condition_can_name_answers_and_nothing_else(leaf):
    with pytest.raises(ValidationError):
        Condition.model_validate({"is": leaf})
    assert set(Is.model_fields) == {"question", "answer"}
