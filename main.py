"""Composition root: open the window, or run a command."""

import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Run ``readyroom``: without a command it opens the window, with one it prints and exits.

    The window is the patient's; ``--nurse`` opens it for staff. ``--kiosk``, or ``mode: kiosk`` in the clinic's file,
    runs the kiosk, until staff leave it.
    """
    given = sys.argv[1:] if arguments is None else arguments
    if not given or given[0] in ("--site", "--nurse", "--kiosk"):
        return _window(given)
    from ui.command_line import app

    app(given, prog_name="readyroom")  # ends the process with the command's own code
    return 0


def _window(given: list[str]) -> int:
    site = [each for each in given if each not in ("--nurse", "--kiosk")]
    if site and (site[0] != "--site" or len(site) != 2):
        wrong = "--site takes one file" if site[0] == "--site" else f"'{site[0]}' does not go with the window"
        print(f"{wrong}: readyroom [--nurse | --kiosk] [--site FILE]", file=sys.stderr)
        return 2
    if site and not Path(site[1]).is_file():
        print(f"there is no site file '{site[1]}'; give the path of a site.yaml", file=sys.stderr)
        return 2
    if {"--nurse", "--kiosk"} <= set(given):
        print("staff do not work at the kiosk: readyroom [--nurse | --kiosk] [--site FILE]", file=sys.stderr)
        return 2
    path = Path(site[1]) if site else None
    if "--nurse" not in given and ("--kiosk" in given or _is_kiosk(path)):
        from ui.kiosk import supervisor

        return supervisor.run(path)
    from ui.application import run

    return run(path, for_staff="--nurse" in given)


def _is_kiosk(site: Path | None) -> bool:
    """Tell whether the clinic's file makes this computer a kiosk; the file is read only if the word is in it."""
    from models.folders import site_path

    path = site or site_path()
    if not path.is_file() or b"kiosk" not in path.read_bytes():
        return False
    from models.site import load_site

    return load_site(path).site.mode == "kiosk"


if __name__ == "__main__":
    sys.exit(main())
