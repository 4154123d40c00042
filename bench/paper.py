"""One warm sheet of three procedures, against the bare Typst compile of the very same pages."""

import json
import sys
import time
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from table import Row, against, in_a_process
from visit import APPOINTMENT, NOW

if TYPE_CHECKING:
    from models.document.blocks import Document

SHEETS = 15


def measure() -> list[Row]:
    """Measure in a process of its own."""
    return [Row(**row) for row in in_a_process(Path(__file__).name, "here")]


def rows() -> list[Row]:
    """Set sheets by turns, each with another time: Typst remembers what it has set before. The first two warm up."""
    from models.content.loader import load_library
    from models.content.pictures import load_views
    from models.document.sheet import full_sheet
    from models.export.pdf import to_pdf
    from models.planning.compiler import make_plan
    from models.planning.team import questions_for
    from models.planning.visit import Visit
    from resources import resource

    library = load_library(resource("content"))
    chosen = tuple(sorted(library.procedures)[:3])
    answers = {question.id: "unsure" for question in questions_for(library, chosen)}
    first = make_plan(library, Visit(chosen, answers, dict.fromkeys(chosen, APPOINTMENT), NOW))
    views = load_views(resource("pictures"), (placed.picture.view for placed in first.steps))
    ours: list[float] = []
    bare: list[float] = []
    for number in range(2 * SHEETS + 2):
        at = APPOINTMENT + timedelta(minutes=number)
        plan = make_plan(library, replace(first.visit, appointments=dict.fromkeys(chosen, at)))
        if number % 2:
            took = _bare(_ready(full_sheet(plan, views=views)))
        else:
            start = time.perf_counter()
            to_pdf(full_sheet(plan, views=views))
            took = time.perf_counter() - start
        if number > 1:
            (bare if number % 2 else ours).append(took * 1000)
    row = against("one sheet of 3 procedures, warm", median(ours), median(bare), "ms", "<= 1.5 x")
    return [row, Row("the same, sheets a second", f"{1000 / median(ours):.1f}", budget=">= 15")]


def _ready(document: "Document") -> dict[str, object]:
    """Prepare everything that the compiler is given, so that only the compile itself is timed."""
    from models.export.pdf import _given, _template

    return {
        "input": _given(document, "a4") + _template(),
        "format": "pdf",
        "pdf_standards": ["ua-1", "a-2a"],
        "timestamp": int(datetime(2026, 11, 22, tzinfo=UTC).timestamp()),
    }


def _bare(arguments: dict[str, object]) -> float:
    from models.export.pdf import _compiler

    compiler = _compiler()
    start = time.perf_counter()
    compiler.compile(**arguments)
    return time.perf_counter() - start


if __name__ == "__main__":
    if sys.argv[1:] == ["here"]:
        print(json.dumps([asdict(row) for row in rows()]))
