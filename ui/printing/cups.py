"""Speaks with CUPS through its own commands, which speak to the print service and open no socket in this process."""

import os
import re
import shutil
import subprocess

from ui.printing.spooler import Printable, RefusedError, Seen, SilentError
from ui.printing.trouble import Trouble

_PATIENCE = 15
"""Seconds in which a command answers; one that does not may still have done its work."""
_ALERTS = {
    "media-empty": Trouble.PAPER,
    "media-needed": Trouble.PAPER,
    "media-jam": Trouble.JAM,
    "toner-empty": Trouble.INK,
    "marker-supply-empty": Trouble.INK,
    "cover-open": Trouble.OPEN,
    "door-open": Trouble.OPEN,
    "interlock-open": Trouble.OPEN,
    "offline": Trouble.OFFLINE,
    "timed-out": Trouble.OFFLINE,
    "shutdown": Trouble.OFFLINE,
    "paused": Trouble.PAUSED,
    "resources-are-not-ready": Trouble.FAULT,
    "other-error": Trouble.FAULT,
}
"""The print system's words for a state, without how bad it is, which many printers get wrong."""
_REFUSALS = (
    (re.compile(r"not accepting"), Trouble.REFUSED),
    (re.compile(r"does not exist|[Nn]o default|no printer|unknown destination", re.IGNORECASE), Trouble.NO_PRINTER),
    (re.compile(r"connect|scheduler|not responding", re.IGNORECASE), Trouble.NO_SYSTEM),
)


class UnknownQueueError(SilentError):
    """The print system knows no such printer, or it is not running: its commands say the same of both."""


class Cups:
    """The Spooler of Linux and macOS, which takes the PDF as it is."""

    def send(self, sheet: Printable, queue: str | None, title: str) -> str:
        """Hand the PDF over, by standard input."""
        if shutil.which("lp") is None:
            raise RefusedError(Trouble.NO_SYSTEM)
        done = _ask("lp", *(["-d", queue] if queue else []), "-t", title, "-", given=sheet.pdf)
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip()
            raise RefusedError(next((each for words, each in _REFUSALS if words.search(said)), Trouble.FAULT), said)
        found = re.search(rb"request id is (\S+-\d+)", done.stdout)
        if found is None:
            raise SilentError
        return found[1].decode()

    def jobs(self, queue: str | None) -> frozenset[str]:
        """Name the jobs that a printer has or had; those of all printers without a queue."""
        try:
            return frozenset(_jobs("all", queue or ""))
        except UnknownQueueError:  # it has none; if the print system is not there at all, sending a sheet will say so
            return frozenset()

    def look(self, job: str) -> Seen:
        """Say how a job is getting on."""
        queue = job.rpartition("-")[0]
        active = _jobs("not-completed", queue)
        if job in active:
            return Seen(under_way=True, trouble=_trouble(active[job] | _alerts_of(queue)))
        ended = _jobs("completed", queue).get(job)
        if ended is None:
            return Seen(under_way=False)
        return Seen(under_way=False, well=not any("cancel" in each or "abort" in each for each in ended))

    def cancel(self, job: str) -> bool:
        """Take a job out; tell whether it could still be taken out."""
        return _ask("cancel", job).returncode == 0


def _jobs(which: str, queue: str) -> dict[str, frozenset[str]]:
    """Give the alerts of each job."""
    done = _ask("lpstat", "-W", which, "-l", "-o", *([queue] if queue else []))
    text = done.stdout.decode(errors="replace")
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        raise (UnknownQueueError if "Invalid destination" in said else SilentError)(said)
    found: dict[str, frozenset[str]] = {}
    name = ""
    for line in text.splitlines():
        if line and not line[0].isspace():
            name = line.split()[0]
            found[name] = frozenset()
        elif line.strip().startswith("Alerts:"):
            found[name] = frozenset(line.split()[1:])
    return found


def _alerts_of(queue: str) -> frozenset[str]:
    text = _ask("lpstat", "-l", "-p", queue).stdout.decode(errors="replace")
    found = {word for line in text.splitlines() if line.strip().startswith("Alerts:") for word in line.split()[1:]}
    if re.match(r"printer \S+ disabled since", text):
        found.add("paused")
    return frozenset(found)


def _trouble(alerts: frozenset[str]) -> Trouble | None:
    """Give the most telling one, in the order above."""
    bare = {re.sub(r"-(?:error|report)$", "", each) for each in alerts} | alerts
    return next((trouble for word, trouble in _ALERTS.items() if word in bare), None)


def _ask(command: str, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    path = shutil.which(command)
    if path is None:
        raise SilentError(f"there is no '{command}'")
    environment = {**os.environ, "LC_ALL": "C"}  # its answers are read, not shown
    try:
        return subprocess.run(  # noqa: S603 - our own arguments; the PDF goes in by standard input, never a file
            [path, *arguments], input=given, capture_output=True, timeout=_PATIENCE, check=False, env=environment
        )
    except (subprocess.TimeoutExpired, OSError) as error:
        raise SilentError(str(error)) from error
