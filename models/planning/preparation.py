"""The lines of preparation: gathered, placed in time, joined by topic, and worded."""

from itertools import groupby

from models.content.library import Library
from models.content.procedure import Procedure
from models.content.shared import Instruction, Topic
from models.content.timing import Duration, When
from models.language import Language
from models.planning.clock import moment_words
from models.planning.joining import join_same
from models.planning.operators import OPERATORS, Joined, Ranked
from models.planning.plan import Conflict, Due, Line, Side, SiteValue
from models.planning.timeline import due, order
from models.planning.visit import Visit
from models.planning.wishes import Wish, gather, given
from models.site import SignedValue, Site, distance

_EVENING = Duration(days=1)


def preparation_lines(
    library: Library, chosen: tuple[Procedure, ...], visit: Visit, site: Site, language: Language
) -> tuple[tuple[Line, ...], tuple[Conflict, ...]]:
    """Join the preparation of all chosen procedures, earliest first, with what the team must decide."""
    maker = _LineMaker(library, visit, site, language)
    wishes = gather(((each.id, library.preparation_of(each)) for each in chosen), visit.answers)
    lines: list[Line] = []
    conflicts: list[Conflict] = []
    by_topic = sorted(wishes, key=lambda wish: wish.record.topic)
    for topic_id, group in groupby(by_topic, key=lambda wish: wish.record.topic):
        topic = library.topics[topic_id]
        joined = OPERATORS[topic.operator](tuple(maker.rank(wish) for wish in group))
        if joined.conflict:
            conflict, line = maker.conflict(topic, joined)
            conflicts.append(conflict)
            lines.append(line)
        else:
            made = (maker.line(topic, ranked, joined.overruled) for ranked in joined.kept)
            lines += join_same(made, lambda line: (line.do, line.due, line.ask_us))
    return tuple(sorted(lines, key=lambda line: (order(line.due), line.topic, line.id))), tuple(conflicts)


class _LineMaker:
    """Turns wishes into lines for one visit."""

    def __init__(self, library: Library, visit: Visit, site: Site, language: Language) -> None:
        self._library, self._visit, self._site, self._language = library, visit, site, language

    def rank(self, wish: Wish[Instruction]) -> Ranked[Instruction]:
        """Find the distance that the line is compared by; the evening before is a day."""
        when = wish.record.when
        stop = {"before": self._distance(when), "evening_before": _EVENING}.get(when.kind)
        return Ranked(wish, stop, beside=when.kind == "at_booking" or self._is_unset(when))

    def line(self, topic: Topic, ranked: Ranked[Instruction], overruled: bool) -> Line:
        """Word one kept wish, with the chain of reasons that the *why* panel shows (M6)."""
        wish, record = ranked.wish, ranked.wish.record
        waiting = self._waiting_for(record)
        parameter = waiting or record.parameter or record.when.parameter
        signed = self._signed(parameter) if parameter and not waiting else None
        moment = due(record.when, self._distance(record.when), self._visit, self._site)
        if self._is_unset(record.when):
            moment = Due("at_booking")
        rules = ("M1",) * (len(wish.asked_by) > 1) + ("M2",) * overruled + ("M6",) + ("M8",) * (moment.at is not None)
        return Line(
            id=record.id,
            topic=record.topic,
            do=self._library.parameters[waiting].ask_us if waiting else self._words(record, moment, parameter, signed),
            because=record.because,
            detail=record.detail,
            due=moment,
            asked_by=wish.asked_by,
            firmness=record.firmness,
            sources=record.sources,
            answers=given(record, self._visit.answers, self._library),
            rules=rules,
            icon=record.icon or topic.icon,
            site_value=self._site_value(parameter, signed),
            ask_us=waiting is not None,
        )

    def conflict(self, topic: Topic, joined: Joined[Instruction]) -> tuple[Conflict, Line]:
        """Hand both sides to the team, and give the patient one line that says *ask us* (M3)."""
        lines = [self.line(topic, ranked, overruled=False) for ranked in joined.kept]
        sides = tuple(Side(line.do, line.asked_by, line.sources) for line in sorted(lines, key=lambda line: line.id))
        asked_by = tuple(sorted({each for line in lines for each in line.asked_by}))
        line = Line(
            id=topic.id,
            topic=topic.id,
            do=topic.ask_us or topic.title,
            because=self._language.text("Your procedures ask for different things. The team decides."),
            detail=None,
            due=Due("at_booking"),
            asked_by=asked_by,
            firmness="staff",
            sources=tuple(dict.fromkeys(source for line in lines for source in line.sources)),
            answers=tuple(dict.fromkeys(answer for line in lines for answer in line.answers)),
            rules=("M3", "M6"),
            icon=topic.icon,
            ask_us=True,
        )
        return Conflict(topic.id, topic.title, sides, topic.ask_team_when), line

    def _words(self, record: Instruction, moment: Due, parameter: str | None, signed: SignedValue | None) -> str:
        words = record.do
        if "{time}" in words:
            words = words.replace("{time}", moment_words(moment, self._language))
        if parameter and signed:
            choices = {choice.id: choice.says for choice in self._library.parameters[parameter].choices}
            words = words.replace("{value}", choices.get(str(signed.value), str(signed.value)))
        return words

    def _distance(self, when: When) -> Duration | None:
        """Give the line's own distance, or the one the clinic signed."""
        if when.parameter is None:
            return when.offset
        signed = self._signed(when.parameter)
        if signed is None or not isinstance(signed.value, int):
            return None
        return distance(self._library.parameters[when.parameter], signed.value)

    def _is_unset(self, when: When) -> bool:
        return when.parameter is not None and self._distance(when) is None

    def _waiting_for(self, record: Instruction) -> str | None:
        """Name the value that the clinic has still to sign for this line."""
        if self._is_unset(record.when):
            return record.when.parameter
        return record.parameter if record.parameter and self._signed(record.parameter) is None else None

    def _signed(self, parameter: str) -> SignedValue | None:
        today = self._visit.now.date() if self._visit.now else None
        return self._site.signed(self._library.parameters[parameter], today)

    @staticmethod
    def _site_value(parameter: str | None, signed: SignedValue | None) -> SiteValue | None:
        if parameter is None:
            return None
        if signed is None:
            return SiteValue(parameter, None)
        return SiteValue(parameter, signed.value, signed.signed_by, signed.signed_on)
