"""The numbered rules of ``models.planning.compiler``, one by one."""

import pytest
from builders import (
    a_library,
    a_parameter,
    a_plan,
    a_procedure,
    a_prompt,
    a_question,
    a_sign,
    a_site,
    a_teach_back,
    a_topic,
    an_after,
    an_instruction,
    an_own,
)

YES = {"for": {"is": {"question": "pregnancy", "answer": ["yes"]}}}
NO = {"for": {"is": {"question": "pregnancy", "answer": ["no"]}}, "only_when_certain": True}
FASTING = a_topic("fasting", "earliest")
HOURS = a_parameter("fasting-hours", ask_us="Ask us when to stop eating.")


def _stop(id, when, **changes):
    return an_instruction(id, topic="fasting", do="Stop eating {time}.", when=when, **changes)


def _site_stop(id, **changes):
    return _stop(id, {"before": {"parameter": "fasting-hours"}}, firmness="site", **changes)


def test_what_several_ask_for_appears_once_and_names_everyone_who_asked():  # M1
    shared = an_instruction("bring-list")
    both = [an_own(each, lines=["bring-list"]) for each in "ab"]

    (line,) = a_plan(*both, instructions=[shared]).lines
    assert (line.id, line.asked_by) == ("bring-list", ("a", "b"))
    assert "M1" in line.rules


def test_lines_that_read_the_same_appear_once_and_lose_no_detail():  # M1
    one = an_instruction("one", do="Bring a list.", detail="On paper.", sources=["leaflet"])
    two = an_instruction("two", do="Bring a list.", detail="Or a photo.", sources=["leaflet"])

    (line,) = a_plan(an_own("a", lines=[one]), an_own("b", lines=[two])).lines
    assert (line.asked_by, line.detail, line.sources) == (("a", "b"), "On paper. Or a photo.", ("leaflet",))
    assert "M1" in line.rules


def test_an_effect_that_reads_the_same_appears_once():  # M1
    effects = [[an_after(f"{each}-sting", topic="afterwards", text="It may sting.")] for each in "ab"]

    (line,) = a_plan(an_own("a", after=effects[0]), an_own("b", after=effects[1])).after
    assert (line.asked_by, line.detail) == (("a", "b"), None)


def test_the_earliest_stop_stands_for_all():  # M2
    short, long = _stop("short", {"before": "PT4H"}), _stop("long", {"before": "PT6H"})

    plan = a_plan(an_own("a", lines=[short]), an_own("b", lines=[long]), topics=[FASTING])
    assert [(line.id, "M2" in line.rules) for line in plan.lines] == [("long", True)]
    assert plan.lines[0].do == "Stop eating 6 hours before your appointment."


@pytest.mark.parametrize(
    ("weaker", "stricter"), [("on_the_day", {"before": "PT2H"}), ("on_arrival", {"before": "PT6H"})]
)
def test_a_permission_gives_way_to_a_stop(weaker, stricter):  # M2
    permission = _stop("weaker", weaker, only_when_certain=True)
    plan = a_plan(an_own("a", lines=[permission]), an_own("b", lines=[_stop("stricter", stricter)]), topics=[FASTING])

    assert [line.id for line in plan.lines] == ["stricter"]


def test_what_is_to_be_done_at_booking_stays_beside_a_stop():  # M2
    lines = [an_instruction("tell", topic="fasting", when="at_booking"), _stop("stop", {"before": "PT6H"})]

    assert [line.id for line in a_plan(an_own("a", lines=lines), topics=[FASTING]).lines] == ["tell", "stop"]


def test_a_stop_that_the_clinic_has_not_set_stays_beside_the_strictest_known_one():  # M2
    lines = [_site_stop("site-stop"), _stop("stop", {"before": "PT6H"})]

    plan = a_plan(an_own("a", lines=lines), topics=[FASTING], parameters=[HOURS])
    assert [(line.id, line.ask_us) for line in plan.lines] == [("site-stop", True), ("stop", False)]
    assert plan.status == "not_final"


