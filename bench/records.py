"""A nurse's tick until it is durable, against one sync of the same file system; and lists over a million briefings."""

import json
import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from table import ROOT, Row, in_a_process, spread

MANY = 1_000_000
TICKS = 300
LIST_MS = 100
_BATCH = 5_000
_PAGE = 4096
_TURN = 30
_KEY = "42" * 32


def measure() -> list[Row]:
    """Tick on an empty store and on a full one; open the list in a process of its own, as a start does."""
    many = int(os.environ.get("READYROOM_BENCH_BRIEFINGS", MANY))
    with TemporaryDirectory(dir=os.environ.get("READYROOM_BENCH_FOLDER")) as place:
        path = str(Path(place) / "records.db")
        found = _ticks("empty", in_a_process(Path(__file__).name, "tick", path))
        in_a_process(Path(__file__).name, "fill", path, str(many))
        found += _ticks(f"{many:,} briefings", in_a_process(Path(__file__).name, "tick", path))
        lists = in_a_process(Path(__file__).name, "lists", path)
        size = Path(path).stat().st_size / many
    times = lists["ms"].items()
    found += [Row(f"{what}, {many:,} briefings", f"{ms:.1f} ms", f"{LIST_MS} ms", ms / LIST_MS, "<= 100 ms")
              for what, ms in times]  # fmt: skip
    found.append(Row(f"memory of walking through {many:,} rows", f"{lists['mb']:.1f} MB more"))
    found.append(Row("a briefing with one event on the disk", f"{size:.0f} bytes"))
    return found


def _ticks(where: str, times: dict[str, list[float]]) -> list[Row]:
    floor = median(times["sync"])
    ratio = median(times["tick"]) / floor
    ours = f"{median(times['tick']):.2f} ms"
    middle = Row(f"a tick until durable, {where}, median", ours, f"{floor:.2f} ms", ratio, "<= 3 x")
    return [middle, spread(f"a tick until durable, {where}", times["tick"])]


def tick(path: str) -> dict[str, list[float]]:
    """Mark lines of a shipped plan, and by turns write and sync a page at the end of a plain file beside it."""
    from models.record.events import LineMarked, PlanTaken
    from models.store.briefing import Briefing
    from models.store.sqlite_file import open_file

    times: dict[str, list[float]] = {"tick": [], "sync": []}
    with open_file(Path(path), _KEY) as store, Path(path + ".floor").open("wb") as plain:
        briefing = Briefing.start(store, _nurse(), procedures=("cystoscopy-flexible",))
        taken = _plan()
        briefing.add(PlanTaken, _nurse(), **taken)
        kept = briefing.state.kept
        lines = [*kept.lines] if kept else []
        for number in range(TICKS // _TURN):
            for each in range(_TURN):
                start = time.perf_counter()
                briefing.add(LineMarked, _nurse(), line=lines[(number + each) % len(lines)], mark="understood")
                times["tick"].append(_since(start))
            for _ in range(_TURN):
                start = time.perf_counter()
                plain.write(os.urandom(_PAGE))
                plain.flush()
                os.fsync(plain.fileno())
                times["sync"].append(_since(start))
    Path(path + ".floor").unlink()
    return times


def _nurse() -> Any:
    from models.record.event import Person

    return Person(name="Nurse 1", role="nurse")


def _plan() -> dict[str, Any]:
    from models.content.loader import load_library
    from models.export.plan_json import plan_as_json
    from models.planning.compiler import make_plan
    from models.planning.visit import Visit
    from models.record.events import digest_of_plan

    library = load_library(ROOT / "resources" / "content")
    text = json.dumps(plan_as_json(make_plan(library, Visit(tuple(library.procedures)[:2])), library))
    base: dict[str, Any] = {"plan": text, "language": "en", "content_version": "1", "answers": {}}
    return {**base, "sha256": digest_of_plan(*base.values())}


def fill(path: str, many: str) -> int:
    """Write what the store would for briefings that were started over twenty years, thousands in one statement."""
    from sqlalchemy import insert

    from models.record.chain import seal
    from models.record.summary import summary_after
    from models.store import rows
    from models.store.sqlite_file import open_file
    from models.store.tables import BRIEFINGS, EVENTS, PROCEDURES, STAGES

    with open_file(Path(path), _KEY) as store:
        last = list(store.links())[-1]
        events = _started(int(many))
        while batch := list(islice(events, _BATCH)):
            links, shown = [], [summary_after(None, event) for event in batch]
            for event in batch:
                last = seal(event, last)
                links.append(vars(last))
            chosen = [{"procedure": name, "briefing": str(each.briefing)} for each in shown for name in each.procedures]
            with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
                connection.execute(insert(EVENTS), links)
                connection.execute(insert(BRIEFINGS), [rows.values(each) for each in shown])
                connection.execute(insert(PROCEDURES), chosen)
                connection.execute(STAGES.update().values(many=STAGES.c.many + len(batch)))
        return store.count()


def _started(many: int) -> Iterator[Any]:
    from models.record.event import new_id
    from models.record.events import Started

    first, nurse = datetime(2006, 1, 1, 8, tzinfo=UTC), _nurse()
    for number in range(many):
        at = first + timedelta(minutes=10 * number)
        procedures = tuple(f"procedure-{(number + each) % 29}" for each in range(1 + number % 3))
        yield Started(briefing=new_id(at), number=1, at=at, by=nurse, reference=f"MRN {number}", procedures=procedures,
                      appointments={"a": at.replace(tzinfo=None) + timedelta(days=9)})  # fmt: skip


def lists(path: str) -> dict[str, Any]:
    """Open the list as a start does, then narrow it in every way; walk through all rows in the end."""
    from datetime import date

    from models.store.sqlite_file import open_file
    from models.store.store import Criteria

    start = time.perf_counter()
    with open_file(Path(path), _KEY) as store:
        page = store.find(limit=100)
        ms = {"open the file and its list": _since(start)}
        asked: dict[str, Callable[[], Any]] = {
            "find a reference": lambda: store.find(Criteria(reference="mrn123456")),
            "find the end of a reference": lambda: store.find(Criteria(reference="456")),
            "find it among one nurse's": lambda: store.find(Criteria(reference="456", owner="Nurse 1")),
            "find a day": lambda: store.find(Criteria(led_on=date(2012, 3, 4))),
            "find a procedure": lambda: store.find(Criteria(procedure="procedure-7")),
            "find a procedure on a day": lambda: store.find(Criteria(procedure="procedure-7", led_on=date(2012, 3, 4))),
            "find what is under way": lambda: store.find(Criteria(stage="running")),
            "find what is finished": lambda: store.find(Criteria(stage="finished")),
            "the next page": lambda: store.find(older_than=page[-1].briefing, limit=100),
            "count all": store.count,
        }
        for what, ask in asked.items():
            start = time.perf_counter()
            ask()
            ms[what] = _since(start)
        before, last = _peak_mb(), None
        while rows := store.find(older_than=last, limit=1000):
            last = rows[-1].briefing
        return {"ms": ms, "mb": _peak_mb() - before}


def _since(start: float) -> float:
    return (time.perf_counter() - start) * 1000


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


PARTS: dict[str, Callable[..., Any]] = {"tick": tick, "fill": fill, "lists": lists}

if __name__ == "__main__":
    if sys.argv[1:]:
        print(json.dumps(PARTS[sys.argv[1]](*sys.argv[2:])))
    else:
        print(json.dumps([asdict(row) for row in measure()], indent=2))
