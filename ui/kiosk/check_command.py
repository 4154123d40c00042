"""``readyroom kiosk-check``: looks whether this computer is locked as docs/deployment.md says, and changes nothing."""

from getpass import getuser
from pathlib import Path
from typing import Annotated

import typer


def kiosk_check(
    site: Annotated[Path | None, typer.Option("--site", metavar="FILE", help="The clinic's own file.")] = None,
    account: Annotated[str | None, typer.Option("--account", help="Whom the kiosk runs as; you if not given.")] = None,
    root: Annotated[Path, typer.Option("--root", hidden=True, help="Another system's files.")] = Path("/"),
) -> None:
    """Say of each lock of the kiosk's computer whether it is there; exit with 1 if one is not."""
    from ui.kiosk.check_rows import findings, machine_of

    found = list(findings(machine_of(site, account or getuser(), root)))
    for name, each in found:
        typer.echo(f"{each.result:11}  {name}: {each.says}" + (f" - {each.way_out}" if each.way_out else ""))
    if any(each.result == "FAIL" for _, each in found):
        raise typer.Exit(1)
