"""Sum up a mutation run: how many of the changed programs the tests noticed, and each that they did not."""

import json
import sys
from pathlib import Path

KILLED = {1, 3, 24, -24, 36, 37, 152, 255}
"""Exit codes that mutmut records where the tests failed, or never came to an end."""
SURVIVED = {0, 5, 33}
"""Exit codes where they passed, or where no test comes by. Any other code, or none, says that nothing was tried."""
NEEDED = 0.9


def main() -> int:
    """Read what mutmut wrote; fail under nine in ten, and where any changed program was not tried to the end."""
    codes = {
        name: code
        for path in sorted(Path("mutants").rglob("*.py.meta"))
        for name, code in json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"].items()
    }
    survived = sorted(name for name, code in codes.items() if code in SURVIVED)
    untried = sorted(name for name, code in codes.items() if code not in SURVIVED | KILLED)
    for name in survived:
        print(name)
    for name in untried:
        print(f"not tried: {name} ({codes[name]})")
    killed = len(codes) - len(survived) - len(untried)
    share = killed / len(codes) if codes else 0
    print(f"{killed} of {len(codes)} killed: {share:.1%}; {len(survived)} survived, {len(untried)} not tried")
    return 0 if share >= NEEDED and not untried else 1


if __name__ == "__main__":
    sys.exit(main())
