"""How long a plan takes: up to six procedures with every answer given, and whether its cost grows with its lines."""

import gc
import json
import sys
import time
from dataclasses import asdict, replace
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from table import Row, in_a_process, spread
from visit import APPOINTMENT, NOW

if TYPE_CHECKING:
    from models.content.library import Library
    from models.planning.visit import Visit

TIMES = 200
MOST = 6
COPIES = (1, 4, 16)


def measure() -> list[Row]:
    """Measure in a process of its own."""
    return [Row(**row) for row in in_a_process(Path(__file__).name, "here")]


def rows() -> list[Row]:
    """Compile the same visits again and again; nothing is kept between two plans.

    As in the window, garbage is not collected in the middle of one.
    """
    gc.disable()
    from models.content.loader import load_library
    from resources import resource

    library = load_library(resource("content"))
    found = []
    for many in sorted({1, 3, min(MOST, len(library.procedures))}):
        lines, times = _compile(library, _visit(library, _longest(library, many)), TIMES)
        found.append(spread(f"plan, procedures: {many}, lines: {lines}", times, 5, "<= 5 ms"))
    return [*found, _growth(library)]


def _longest(library: "Library", many: int) -> tuple[str, ...]:
    """Choose the procedures with most to say, so that no choice of readers costs more."""
    ranked = sorted(library.procedures.values(), key=lambda each: -len(each.preparation) - len(each.after))
    return tuple(sorted(procedure.id for procedure in ranked[:many]))


def _visit(library: "Library", chosen: tuple[str, ...]) -> "Visit":
    from models.planning.team import questions_for
    from models.planning.visit import Visit

    asked = questions_for(library, chosen)
    answers = {each.id: each.answers[index % len(each.answers)] for index, each in enumerate(asked)}
    for clash in library.contradictions.values():
        if clash.holds(answers):
            answers[min(clash.answers)] = "unsure"
    return Visit(chosen, answers, dict.fromkeys(chosen, APPOINTMENT), NOW)


def _compile(library: "Library", visit: "Visit", times: int) -> tuple[int, list[float]]:
    from models.planning.compiler import make_plan

    taken = []
    for _ in range(times):
        start = time.perf_counter()
        plan = make_plan(library, visit)
        taken.append((time.perf_counter() - start) * 1000)
    return len(plan.lines) + len(plan.after) + len(plan.signs), taken


def _growth(library: "Library") -> Row:
    """Compare the cost of a line in a plan of many lines with that in a plan of few: 1.0 is linear."""
    costs = []
    words = []
    for copies in COPIES:
        larger, chosen = _copied(library, _longest(library, 1)[0], copies)
        lines, times = _compile(larger, _visit(larger, chosen), max(10, TIMES // copies))
        costs.append(median(times) / lines)
        words.append(f"{lines} lines {costs[-1] * 1000:.0f} µs")
    return Row("plan, cost of a line", ", ".join(words[1:]), words[0], costs[-1] / costs[0], "1: linear")


def _copied(library: "Library", name: str, copies: int) -> tuple["Library", tuple[str, ...]]:
    """Give a library in which one procedure stands several times, each with lines of its own."""
    procedure = library.procedures[name]
    procedures = {}
    for number in range(copies):
        lines = [each.model_copy(update={"id": f"{each.id}-{number}", "do": f"{each.do} {number}"})
                 for each in library.preparation_of(procedure)]  # fmt: skip
        after = [each.model_copy(update={"id": f"{each.id}-{number}", "text": f"{each.text} {number}"})
                 for each in library.after_of(procedure)]  # fmt: skip
        signs = [each.model_copy(update={"id": f"{each.id}-{number}"}) for each in library.signs_of(procedure)]
        new = {
            "id": f"copy-{number}",
            "preparation": tuple(lines),
            "after": tuple(after),
            "warning_signs": tuple(signs),
        }
        procedures[f"copy-{number}"] = procedure.model_copy(update=new)
    union = {each.id: each.model_copy(update={"operator": "union"}) for each in library.topics.values()}
    return replace(library, procedures=procedures, topics=union), tuple(procedures)


if __name__ == "__main__":
    if sys.argv[1:] == ["here"]:
        print(json.dumps([asdict(row) for row in rows()]))
