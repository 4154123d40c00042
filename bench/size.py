"""Start-up, memory and search with ten thousand procedures, against what the shipped ones need in the same run."""

import gc
import json
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from many import make_many
from memory import SMAPS, own_memory
from table import FRAME_MS, ROOT, Row, against, in_a_process, spread

MANY = 10_000
SAMPLE = 200
SHIPPED = ROOT / "resources" / "content"
_TYPED = ("nephrostogram", "bladdr", "dye x-ray", "cystoscopy flexible", "a look into the bladder")


def measure() -> list[Row]:
    """Write the procedures, then read them in processes of their own: first, and again when they are known."""
    with TemporaryDirectory() as place:
        folder, caches = make_many(SHIPPED, Path(place) / "content", MANY), Path(place)
        bare = in_a_process(Path(__file__).name, "bare", str(folder))
        first = _load(folder, caches / "many.cache")
        later = _load(folder, caches / "many.cache")
        _load(SHIPPED, caches / "shipped.cache")
        shipped = _load(SHIPPED, caches / "shipped.cache")
        found = [
            against(f"first start, {MANY:,} procedures, to the bare YAML parse", first["s"], bare["s"], "s", "<= 20 s"),
            against(f"later start, {MANY:,} procedures, to the shipped ones", later["s"], shipped["s"], "s", "<= 1 s"),
            spread(f"search index, a letter typed, {MANY:,} procedures", later["letters"], FRAME_MS, "p95 <= 1 frame"),
            spread("search index, a letter typed, shipped", shipped["letters"], FRAME_MS, "p95 <= 1 frame"),
            *_memory(first, later, shipped),
        ]
        many = str(folder), str(caches / "many.cache")
        window = in_a_process(Path(__file__).name, "window", *many, environment={"QT_QPA_PLATFORM": "offscreen"})
        found.append(spread(f"a letter typed, painted, {MANY:,} procedures", window, FRAME_MS, "p95 <= 1 frame"))
        return found


def _memory(first: dict[str, Any], later: dict[str, Any], shipped: dict[str, Any]) -> list[Row]:
    if not SMAPS.exists():
        return []
    more = {name: found["RSS"] - shipped["RSS"] for name, found in (("first", first), ("later", later))}
    return [Row(f"memory more than the shipped, {name} start", f"{mb:.1f} MB", budget="<= 150 MB")
            for name, mb in more.items()]  # fmt: skip


def _load(folder: Path, cache: Path) -> dict[str, Any]:
    found: dict[str, Any] = in_a_process(Path(__file__).name, "load", str(folder), str(cache))
    return found


def bare(folder: str) -> dict[str, float]:
    """Have libyaml take a sample of the files apart, and nothing else; give the seconds for all."""
    import yaml

    files = sorted(Path(folder, "procedures").glob("*"))
    start = time.perf_counter()
    for path in files[:: len(files) // SAMPLE]:
        take = yaml.CSafeLoader(path.read_text(encoding="utf-8")).get_event
        while take() is not None:
            pass
    return {"s": (time.perf_counter() - start) * len(files) / SAMPLE}


def load(folder: str, cache: str) -> dict[str, Any]:
    """Read a library as a start does, search index included; then type into the search.

    As in the window, nothing is collected in the meantime.
    """
    gc.disable()
    from models.content.cache import Cache
    from models.content.loader import load_library

    start = time.perf_counter()
    library = load_library(Path(folder), Cache(Path(cache)))
    search = library.search
    taken = time.perf_counter() - start
    if library.problems:
        sys.exit(f"the procedures are not sound: {library.problems[0]}")
    memory = own_memory() if SMAPS.exists() else {}
    letters = []
    for words in _TYPED:
        for end in range(1, len(words) + 1):
            start = time.perf_counter()
            search.find(words[:end])
            letters.append((time.perf_counter() - start) * 1000)
    return {"s": taken, "letters": letters, **memory}


def window(folder: str, cache: str) -> list[float]:
    """Type into the search of the window."""
    from interaction import letters
    from walk import Walk

    from models.content.cache import Cache
    from models.content.loader import load_library
    from models.site import NO_SITE

    walk = Walk(1920, 1080)
    library = load_library(Path(folder), Cache(Path(cache)))
    library.search.find("warm up")
    walk.session.load(library, NO_SITE, library.problems)
    return letters(walk)


PARTS: dict[str, Callable[..., Any]] = {"bare": bare, "load": load, "window": window}

if __name__ == "__main__":
    if sys.argv[1:]:
        print(json.dumps(PARTS[sys.argv[1]](*sys.argv[2:])))
    else:
        print(json.dumps([asdict(row) for row in measure()], indent=2))