def test_a_stop_for_some_that_the_clinic_has_not_set_is_no_permission():  # M2
    lines = [_site_stop("site-stop", **NO), _stop("stop", {"before": "PT6H"})]

    plan = a_plan(an_own("a", lines=lines), topics=[FASTING], parameters=[HOURS])
    assert [(line.id, line.ask_us) for line in plan.lines] == [("site-stop", True), ("stop", False)]


@pytest.mark.parametrize(("hours", "kept"), [(8, "site-stop"), (2, "stop")])
def test_once_the_clinic_has_set_it_it_is_compared_like_any_other(hours, kept):  # M2
    lines = [_site_stop("site-stop"), _stop("stop", {"before": "PT6H"})]

    plan = a_plan(an_own("a", lines=lines), topics=[FASTING], parameters=[HOURS], site=a_site(fasting_hours=hours))
    assert [line.id for line in plan.lines] == [kept]


@pytest.mark.parametrize(
    ("operator", "kept"), [("longest", ["b-rest"]), ("shortest", ["a-rest"]), ("union", ["a-rest", "b-rest"])]
)
def test_afterwards_the_longest_rest_and_the_shortest_normal_effect_stand_for_all(operator, kept):  # M2
    rests = [
        an_after(f"{each}-rest", topic="rest", text=f"{each}.", until=until)
        for each, until in (("a", "P1D"), ("b", "P2D"))
    ]

    plan = a_plan(an_own("a", after=rests[:1]), an_own("b", after=rests[1:]), topics=[a_topic("rest", operator)])
    assert [line.id for line in plan.after] == kept


def test_a_rest_without_a_set_end_is_not_lost_to_one_that_ends():  # M2
    rests = [an_after("open", topic="rest", text="Until we say so."), an_after("day", topic="rest", until="P1D")]

    assert {line.id for line in a_plan(an_own("a", after=rests), topics=[a_topic("rest", "longest")]).after} == {
        "open",
        "day",
    }


def test_different_lines_of_a_topic_that_is_never_joined_become_a_conflict():  # M3
    topic = a_topic("bladder", "never_automatic", ask_team_when="They differ.")
    full, empty = (an_instruction(each, topic="bladder", do=f"Come {each}.") for each in ("full", "empty"))

    plan = a_plan(an_own("a", lines=[full]), an_own("b", lines=[empty]), topics=[topic])
    (conflict,) = plan.conflicts
    assert [(side.text, side.asked_by) for side in conflict.sides] == [("Come empty.", ("b",)), ("Come full.", ("a",))]
    assert [(line.do, line.ask_us, line.rules) for line in plan.lines] == [
        ("Ask us about bladder.", True, ("M3", "M6"))
    ]
    assert plan.status == "not_final"


def test_one_line_of_such_a_topic_stands_as_it_is():  # M3
    lines = [an_instruction("full", topic="bladder")]

    plan = a_plan(an_own("a", lines=lines), topics=[a_topic("bladder", "never_automatic")])
    assert (plan.conflicts, plan.lines[0].id, plan.status) == ((), "full", "final")


def test_a_conflict_afterwards_asks_the_team_too():  # M3
    topic = a_topic("position", "never_automatic")
    flat, up = (an_after(each, topic="position", kind="care", text=f"Lie {each}.") for each in ("flat", "up"))

    plan = a_plan(an_own("a", after=[flat]), an_own("b", after=[up]), topics=[topic])
    assert [line.text for line in plan.after] == ["Ask us about position."]
    assert (plan.after[0].asked_by, plan.conflicts[0].id, plan.status) == (("a", "b"), "position", "not_final")


def test_warning_signs_are_the_union_at_the_highest_tier():  # M4
    a = an_own("a", signs=["fever", a_sign("pain", tier="routine")])
    b = an_own("b", signs=[{"use": "fever", "tier": "emergency"}])

    plan = a_plan(a, b, signs=[a_sign("fever")])
    assert [(sign.id, sign.tier, sign.asked_by) for sign in plan.signs] == [
        ("fever", "emergency", ("a", "b")),
        ("pain", "routine", ("a",)),
    ]


def test_a_sign_that_is_not_certainly_foreign_to_the_person_is_shown():  # M4
    plan = a_plan(an_own("a", signs=[a_sign("pain", **YES), a_sign("fever")]), answers={"pregnancy": "unsure"})

    assert [sign.id for sign in plan.signs] == ["pain", "fever"]
    assert plan.signs[0].answers[0].answer == "unsure"


