"""Rules about records: what belongs together, what is missing, what cannot both be true."""

from datetime import date, timedelta

import pytest
from builders import (
    a_library,
    a_parameter,
    a_question,
    a_sign,
    a_source,
    a_step,
    a_teach_back,
    a_tidy_procedure,
    an_after,
)
from findings import FONTS, PICTURES, findings

from models.content.lint import lint
from models.content.wording import Term

MINUTES = {"min": 5, "max": 20, "sources": ["leaflet"]}
YES = {"is": {"question": "escort", "answer": ["yes"]}}


def with_facts(**facts):
    return a_tidy_procedure(facts={"xray": False, "contrast": "none", "minutes": MINUTES} | facts)


def risk(id="r", **changes):
    return {"id": id, "text": "Harm.", "words": "rare", "sources": ["leaflet"]} | changes


def faq(id, ask):
    return {"id": id, "ask": ask, "answer": "So.", "sources": ["leaflet"]}


def reviewed(**review):
    return a_tidy_procedure(review={"status": "approved", "version": 1} | review)


def signs(*says):
    return a_tidy_procedure(warning_signs=[a_sign(f"s-{number}", sign=sign) for number, sign in enumerate(says)])


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("You have a fever and chills", "You have fever and chills", True),
        ("You have a fever of 38.0 °C", "You have a fever of 39.0 °C", False),
        ("You have a fever and chills", "Your child has a fever and chills", False),
        ("You have a fever", "Your leg is cold", False),
    ],
)
def test_c025_the_same_sign_in_different_words(one, other, found):
    assert findings("C025", signs(one, other)) == (["warning_signs.1.sign"] if found else [])


def test_c027_steps_longer_than_the_whole():
    steps = [a_step("a", minutes=15), a_step("b", minutes=15)]
    for_some = [a_step("a", minutes=15), a_step("b", minutes=15, **{"for": YES})]

    assert findings("C027", a_tidy_procedure(during=steps)) == ["facts.minutes"]
    assert findings("C027", a_tidy_procedure(during=for_some)) == []


@pytest.mark.parametrize(
    ("review", "found"),
    [
        ({"due": date(2026, 11, 21)}, ["review.due"]),
        ({"due": date(2026, 11, 22)}, []),
        ({"due": date(2026, 1, 1), "status": "retired"}, []),
        ({}, []),
    ],
)
def test_c029_an_expired_review(review, found):
    assert findings("C029", reviewed(**review)) == found


@pytest.mark.parametrize(("days", "found"), [(-1, ["C029"]), (0, []), (1, [])])
def test_c029_a_review_expires_today_by_default(days, found):
    today = date.today()  # noqa: DTZ011 - as the rule reads it
    library = a_library(reviewed(due=today + timedelta(days=days)))

    assert [each.code for each in lint(library, PICTURES, FONTS) if each.code == "C029"] == found


def test_c030_approved_without_a_name_or_a_day():
    whole = {"by": "Dr Who", "on": date(2026, 1, 1), "due": date(2029, 1, 1)}

    assert findings("C030", reviewed()) == ["review.status"]
    assert findings("C030", reviewed(**whole)) == []
    assert findings("C030") == []


@pytest.mark.parametrize(
    ("on", "due", "found"),
    [
        (date(2026, 1, 1), date(2025, 1, 1), ["review.due"]),
        (date(2027, 1, 1), None, ["review.on"]),
        (date(2026, 1, 1), date(2029, 1, 1), []),
    ],
)
def test_c031_days_that_cannot_be_right(on, due, found):
    assert findings("C031", reviewed(on=on, due=due)) == found


def test_c037_a_condition_that_nobody_can_answer():
    questions = [a_question("escort")]
    step = a_step(**{"for": YES})
    for_some = {"use": "pregnancy", "for": YES}

    assert findings("C037", a_tidy_procedure(during=[step]), questions=questions) == ["during.0"]
    assert findings("C037", a_tidy_procedure(questions=[for_some]), questions=questions) == ["questions.0"]
    assert findings("C037", a_tidy_procedure(side_question="escort"), questions=questions) == ["side_question"]


