"""Makes briefings for tests: a plan with one of everything, events one by one, and a whole briefing."""

import json
from datetime import UTC, datetime, timedelta
from functools import cache

from builders import (
    a_library,
    a_question,
    a_sign,
    a_topic,
    a_visit,
    an_instruction,
    an_own,
)

from models.export.plan_json import plan_as_json
from models.planning.compiler import make_plan
from models.record.event import Person, new_id
from models.record.events import (
    Answered,
    Asked,
    Finished,
    LineMarked,
    PlanTaken,
    Settled,
    Signed,
    Started,
    TaughtBack,
    digest_of_plan,
)
from models.record.kept_plan import read_plan

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
NURSE = Person(name="Ann Okafor", role="nurse")
DOCTOR = Person(name="Dr Lee", role="radiologist")
CANARY = "MRN 4711 canary"


@cache
def plan_text(**words: str) -> str:
    """The JSON of a real plan: a conflict, a hard stop, an emergency sign, a question to ask back."""
    lines = [
        an_instruction("full", topic="bladder", do="Full."),
        an_instruction("bring", do=words.get("do", "Bring it.")),
    ]
    other = [an_instruction("empty", topic="bladder", do="Empty.")]
    library = a_library(
        an_own("a", lines=lines, signs=[a_sign(tier="emergency")]),
        an_own("b", lines=other, questions=["pregnancy"]),
        topics=[a_topic("bladder", "never_automatic"), a_topic()],
        questions=[a_question(flag={"reason": "Show the clinician.", "hard_stop": True})],
    )
    return json.dumps(plan_as_json(make_plan(library, a_visit("ab", {"pregnancy": "yes"})), library))


class Writer:
    """Makes the events of one briefing with the right numbers."""

    def __init__(self, at: datetime = NOW, by: Person = NURSE) -> None:
        self.briefing, self.number, self.at, self.by = new_id(at), 0, at, by

    def __call__(self, kind, **said):
        self.number += 1
        self.at += timedelta(seconds=1)
        base = {"briefing": self.briefing, "number": self.number, "at": self.at, "by": self.by}
        return kind(**(base | said))

    def started(self, **said):
        return self(Started, **({"procedures": ("a", "b"), "reference": CANARY} | said))

    def plan(self, **words: str):
        text = plan_text(**words)
        answers = {"pregnancy": "yes"}
        return self(
            PlanTaken,
            plan=text,
            language="en",
            content_version="1",
            answers=answers,
            sha256=digest_of_plan(text, "en", "1", answers),
        )

    def signed(self, sha256: str, **said):
        base = {"who": "patient", "name": "P", "method": "finger", "statement": "I was told.", "sha256": sha256}
        return self(Signed, **(base | said))

    def all_settled(self):
        """Every open matter of the plan dealt with."""
        kept = read_plan(plan_text())
        settled = [
            self(Settled, decider=DOCTOR, about=each.id, between=tuple(sorted(each.between)), words="As agreed.")
            for each in kept.to_settle.values()
        ]
        said = [self(LineMarked, line=each, mark="understood") for each in kept.critical]
        return [*settled, *said, *(self(TaughtBack, item=each, outcome="said") for each in kept.teach_back)]


def a_briefing(at: datetime = NOW, by: Person = NURSE, **said):
    """All events of a briefing from start to finish."""
    write = Writer(at, by)
    started, plan = write.started(**said), write.plan()
    asked = write(Asked, words="Will it hurt?")
    answered = write(Answered, question=asked.number, words="A little.")
    return [started, plan, asked, answered, *write.all_settled(), write.signed(plan.sha256), write(Finished)]
