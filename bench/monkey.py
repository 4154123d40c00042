"""A monkey at the kiosk: whole visits in real processes, pressed by chance, always the same for the same seed.

Run it with ``make monkey``; ``--events`` are for all visits together. It fails if anything breaks: a fault, a crash,
a hang, or a memory of the supervisor that grows.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
_ENDINGS = "finished", "hidden", "restarted", "idle"
_FLAT_AFTER = 50
_PERCENT_A_HUNDRED_VISITS = 1.0


def resident(pid: int | str = "self") -> int:
    """Give the kilobytes that a process has in memory."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))


def main() -> int:
    """Let the monkey loose; give 1 if it broke something."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=500)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=6)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"):
            os.environ[name] = str(Path(folder, name))
            Path(folder, name).mkdir(mode=0o700)
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        return _run(Path(folder), given.visits, given.events // given.visits, given.seed)


def _run(folder: Path, visits: int, events: int, seed: int) -> int:
    from watched import ASK_STAFF, SITE, Kiosk

    from ui.kiosk.health import Health

    shutil.copy(SITE, folder / "site.yaml")
    kiosk = Kiosk(_robot(folder, seed, events), ASK_STAFF, folder / "site.yaml", Health(folder / "health.json"))
    memory: list[int] = []
    start = time.monotonic()
    try:
        while len(memory) < visits:
            done = len(memory)
            kiosk.until(lambda done=done: sum(kiosk.counts.get(each, 0) for each in _ENDINGS) > done, 300)
            memory.append(resident())
            kiosk._visit = _robot(folder, seed + len(memory), events)  # noqa: SLF001 - the next visit goes another way
    finally:
        kiosk.stop()
    took = time.monotonic() - start
    print(f"{visits} visits of up to {events} events in {took:.0f} s: {kiosk.counts}")
    flat = memory[_FLAT_AFTER:]
    growth = 100 * (flat[-1] - flat[0]) / flat[0] / len(flat) * 100 if len(flat) > 1 else 0.0
    print(f"supervisor: {memory[0]} KB, then {memory[-1]} KB; {growth:.2f} % in 100 visits")
    wrong = [each for each in kiosk.counts if each.startswith("fault") or each in ("crashes", "hangs", "fallbacks")]
    return 1 if wrong or growth > _PERCENT_A_HUNDRED_VISITS else 0


def _robot(folder: Path, seed: int, events: int) -> list[str]:
    program = (
        f"import sys; sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / 'tests')!r}]; "
        "from robot_visit import main; raise SystemExit(main())"
    )
    return [sys.executable, "-I", "-c", program, str(folder / "site.yaml"), "stumble", str(seed), str(events)]


if __name__ == "__main__":
    raise SystemExit(main())