def test_c037_a_condition_on_a_question_that_is_asked_passes():
    procedure = a_tidy_procedure(
        during=[a_step(**{"for": YES})], questions=["pregnancy", "escort"], side_question="escort"
    )

    assert findings("C037", procedure, questions=[a_question("escort")]) == []


@pytest.mark.parametrize("after", [an_after(), an_after(kind="care", until="P1D")])
def test_c038_nothing_normal_that_ends(after):
    assert findings("C038", a_tidy_procedure(after=[after])) == ["after"]
    assert findings("C038") == []


def test_c039_nothing_to_do_at_home():
    assert findings("C039", a_tidy_procedure(after=[an_after()])) == ["after"]
    assert findings("C039") == []


def test_c040_no_answer_about_the_x_rays():
    told = with_facts(xray=True).model_copy(update={"radiation": a_tidy_procedure().faqs[0]})

    assert findings("C040", with_facts(xray=True)) == ["radiation"]
    assert findings("C040", told) == []


def test_c041_nothing_that_looks_like_it():
    assert findings("C041", a_tidy_procedure(lookalikes=[])) == ["lookalikes"]
    assert findings("C041") == []


def test_c042_no_other_name():
    assert findings("C042", a_tidy_procedure(also_called=[])) == ["also_called"]
    assert findings("C042") == []


@pytest.mark.parametrize("name", ["can_show", "cannot_show"])
def test_c043_no_limits(name):
    assert findings("C043", a_tidy_procedure(**{name: []})) == [name]
    assert findings("C043") == []


def test_c044_chances_out_of_different_numbers():
    risks = [risk("a", count=1, of=100), risk("b"), risk("c", count=1, of=1000)]

    assert findings("C044", a_tidy_procedure(risks=risks)) == ["risks.2.of"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("About 3 in 100 people", []),
        ("From 20 to 40 in 1,000 people", ["risks.1.words"]),
        ("About 3 in 100 people (1 in 30)", ["risks.1.words"]),
        ("1 in 13,000 for one, and 1 in 6,700.", ["risks.1.words", "risks.1.words"]),
        ("About 1 in a few million people", []),
    ],
)
def test_c044_chances_in_words_are_chances_too(words, found):
    risks = [risk("a", count=1, of=100), risk("b", words=words)]

    assert findings("C044", a_tidy_procedure(risks=risks)) == found


@pytest.mark.parametrize(
    ("note", "found"),
    [("Published as 1 in 2,000.", []), ("The page is old.", ["risks.1.of"]), (None, ["risks.1.of"])],
)
def test_c044_a_note_that_names_the_published_number_says_why(note, found):
    risks = [risk("a", count=1, of=100), risk("b", words="1 in 2,000", count=1, of=2000, note=note)]

    assert findings("C044", a_tidy_procedure(risks=risks)) == found


@pytest.mark.parametrize(
    ("count", "of", "found"),
    [
        (5, None, ["risks.0.count"]),
        (None, 5, ["risks.0.of"]),
        (6, 5, ["risks.0.count"]),
        (5, 5, []),
        (None, None, []),
    ],
)
def test_c045_a_count_out_of_a_number(count, of, found):
    assert findings("C045", a_tidy_procedure(risks=[risk(count=count, of=of)])) == found


def test_c046_the_same_question_twice():
    others = [faq("a", "Why?"), faq("b", "Where is it?"), faq("c", "Who does it?")]

    assert findings("C046", a_tidy_procedure(faqs=[*others, faq("d", "Where it is?")])) == ["faqs.3.ask"]
    assert findings("C046") == []


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://r.jina.ai/https://www.nhs.uk/", ["url"]),
        ("https://www.scribd.com/doc/1", ["url"]),
        ("https://web.archive.org", ["url"]),
        ("https://www.nhs.uk/scribd.com/", []),
        (None, []),
    ],
)
def test_c050_an_address_that_keeps_copies(url, found):
    assert findings("C050", sources=[a_source(url=url)]) == found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ({"url": "https://a.uk/x/"}, {"url": "http://www.a.uk/x#top"}, ["id"]),
        ({"title": "T", "dated": "2025"}, {"title": "t", "dated": "2025"}, ["id"]),
        ({"title": "T", "dated": "2025"}, {"title": "T", "dated": "2024"}, []),
        ({"url": "https://a.uk/x"}, {"url": "https://a.uk/y"}, []),
    ],
)
def test_c051_one_page_under_two_ids(one, other, found):
    assert findings("C051", sources=[a_source("one", **one), a_source("two", **other)]) == found


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, ["id"]),
        ({"dated": "2025"}, []),
        ({"url": "https://a.uk"}, []),
        ({"issuer": "Urologia 95:249"}, []),
        ({"note": "Read on paper."}, []),
    ],
)
def test_c052_a_page_that_nobody_finds_again(changes, found):
    assert findings("C052", sources=[a_source(**changes)]) == found


