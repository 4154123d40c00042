"""Composition root: open the window, or run a command."""

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run ``readyroom``: without a command it opens the window, with one it prints and exits."""
    given = sys.argv[1:] if arguments is None else arguments
    if not given or given[0] == "--site":
        return _window(given)
    from ui.command_line import app

    app(given, prog_name="readyroom")  # ends the process with the command's own code
    return 0


def _window(given: list[str]) -> int:
    from pathlib import Path

    if given and len(given) != 2:
        print("--site takes one file: readyroom --site FILE", file=sys.stderr)
        return 2
    if given and not Path(given[1]).is_file():
        print(f"there is no site file '{given[1]}'; give the path of a site.yaml", file=sys.stderr)
        return 2
    from ui.application import run

    return run(Path(given[1]) if given else None)


if __name__ == "__main__":
    sys.exit(main())
