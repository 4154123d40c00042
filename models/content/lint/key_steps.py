"""The rule on the steps that the full sheet draws: few, and for everybody, whatever their answers are."""

from collections.abc import Iterator, Sequence
from itertools import product

from models.content.conditions import UNSURE
from models.content.lint.case import Case, Finding
from models.content.problems import Code
from models.content.procedure import Step

_LEAST, _MOST = 2, 4


def key_steps(case: Case) -> Iterator[Finding]:
    """C083: a procedure of which somebody is drawn fewer than two steps, or more than four.

    Steps with a condition are counted for every combination of the answers that settle them.
    """
    for part in case.procedures:
        keys = tuple(step for step in part.record.during if step.key)
        leaves = [leaf for step in keys if step.for_ for leaf in step.for_.leaves()]
        asked = tuple(dict.fromkeys(leaf.question for leaf in leaves))
        choices = [[each for each in case.library.questions[ask].answers if each != UNSURE] for ask in asked]
        for given in product(*choices):
            answers = dict(zip(asked, given, strict=True))
            count = _drawn(keys, answers)
            if not _LEAST <= count <= _MOST:
                yield part.finding(Code.KEY_STEPS, f"{count} key steps{_for(answers)}", "during")


def _drawn(keys: Sequence[Step], answers: dict[str, str]) -> int:
    return sum(step.for_ is None or step.for_.truth(answers) is not False for step in keys)


def _for(answers: dict[str, str]) -> str:
    return "".join(f", '{answer}' to '{ask}'" for ask, answer in answers.items())


RULES = (key_steps,)
