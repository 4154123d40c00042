"""What the team is given: answers that stop or concern it, advice, and how procedures are classed (M3, M5, M7)."""

from builders import a_plan, a_prompt, a_question, a_topic, an_instruction, an_own

from models.planning.plan import Flag, TeamPrompt


def test_advice_on_order_keeps_its_words_and_sources():  # M5
    plan = a_plan(an_own("a"), an_own("b"), prompts=[a_prompt("first", sources=["leaflet"])])

    assert plan.prompts == (TeamPrompt("first", "A first.", ("a", "b"), ("leaflet",)),)


def test_a_flag_carries_the_question_the_answer_in_its_own_words_and_who_asks():  # M7
    choices = [{"id": "left", "says": "On the left"}, {"id": "right", "says": "On the right"}]
    side = a_question("side", title="Side", choices=choices, flag={"reason": "Check the side.", "when": ["left"]})
    own = [an_own(each, questions=["pregnancy" if each == "c" else "side"]) for each in "abc"]

    assert a_plan(*own, questions=[side], answers={"side": "left"}).flags == (
        Flag("side", "Side", "Check the side.", "left", ("a", "b"), False, "On the left"),
    )
    assert a_plan(*own, questions=[side], answers={"side": "right"}).flags == ()


THIN = {
    "operator": "never_automatic",
    "by_bleeding": True,
    "ask_team_if": {"is": {"question": "thinner", "answer": ["yes"]}},
    "sources": ["topic-page"],
}


def _bleeding(*procedures, answer="yes", **thin):
    own = []
    for letter, classes in procedures:
        bleeding = {"classes": classes, "sources": [f"{letter}-page", "leaflet"]} if classes else None
        line = an_instruction(f"{letter}-call", topic="thin")
        own.append(an_own(letter, lines=[line], bleeding=bleeding, short_name=letter.upper()))
    question = a_question("thinner")
    plan = a_plan(*own, topics=[a_topic("thin", **THIN | thin)], questions=[question], answers={"thinner": answer})
    return [each for each in plan.prompts if each.id == "thin"]


def test_staff_see_the_strictest_class_for_bleeding_and_who_has_none():  # M3
    (prompt,) = _bleeding(("a", ["low"]), ("b", None), ("c", ["low", "high"]), ("d", ["moderate"]))

    assert prompt.notes == (
        "Strictest published class for bleeding: high",
        "B: no class found; ask",
        "C: high or low",
        "D: moderate",
        "A: low",
    )
    assert prompt.sources == ("topic-page", "a-page", "leaflet", "c-page", "d-page")


def test_without_any_class_there_is_no_strictest_one():  # M3
    (prompt,) = _bleeding(("a", None), ("b", None))

    assert prompt.notes == ("A: no class found; ask", "B: no class found; ask")
    assert prompt.sources == ("topic-page",)


def test_classes_are_for_those_who_may_take_a_thinner_and_for_topics_that_weigh_them():  # M7
    assert len(_bleeding(("a", ["low"]), answer="unsure")) == 1
    assert _bleeding(("a", ["low"]), answer="no") == []
    assert _bleeding(("a", ["low"]), by_bleeding=False)[0].notes == ()
