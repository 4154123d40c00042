"""Whole visits in real processes, one after the other, pressed by a robot: no socket, no trace, no fault."""

import shutil
import sys

import pytest
from watched import ROOT

ROBOT = (
    f"import sys; sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / 'tests')!r}]; "
    "from robot_visit import main; raise SystemExit(main())"
)


@pytest.fixture
def robot(tmp_path, kiosk):
    """Make a kiosk whose visits are pressed by a robot, itself under another program if need be."""

    def _make(*what, under=()):
        return kiosk([*under, sys.executable, "-I", "-c", ROBOT, str(tmp_path / "site.yaml"), *what])

    return _make


def test_a_whole_visit_opens_no_socket_and_leaves_no_sheet(robot, folders, tmp_path):
    kiosk = robot("walk")

    kiosk.until(lambda: kiosk.counts.get("finished", 0) >= 2, 15)

    found = kiosk.counts
    assert {name for name in found if name not in ("starts", "visits", "finished")} == set()
    files = [path for path in folders.rglob("*") if path.is_file()]
    assert [path for path in files if b"%PDF" in path.read_bytes() or b"2026-12-02" in path.read_bytes()] == []
    assert [path.name for path in files] == ["content.cache"]


@pytest.mark.skipif(shutil.which("strace") is None, reason="'strace' is missing: apt-get install strace")
def test_nothing_below_python_opens_a_socket_either(robot, tmp_path):
    seen = tmp_path / "seen"
    kiosk = robot("walk", under=("strace", "-f", "-qq", "-o", str(seen), "-e", "trace=socket,socketpair,connect"))

    kiosk.until(lambda: kiosk.counts.get("finished", 0) >= 1, 60)

    assert [line for line in seen.read_text().splitlines() if "socket" in line or "connect" in line] == []


def test_a_monkey_breaks_nothing(robot):
    kiosk = robot("stumble", "6", "150")

    kiosk.until(lambda: sum(kiosk.counts.get(each, 0) for each in ("finished", "hidden", "restarted", "idle")) >= 2, 15)

    wrong = {name for name in kiosk.counts if name.startswith("fault") or name in ("crashes", "hangs")}
    assert wrong == set()
