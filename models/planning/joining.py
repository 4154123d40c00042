"""One line a topic: the lines that meet are joined, or handed to the team, and keep their reasons (M1, M2, M3, M6)."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import groupby
from typing import Any, Generic, Protocol, TypeVar

from models.content.conditions import Condition
from models.content.procedure import Procedure
from models.content.topics import Topic
from models.planning.bleeding import bleeding_words
from models.planning.days import Day
from models.planning.operators import OPERATORS, Joined, Ranked, Wishes
from models.planning.plan import Conflict, GaveWay, Reasoned, Side, TeamPrompt
from models.planning.request import Request
from models.planning.visit import Resolution
from models.planning.wishes import Conditional, Wish, answers_to, gather, only

AnyLine = TypeVar("AnyLine", bound=Reasoned)


class TopicRecord(Conditional, Protocol):
    """A record that meets others of its topic."""

    @property
    def topic(self) -> str:
        """The topic's id."""


Record = TypeVar("Record", bound=TopicRecord)


class Maker(Protocol[Record, AnyLine]):
    """Turns wishes of one phase into lines."""

    def rank(self, wish: Wish[Record], topic: Topic, *, by_clock: bool) -> Ranked[Record]:
        """Place a wish in its topic's order; not by the clock where some of those that meet have no time yet."""

    def line(self, wish: Wish[Record], topic: Topic) -> AnyLine:
        """Word one wish, with its own reasons."""

    def team_line(self, topic: Topic, words: str, sides: list[AnyLine]) -> AnyLine:
        """Word a line that no author wrote: *ask us*, or what the team decided."""

    def sentence(self, line: AnyLine) -> str:
        """Give the line's main sentence."""

    def side_id(self, line: AnyLine) -> str:
        """Name a line, with the clinic's value that it shows."""

    def waits_for(self, line: AnyLine) -> str | None:
        """Name the value that the clinic has still to sign for a line."""

    def looks(self, line: AnyLine) -> Hashable:
        """Give all that a reader can tell lines apart by."""

    def place(self, line: AnyLine) -> tuple[Any, ...]:
        """Sort key: of lines that look the same, the first stands for all."""


@dataclass
class Found(Generic[AnyLine]):
    """The lines of one phase, what the team must decide, and what it should look at."""

    lines: list[AnyLine] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    prompts: list[TeamPrompt] = field(default_factory=list)
    unset: list[str] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    """How far up its author put the record of each line, by id."""


def join_topics(
    request: Request, records_of: Callable[[Procedure], tuple[Record, ...]], maker: Maker[Record, AnyLine]
) -> Found[AnyLine]:
    """Join what all chosen procedures ask for, topic by topic."""
    found: Found[AnyLine] = Found()
    wishes = gather(((each.id, records_of(each)) for each in request.chosen), request.answers)
    found.places = {wish.record.id: wish.place for wish in wishes}
    by_topic = sorted(wishes, key=lambda wish: (wish.record.topic, wish.record.id))
    for topic_id, group in groupby(by_topic, key=lambda wish: wish.record.topic):
        topic = request.library.topics[topic_id]
        joiner = _Joiner(request, topic, maker)
        joiner.join(tuple(group))
        found.lines += join_same(joiner.lines, maker)
        found.conflicts += joiner.conflicts
        found.prompts += joiner.prompts
        found.unset += joiner.unset
    return found


