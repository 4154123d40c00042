"""How long a plan takes: up to six procedures with every answer given."""

import json
import sys
import time
from dataclasses import asdict
from pathlib import Path

from table import Row, in_a_process, spread
from visit import APPOINTMENT, NOW

TIMES = 200
MOST = 6


def measure() -> list[Row]:
    """Measure in a process of its own."""
    return [Row(**row) for row in in_a_process(Path(__file__).name, "here")]


def rows() -> list[Row]:
    """Compile the same visits again and again; nothing is kept between two plans."""
    from models.content.loader import load_library
    from models.planning.compiler import make_plan
    from models.planning.team import questions_for
    from models.planning.visit import Visit
    from resources import resource

    library = load_library(resource("content"))
    found = []
    for many in sorted({1, 3, min(MOST, len(library.procedures))}):
        chosen = tuple(sorted(library.procedures)[:many])
        asked = questions_for(library, chosen)
        answers = {each.id: each.answers[index % len(each.answers)] for index, each in enumerate(asked)}
        visit = Visit(chosen, answers, dict.fromkeys(chosen, APPOINTMENT), NOW)
        times = []
        for _ in range(TIMES):
            start = time.perf_counter()
            plan = make_plan(library, visit)
            times.append((time.perf_counter() - start) * 1000)
        found.append(spread(f"plan, procedures: {many}, lines: {len(plan.lines)}", times, 5, "<= 5 ms"))
    return found


if __name__ == "__main__":
    if sys.argv[1:] == ["here"]:
        print(json.dumps([asdict(row) for row in rows()]))
