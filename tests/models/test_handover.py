"""The code from kiosk to nurse: what goes in comes out, errors are found where they are, and nothing old is taken."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest
from builders import a_library, a_procedure, a_question
from hypothesis import assume, given
from hypothesis import strategies as st

from models.content.library import Library
from models.content.loader import load_library
from models.handed_once import HandedOnce
from models.handover import NEEDS, SIGNS, Carried, HandoverError, hand_over, qr_text, take_over
from models.planning.team import questions_for
from resources import resource
from ui.kiosk.visit_session import Need

SHIPPED = load_library(resource("content"))
LANGUAGES = ("en", "pl", "ar")
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
CARRIED = Carried(
    ("cystoscopy-flexible", "nephrostogram"),
    {"pregnancy": "no"},
    {"nephrostogram": datetime(2026, 12, 2, 9, 0), "cystoscopy-flexible": datetime(2026, 12, 2, 11, 15)},
    ("larger-text",),
    "pl",
)


def make(carried=CARRIED, library=SHIPPED, now=NOW):
    return hand_over(carried, library, LANGUAGES, now)


def take(code, library=SHIPPED, now=NOW, languages=LANGUAGES):
    return take_over(code, library, languages, now)


def refused(code, **changes):
    with pytest.raises(HandoverError) as raised:
        take(code, **changes)
    return raised.value


@st.composite
def visits(draw, most=6):
    chosen = tuple(sorted(draw(st.sets(st.sampled_from(sorted(SHIPPED.procedures)), min_size=1, max_size=most))))
    asked = questions_for(SHIPPED, chosen)
    said = {each.id: draw(st.sampled_from((None, *each.answers))) for each in asked}
    moments = st.datetimes(datetime(2000, 1, 1), datetime(2999, 12, 31)).map(
        lambda at: at.replace(second=0, microsecond=0)
    )
    times = {each: draw(st.none() | moments) for each in chosen}
    return Carried(
        chosen,
        {question: answer for question, answer in said.items() if answer},
        {procedure: at for procedure, at in times.items() if at},
        tuple(each for each in NEEDS if draw(st.booleans())),
        draw(st.sampled_from(LANGUAGES)),
    )


@given(visits())
def test_what_goes_in_comes_out_typed_or_read_by_a_camera(carried):
    code = make(carried)

    assert re.fullmatch(rf"([{SIGNS}]{{5}}-)*[{SIGNS}]{{2,5}}", code)
    for read in (code, qr_text(code), code.lower().replace("-", " "), f" {code}\n"):
        assert take(read).carried == carried
    assert take(code).expires == NOW + timedelta(hours=4)


@given(visits(), st.data())
def test_every_wrong_sign_and_every_swap_is_found_in_its_group(carried, data):
    code = make(carried)
    place = data.draw(st.sampled_from([at for at, sign in enumerate(code) if sign != "-"]))
    wrong = data.draw(st.sampled_from(SIGNS))
    swap = place + 1 < len(code) and code[place + 1] != "-" and data.draw(st.booleans())
    changed = code[:place] + (code[place + 1] + code[place] + code[place + 2 :] if swap else wrong + code[place + 1 :])
    assume(changed != code)
    error = refused(changed)

    assert (error.kind, error.group) == ("typed", code[:place].count("-") + 1)
    assert code.split("-")[error.group - 1] != changed.split("-")[error.group - 1]
    assert f"group {error.group}" in str(error)


@given(visits(), st.data())
def test_no_damaged_code_is_ever_taken(carried, data):
    code = make(carried)
    groups = code.split("-")
    first, last = data.draw(st.integers(0, len(groups))), data.draw(st.integers(0, len(groups)))
    assume(first < last)
    del groups[first:last]

    assert refused("-".join(groups)).kind in ("typed", "incomplete")


@given(st.text(max_size=80))
def test_whatever_is_typed_is_refused_in_words(text):
    assert refused(text).kind in ("typed", "incomplete")


@pytest.mark.parametrize(
    ("change", "group"),
    [
        (lambda code: code[1:], 1),
        (lambda code: code[:7] + code[8:], 2),
        (lambda code: code[:12] + "7" + code[12:], 3),
        (lambda code: code[:6] + "U" + code[7:], 2),
    ],
)
def test_a_sign_left_out_added_or_unknown_is_found_in_its_group(change, group):
    assert refused(change(make())).group == group


def test_letters_that_look_like_digits_are_read_as_digits():
    code = next(code for code in iter(make, None) if "0" in code and "1" in code)

    assert take(code.replace("0", "o").replace("1", "l")).carried == CARRIED
    assert take(code.replace("1", "I")).carried == CARRIED


def test_two_procedures_and_all_answers_can_be_typed():
    asked = questions_for(SHIPPED, CARRIED.procedures)
    full = replace(CARRIED, answers={each.id: each.answers[0] for each in asked})

    assert len(asked) > 12
    assert len(qr_text(make(full))) <= 75


def test_a_code_ends_after_four_hours():
    code = make()

    assert take(code, now=NOW + timedelta(hours=3, minutes=59)).carried == CARRIED
    assert refused(code, now=NOW + timedelta(hours=4)).kind == "old"
    assert refused(code, now=NOW + timedelta(days=365)).kind == "old"


def test_a_code_of_a_later_time_shows_that_clocks_differ():
    assert take(make(now=NOW + timedelta(minutes=10))).carried == CARRIED
    assert refused(make(now=NOW + timedelta(hours=1))).kind == "clock"


def other(**kinds):
    return Library(**{**{name: getattr(SHIPPED, name) for name in SHIPPED.__dataclass_fields__}, **kinds})


CHANGED = {each.id: each for each in SHIPPED.questions.values()}
CHANGED["pregnancy"] = a_question("pregnancy", choices=[{"id": each, "says": each} for each in ("no", "yes", "later")])


@pytest.mark.parametrize(
    ("library", "languages"),
    [
        (other(edition=SHIPPED.edition.model_copy(update={"version": "1999.1"})), LANGUAGES),
        (other(procedures={each: SHIPPED.procedures[each] for each in sorted(SHIPPED.procedures)[1:]}), LANGUAGES),
        (other(questions=CHANGED), LANGUAGES),
        (other(procedures={}), LANGUAGES),
        (SHIPPED, ("en", "pl")),
    ],
)
def test_other_content_is_refused_and_never_read_as_something_else(library, languages):
    assert refused(make(), library=library, languages=languages).kind == "content"


@pytest.mark.parametrize(
    "carried",
    [
        replace(CARRIED, procedures=("appendix",)),
        replace(CARRIED, answers={"pregnancy": "perhaps"}),
        replace(CARRIED, needs=("a-chair",)),
        replace(CARRIED, language="de"),
        replace(CARRIED, appointments={"nephrostogram": datetime(2026, 12, 2, 9, 0, 30)}),
        replace(CARRIED, appointments={"nephrostogram": datetime(2026, 12, 2, 9, 0, tzinfo=UTC)}),
        replace(CARRIED, appointments={"nephrostogram": datetime(1999, 12, 2, 9, 0)}),
    ],
)
def test_what_no_code_can_carry_is_refused_when_it_is_made(carried):
    with pytest.raises(HandoverError) as raised:
        make(carried)
    assert raised.value.kind == "unfit"


def test_an_answer_that_is_not_asked_for_stays_behind():
    library = a_library(a_procedure("a"), questions=[a_question("other")])
    code = make(Carried(("a",), {"pregnancy": "yes", "other": "yes"}), library)

    assert take(code, library).carried == Carried(("a",), {"pregnancy": "yes"})


def test_two_visits_alike_have_different_codes():
    assert len({make() for _ in range(20)}) > 1


def test_every_need_of_the_kiosk_can_be_carried():
    assert set(NEEDS) == set(get_args(Need))


def test_a_code_is_taken_once(tmp_path):
    path, first, second = tmp_path / "data" / "once.json", take(make()), take(make(now=NOW - timedelta(minutes=1)))
    HandedOnce(path).take(first, NOW)
    HandedOnce(path).take(second, NOW)

    for again in (first, second):
        with pytest.raises(HandoverError) as raised:
            HandedOnce(path).take(again, NOW)
        assert raised.value.kind == "used"
    assert "cysto" not in path.read_text()


def test_expired_marks_are_forgotten(tmp_path):
    path = tmp_path / "once.json"
    HandedOnce(path).take(take(make()), NOW)
    later = NOW + timedelta(hours=5)
    HandedOnce(path).take(take(make(now=later), now=later), later)

    assert path.read_text().count(":") == 1


@pytest.mark.parametrize("text", ["", "{", "[]", '{"a": "x"}'])
def test_a_damaged_file_of_marks_stops_nobody(tmp_path, text):
    path, taken = tmp_path / "once.json", take(make())
    path.write_text(text)
    HandedOnce(path).take(taken, NOW)

    with pytest.raises(HandoverError):
        HandedOnce(path).take(taken, NOW)


def test_marks_that_cannot_be_noted_let_nothing_in(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(HandoverError, match="cannot be noted"):
        HandedOnce(tmp_path / "file" / "once.json").take(take(make()), NOW)
