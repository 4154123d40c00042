"""The lines of preparation: placed in time, joined by topic, and worded."""

from collections.abc import Hashable
from datetime import datetime

from models.content.parameters import SiteChoice
from models.content.shared import Instruction
from models.content.timing import Duration, When
from models.content.topics import Topic
from models.planning.clock import moment_words
from models.planning.joining import Found, join_topics
from models.planning.operators import Ranked
from models.planning.plan import Due, Line, SiteValue
from models.planning.request import Request
from models.planning.timeline import lived_day, minutes_of, order, without_clock_time
from models.planning.wishes import Wish, given
from models.site import SignedValue


def preparation(request: Request) -> Found[Line]:
    """Join the preparation of all chosen procedures, earliest first, with what the team must decide.

    Lines of one moment stand in the order of the topics, and those of one topic as their authors put them.
    """
    found = join_topics(request, request.library.preparation_of, _LineMaker(request))
    topics, written = request.topic_places, found.places
    found.lines.sort(key=lambda line: (order(line.due), topics[line.topic], written.get(line.id, -1), line.id))
    return found


class _LineMaker:
    """Turns instructions into lines of one visit."""

    def __init__(self, request: Request) -> None:
        self._request = request

    def rank(self, wish: Wish[Instruction], topic: Topic, *, by_clock: bool) -> Ranked[Instruction]:
        """Compare by level; else by the moment where it is known, or by the distance to it."""
        record, choice = wish.record, self._choice(wish.record)
        if choice and choice.usual:
            return Ranked(wish, None, permission=True)
        if record.level is not None:
            return Ranked(wish, self._level(record, choice, topic))
        distance = None if record.opposite else self._distance(record.when)
        if distance is None:
            permission = record.only_when_certain and record.when.kind != "before"
            return Ranked(wish, None, permission, record.opposite)
        at = self._due(wish).at if by_clock and topic.operator == "earliest" else None
        return Ranked(wish, distance.length if at is None else -minutes_of(at))

    def _choice(self, record: Instruction) -> SiteChoice | None:
        """Give what the clinic signed of a few choices."""
        if record.parameter is None:
            return None
        signed = self._request.signed(record.parameter)
        return self._request.library.parameters[record.parameter].choice(signed.value) if signed else None

    def _level(self, record: Instruction, choice: SiteChoice | None, topic: Topic) -> int | None:
        """Give the level of what the clinic signed; nobody knows it before, where the choices differ in it."""
        if choice and choice.level:
            return topic.levels.index(choice.level)
        waits = record.parameter and self._request.library.parameters[record.parameter].levels
        return None if waits or record.level is None else topic.levels.index(record.level)

    def line(self, wish: Wish[Instruction], topic: Topic) -> Line:
        """Word one wish, with the chain of reasons that the *why* panel shows (M6)."""
        record, library = wish.record, self._request.library
        waiting = self._waiting_for(record)
        parameter = waiting or record.parameter or record.when.parameter
        signed = self._request.signed(parameter) if parameter and not waiting else None
        due = Due("at_booking") if waiting else self._shown(wish)
        answers = given(record, self._request.answers, library)
        rules = ("M1",) * (len(wish.asked_by) > 1) + ("M6",) + ("M7",) * bool(answers) + ("M8",) * (due.at is not None)
        ask_us = library.parameters[waiting].ask_us if waiting else ""
        return Line(
            id=record.id,
            topic=record.topic,
            do=ask_us or self._words(record.do, due, parameter, signed),
            about=ask_us or _without_time(self._with_value(record.do, parameter, signed)),
            because=record.because,
            detail=record.detail,
            due=due,
            asked_by=wish.asked_by,
            firmness=record.firmness,
            sources=record.sources,
            answers=answers,
            rules=rules,
            icon=record.icon or topic.icon,
            easy=ask_us or self._words(record.easy or record.do, due, parameter, signed),
            site_value=_site_value(parameter, signed),
            ask_us=waiting is not None,
            opposite=record.opposite,
        )

    def team_line(self, topic: Topic, words: str, sides: list[Line]) -> Line:  # noqa: ARG002 - one shape for both phases
        """Word what no author wrote; it counts now, because somebody must be asked or has just decided."""
        return Line(
            id=topic.id,
            topic=topic.id,
            do=words,
            about=words,
            because=self._request.language.text("Your procedures ask for different things. The team decides."),
            due=Due("at_booking"),
            asked_by=(),
            firmness="staff",
            sources=(),
            answers=(),
            rules=("M6",),
            icon=topic.icon,
            easy=words,
        )

    def sentence(self, line: Line) -> str:
        """Give what is to be done."""
        return line.do

    def side_id(self, line: Line) -> str:
        """Name a line, with the clinic's value that it shows."""
        value = line.site_value.value if line.site_value else None
        days = "-".join(map(str, value)) if isinstance(value, tuple) else value
        return line.id if value is None else f"{line.id}={days}"

    def waits_for(self, line: Line) -> str | None:
        """Name the value that the clinic has still to sign."""
        return line.site_value.parameter if line.site_value and line.site_value.value is None else None

    def looks(self, line: Line) -> Hashable:
        """Tell lines apart by what is to be done, when, and who settled it; of the day itself, nobody asks the hour."""
        due = ("day", lived_day(line.due)) if line.due.kind in ("on_the_day", "on_arrival") else line.due
        return line.do, due, line.decision

    def place(self, line: Line) -> tuple[object, ...]:
        """Put the sooner first."""
        return order(line.due)

    def _due(self, wish: Wish[Instruction]) -> Due:
        """Place a line before the first appointment of all who ask."""
        when = wish.record.when
        return self._request.clock.due(when, self._distance(when), self._days(when), self._appointment(wish))

    def _appointment(self, wish: Wish[Instruction]) -> datetime | None:
        appointments = self._request.visit.appointments
        return min((appointments[each] for each in wish.asked_by if each in appointments), default=None)

    def _shown(self, wish: Wish[Instruction]) -> Due:
        """Leave clock times out where no clock can be trusted; to compare lines they are still good."""
        due = self._due(wish)
        if self._request.visit.now is not None:
            return due
        return without_clock_time(due, self._request.counted_from(self._appointment(wish)))

    def _words(self, words: str, due: Due, parameter: str | None, signed: SignedValue | None) -> str:
        if "{time}" in words:
            words = words.replace("{time}", moment_words(due, self._request.language))
        return self._with_value(words, parameter, signed)

    def _with_value(self, words: str, parameter: str | None, signed: SignedValue | None) -> str:
        if parameter is None or signed is None:
            return words
        choice = self._request.library.parameters[parameter].choice(signed.value)
        return words.replace("{value}", choice.says if choice else str(signed.value))

    def _distance(self, when: When) -> Duration | None:
        """Give the line's own distance, or the one the clinic signed."""
        if when.parameter is None:
            return when.offset
        signed = self._request.signed(when.parameter)
        if signed is None or not isinstance(signed.value, int):
            return None
        return self._request.library.parameters[when.parameter].distance(signed.value)

    def _days(self, when: When) -> tuple[int, int] | None:
        """Give the line's own days of the cycle, or those that the clinic signed."""
        signed = self._request.signed(when.parameter) if when.parameter else None
        return signed.value if signed and isinstance(signed.value, tuple) else when.days

    def _is_unset(self, when: When) -> bool:
        return when.parameter is not None and self._distance(when) is None and self._days(when) is None

    def _waiting_for(self, record: Instruction) -> str | None:
        """Name the value that the clinic has still to sign for this line."""
        if self._is_unset(record.when):
            return record.when.parameter
        return record.parameter if record.parameter and self._request.signed(record.parameter) is None else None


def _without_time(words: str) -> str:
    return words.replace(" {time}", "").replace("{time}", "").strip().rstrip(".")


def _site_value(parameter: str | None, signed: SignedValue | None) -> SiteValue | None:
    if parameter is None:
        return None
    if signed is None:
        return SiteValue(parameter, None)
    return SiteValue(parameter, signed.value, signed.signed_by, signed.signed_on)
