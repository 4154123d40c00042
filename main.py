"""Composition root: open the window, or run a command."""

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run ``readyroom``: without a command it opens the window, with one it prints and exits.

    The window is the patient's; ``--nurse`` opens it for staff.
    """
    given = sys.argv[1:] if arguments is None else arguments
    if not given or given[0] in ("--site", "--nurse"):
        return _window(given)
    from ui.command_line import app

    app(given, prog_name="readyroom")  # ends the process with the command's own code
    return 0


def _window(given: list[str]) -> int:
    from pathlib import Path

    site = [each for each in given if each != "--nurse"]
    if site and (site[0] != "--site" or len(site) != 2):
        wrong = "--site takes one file" if site[0] == "--site" else f"'{site[0]}' does not go with the window"
        print(f"{wrong}: readyroom [--nurse] [--site FILE]", file=sys.stderr)
        return 2
    if site and not Path(site[1]).is_file():
        print(f"there is no site file '{site[1]}'; give the path of a site.yaml", file=sys.stderr)
        return 2
    from ui.application import run

    return run(Path(site[1]) if site else None, for_staff="--nurse" in given)


if __name__ == "__main__":
    sys.exit(main())