def test_advice_on_order_is_for_the_team_when_all_its_procedures_are_chosen():  # M5
    prompt = a_prompt("a-first", between=[["b"], ["a"]])
    a, b = an_own("a"), an_own("b")

    assert [each.asked_by for each in a_plan(a, b, prompts=[prompt]).prompts] == [("a", "b")]
    assert not a_plan(a, prompts=[prompt]).prompts


def test_every_line_says_why():  # M6
    line = _site_stop("stop", **YES)

    (line,) = a_plan(an_own("a", lines=[line]), answers={"pregnancy": "yes"}, topics=[FASTING], parameters=[HOURS],
                     site=a_site(fasting_hours=6)).lines  # fmt: skip
    assert (line.because, line.asked_by, line.sources) == ("It helps.", ("a",), ("leaflet",))
    assert [(each.question, each.answer) for each in line.answers] == [("pregnancy", "yes")]
    assert (line.site_value.value, line.site_value.signed_by) == (6, "Dr Who")


@pytest.mark.parametrize(("answer", "shown"), [("yes", True), ("unsure", True), (None, True), ("no", False)])
def test_what_protects_is_left_out_only_when_it_is_certainly_not_for_the_person(answer, shown):  # M7
    visit = {"pregnancy": answer} if answer else {"pregnancy": "unsure"}

    lines = a_plan(an_own("a", lines=[an_instruction(**YES), an_instruction("other")]), answers=visit).lines
    assert ("bring-list" in {line.id for line in lines}) is shown


@pytest.mark.parametrize(("answer", "shown"), [("yes", False), ("unsure", False), ("no", True)])
def test_a_permission_needs_certainty(answer, shown):  # M7
    lines = [an_instruction("drink", **NO), an_instruction("other")]

    assert (
        "drink" in {line.id for line in a_plan(an_own("a", lines=lines), answers={"pregnancy": answer}).lines}
    ) is shown


@pytest.mark.parametrize(("answer", "flagged"), [("yes", True), ("unsure", True), ("no", False)])
def test_a_hard_stop_is_for_the_team_and_holds_the_plan(answer, flagged):  # M7
    question = a_question(flag={"reason": "Show the clinician.", "hard_stop": True})

    plan = a_plan(an_own("a"), answers={"pregnancy": answer}, questions=[question])
    assert [(flag.id, flag.answer, flag.asked_by) for flag in plan.hard_stops] == [
        ("pregnancy", answer, ("a",))
    ] * flagged
    assert plan.status == ("not_final" if flagged else "final")


def test_hard_stops_come_first_and_a_question_not_answered_is_flagged():  # M7
    questions = [
        a_question("latex", order=1, flag={"reason": "Latex."}),
        a_question("fever", order=2, flag={"reason": "Fever.", "hard_stop": True}),
    ]

    plan = a_plan(an_own("a", questions=["latex", "fever"]), questions=questions)
    assert [(flag.id, flag.answer) for flag in plan.flags] == [("fever", "unknown"), ("latex", "unknown")]


def test_a_teach_back_question_is_asked_once():
    asks = ["who", a_teach_back("two"), "who"]

    (who, _) = a_plan(a_procedure("a", teach_back=asks), teach_back=[a_teach_back("who")]).teach_back
    assert who.asked_by == ("a",)


def test_steps_are_numbered_within_their_procedure():
    plan = a_plan(an_own("b"), an_own("a"))

    assert [(step.procedure, step.number, step.total) for step in plan.steps] == [("a", 1, 1), ("b", 1, 1)]


def test_a_plan_is_a_draft_until_every_procedure_is_approved():
    approved = an_own("a", review={"status": "approved", "version": 1, "by": "Dr Who"})

    assert not a_plan(approved).is_draft
    assert a_plan(approved, an_own("b")).is_draft


def test_names_follow_the_plan():
    plan = a_plan(an_own("b"), an_own("a"))

    assert plan.names(("b", "a")) == ("a", "b")
    assert a_library(an_own("a")).procedures["a"].short_name == "a"
