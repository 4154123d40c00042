"""Whole libraries and visits for Hypothesis."""

from datetime import datetime
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


def tier(sign):
    """Give the place of a sign's tier; 0 is an emergency."""
    return TIERS.index(sign.tier)
