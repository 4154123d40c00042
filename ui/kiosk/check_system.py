"""The rows of the self-check that look at the system around the program; the recipes are in docs/deployment.md."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from ui.kiosk.check_machine import Finding, Machine, failed, passed, unknown

_RECIPE = "docs/deployment.md, Both on Linux"
_GETTYS = ("getty@.service", "autovt@.service", "ctrl-alt-del.target")
_LOGIND = {"NAutoVTs": "0", "ReserveVT": "0", "HandlePowerKey": "ignore"}
_NO_SHELL = ("nologin", "false")
_MIGHTY = {"root", "sudo", "wheel", "admin", "adm", "disk", "docker", "lpadmin", "shadow", "lxd", "libvirt"}
_LONGEST_KEPT = 120
_ON_LINES = ("", "0", "no", "off", "false")


def core_dumps(machine: Machine) -> Finding:
    """The program forbids its own; what the kernel hands to another program is for that one to drop."""
    pattern = machine.text("proc", "sys", "kernel", "core_pattern").strip()
    if not pattern:
        return unknown("the kernel's core_pattern cannot be read", f"see {_RECIPE}")
    if not pattern.startswith("|"):
        return passed("they go to files, and the program's own limit for those is 0")
    found = machine.settings("coredump.conf")
    if "systemd-coredump" in pattern and found.get("Storage") == "none" and found.get("ProcessSizeMax") == "0":
        return passed("systemd-coredump keeps none")
    return failed(f"the kernel hands them to {pattern[1:].split()[0]}", f"Storage=none, ProcessSizeMax=0: {_RECIPE}")


def swap(machine: Machine) -> Finding:
    """What is in memory may otherwise be read from the disk later."""
    text = machine.text("proc", "swaps")
    if not text:
        return unknown("the list of swap areas cannot be read", f"see {_RECIPE}")
    open_to_read = [area for area in (line.split()[0] for line in text.splitlines()[1:]) if not _is_safe(machine, area)]
    if open_to_read:
        return failed(f"{', '.join(open_to_read)} is not encrypted", "swapoff -a, and take it out of /etc/fstab")
    return passed("off, encrypted or in memory")


def _is_safe(machine: Machine, area: str) -> bool:
    name = Path(area).name
    if name.startswith("zram"):
        return True
    return machine.text("sys", "block", name, "dm", "uuid").startswith("CRYPT-")


def sysrq(machine: Machine) -> Finding:
    """Keys that the kernel itself hears."""
    value = machine.text("proc", "sys", "kernel", "sysrq").strip()
    if value == "0":
        return passed("off")
    if not value:
        return unknown("the kernel does not say", f"see {_RECIPE}")
    return failed(f"kernel.sysrq is {value}", "sysctl -w kernel.sysrq=0, and a file in /etc/sysctl.d")


def consoles(machine: Machine) -> Finding:
    """Ctrl+Alt+F2 must find nobody who asks for a name, Ctrl+Alt+Del nobody who listens."""
    open_still = [each for each in _GETTYS if not machine.is_masked(each)]
    if open_still:
        return failed(f"not masked: {', '.join(open_still)}", f"systemctl mask {' '.join(open_still)}")
    return passed("no console asks for a name, and Ctrl+Alt+Del does nothing")


def logind(machine: Machine) -> Finding:
    """Consoles made on demand, and the power key."""
    found = machine.settings("logind.conf")
    wrong = [f"{name}={value}" for name, value in _LOGIND.items() if found.get(name) != value]
    return failed(f"not set: {', '.join(wrong)}", f"see {_RECIPE}") if wrong else passed(", ".join(_LOGIND))


def print_jobs_kept(machine: Machine) -> Finding:
    """How long CUPS keeps what it has printed; left out, that is a day."""
    text = machine.text("etc", "cups", "cupsd.conf")
    if not text:
        return unknown("there is no /etc/cups/cupsd.conf", "look into the print system that you use")
    words = [line.split() for line in text.splitlines()]
    found = {line[0].lower(): line[1].lower() for line in words if len(line) == 2}
    kept = [
        each
        for each in ("PreserveJobFiles", "PreserveJobHistory")
        if not _is_short(found.get(each.lower(), "yes"), longest=0 if each == "PreserveJobFiles" else _LONGEST_KEPT)
    ]
    if kept:
        way_out = "in /etc/cups/cupsd.conf: PreserveJobFiles No, PreserveJobHistory 120"
        return failed(f"CUPS keeps jobs: {', '.join(kept)}", way_out)
    return passed("CUPS keeps no files, and no history for long")


def _is_short(value: str, longest: int) -> bool:
    return value in _ON_LINES or (value.isdigit() and int(value) <= longest)


def spool(machine: Machine) -> Finding:
    """Where a job lies while it is printed."""
    mounts = machine.text("proc", "mounts")
    if not mounts:
        return unknown("the list of mounts cannot be read", "see that /var/spool/cups is a tmpfs")
    rows = [line.split() for line in mounts.splitlines()]
    kinds = {row[1]: row[2] for row in rows if len(row) > 2}
    if kinds.get("/var/spool/cups") == "tmpfs":
        return passed("in memory")
    return failed("/var/spool/cups is on the disk", "mount a tmpfs there: docs/deployment.md, Set up")


def usb(machine: Machine) -> Finding:
    """Sticks, keyboards and what pretends to be one."""
    wants = machine.path("etc", "systemd", "system").glob("*.wants")
    if not any((each / "usbguard.service").is_symlink() for each in wants):
        return failed("USBGuard is not enabled", f"see {_RECIPE}")
    if not machine.text("etc", "usbguard", "rules.conf").strip():
        return failed("USBGuard has no rules", "usbguard generate-policy > /etc/usbguard/rules.conf")
    return passed("USBGuard, with rules")


def account(machine: Machine) -> Finding:
    """Whoever gets out of the program is only this account."""
    user = next((row for row in _rows(machine, "passwd") if row[0] == machine.account and len(row) == 7), None)
    if user is None:
        return unknown(f"there is no account '{machine.account}' here", "name the kiosk's with --account")
    groups = {row[0] for row in _rows(machine, "group") if len(row) == 4 and _is_in(row, user)}
    wrong = [
        *(["it is root"] if user[2] == "0" else []),
        *([f"its shell is {user[6]}"] if Path(user[6]).name not in _NO_SHELL else []),
        *(f"it is in the group {each}" for each in sorted(groups & _MIGHTY)),
    ]
    if wrong:
        return failed(f"'{machine.account}': {', '.join(wrong)}", "usermod --shell /usr/sbin/nologin, no such group")
    named = [each.name for each in _sudo_rules(machine) if machine.account in each.read_text(errors="replace").split()]
    if named:
        return failed(f"sudo names '{machine.account}' in {named[0]}", "take it out")
    return passed(f"'{machine.account}' has no shell and no rights of others")


def _rows(machine: Machine, name: str) -> Iterator[list[str]]:
    return (line.split(":") for line in machine.text("etc", name).splitlines())


def _is_in(group: list[str], user: list[str]) -> bool:
    return group[2] == user[3] or user[0] in group[3].split(",")


def _sudo_rules(machine: Machine) -> Iterator[Path]:
    yield from (each for each in (machine.path("etc", "sudoers"),) if each.is_file())
    folder = machine.path("etc", "sudoers.d")
    yield from sorted(folder.iterdir()) if folder.is_dir() else ()


def program_folder(machine: Machine) -> Finding:
    """Who could change the program could change what it does next."""
    user = next((row for row in _rows(machine, "passwd") if row[0] == machine.account and len(row) == 7), None)
    if user is None:
        return unknown(f"there is no account '{machine.account}' here", "name the kiosk's with --account")
    groups = {int(row[2]) for row in _rows(machine, "group") if len(row) == 4 and _is_in(row, user)}
    for path in (machine.site_path, machine.program, *machine.program.rglob("*")):
        if path.exists() and not path.is_symlink() and _may_write(path, int(user[2]), groups | {int(user[3])}):
            return failed(f"'{machine.account}' may change {path}", "chown -R root: it, and chmod -R go-w it")
    return passed(f"'{machine.account}' may change nothing in {machine.program}")


def _may_write(path: Path, user: int, groups: set[int]) -> bool:
    found: os.stat_result = path.stat()
    by_group = found.st_gid in groups and found.st_mode & stat.S_IWGRP
    return found.st_uid == user or bool(by_group or found.st_mode & stat.S_IWOTH)
