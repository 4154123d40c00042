import pytest
from builders import a_parameter, a_topic, an_after, an_instruction, by_id

from models.content.fitting import misfits

TOPICS = by_id(
    a_topic("bring"),
    a_topic("fasting", "earliest"),
    a_topic("silent", "earliest", ask_us=None),
    a_topic("fresh", "latest", unit="days"),
    a_topic("arrival", "earliest", unit="minutes"),
    a_topic("escort", "highest"),
    a_topic("driving", "longest", unit="hours"),
    a_topic("home", phase="after"),
)
PARAMETERS = by_id(
    a_parameter("hours"),
    a_parameter("minutes", unit="minutes"),
    a_parameter("cycle", kind="window", unit="days", min=1, max=28),
    a_parameter("rule", kind="choice", choices=[{"id": each, "says": each, "level": each} for each in ("low", "high")]),
)


def _misfits(line):
    return [(message, field) for message, field in misfits(line, TOPICS, PARAMETERS)]


@pytest.mark.parametrize(
    "line",
    [
        an_instruction(topic="fasting", when={"before": "PT6H"}),
        an_instruction(topic="escort", level="low", parameter="rule"),
        an_instruction(topic="fasting", when={"before": {"parameter": "hours"}}),
        an_instruction(topic="fasting", when="at_booking"),
        an_instruction(topic="fasting", when="on_the_day", only_when_certain=True),
        an_instruction(topic="fasting", when="on_arrival", opposite=True),
        an_instruction(topic="fresh", when={"before": "P3D"}),
        an_instruction(topic="fresh", when="on_the_day"),
        an_instruction(topic="arrival", when={"before": "PT90M"}),
        an_instruction(topic="escort", level="high", when="evening_before"),
        an_instruction(topic="bring", when={"cycle_days": {"parameter": "cycle"}}),
        an_instruction(topic="bring", when={"between": ["P7D", "P3D"]}),
        an_instruction(topic="bring", when={"before": "P1DT2H"}),
        an_after(topic="driving", until="PT48H"),
        an_after(topic="driving", until="PT0M"),
        an_after(topic="driving"),
        an_after(topic="home", until="P1DT2H"),
    ],
)
def test_a_line_that_fits_its_topic(line):
    assert _misfits(line) == []


@pytest.mark.parametrize(
    ("line", "message", "field"),
    [
        (an_instruction(topic="home"), "the topic 'home' is for lines after the procedure, not before it", "topic"),
        (an_after(topic="bring"), "the topic 'bring' is for lines before the procedure, not after it", "topic"),
        (an_instruction(topic="escort"), "a line of 'escort' names its level: low, high", "level"),
        (an_instruction(topic="escort", level="top"), "a line of 'escort' names its level: low, high", "level"),
        (an_instruction(level="low"), "the topic 'bring' has no levels", "level"),
        (an_instruction(parameter="rule"), "the choices of 'rule' name levels that 'bring' has not", "parameter"),
        (an_after(topic="driving", until="P2D"), "lines of 'driving' are counted in hours", "until"),
        (an_after(topic="driving", until="PT90M"), "lines of 'driving' are counted in hours", "until"),
        (an_instruction(opposite=True), "'opposite' needs a topic that is joined by 'earliest'", "opposite"),
        (
            an_instruction(topic="silent", opposite=True, when={"before": "PT2H"}),
            "'opposite' needs a topic that is joined by 'earliest'",
            "opposite",
        ),
        (an_instruction(topic="fasting", when="on_the_day"), "it has no distance to compare", "when"),
        (an_instruction(topic="fasting", when="evening_before"), "'evening_before' cannot be compared", "when"),
        (an_instruction(topic="fasting", when={"between": ["P7D", "P3D"]}), "'between' cannot be compared", "when"),
        (an_instruction(topic="fasting", when={"before": "P1D"}), "lines of 'fasting' are counted in hours", "when"),
        (an_instruction(topic="fasting", when={"before": "PT90M"}), "lines of 'fasting' are counted in hours", "when"),
        (an_instruction(topic="fresh", when={"before": "PT24H"}), "lines of 'fresh' are counted in days", "when"),
        (an_instruction(topic="arrival", when={"before": "P1D"}), "lines of 'arrival' are counted in minutes", "when"),
        (
            an_instruction(topic="fasting", when={"before": {"parameter": "minutes"}}),
            "lines of 'fasting' are counted in hours",
            "when",
        ),
        (
            an_instruction(topic="bring", when={"before": {"parameter": "cycle"}}),
            "'cycle' is a window; a moment needs a duration",
            "when",
        ),
        (
            an_instruction(topic="bring", when={"cycle_days": {"parameter": "hours"}}),
            "'hours' is a duration; a moment needs a window",
            "when",
        ),
    ],
)
def test_a_line_that_does_not_fit_its_topic_is_named_with_its_field(line, message, field):
    ((found, path),) = _misfits(line)

    assert found.startswith(message)
    assert path == (field,)
