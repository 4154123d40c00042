"""Whole libraries and visits for Hypothesis, and what it means that a plan honours a record.

What *honours* means is written here a second time and in another way than in ``models/planning``: from each
record on its own, by the clock, without joining anything.
"""

from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from builders import (
    LONG_BEFORE,
    a_library,
    a_parameter,
    a_prompt,
    a_question,
    a_sign,
    a_site,
    a_topic,
    a_visit,
    an_after,
    an_instruction,
    an_own,
)
from hypothesis import strategies as st

from models.content.fitting import misfits
from models.content.shared import TIERS
from models.planning.visit import Resolution

BEFORE = ("union", "earliest", "latest", "highest", "never_automatic")
AFTER = ("union", "longest", "shortest", "highest", "never_automatic")
TOPICS = [
    *(a_topic(f"{each}-before".replace("_", "-"), each) for each in BEFORE),
    *(a_topic(f"{each}-after".replace("_", "-"), each, phase="after") for each in AFTER),
    a_topic("across-before", "never_automatic", across_days=True),
    a_topic("eating", "earliest", between_appointments="Not between either.", ask_team_if={
        "is": {"question": "q2", "answer": ["yes"]}
    }),
]  # fmt: skip
QUESTIONS = ("q1", "q2")
LETTERS = ("a", "b", "c", "d")
_CONDITIONS = (
    None,
    *({"is": {"question": each, "answer": ["yes"]}} for each in QUESTIONS),
    {"any": [{"is": {"question": each, "answer": ["yes", "unsure"]}} for each in QUESTIONS]},
    {"all": [{"is": {"question": each, "answer": ["yes"]}} for each in QUESTIONS]},
)
_WHENS = (
    "at_booking",
    "evening_before",
    "on_the_day",
    "on_arrival",
    {"before": "PT2H"},
    {"before": "PT6H"},
    {"before": "PT26H"},
    {"before": "P1D"},
    {"before": "P7D"},
    {"between": ["P7D", "P3D"]},
    {"cycle_days": [7, 10]},
    {"cycle_days": {"parameter": "unset-days"}},
    {"before": {"parameter": "set-hours"}},
    {"before": {"parameter": "unset-hours"}},
)
_CHOICES = [{"id": each, "says": f"the {each} way", "level": each} for each in ("low", "high")]
_LEVELLED = ("set-low", "set-high", "unset-level")
_PARAMETERS = {
    each.id: each
    for each in (
        a_parameter("set-hours"),
        a_parameter("unset-hours", ask_us="Ask us when."),
        a_parameter("unset-days", kind="window", unit="days", min=1, max=30, ask_us="Ask us on which days."),
        *(a_parameter(each, kind="choice", choices=_CHOICES, ask_us="Ask us how.") for each in _LEVELLED),
    )
}
SITE = a_site("Europe/London", set_hours=4, set_low="low", set_high="high")
ZONE = ZoneInfo("Europe/London")
answers = st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from(("yes", "no", "unsure")))


_LINES = [f"line-{number}" for number in range(12)]
_AFTER = [f"after-{number}" for number in range(7)]
_SIGNS = ["s0", "s1", "s2"]


def _fitting(dice, make):
    """Throw until the line can meet the others of its topic, as the loader demands."""
    topics = {topic.id: topic for topic in TOPICS}
    while True:
        line = make(dice)
        if not list(misfits(line, topics, _PARAMETERS)):
            return line


def _instruction(name):
    def make(dice):
        topic = dice.choice([each for each in TOPICS if each.phase == "before"])
        parameter = dice.choice([None, *_LEVELLED]) if topic.levels else None
        words = ["Do it {time}.", f"Do {name} {{time}}."]
        return an_instruction(
            name,
            topic=topic.id,
            when=dice.choice(_WHENS),
            do=dice.choice([f"Do {name} {{value}}."] if parameter else words),
            detail=f"Detail of {name}.",
            only_when_certain=dice.random() < 0.2,
            opposite=topic.operator == "earliest" and dice.random() < 0.1,
            level=dice.choice(topic.levels) if topic.levels else None,
            parameter=parameter,
            **{"for": dice.choice(_CONDITIONS)},
        )

    return make


