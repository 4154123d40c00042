"""Small libraries for Hypothesis, and what it means that a plan honours a record."""

from builders import a_library, a_parameter, a_prompt, a_question, a_sign, a_site, a_topic, an_after, an_instruction, an_own
from hypothesis import strategies as st

from models.content.shared import TIERS
from models.content.timing import Duration
from models.planning.visit import Visit
from models.planning.wishes import applies

OPERATORS = ("union", "once", "earliest_stop", "longest", "shortest", "never_automatic")
QUESTIONS = ("q1", "q2")
LETTERS = ("a", "b", "c", "d")
_condition = st.sampled_from(
    [None, *({"is": {"question": each, "answer": ["yes"]}} for each in QUESTIONS),
     {"any": [{"is": {"question": each, "answer": ["yes", "unsure"]}} for each in QUESTIONS]}]
)  # fmt: skip
_when = st.sampled_from(
    ["at_booking", "evening_before", "on_the_day", "on_arrival", {"before": "PT2H"}, {"before": "PT6H"}, {"before": "P1D"},
     {"before": "P7D"}, {"before": {"parameter": "set-hours"}}, {"before": {"parameter": "unset-hours"}}]
)  # fmt: skip
SITE = a_site("Europe/London", set_hours=4)
answers = st.dictionaries(st.sampled_from(QUESTIONS), st.sampled_from(("yes", "no", "unsure")))


def _instruction(number):
    return st.builds(
        lambda topic, when, condition, permission, words: an_instruction(
            f"line-{number}", topic=topic, when=when, do=words, only_when_certain=permission, **{"for": condition}
        ),
        st.sampled_from(OPERATORS), _when, _condition, st.booleans(), st.sampled_from(["Do it {time}.", f"Do {number}."]),
    )  # fmt: skip


def _after(number):
    return st.builds(
        lambda topic, until, condition: an_after(f"after-{number}", topic=topic, until=until, text=f"{number}.", **{"for": condition}),
        st.sampled_from(OPERATORS), st.sampled_from([None, "P1D", "P2D"]), _condition,
    )  # fmt: skip


def _some(ids):
    return st.lists(st.sampled_from(ids), unique=True, min_size=1, max_size=4)


def _uses():
    return st.lists(st.builds(lambda use, tier: {"use": use, "tier": tier}, st.sampled_from(["s0", "s1"]), st.sampled_from(TIERS)))


def _procedure(letter):
    return st.builds(
        lambda lines, after, signs, uses, questions: an_own(letter, lines=lines, after=after, signs=[*signs, *uses], questions=questions),
        _some([f"line-{each}" for each in range(6)]), _some([f"after-{each}" for each in range(4)]), _some(["s0", "s1", "s2"]),
        _uses(), _some(QUESTIONS),
    )  # fmt: skip


def _whole(procedures, lines, after):
    flag = {"reason": "Look.", "hard_stop": True}
    return a_library(
        *procedures,
        instructions=lines,
        after=after,
        topics=[a_topic(each, each) for each in OPERATORS],
        questions=[a_question(each, flag=flag) for each in QUESTIONS],
        parameters=[a_parameter("set-hours"), a_parameter("unset-hours", ask_us="Ask us.")],
        signs=[a_sign("s0", tier="routine"), a_sign("s1"), a_sign("s2", **{"for": {"is": {"question": "q1", "answer": ["yes"]}}})],
        prompts=[a_prompt()],
    )


libraries = st.builds(
    _whole,
    st.tuples(*map(_procedure, LETTERS)),
    st.tuples(*map(_instruction, range(6))),
    st.tuples(*map(_after, range(4))),
)
chosen = st.lists(st.sampled_from(LETTERS), min_size=1, max_size=5)


def visit(procedures, answers, at=None):
    return Visit(tuple(procedures), answers, at)


def protecting(library, procedures, answers):
    """The protective records that apply, with the procedures that ask for them."""
    found = {}
    for letter in set(procedures):
        for record in library.preparation_of(library.procedures[letter]):
            if not record.only_when_certain and applies(record, answers):
                found.setdefault(record.id, (record, set()))[1].add(letter)
    return found


def honours(plan, library, record, askers, site):
    """Whether the plan is at least as strict as one record: it says it, says more, or hands it to the team."""
    topic = library.topics[record.topic]
    lines = [line for line in plan.lines if line.topic == topic.id]
    said = any(_says(line, record) and askers <= set(line.asked_by) for line in lines)
    asked = any(conflict.id == topic.id for conflict in plan.conflicts) and any(line.ask_us for line in lines)
    return said or asked or any(_outdoes(topic.operator, _span(line.id), _span(record.id)) for line in lines for _span in [_spans(library, site)])


def _says(line, record):
    unset = line.ask_us and line.site_value and line.site_value.parameter in (record.parameter, record.when.parameter)
    return line.id == record.id or line.detail == record.detail and ("M1" in line.rules or unset)


def _spans(library, site):
    records = {record.id: record for procedure in library.procedures.values() for record in library.preparation_of(procedure)}

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


def _outdoes(operator, kept, wish):
    if kept is None:
        return False
    if operator in ("earliest_stop", "longest"):
        return wish is None or kept >= wish
    return operator == "shortest" and (wish is None or kept <= wish)


def tier(sign):
    """Give the place of a sign's tier; 0 is an emergency."""
    return TIERS.index(sign.tier)
