"""The plan's easy words: the author's, filled in alike, and never fewer lines than the full words have."""

import pytest
from builders import a_parameter, a_plan, a_procedure, a_sign, a_site, a_topic, an_after, an_instruction, an_own

AT = "2026-12-02T09:00"


@pytest.mark.parametrize(("easy", "shown"), [("Do it.", "Do it."), (None, "Do the long thing.")])
def test_a_line_without_easy_words_says_its_main_sentence(easy, shown):
    plan = a_plan(
        a_procedure(
            preparation=[an_instruction(do="Do the long thing.", easy=easy)],
            after=[an_after(text="Do the long thing.", easy=easy)],
            warning_signs=[a_sign(sign="Do the long thing.", easy=easy)],
        )
    )

    assert [each.easy for each in (*plan.lines, *plan.after, *plan.signs)] == [shown] * 3


def test_the_clock_time_is_filled_in_alike():
    line = an_instruction(do="Please stop eating {time}.", easy="No food {time}.", when={"before": "PT6H"})

    (planned,) = a_plan(a_procedure(preparation=[line]), at=AT).lines

    assert planned.easy == planned.do.replace("Please stop eating", "No food")
    assert "3:00" in planned.easy


def test_what_the_clinic_has_not_signed_is_asked_in_easy_words_too():
    line = an_instruction(easy="No food.", firmness="site", when={"before": {"parameter": "fasting-food-hours"}})

    (planned,) = a_plan(a_procedure(preparation=[line]), parameters=[a_parameter()]).lines

    assert planned.easy == planned.do == "Ask us when to stop eating."


def test_what_the_team_must_decide_is_said_in_easy_words_too():
    sides = {
        each: an_own(
            each,
            lines=[an_instruction(f"{each}-food", topic="food", do=f"Eat {each}.", easy=f"{each}!")],
            after=[an_after(f"{each}-rest", topic="rest", kind="care", text=f"Rest {each}.", easy=f"{each}!")],
        )
        for each in ("a", "b")
    }
    topics = [a_topic("food", "never_automatic"), a_topic("rest", "never_automatic", phase="after")]

    plan = a_plan(*sides.values(), topics=topics)

    assert [each.easy for each in (*plan.lines, *plan.after)] == ["Ask us about food.", "Ask us about rest."]


def test_the_clinics_value_is_filled_in_alike():
    line = an_instruction(do="Drink {value} of water.", easy="Drink {value}.", parameter="water", when="on_the_day")
    choices = [{"id": each, "says": f"a {each}"} for each in ("cup", "litre")]
    water = a_parameter("water", kind="choice", choices=choices)

    (planned,) = a_plan(a_procedure(preparation=[line]), parameters=[water], site=a_site(water="litre")).lines

    assert (planned.do, planned.easy) == ("Drink a litre of water.", "Drink a litre.")