def _aftercare(name):
    def make(dice):
        topic = dice.choice([each for each in TOPICS if each.phase == "after"])
        until = dice.choice([None, "P1D", "P2D", "PT24H"])
        level = dice.choice(topic.levels) if topic.levels else None
        only = dice.random() < 0.2
        condition = {"for": dice.choice(_CONDITIONS)}
        return an_after(name, topic=topic.id, until=until, text=name, level=level, only_when_certain=only, **condition)

    return make


def _procedure(dice, letter):
    uses = [{"use": each, "tier": dice.choice(TIERS)} for each in dice.sample(["s0", "s1"], dice.randint(0, 2))]
    return an_own(
        letter,
        lines=dice.sample(_LINES, dice.randint(2, 8)),
        after=dice.sample(_AFTER, dice.randint(1, 5)),
        signs=[*dice.sample(_SIGNS, dice.randint(1, 3)), *uses],
        questions=dice.sample(QUESTIONS, dice.randint(1, 2)),
    )


def _library(seed):
    """Throw dice for a library; Hypothesis alone would mostly try the plainest ones."""
    dice = Random(seed)
    certain = {"for": {"is": {"question": "q1", "answer": ["yes"]}}}
    return a_library(
        *(_procedure(dice, letter) for letter in LETTERS),
        instructions=[_fitting(dice, _instruction(each)) for each in _LINES],
        after=[_fitting(dice, _aftercare(each)) for each in _AFTER],
        topics=TOPICS,
        questions=[a_question(each, flag={"reason": "Look.", "hard_stop": each == "q1"}) for each in QUESTIONS],
        parameters=_PARAMETERS.values(),
        signs=[a_sign("s0", tier="routine"), a_sign("s1"), a_sign("s2", **certain)],
        prompts=[a_prompt(), a_prompt("two", between=[], any_two_of=["b", "c", "d"])],
    )


_TIMES = tuple(
    datetime.fromisoformat(each)
    for each in (
        "2026-12-02T09:00",
        "2026-12-02T14:30",
        "2026-12-03T00:10",
        "2026-10-25T06:00",
        "2026-10-25T01:30",
        "2027-03-28T06:00",
        "2027-03-28T14:00",
    )
)
NOW = datetime.fromisoformat("2026-10-24T20:00")
libraries = st.integers(0, 2**32).map(_library)
chosen = st.lists(st.sampled_from(LETTERS), min_size=1, max_size=5)
times = st.one_of(
    st.just({}),
    st.sampled_from(_TIMES).map(lambda at: dict.fromkeys(LETTERS, at)),
    st.dictionaries(st.sampled_from(LETTERS), st.sampled_from(_TIMES)),
)


def visit(procedures, answers, at=None, now=LONG_BEFORE, settled=()):
    """Make a visit of these letters; times of letters that are not chosen are left out."""
    return a_visit(procedures, answers, {each: at[each] for each in at or {} if each in procedures}, now, settled)


def settle_all(plan, by="Nurse Joy", words=None):
    """Settle every conflict and hard stop of a plan: the first side, or in the team's own words."""
    conflicts = [
        Resolution(each.id, tuple(side.id for side in each.sides), by, NOW, None if words else each.sides[0].id, words)
        for each in plan.conflicts
    ]
    return (*conflicts, *(Resolution(each.id, (each.answer,), by, NOW, None, "Seen.") for each in plan.hard_stops))


def protecting(library, records_of, procedures, answers, *, even_if_certain=True):
    """Every record that binds and applies, with each procedure that asks for it.

    Of those that are shown only to whoever is certain of something, stops bind too, for as long as they apply.
    """
    for letter in sorted(set(procedures)):
        for record in records_of(library.procedures[letter]):
            truth = record.for_ is None or record.for_.truth(answers)
            shown = truth is True if record.only_when_certain else truth is not False
            if shown and (not record.only_when_certain or (even_if_certain and _stops(record))):
                yield record, letter


