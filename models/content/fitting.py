"""Checks that a line can meet the others of its topic: the same phase, the same unit, a known level."""

from collections.abc import Iterator, Mapping

from models.content.parameters import Parameter
from models.content.places import Path
from models.content.shared import After, Instruction
from models.content.timing import Duration, When
from models.content.topics import COMPARING, Topic

_ON_THE_DAY = ("on_the_day", "on_arrival")
_UNCOMPARED = ("between", "evening_before", "cycle_days", "after")


def misfits(
    line: Instruction | After, topics: Mapping[str, Topic], parameters: Mapping[str, Parameter]
) -> Iterator[tuple[str, Path]]:
    """Say what keeps a line from being joined with the others of its topic, and in which field."""
    topic = topics[line.topic]
    phase = "before" if isinstance(line, Instruction) else "after"
    if topic.phase != phase:
        yield f"the topic '{topic.id}' is for lines {topic.phase} the procedure, not {phase} it", ("topic",)
    if topic.levels and line.level not in topic.levels:
        yield f"a line of '{topic.id}' names its level: {', '.join(topic.levels)}", ("level",)
    if line.level and not topic.levels:
        yield f"the topic '{topic.id}' has no levels", ("level",)
    if isinstance(line, Instruction) and line.parameter:
        unknown = set(parameters[line.parameter].levels).difference(topic.levels)
        if unknown:
            yield f"the choices of '{line.parameter}' name levels that '{topic.id}' has not", ("parameter",)
    if isinstance(line, After):
        if topic.unit and line.until and not _counts_in(topic, line.until):
            yield _wrong_unit(topic), ("until",)
        return
    if line.opposite and (topic.operator != "earliest" or topic.ask_us is None or topic.ask_team_when is None):
        yield "'opposite' needs a topic that is joined by 'earliest', with 'ask_us' and 'ask_team_when'", ("opposite",)
    if topic.operator == "earliest" and line.when.kind in _ON_THE_DAY and not (line.opposite or line.only_when_certain):
        yield "it has no distance to compare; mark a permission 'only_when_certain', or 'opposite'", ("when",)
    yield from _wrong_moment(line.when, topic, parameters)


def _wrong_moment(when: When, topic: Topic, parameters: Mapping[str, Parameter]) -> Iterator[tuple[str, Path]]:
    if topic.operator in COMPARING and when.kind in _UNCOMPARED:
        yield f"'{when.kind}' cannot be compared with the other lines of '{topic.id}'", ("when",)
        return
    parameter = parameters[when.parameter] if when.parameter else None
    if parameter:
        wanted = "window" if when.kind == "cycle_days" else "duration"
        if parameter.kind != wanted:
            yield f"'{parameter.id}' is a {parameter.kind}; a moment needs a {wanted}", ("when",)
        elif topic.unit and parameter.unit != topic.unit:
            yield _wrong_unit(topic), ("when",)
    elif topic.unit and when.offset and not _counts_in(topic, when.offset):
        yield _wrong_unit(topic), ("when",)


def _counts_in(topic: Topic, distance: Duration) -> bool:
    """Tell whether a distance is a whole number of the topic's unit; none at all fits every unit."""
    if topic.unit == "days":
        return not distance.minutes
    return not distance.days and (topic.unit == "minutes" or distance.minutes % 60 == 0)


def _wrong_unit(topic: Topic) -> str:
    return f"lines of '{topic.id}' are counted in {topic.unit}, so that they can be compared"
