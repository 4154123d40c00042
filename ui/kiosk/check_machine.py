"""What the self-check looks at, and what it finds."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from models.content.library import Library
    from models.site import Site

_PATIENCE = 15


@dataclass(frozen=True)
class Finding:
    """The result of one row: what was seen and, unless all is well, the way out."""

    result: Literal["PASS", "FAIL", "CANNOT TELL"]
    says: str
    way_out: str = ""


def passed(says: str) -> Finding:
    """Give a finding with nothing to do."""
    return Finding("PASS", says)


def failed(says: str, way_out: str) -> Finding:
    """Give a finding that must be mended before patients come."""
    return Finding("FAIL", says, way_out)


def unknown(says: str, way_out: str) -> Finding:
    """Give a finding that somebody has to look at: a check that could not look is never a pass."""
    return Finding("CANNOT TELL", says, way_out)


def ask(*command: str) -> str | None:
    """Run one of the system's own commands that only show something; None if it is not there or says nothing."""
    path = which(command[0])
    if path is None:
        return None
    try:
        done = subprocess.run(  # noqa: S603 - names of our own
            [path, *command[1:]], capture_output=True, timeout=_PATIENCE, check=False, env={"LC_ALL": "C"}
        )
    except (subprocess.TimeoutExpired, OSError):
        return None
    return (done.stdout + done.stderr).decode(errors="replace").strip()


@dataclass(frozen=True)
class Machine:
    """The computer, the account that the kiosk runs as, and what is known of its clinic and content.

    ``root`` stands before every path of the system, ``program`` is our own folder, ``data`` the folder that holds the
    kiosk's health report and staff PIN.
    """

    account: str
    program: Path
    data: Path
    site_path: Path
    site: "Site"
    library: "Library"
    root: Path = Path("/")
    ask: Callable[..., str | None] = ask
    platform: str = sys.platform

    def path(self, *parts: str) -> Path:
        """Give a path of the system."""
        return self.root.joinpath(*parts)

    def text(self, *parts: str) -> str:
        """Read a file of the system; empty if it is not there. PermissionError goes on to whoever asked."""
        try:
            return self.path(*parts).read_text(encoding="utf-8", errors="replace")
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return ""

    def settings(self, name: str) -> dict[str, str]:
        """Read one of systemd's files together with what is dropped in beside it, where the later word counts."""
        folder = self.path("etc", "systemd", f"{name}.d")
        dropped = sorted(folder.glob("*.conf")) if folder.is_dir() else []
        text = "\n".join([self.text("etc", "systemd", name), *(each.read_text(encoding="utf-8") for each in dropped)])
        return dict(_settings(text))

    def is_masked(self, unit: str) -> bool:
        """Tell whether systemd may never start a unit."""
        link = self.path("etc", "systemd", "system", unit)
        return link.is_symlink() and str(link.readlink()) == "/dev/null"


def _settings(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        name, equals, value = line.partition("=")
        if equals and not line.lstrip().startswith(("#", ";")):
            yield name.strip(), value.strip()
