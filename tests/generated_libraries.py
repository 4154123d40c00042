"""Small libraries for Hypothesis, and what it means that a plan honours a record."""

from random import Random

from builders import (
    a_library,
    a_parameter,
    a_prompt,
    a_question,
    a_sign,
    a_site,
    a_topic,
    an_after,
    an_instruction,
    an_own,
)
from hypothesis import strategies as st

from models.content.shared import TIERS
from models.content.timing import Duration
from models.planning.visit import Visit

TOPICS = {
    each.replace("_", "-"): each
    for each in ("union", "once", "earliest_stop", "longest", "shortest", "never_automatic")
}
QUESTIONS = ("q1", "q2")
LETTERS = ("a", "b", "c", "d")
_CONDITIONS = (
    None,
    *({"is": {"question": each, "answer": ["yes"]}} for each in QUESTIONS),
    {"any": [{"is": {"question": each, "answer": ["yes", "unsure"]}} for each in QUESTIONS]},
)
_WHENS = (
    "at_booking",
    "evening_before",
    "on_the_day",
    "on_arrival",
    {"before": "PT2H"},
    {"before": "PT6H"},
    {"before": "P1D"},
    {"before": "P7D"},
    {"before": {"parameter": "set-hours"}},
    {"before": {"parameter": "unset-hours"}},
)
SITE = a_site("Europe/London", set_hours=4)
answers = st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from(("yes", "no", "unsure")))


_LINES = [f"line-{number}" for number in range(10)]
_AFTER = [f"after-{number}" for number in range(6)]
_SIGNS = ["s0", "s1", "s2"]


def _instruction(dice, line):
    return an_instruction(
        line,
        topic=dice.choice(sorted(TOPICS)),
        when=dice.choice(_WHENS),
        do=dice.choice(["Do it {time}.", f"Do {line} {{time}}."]),
        detail=f"Detail of {line}.",
        only_when_certain=dice.random() < 0.2,
        **{"for": dice.choice(_CONDITIONS)},
    )


def _aftercare(dice, line):
    until = dice.choice([None, "P1D", "P2D"])
    return an_after(
        line, topic=dice.choice(sorted(TOPICS)), until=until, text=line, **{"for": dice.choice(_CONDITIONS)}
    )


def _procedure(dice, letter):
    uses = [{"use": each, "tier": dice.choice(TIERS)} for each in dice.sample(["s0", "s1"], dice.randint(0, 2))]
    return an_own(
        letter,
        lines=dice.sample(_LINES, dice.randint(2, 6)),
        after=dice.sample(_AFTER, dice.randint(1, 4)),
        signs=[*dice.sample(_SIGNS, dice.randint(1, 3)), *uses],
        questions=dice.sample(QUESTIONS, dice.randint(1, 2)),
    )


def _library(seed):
    """Throw dice for a library; Hypothesis alone would mostly try the plainest ones."""
    dice = Random(seed)  # noqa: S311 - a test's dice
    certain = {"for": {"is": {"question": "q1", "answer": ["yes"]}}}
    return a_library(
        *(_procedure(dice, letter) for letter in LETTERS),
        instructions=[_instruction(dice, each) for each in _LINES],
        after=[_aftercare(dice, each) for each in _AFTER],
        topics=[a_topic(*each) for each in TOPICS.items()],
        questions=[a_question(each, flag={"reason": "Look.", "hard_stop": True}) for each in QUESTIONS],
        parameters=[a_parameter("set-hours"), a_parameter("unset-hours", ask_us="Ask us.")],
        signs=[a_sign("s0", tier="routine"), a_sign("s1"), a_sign("s2", **certain)],
        prompts=[a_prompt()],
    )


libraries = st.integers(0, 2**32).map(_library)
chosen = st.lists(st.sampled_from(LETTERS), min_size=1, max_size=5)


def visit(procedures, answers, at=None):
    return Visit(tuple(procedures), answers, at)


def protecting(library, procedures, answers):
    """The protective records that apply, with the procedures that ask for them."""
    found = {}
    for letter in set(procedures):
        for record in library.preparation_of(library.procedures[letter]):
            certainly_not = record.for_ is not None and record.for_.truth(answers) is False
            if not record.only_when_certain and not certainly_not:
                found.setdefault(record.id, (record, set()))[1].add(letter)
    return found


def honours(plan, library, record, askers, site):
    """Whether the plan is at least as strict as one record: it says it, says more, or hands it to the team."""
    topic = library.topics[record.topic]
    lines = [line for line in plan.lines if line.topic == topic.id]
    said = any(_says(line, record) and askers <= set(line.asked_by) for line in lines)
    asked = any(conflict.id == topic.id for conflict in plan.conflicts) and any(line.ask_us for line in lines)
    span = _spans(library, site)
    return (
        said
        or asked
        or any(_outdoes(topic.operator, span(line.id), span(record.id), record.when.kind) for line in lines)
    )


def _says(line, record):
    return line.id == record.id or (record.detail or record.do) in (line.detail or line.do)


def _spans(library, site):
    records = {
        record.id: record for procedure in library.procedures.values() for record in library.preparation_of(procedure)
    }

    def span(record_id):
        when = records[record_id].when if record_id in records else None
        if when is None or when.kind not in ("before", "evening_before"):
            return None
        if when.kind == "evening_before":
            return Duration(days=1).length
        if when.parameter is None:
            return when.offset.length
        signed = site.signed(library.parameters[when.parameter], None)
        return signed and signed.value * 60

    return span


def _outdoes(operator, kept, wish, kind):
    if wish is None:  # it has no end to compare: a permission, or an effect without one, may give way
        return operator in ("earliest_stop", "shortest") and kind in ("on_the_day", "on_arrival")
    if kept is None:
        return False
    return kept <= wish if operator == "shortest" else operator in ("earliest_stop", "longest") and kept >= wish


def tier(sign):
    """Give the place of a sign's tier; 0 is an emergency."""
    return TIERS.index(sign.tier)
