"""What the team is given: answers that stop or concern it, and the time that lies between two appointments (M5, M7)."""

import pytest
from builders import NO_SITE, a_plan, a_prompt, a_question, a_site, an_own

from models.planning.plan import Flag, TeamPrompt

LONDON = a_site("Europe/London")
SPRING, AUTUMN = "2027-03-28", "2026-10-25"


def _gap(first, second, site):
    return a_plan(an_own("a"), an_own("b"), at={"a": first, "b": second}, site=site).prompts


@pytest.mark.parametrize(
    ("day", "first", "second", "site", "passes"),
    [
        (SPRING, "00:30", "03:00", LONDON, None),
        (SPRING, "00:30", "03:30", LONDON, "2 hours"),
        (AUTUMN, "00:30", "02:00", LONDON, "2 hours and 30 minutes"),
        (AUTUMN, "00:30", "01:30", LONDON, None),
        (SPRING, "00:30", "03:00", NO_SITE, "2 hours and 30 minutes"),
    ],
)
def test_a_gap_is_the_time_that_passes_also_when_the_clocks_change(day, first, second, site, passes):  # M5, M8
    prompts = _gap(f"{day}T{first}", f"{day}T{second}", site)

    assert [each.text.split(" lie")[0] for each in prompts] == ([passes] if passes else [])


def test_a_long_gap_names_its_two_times_and_says_what_to_agree():  # M5
    words = (
        "12 hours lie between the appointments at 0:00 (midnight) and 12:00 (midday). "
        "Agree when the person may eat, drink, take medicines and rest."
    )

    assert _gap("2026-12-02T00:00", "2026-12-02T12:00", LONDON) == (
        TeamPrompt("gap-2026-12-02t00-00", words, ("a", "b"), ()),
    )


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