class _Joiner(Generic[Record, AnyLine]):
    """Joins the wishes of one topic."""

    def __init__(self, request: Request, topic: Topic, maker: Maker[Record, AnyLine]) -> None:
        self._request, self._topic = request, topic
        self._maker: Maker[Record, AnyLine] = maker
        self._worded: dict[tuple[str, tuple[str, ...]], AnyLine] = {}
        self.lines: list[AnyLine] = []
        self.conflicts: list[Conflict] = []
        self.prompts: list[TeamPrompt] = []
        self.unset: list[str] = []

    def join(self, wishes: tuple[Wish[Record], ...]) -> None:
        """Join all on which the days agree; a day that cannot be told from another counts as the same."""
        if self._topic.ask_team_if:
            self._ask_the_team(self._topic.ask_team_if, wishes)
        days = self._request.days
        if len(days) > 1 and (self._topic.across_days or days[-1].waiting):
            ranked = self._ranked(wishes, by_clock=False)
            joined = self._joined(ranked)
            if joined.conflict:
                self._settle(self._topic.id, joined, ranked, None)
                return
        for day in days:
            for procedures, slot in self._meetings(day):
                some = only(wishes, procedures) if procedures != self._request.visit.procedures else wishes
                if some:
                    self._join_meeting(some, day, slot)

    def _ask_the_team(self, about: Condition, wishes: tuple[Wish[Record], ...]) -> None:
        topic = self._topic
        binding = tuple(each.wish for each in self._ranked(wishes, by_clock=False) if not each.permission)
        if binding and about.truth(self._request.answers) is not False:
            asked_by = self._askers(binding)
            words = topic.ask_team_when or topic.title
            said = answers_to(about, self._request.answers, self._request.library)
            classed = self._request.chosen if topic.by_bleeding else ()
            sources = (
                *topic.sources,
                *(source for each in classed if each.bleeding for source in each.bleeding.sources),
            )
            notes = bleeding_words(classed, self._request.language)
            unique = tuple(dict.fromkeys(sources))
            self.prompts.append(TeamPrompt(topic.id, words, asked_by, unique, "ask", said, notes))

    def _meetings(self, day: Day) -> Iterator[tuple[tuple[str, ...], datetime | None]]:
        """What must be fresh for one appointment is not fresh for a later one; all else meets on its day."""
        if self._topic.operator == "latest" and len(day.slots) > 1:
            yield from ((slot.procedures, slot.at) for slot in day.slots)
        else:
            yield day.procedures, None

    def _ranked(self, wishes: tuple[Wish[Record], ...], *, by_clock: bool = True) -> Wishes[Record]:
        return tuple(self._maker.rank(wish, self._topic, by_clock=by_clock) for wish in wishes)

    def _joined(self, ranked: Wishes[Record]) -> Joined[Record]:
        """Have the operator choose; lines that a reader could not tell apart are no conflict."""
        joined = OPERATORS[self._topic.operator](ranked)
        if joined.conflict:
            lines = (self._line(each.wish) for each in joined.kept)
            return Joined(joined.kept, conflict=len({self._maker.looks(line) for line in lines}) > 1)
        return joined

    def _join_meeting(self, wishes: tuple[Wish[Record], ...], day: Day, slot: datetime | None) -> None:
        ranked = self._ranked(wishes)
        joined = self._joined(ranked)
        on = day.date if len(self._request.days) > 1 else None
        if joined.conflict:
            self._settle(f"{self._topic.id}@{on}" if on else self._topic.id, joined, ranked, on)
            return
        for line in self._kept(joined, ranked):
            placed = replace(line, day=on, slot=slot) if on or slot else line
            self.lines.append(self._for_all_appointments(placed, day))

    def _kept(self, joined: Joined[Record], ranked: Wishes[Record]) -> Iterator[AnyLine]:
        """Word what is kept; it names whoever asked for less, for it stands for them too."""
        if len(joined.kept) == len(ranked):
            yield from (self._line(each.wish) for each in joined.kept)
            return
        kept = {each.wish.record.id for each in joined.kept}
        weaker = [each for each in ranked if each.wish.record.id not in kept]
        gave_way = tuple([self._gave_way(each.wish) for each in weaker])
        bound = [each.wish for each in weaker if not each.permission]
        for each in joined.kept:
            line = self._line(each.wish)
            if gave_way and not each.opposite:
                asked_by = self._askers((each.wish, *bound))
                rules = {*line.rules, "M2", *(("M1",) if len(asked_by) > 1 else ())}
                line = replace(line, asked_by=asked_by, gave_way=gave_way, rules=tuple(sorted(rules)))
            yield line

    def _gave_way(self, wish: Wish[Record]) -> GaveWay:
        return GaveWay(wish.record.id, self._maker.sentence(self._line(wish)), wish.asked_by)

    def _line(self, wish: Wish[Record]) -> AnyLine:
        """Word a wish once, however often it is compared."""
        key = wish.record.id, wish.asked_by
        if key not in self._worded:
            self._worded[key] = self._maker.line(wish, self._topic)
        return self._worded[key]

    def _for_all_appointments(self, line: AnyLine, day: Day) -> AnyLine:
        words = self._topic.between_appointments
        if words is None or line.ask_us:
            return line
        slots = [slot for slot in day.slots if set(slot.procedures).intersection(line.asked_by)]
        if len(slots) < 2:
            return line
        return replace(line, detail=" ".join(each for each in (line.detail, words) if each))

    def _settle(self, about: str, joined: Joined[Record], ranked: Wishes[Record], on: date | None) -> None:
        """Hand all sides to the team; the patient's line says *ask us* until somebody has settled it (M3)."""
        lines = sorted(self._kept(joined, ranked), key=lambda line: line.id)
        maker = self._maker
        sides = tuple(Side(maker.side_id(each), maker.sentence(each), each.asked_by, each.sources) for each in lines)
        self.unset += filter(None, map(maker.waits_for, lines))
        resolution = self._request.visit.resolution(about, (side.id for side in sides))
        topic = self._topic
        self.conflicts.append(Conflict(about, topic.title, sides, topic.ask_team_when, resolution))
        line = self._decided(resolution, lines)
        pooled = replace(
            line,
            asked_by=self._request.in_order(each for side in lines for each in side.asked_by),
            answers=tuple(dict.fromkeys(answer for side in lines for answer in side.answers)),
            rules=tuple(sorted({*line.rules, "M3"})),
            decision=resolution,
            day=on,
        )
        self.lines.append(pooled)

    def _decided(self, resolution: Resolution | None, sides: list[AnyLine]) -> AnyLine:
        topic = self._topic
        if resolution is None:
            line = self._maker.team_line(topic, topic.ask_us or topic.title, sides)
            sources = tuple(dict.fromkeys(source for side in sides for source in side.sources))
            return replace(line, ask_us=True, sources=sources)
        if resolution.chosen is None:
            return self._maker.team_line(topic, resolution.words or "", sides)
        return next(line for line in sides if self._maker.side_id(line) == resolution.chosen)

    def _askers(self, wishes: Iterable[Wish[Record]]) -> tuple[str, ...]:
        return self._request.in_order(each for wish in wishes for each in wish.asked_by)


