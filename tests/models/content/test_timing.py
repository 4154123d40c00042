import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from models.content.timing import Duration, Minutes, When, duration


@pytest.mark.parametrize(
    ("text", "days", "minutes"),
    [("P7D", 7, 0), ("PT6H", 0, 360), ("PT90M", 0, 90), ("P1DT2H", 1, 120), ("PT1H30M", 0, 90), ("P0D", 0, 0)],
)
def test_a_duration_keeps_days_and_minutes_apart(text, days, minutes):
    assert duration(text) == Duration(days, minutes)


@pytest.mark.parametrize(
    "text", ["", "P", "PT", "7D", "P1W", "P1Y", "PT6", "P-1D", "PT1.5H", "6 hours", "P1000D", "PT99999H"]
)
def test_anything_else_is_refused_by_name(text):
    with pytest.raises(ValueError, match=f"'{text}'"):
        duration(text)


@given(st.integers(0, 500), st.integers(0, 499 * 1440))
def test_a_duration_reads_back_from_what_it_prints(days, minutes):
    assert duration(str(Duration(days, minutes))) == Duration(days, minutes)


@pytest.mark.parametrize("text", ["P7D", "PT6H", "PT45M", "P1DT2H30M", "P0D"])
def test_a_duration_prints_as_it_is_usually_written(text):
    assert str(duration(text)) == text


def test_a_day_counts_as_24_hours_when_durations_are_put_in_order():
    assert duration("P1DT1M").length == 1441


@pytest.mark.parametrize("kind", ["at_booking", "evening_before", "on_the_day", "on_arrival"])
def test_a_moment_may_be_one_word(kind):
    assert When.model_validate(kind) == When(kind=kind)


@pytest.mark.parametrize("kind", ["before", "after"])
def test_a_distance_is_an_offset_or_the_clinics_parameter(kind):
    assert When.model_validate({kind: "PT6H"}).offset == Duration(minutes=360)
    assert When.model_validate({kind: {"parameter": "hours"}}).parameter == "hours"


def test_a_moment_reads_back_from_what_it_writes():
    when = When.model_validate({"before": "PT6H"})

    assert when.model_dump(mode="json") == {
        "kind": "before",
        "offset": "PT6H",
        "until": None,
        "days": None,
        "parameter": None,
    }
    assert When.model_validate(when.model_dump(mode="json")) == when


@pytest.mark.parametrize(
    "data",
    [
        "before", "some_day", {"on_the_day": "P1D"}, {"before": 3}, {"before": "soon"}, {"before": "P1D", "after": "P1D"},  # noqa: E501
        {"kind": "before", "offset": "P1D", "parameter": "hours"}, 3,
    ],
)  # fmt: skip
def test_any_other_moment_is_refused(data):
    with pytest.raises(ValidationError):
        When.model_validate(data)


def test_minutes_are_in_order():
    assert Minutes(min=5, max=5).max == 5
    with pytest.raises(ValidationError, match="min 6 is more than max 5"):
        Minutes(min=6, max=5)


def test_a_stretch_of_days_goes_towards_the_appointment():
    when = When.model_validate({"between": ["P7D", "P3D"]})

    assert (when.offset, when.until) == (Duration(days=7), Duration(days=3))


@pytest.mark.parametrize("stretch", [["P3D", "P7D"], ["P3D", "P3D"], ["PT7H", "P0D"], ["P7D", "PT6H"]])
def test_a_stretch_that_goes_nowhere_is_refused(stretch):
    with pytest.raises(ValidationError, match="'between' goes from more whole days"):
        When.model_validate({"between": stretch})


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        ({"between": "P7D"}, "'between' takes offset and until"),
        ({"before": {}}, "'before' takes offset or parameter"),
        ({"cycle_days": {}}, "'cycle_days' takes days or parameter"),
        ({"kind": "on_the_day", "days": [1, 2]}, "'on_the_day' takes no distance"),
        ({"between": {"parameter": "hours"}}, "'between' takes offset and until"),
    ],
)
def test_a_moment_says_what_it_takes(data, wanted):
    with pytest.raises(ValidationError, match=wanted):
        When.model_validate(data)


def test_days_of_the_cycle_are_the_authors_or_the_clinics():
    assert When.model_validate({"cycle_days": [7, 10]}).days == (7, 10)
    assert When.model_validate({"cycle_days": {"parameter": "cycle"}}).parameter == "cycle"


@pytest.mark.parametrize("days", [[0, 5], [10, 7], [7, 41]])
def test_days_of_the_cycle_are_a_first_and_a_last_day(days):
    with pytest.raises(ValidationError, match="'cycle_days' are a first and a last day"):
        When.model_validate({"cycle_days": days})
