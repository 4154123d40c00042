"""What is normal afterwards, and what to do at home: joined by topic like the preparation."""

from collections.abc import Hashable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from models.content.shared import After
from models.content.topics import Topic
from models.planning.joining import Found, join_topics
from models.planning.operators import Ranked
from models.planning.plan import AfterLine
from models.planning.request import Request
from models.planning.wishes import Wish, given

_KINDS = ("normal", "care", "activity")


def aftercare(request: Request) -> Found[AfterLine]:
    """Join what follows all chosen procedures: normal effects first, then care, then activity."""
    found = join_topics(request, request.library.after_of, _AfterMaker(request))
    found.lines = [_with_last_day(line, request.visit.appointments) for line in found.lines]
    topics, written = request.topic_places, found.places
    found.lines.sort(
        key=lambda line: (
            _KINDS.index(line.kind), topics[line.topic], written.get(line.id, -1), line.id, str(line.day),
        )
    )  # fmt: skip
    return found


class _AfterMaker:
    """Turns what authors wrote on the time afterwards into lines of one visit."""

    def __init__(self, request: Request) -> None:
        self._request = request

    def rank(self, wish: Wish[After], topic: Topic, *, by_clock: bool) -> Ranked[After]:  # noqa: ARG002 - as before
        """Compare by level, else by length; it counts from the last procedure of the day."""
        record = wish.record
        if record.level is not None:
            return Ranked(wish, topic.levels.index(record.level))
        if record.only_when_certain:
            return Ranked(wish, None, permission=True)
        return Ranked(wish, record.until.length if record.until else None)

    def line(self, wish: Wish[After], topic: Topic) -> AfterLine:
        """Word one wish with its own reasons."""
        record = wish.record
        answers = given(record, self._request.answers, self._request.library)
        return AfterLine(
            id=record.id,
            topic=record.topic,
            kind=record.kind,
            text=record.text,
            detail=record.detail,
            until=record.until,
            asked_by=wish.asked_by,
            firmness=record.firmness,
            sources=record.sources,
            answers=answers,
            rules=("M1",) * (len(wish.asked_by) > 1) + ("M6",) + ("M7",) * bool(answers),
            icon=topic.icon,
            easy=record.easy or record.text,
        )

    def team_line(self, topic: Topic, words: str, sides: list[AfterLine]) -> AfterLine:
        """Word what no author wrote."""
        return AfterLine(
            id=topic.id,
            topic=topic.id,
            kind=sides[0].kind,
            text=words,
            until=None,
            asked_by=(),
            firmness="staff",
            sources=(),
            answers=(),
            rules=("M6",),
            icon=topic.icon,
            easy=words,
        )

    def sentence(self, line: AfterLine) -> str:
        """Give the line's sentence."""
        return line.text

    def side_id(self, line: AfterLine) -> str:
        """Name a line; what follows shows no clinic's value."""
        return line.id

    def waits_for(self, line: AfterLine) -> None:
        """Wait for none."""

    def looks(self, line: AfterLine) -> Hashable:
        """Tell lines apart by what they say, for how long, and who settled it."""
        return line.kind, line.text, line.until, line.decision

    def place(self, line: AfterLine) -> tuple[object, ...]:  # noqa: ARG002 - what follows has no clock time
        """Put none first."""
        return ()


def _with_last_day(line: AfterLine, appointments: Mapping[str, datetime]) -> AfterLine:
    """Name the last day; hours have none: they count from the end of the procedure, which nobody knows yet."""
    if line.until is None or line.until.minutes or not line.until.days:
        return line
    days = {appointments[each].date() if each in appointments else None for each in line.asked_by}
    first = days.pop()
    return replace(line, ends_on=first + timedelta(days=line.until.days)) if first and not days else line
