"""What is normal afterwards, and what to do at home: joined by topic like the preparation."""

from itertools import groupby

from models.content.library import Library
from models.content.procedure import Procedure
from models.content.shared import After, Topic
from models.planning.joining import join_same
from models.planning.operators import OPERATORS, Joined, Ranked
from models.planning.plan import AfterLine, Conflict, Side
from models.planning.visit import Visit
from models.planning.wishes import Wish, gather, given

_KINDS = ("normal", "care", "activity")


def after_lines(
    library: Library, chosen: tuple[Procedure, ...], visit: Visit
) -> tuple[tuple[AfterLine, ...], tuple[Conflict, ...]]:
    """Join what follows all chosen procedures: normal effects first, then care, then activity."""
    wishes = gather(((each.id, library.after_of(each)) for each in chosen), visit.answers)
    lines: list[AfterLine] = []
    conflicts: list[Conflict] = []
    by_topic = sorted(wishes, key=lambda wish: wish.record.topic)
    for topic_id, group in groupby(by_topic, key=lambda wish: wish.record.topic):
        topic = library.topics[topic_id]
        joined = OPERATORS[topic.operator](tuple(Ranked(wish, wish.record.until) for wish in group))
        made = [_line(topic, ranked.wish, joined.overruled, library, visit) for ranked in joined.kept]
        if joined.conflict:
            conflicts.append(_conflict(topic, made))
            lines.append(_ask_us(topic, joined, made))
        else:
            lines += join_same(made, lambda line: (line.kind, line.text, line.until))
    return tuple(sorted(lines, key=lambda line: (_KINDS.index(line.kind), line.topic, line.id))), tuple(conflicts)


def _line(topic: Topic, wish: Wish[After], overruled: bool, library: Library, visit: Visit) -> AfterLine:
    record = wish.record
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
        answers=given(record, visit.answers, library),
        rules=("M1",) * (len(wish.asked_by) > 1) + ("M2",) * overruled + ("M6",),
        icon=topic.icon,
    )


def _conflict(topic: Topic, lines: list[AfterLine]) -> Conflict:
    sides = tuple(Side(line.text, line.asked_by, line.sources) for line in sorted(lines, key=lambda line: line.id))
    return Conflict(topic.id, topic.title, sides, topic.ask_team_when)


def _ask_us(topic: Topic, joined: Joined[After], lines: list[AfterLine]) -> AfterLine:
    return AfterLine(
        id=topic.id,
        topic=topic.id,
        kind=joined.kept[0].wish.record.kind,
        text=topic.ask_us or topic.title,
        detail=None,
        until=None,
        asked_by=tuple(sorted({each for line in lines for each in line.asked_by})),
        firmness="staff",
        sources=tuple(dict.fromkeys(source for line in lines for source in line.sources)),
        answers=tuple(dict.fromkeys(answer for line in lines for answer in line.answers)),
        rules=("M3", "M6"),
        icon=topic.icon,
        ask_us=True,
    )
