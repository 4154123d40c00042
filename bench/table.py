"""What the measurements share: running a part in a process of its own, and setting the figures in a table."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FRAME_MS = 1000 / 60


@dataclass(frozen=True)
class Row:
    """One line of the table; the floor is measured in the same run wherever there is one."""

    what: str
    ours: str
    floor: str = ""
    ratio: float | None = None
    budget: str = ""


def against(what: str, ours: float, floor: float, unit: str, budget: str) -> Row:
    """Compare a figure with its floor."""
    return Row(what, f"{ours:.1f} {unit}", f"{floor:.1f} {unit}", ours / floor, budget)


def spread(what: str, times_ms: Iterable[float], floor_ms: float | None = None, budget: str = "") -> Row:
    """Give the median and the 95th hundredth of many times; the ratio is that of the latter."""
    times = sorted(times_ms)
    high = quantiles(times, n=20, method="inclusive")[-1]
    words = f"p50 {median(times):.1f}, p95 {high:.1f}, max {times[-1]:.1f} ms (n={len(times)})"
    return Row(what, words, f"{floor_ms:.1f} ms" if floor_ms else "", high / floor_ms if floor_ms else None, budget)


def in_a_process(script: str, *arguments: str, environment: Mapping[str, str] | None = None) -> Any:
    """Run a script of this folder as a process of its own; give the JSON of its last line."""
    command = [sys.executable, str(ROOT / "bench" / script), *arguments]
    settings = {**os.environ, "PYTHONPATH": str(ROOT), **(environment or {})}
    done = subprocess.run(command, cwd=ROOT, env=settings, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{script} {' '.join(arguments)} failed:\n{done.stderr}")
    return json.loads(done.stdout.strip().splitlines()[-1])


def print_table(rows: Iterable[Row]) -> None:
    """Set the rows in columns as wide as they need."""
    head = ("what", "here", "floor", "ratio", "budget")
    figures = [(row.what, row.ours, row.floor, f"{row.ratio:.2f} x" if row.ratio else "", row.budget) for row in rows]
    cells = [head, *figures]
    widths = [max(len(line[column]) for line in cells) for column in range(len(head))]
    cells.insert(1, tuple("-" * width for width in widths))
    for line in cells:
        print("  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip())