def join_same(lines: list[AnyLine], maker: Maker[Any, AnyLine]) -> list[AnyLine]:
    """Keep one of the lines that a reader could not tell apart, whoever wrote them; lose no detail and no source.

    If one of them waits for the clinic, so does the one that stands for all.
    """
    if len(lines) < 2 or len({maker.looks(line) for line in lines}) == len(lines):
        return lines
    found: dict[Hashable, AnyLine] = {}
    for line in sorted(lines, key=lambda each: (maker.place(each), each.key)):
        look = maker.looks(line)
        same = found.get(look)
        found[look] = line if same is None else _same(same, line)
    return list(found.values())


def _same(first: AnyLine, second: AnyLine) -> AnyLine:
    if second.ask_us and not first.ask_us:
        first, second = second, first
    details = dict.fromkeys(each for each in (first.detail, second.detail) if each)
    return replace(
        first,
        detail=" ".join(details) or None,
        asked_by=tuple(sorted({*first.asked_by, *second.asked_by})),
        sources=tuple(dict.fromkeys((*first.sources, *second.sources))),
        answers=tuple(dict.fromkeys((*first.answers, *second.answers))),
        rules=tuple(sorted({*first.rules, *second.rules, "M1"})),
        gave_way=tuple(dict.fromkeys((*first.gave_way, *second.gave_way))),
        day=first.day if first.day == second.day else None,
        slot=first.slot if first.slot == second.slot else None,
    )
