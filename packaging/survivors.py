"""Sum up a mutation run: how many of the changed programs the tests noticed, and each that they did not."""

import json
import sys
from pathlib import Path

SURVIVED, WITHOUT_TEST = {0}, {5, 33, 34}
"""Exit codes that mutmut records for a changed program."""
NEEDED = 0.9


def main() -> int:
    """Read what mutmut wrote; fail under nine in ten."""
    codes = {
        name: code
        for path in sorted(Path("mutants").rglob("*.py.meta"))
        for name, code in json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"].items()
    }
    survived = sorted(name for name, code in codes.items() if code in SURVIVED | WITHOUT_TEST)
    for name in survived:
        print(name)
    killed = len(codes) - len(survived)
    print(f"{killed} of {len(codes)} killed: {killed / len(codes):.1%}")
    return 0 if killed >= NEEDED * len(codes) else 1


if __name__ == "__main__":
    sys.exit(main())