def _stops(record):
    return getattr(record, "when", None) and record.when.kind == "before" and not record.opposite


def honours(plan, library, record, letter, site=SITE):
    """Whether the plan is as strict as one record for one procedure: says it, says more, or asks the team."""
    at = plan.visit.appointments.get(letter)
    here = [
        line
        for line in (*plan.lines, *plan.after)
        if line.topic == record.topic and letter in line.asked_by and line.day in (None, at and at.date())
    ]
    sides = [side for conflict in plan.conflicts for side in conflict.sides if letter in side.asked_by]
    handed_over = any(
        _line_of(side) == record.id or _outdoes(library, side, record, at, plan.visit.appointments, site)
        for side in sides
        if _record(library, _line_of(side)).topic == record.topic
    )
    return any(
        _says(library, line, record)
        or (handed_over and (line.ask_us or line.decision))
        or _outdoes(library, line, record, at, plan.visit.appointments, site)
        for line in here
    )


def _line_of(side):
    """The id of the line or of a conflict's side, without the clinic's value."""
    return side.id.partition("=")[0]


def _says(library, line, record):
    """Whether a line is the record's own, or reads the same: its words, its detail, the clinic's value in it."""
    words, said = (getattr(each, "do", None) or each.text for each in (record, line))
    if line.id == record.id or (record.detail and record.detail in (line.detail or "")):
        return True
    waiting = [library.parameters[each].ask_us for each in _parameters(record)]
    shown = getattr(line, "site_value", None)
    same_value = bool(shown and shown.parameter in _parameters(record))
    return not record.detail and (words == said or said in waiting or same_value)


def _parameters(record):
    when = getattr(record, "when", None)
    return [each for each in (getattr(record, "parameter", None), when and when.parameter) if each]


def _outdoes(library, line, record, at, appointments, site):
    operator = library.topics[record.topic].operator
    kept = _record(library, _line_of(line))
    if kept is None or operator in ("union", "never_automatic"):
        return False
    if operator == "highest":
        known = [_level(library, each, site) for each in (kept, record)]
        return None not in known and known[0] >= known[1]
    if operator in ("longest", "shortest"):
        if record.until is None:
            return operator == "shortest"
        span, wanted = kept.until and kept.until.length, record.until.length
        return span is not None and (span >= wanted if operator == "longest" else span <= wanted)
    asked, given = _hours(library, record, site), _hours(library, kept, site)
    if asked is None or given is None:
        return False
    if operator == "latest":
        return given <= asked
    known = [appointments[each] for each in line.asked_by if each in appointments and _asks(library, each, kept.id)]
    if at is None or not known:
        return given >= asked
    return _back(min(known), given) <= _back(at, asked)


def _level(library, record, site):
    """The place of what the clinic signed among the levels, or of the record; None while it waits for the clinic."""
    levels = library.topics[record.topic].levels
    choices = library.parameters[record.parameter].choices if getattr(record, "parameter", None) else ()
    if not choices:
        return levels.index(record.level)
    signed = site.signed(library.parameters[record.parameter], None)
    return signed and next(levels.index(each.level) for each in choices if each.id == signed.value)


def _asks(library, letter, record_id):
    return record_id in [each.id for each in library.preparation_of(library.procedures[letter])]


def _back(at, hours):
    """The instant so many hours before a local time; of a time that comes twice, the first."""
    instants = [at.replace(tzinfo=ZONE, fold=fold).astimezone(UTC) for fold in (0, 1)]
    return min(instants) - timedelta(hours=hours)


def _hours(library, record, site):
    when = record.when
    if when.kind != "before":
        return None
    if when.offset:
        return when.offset.length / 60
    signed = site.signed(library.parameters[when.parameter], None)
    return signed and library.parameters[when.parameter].distance(signed.value).length / 60


def _record(library, record_id):
    for procedure in library.procedures.values():
        for record in (*library.preparation_of(procedure), *library.after_of(procedure)):
            if record.id == record_id:
                return record
    return None


def tier(sign):
    """Give the place of a sign's tier; 0 is an emergency."""
    return TIERS.index(sign.tier)