@pytest.mark.parametrize(
    ("facts", "found"),
    [
        ({"ct": True}, ["facts.ct"]),
        ({"contrast": "vein"}, ["facts.contrast"]),
        ({"catheter": "urethra"}, ["facts.catheter"]),
        ({"contrast": "artery", "xray": True}, ["facts.contrast"]),
        ({"contrast": "spine", "xray": True}, ["facts.contrast"]),
        ({"artery_puncture": True}, ["facts.needle"]),
        ({"outside_line": True}, ["facts.outside_line"]),
        ({"contrast": "kidney-tube", "xray": True, "outside_drain": True}, ["facts.contrast"]),
        ({"contrast": "kidney-tube", "xray": True, "catheter": "kidney"}, ["facts.outside_drain"]),
        ({"contrast": "womb", "xray": True}, ["facts.contrast"]),
        ({"minutes": {"min": 0, "max": 0}}, ["facts.minutes"]),
        ({"xray": True, "ct": True, "contrast": "vein", "needle": True}, []),
        ({"xray": True, "contrast": "spine", "spinal_needle": True, "needle": True}, []),
    ],
)
def test_c053_facts_that_cannot_both_hold(facts, found):
    assert findings("C053", with_facts(**facts)) == found


@pytest.mark.parametrize("field", ["radiation", "dose"])
def test_c053_an_answer_on_radiation_without_x_rays(field):
    values = {"radiation": faq("rays", "How much?"), "dose": {"low": 1, "high": 2, "sources": ["leaflet"]}}

    assert findings("C053", a_tidy_procedure(**{field: values[field]})) == [field]


def two(**second):
    return a_tidy_procedure("a", also_called=["tube check"]), a_tidy_procedure("b", **second)


def lookalike(procedure):
    return {"name": "The other", "difference": "Much.", "procedure": procedure, "sources": ["leaflet"]}


def test_c054_a_name_of_two_procedures():
    assert findings("C054", *two(also_called=["Tube-check"])) == ["also_called"]
    assert findings("C054", *two(also_called=["stent check"])) == []


def test_c054_a_shared_name_passes_where_the_difference_is_told():
    assert findings("C054", *two(also_called=["tube check"], lookalikes=[lookalike("a")])) == []


def test_c055_neighbours_that_do_not_know_each_other():
    assert findings("C055", *two(related=["a"])) == ["related.0"]
    assert findings("C055", a_tidy_procedure(related=["a"])) == ["related.0"]
    assert findings("C055", a_tidy_procedure(lookalikes=[lookalike("a")])) == ["lookalikes.0"]


def test_c055_neighbours_that_do_pass():
    a, b = two(related=["a"])

    assert findings("C055", a.model_copy(update={"related": ("b", "unknown")}), b) == []


def teaching(**changes):
    return a_tidy_procedure(teach_back=[a_teach_back("one", **changes), a_teach_back("two"), a_teach_back("three")])


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"ask": "Must you stop eating?"}, ["teach_back.0.ask"]),
        ({"must_contain": ["Call us", "call us"]}, ["teach_back.0.must_contain"]),
        ({"ask": "When do you call us?"}, []),
        ({"ask": "Can you tell me when to call?"}, []),
    ],
)
def test_c056_a_question_that_teaches_nothing(changes, found):
    assert findings("C056", teaching(**changes)) == found


def test_c062_a_safety_question_that_reaches_nobody():
    flag = {"reason": "Possible pregnancy."}

    assert findings("C062", questions=[a_question()]) == ["group"]
    assert findings("C062", questions=[a_question(flag=flag), a_question("escort", group="practical")]) == []


