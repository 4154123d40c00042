"""The rows of ``readyroom kiosk-check``, in one list, and the machine that they look at."""

from collections.abc import Callable, Iterator
from getpass import getuser
from pathlib import Path
from typing import NamedTuple

from ui.kiosk import check_program, check_system
from ui.kiosk.check_machine import Finding, Machine, unknown


class Row(NamedTuple):
    """One line of the self-check; ``only_linux`` looks at what other systems do not have."""

    name: str
    look: Callable[[Machine], Finding]
    only_linux: bool = True


ROWS = (
    Row("core dumps", check_system.core_dumps),
    Row("swap", check_system.swap),
    Row("SysRq", check_system.sysrq),
    Row("consoles", check_system.consoles),
    Row("logind", check_system.logind),
    Row("USB", check_system.usb),
    Row("account", check_system.account),
    Row("program folder", check_system.program_folder),
    Row("print jobs", check_system.print_jobs_kept),
    Row("print spool", check_system.spool),
    Row("printer", check_program.printer),
    Row("screen", check_program.screen),
    Row("staff PIN", check_program.staff_pin, only_linux=False),
    Row("clock", check_program.clock, only_linux=False),
    Row("clock is set", check_program.clock_is_set),
    Row("content", check_program.content, only_linux=False),
    Row("seal", check_program.seal, only_linux=False),
)


def findings(machine: Machine) -> Iterator[tuple[str, Finding]]:
    """Look at everything; what may not be looked at, or cannot be here, is never passed."""
    for row in ROWS:
        if row.only_linux and machine.platform != "linux":
            yield row.name, unknown("not looked at on this system", "go through docs/deployment.md by hand")
            continue
        try:
            yield row.name, row.look(machine)
        except PermissionError as error:
            yield row.name, unknown(f"{error.filename} may not be read", "run it as root, with --account KIOSK")


def machine_of(site: Path | None, account: str, root: Path) -> Machine:
    """Give the machine that an account's kiosk runs on."""
    from models.content.trusted import load_trusted
    from models.folders import health_path, last_good_path, site_path
    from models.site import load_site
    from resources import resource
    from ui.kiosk.stamp import ROOT

    where = site or site_path()
    keys = load_site(where).site.content_keys
    data = health_path().parent if account == getuser() else _data_of(account)
    library = load_trusted(resource("content"), keys, data / last_good_path().name)
    return Machine(account, ROOT, data, where, load_site(where, library).site, library, root)


def _data_of(account: str) -> Path:
    """Give the folder in which the kiosk of another account keeps what it has to; see models/folders.py."""
    try:
        home = Path(f"~{account}").expanduser()
    except RuntimeError:  # there is no such account, which is a row of its own
        home = Path(f"/home/{account}")
    return home / ".local" / "share" / "readyroom"