@pytest.mark.parametrize(("choices", "found"), [(5, []), (6, ["choices"])])
def test_c086_more_answers_than_one_can_weigh_at_once(choices, found):
    asked = a_question(group="practical", choices=[{"id": f"one-{each}", "says": "So."} for each in range(choices)])

    assert findings("C086", questions=[asked]) == found


def test_c063_a_value_without_two_published_answers():
    options = [{"value": value, "says": "So.", "sources": ["leaflet"]} for value in (4, 6)]

    assert findings("C063", parameters=[a_parameter(options=options[:1])]) == ["options"]
    assert findings("C063", parameters=[a_parameter(options=options)]) == []


def test_c065_a_step_without_a_stop_signal():
    assert findings("C065", a_tidy_procedure(during=[a_step()])) == ["during.0"]
    assert findings("C065") == []


def test_c066_something_enters_and_nothing_is_hard():
    hard = with_facts(scope=True).model_copy(update={"during": a_tidy_procedure(during=[a_step(peak=True)]).during})

    assert findings("C066", with_facts(scope=True)) == ["during"]
    assert findings("C066", hard) == []
    assert findings("C066") == []


def test_c067_a_question_without_its_mark():
    assert findings("C067", teaching(ask="Whom do you call.")) == ["teach_back.0.ask"]
    assert findings("C067") == []


@pytest.mark.parametrize(
    ("tier", "act", "found"),
    [
        ("emergency", "Call us today.", True),
        ("emergency", "Press hard and call the emergency number now.", False),
        ("urgent", "Tell us at your next visit.", True),
        ("urgent", "Call us today. No answer? Go to the emergency department.", False),
        ("routine", "Call the emergency number.", True),
        ("routine", "Tell us at your next visit.", False),
    ],
)
def test_c068_an_act_that_does_not_fit_the_tier(tier, act, found):
    procedure = a_tidy_procedure(warning_signs=[a_sign(tier=tier, act=act)])

    assert findings("C068", procedure) == (["warning_signs.0.act"] if found else [])


@pytest.mark.parametrize(
    ("tier", "act", "at_once", "found"),
    [
        ("urgent", "Call us now.", False, True),
        ("urgent", "Call us now.", True, False),
        ("urgent", "Call us at once.", True, False),
        ("urgent", "Call us today.", True, True),
        ("emergency", "Call the emergency number now.", False, False),
    ],
)
def test_c068_what_is_to_be_done_now_says_so_to_the_program_too(tier, act, at_once, found):
    procedure = a_tidy_procedure(warning_signs=[a_sign(tier=tier, act=act, at_once=at_once)])

    assert findings("C068", procedure) == (["warning_signs.0.at_once"] if found else [])


def test_c070_a_fact_without_its_question():
    reaction = a_question("contrast-reaction")
    dye = with_facts(contrast="gut", xray=True)

    assert findings("C070", dye, questions=[reaction]) == ["questions"]
    asking = dye.model_copy(update={"questions": ("pregnancy", "contrast-reaction")})
    assert findings("C070", asking, questions=[reaction]) == []
    assert findings("C070", dye) == []


@pytest.mark.parametrize(("value", "found"), [(13, ["options.0.value"]), (12, []), ("4 to 14 hours", [])])
def test_c071_an_answer_that_the_range_refuses(value, found):
    options = [{"value": value, "says": "So.", "sources": ["leaflet"]}]

    assert findings("C071", parameters=[a_parameter(options=options)]) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("About 5 in 1,000 people", []),
        ("About 5 in 100 people.", ["risks.0.words"]),
        ("We counted them.", []),
        ("From 1 in 200 to 1 in 50 people.", []),
    ],
)
def test_c072_words_and_the_count_that_is_drawn(words, found):
    assert findings("C072", a_tidy_procedure(risks=[risk(words=words, count=5, of=1000)])) == found


def test_c073_a_word_explained_twice():
    terms = [Term(id="one", words=("urethra",), plain="It."), Term(id="two", words=("ureter", "Urethra"), plain="It.")]

    assert findings("C073", glossary=terms) == ["words.1"]
    assert findings("C073", glossary=terms[:1]) == []
