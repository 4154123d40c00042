"""``readyroom kiosk-check`` on systems that stand in a folder: one that is locked, and the same with one thing open."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from builders import a_library, an_own

from models.content.problems import Code, problem
from models.site import Kiosk, Site
from ui.kiosk.check_machine import Machine, ask
from ui.kiosk.check_rows import ROWS, findings
from ui.kiosk.health import Health
from ui.kiosk.stamp import ROOT

UID = os.getuid() + 1 if hasattr(os, "getuid") else 1000
FILES = {
    "proc/sys/kernel/core_pattern": "|/lib/systemd/systemd-coredump %P\n",
    "proc/sys/kernel/sysrq": "0\n",
    "proc/swaps": "Filename Type Size Used Priority\n/dev/dm-1 partition 1 0 -2\n/dev/zram0 partition 1 0 -2\n",
    "proc/mounts": "/dev/sda1 / ext4 rw 0 0\ntmpfs /var/spool/cups tmpfs rw 0 0\n",
    "sys/block/dm-1/dm/uuid": "CRYPT-PLAIN-swap\n",
    "sys/class/drm/card0-HDMI-A-1/modes": "1920x1080\n1280x720\n",
    "etc/systemd/coredump.conf.d/kiosk.conf": "[Coredump]\nStorage=none\nProcessSizeMax=0\n",
    "etc/systemd/logind.conf": "[Login]\n#NAutoVTs=6\nNAutoVTs=6\n",
    "etc/systemd/logind.conf.d/kiosk.conf": "[Login]\nNAutoVTs=0\nReserveVT=0\nHandlePowerKey=ignore\n",
    "etc/cups/cupsd.conf": "LogLevel warn\nPreserveJobFiles No\nPreserveJobHistory 60\n",
    "etc/usbguard/rules.conf": "allow id 046d:c31c\n",
    "etc/passwd": f"root:x:0:0:root:/root:/bin/bash\nkiosk:x:{UID}:{UID}::/home/kiosk:/usr/sbin/nologin\n",
    "etc/group": f"root:x:0:\nsudo:x:27:nurse\nkiosk:x:{UID}:\nvideo:x:44:kiosk\n",
    "etc/sudoers": "root ALL=(ALL:ALL) ALL\n%sudo ALL=(ALL:ALL) ALL\n",
    "etc/sudoers.d/nurse": "nurse ALL=(ALL) NOPASSWD: /usr/bin/systemctl stop readyroom\n",
    "program/models/plan.py": "",
    "program/ui/window.py": "",
    "program/resources/words.txt": "",
    "data/staff-pin.json": "{}",
}
LINKS = {
    "etc/systemd/system/getty@.service": "/dev/null",
    "etc/systemd/system/autovt@.service": "/dev/null",
    "etc/systemd/system/ctrl-alt-del.target": "/dev/null",
    "etc/systemd/system/basic.target.wants/usbguard.service": "/lib/systemd/system/usbguard.service",
}
EDID = bytes(21) + bytes((53, 30)) + bytes(105)
PAST = "2026-01-01"
SAID = {
    ("lpstat", "-d"): "system default destination: Ward-3",
    ("lpstat", "-a", "Ward-3", "-p", "Ward-3"): "Ward-3 accepting requests since now\nprinter Ward-3 is idle.",
    ("timedatectl", "show", "-p", "NTPSynchronized", "--value"): "yes",
}


@pytest.fixture
def locked(tmp_path):
    """Make a computer that is locked; what a test gives for a path is there instead, None takes it away."""

    def _make(files=None, *, links=None, said=None, **changes):
        for name, text in (FILES | (files or {})).items():
            if text is not None:
                (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
                (tmp_path / name).write_text(text)
                (tmp_path / name).chmod(0o644)
        (tmp_path / "sys/class/drm/card0-HDMI-A-1/edid").write_bytes(EDID)
        for name, to in (LINKS | (links or {})).items():
            if to is not None:
                (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
                (tmp_path / name).symlink_to(to)
        answers = SAID | (said or {})
        given = {
            "site": Site(content_keys=("a key",)),
            "library": a_library(approved("a"), approved("b")),
            "platform": "linux",
        } | changes
        return Machine(
            "kiosk", tmp_path / "program", tmp_path / "data", tmp_path / "site.yaml", root=tmp_path,
            ask=lambda *command: answers.get(command), **given,
        )  # fmt: skip

    return _make


def row(machine, name):
    found = dict(findings(machine))[name]
    assert (found.result == "PASS") is not bool(found.way_out)
    return found.result, found.says


def overdue(letter, due=PAST):
    return an_own(letter, review={"status": "approved", "version": 1, "by": "X", "on": "2025-01-01", "due": due})


def approved(letter):
    return overdue(letter, date(2090, 1, 1))


def test_a_locked_computer_passes_in_every_row(locked):
    assert {name: found.result for name, found in findings(locked())} == dict.fromkeys(
        (each.name for each in ROWS), "PASS"
    )


@pytest.mark.parametrize(
    ("name", "files", "says"),
    [
        ("core dumps", {"etc/systemd/coredump.conf.d/kiosk.conf": "[Coredump]\nStorage=none\n"}, "systemd-coredump"),
        ("core dumps", {"proc/sys/kernel/core_pattern": "|/usr/share/apport/apport %p\n"}, "/usr/share/apport/apport"),
        ("swap", {"sys/block/dm-1/dm/uuid": "LVM-x\n"}, "/dev/dm-1 is not encrypted"),
        ("swap", {"proc/swaps": "Filename Type\n/swapfile file 1 0 -2\n"}, "/swapfile is not encrypted"),
        ("SysRq", {"proc/sys/kernel/sysrq": "438\n"}, "kernel.sysrq is 438"),
        ("logind", {"etc/systemd/logind.conf.d/kiosk.conf": None}, "NAutoVTs=0, ReserveVT=0, HandlePowerKey=ignore"),
        ("logind", {"etc/systemd/logind.conf.d/z.conf": "HandlePowerKey=poweroff\n"}, "not set: HandlePowerKey=ignore"),
        ("print jobs", {"etc/cups/cupsd.conf": "LogLevel warn\n"}, "PreserveJobFiles, PreserveJobHistory"),
        ("print jobs", {"etc/cups/cupsd.conf": "PreserveJobFiles 60\nPreserveJobHistory 121\n"}, "Files, PreserveJobH"),
        ("print spool", {"proc/mounts": "/dev/sda1 / ext4 rw 0 0\n"}, "/var/spool/cups is on the disk"),
        ("USB", {"etc/usbguard/rules.conf": " \n"}, "no rules"),
        ("account", {"etc/passwd": f"kiosk:x:{UID}:{UID}::/home/kiosk:/bin/bash\n"}, "its shell is /bin/bash"),
        ("account", {"etc/passwd": "kiosk:x:0:0::/root:/usr/sbin/nologin\n"}, "it is root"),
        ("account", {"etc/group": f"sudo:x:27:nurse,kiosk\nkiosk:x:{UID}:\n"}, "in the group sudo"),
        ("account", {"etc/group": f"disk:x:{UID}:\n"}, "in the group disk"),
        ("account", {"etc/sudoers.d/kiosk": "kiosk ALL=(ALL) NOPASSWD: ALL\n"}, "sudo names 'kiosk' in kiosk"),
        ("staff PIN", {"data/staff-pin.json": None}, "there is none"),
    ],
)
def test_what_stands_open_fails_and_is_named(locked, name, files, says):
    result, words = row(locked(files), name)

    assert (result, says in words) == ("FAIL", True), words


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("core dumps", {"proc/sys/kernel/core_pattern": None}),
        ("swap", {"proc/swaps": None}),
        ("SysRq", {"proc/sys/kernel/sysrq": None}),
        ("print jobs", {"etc/cups/cupsd.conf": None}),
        ("print spool", {"proc/mounts": None}),
        ("account", {"etc/passwd": "root:x:0:0:root:/root:/bin/bash\n"}),
        ("program folder", {"etc/passwd": "root:x:0:0:root:/root:/bin/bash\n"}),
        ("screen", {"sys/class/drm/card0-HDMI-A-1/modes": ""}),
    ],
)
def test_what_cannot_be_seen_is_not_passed(locked, name, files):
    assert row(locked(files), name)[0] == "CANNOT TELL"


@pytest.mark.parametrize("missing", [each for each in LINKS if "wants" not in each])
def test_every_console_must_be_masked(locked, missing):
    assert row(locked(links={missing: "/lib/systemd/system/x"}), "consoles") == (
        "FAIL", f"not masked: {Path(missing).name}",
    )  # fmt: skip


def test_usbguard_must_be_enabled(locked):
    assert row(locked(links={next(each for each in LINKS if "wants" in each): None}), "USB")[0] == "FAIL"


@pytest.mark.parametrize(("mode", "result"), [(0o644, "PASS"), (0o666, "FAIL"), (0o664, "PASS")])
def test_nobody_but_root_may_change_the_program(locked, mode, result):
    machine = locked()
    (machine.program / "ui" / "window.py").chmod(mode)

    assert row(machine, "program folder")[0] == result


def test_an_account_that_owns_the_program_may_change_it(locked):
    files = {"etc/passwd": f"kiosk:x:{UID - 1}:{UID}::/home/kiosk:/usr/sbin/nologin\n"}

    assert row(locked(files), "program folder")[0] == "FAIL"


@pytest.mark.parametrize(
    ("said", "site", "result"),
    [
        ({}, Site(printer="Ward-3"), "PASS"),
        ({}, Site(printer="Gone"), "CANNOT TELL"),  # the stand-in has no answer: as if there were no lpstat
        ({("lpstat", "-d"): "no system default destination"}, Site(), "FAIL"),
        ({("lpstat", "-a", "Ward-3", "-p", "Ward-3"): "Ward-3 not accepting requests since now"}, Site(), "FAIL"),
        (
            {("lpstat", "-a", "Ward-3", "-p", "Ward-3"): "W accepting requests\nprinter W disabled since"},
            Site(),
            "FAIL",
        ),
        ({("lpstat", "-a", "Ward-3", "-p", "Ward-3"): 'lpstat: Invalid destination name "Ward-3".'}, Site(), "FAIL"),
    ],
)
def test_the_printer_must_take_jobs(locked, said, site, result):
    assert row(locked(said=said, site=site), "printer")[0] == result


@pytest.mark.parametrize(
    ("modes", "site", "result"),
    [
        ("1920x1080\n", Site(), "PASS"),
        ("7680x4320\n", Site(), "FAIL"),
        ("7680x4320\n", Site.model_validate({"kiosk": {"px_per_mm": 3.8}}), "PASS"),
    ],
)
def test_the_screen_must_report_a_size_that_can_be(locked, modes, site, result):
    assert row(locked({"sys/class/drm/card0-HDMI-A-1/modes": modes}, site=site), "screen")[0] == result


def test_a_clock_earlier_than_the_last_run_says_what_to_take_out(locked):
    machine = locked()
    health = Health(machine.data / "health.json")
    health.see((datetime.now(UTC) + timedelta(days=3)).timestamp())
    health.write()

    found = dict(findings(machine))["clock"]

    assert found.result == "FAIL"
    assert f"take 'last-seen' out of {machine.data / 'health.json'}" in found.way_out


def test_a_file_of_tomorrow_is_a_doubt(locked):
    machine = locked()
    later = (datetime.now(UTC) + timedelta(days=2)).timestamp()
    os.utime(machine.program / "ui" / "window.py", (later, later))

    assert row(machine, "clock")[0] == "FAIL"


def test_that_nothing_sets_the_clock_is_only_a_hint(locked):
    key = ("timedatectl", "show", "-p", "NTPSynchronized", "--value")

    assert [row(locked(said={key: each}), "clock is set")[0] for each in ("no",)] == ["CANNOT TELL"]


@pytest.mark.parametrize(
    ("library", "site", "says"),
    [
        (a_library(overdue("a"), approved("b")), Site(), "review past, not offered: a"),
        (a_library(overdue("a")), Site(), "there is no procedure to offer"),
        (a_library(an_own("a"), an_own("b")), Site(), "no clinician has approved a procedure yet"),
        (
            a_library(approved("a")),
            Site.model_validate(
                {"parameters": {"hours": {"value": 6, "signed_by": "X", "signed_on": "2025-01-01", "expires": PAST}}}
            ),
            "expired in the clinic's file: hours",
        ),
    ],
)  # fmt: skip
def test_content_that_is_past_is_named(locked, library, site, says):
    assert row(locked(library=library, site=site), "content") == ("FAIL", says)


@pytest.mark.parametrize(
    ("drafts", "says"),
    [
        (False, "1 procedures, no review past; not approved, not offered: 1"),
        (True, "2 procedures, no review past"),
    ],
)
def test_what_is_not_approved_is_counted(locked, drafts, says):
    site, library = Site(kiosk=Kiosk(drafts=drafts)), a_library(approved("a"), an_own("b"))

    assert row(locked(library=library, site=site), "content") == ("PASS", says)


def test_content_that_is_not_as_it_was_sealed_is_named(locked):
    wrong = problem(Code.BROKEN_SEAL, "signs.yaml", 0, "", "the file is not as it was sealed")
    library = replace(a_library(approved("a")), problems=(wrong,))

    assert row(locked(library=library), "seal") == ("FAIL", "not as it was sealed: signs.yaml")


def test_content_that_anybody_may_change_is_not_passed(locked):
    assert row(locked(site=Site()), "seal") == ("CANNOT TELL", "content is taken from anybody")


def test_days_of_grace_count(locked):
    site = Site.model_validate({"kiosk": {"grace_days": 90}})
    due = date.today() - timedelta(days=30)  # noqa: DTZ011

    assert row(locked(library=a_library(overdue("a", due)), site=site), "content")[0] == "PASS"


def test_on_another_system_what_cannot_be_looked_at_says_so(locked):
    found = dict(findings(locked(platform="win32")))

    assert {name for name, each in found.items() if each.result == "PASS"} == {
        "staff PIN", "clock", "content", "seal",
    }  # fmt: skip
    assert {each.result for each in found.values()} == {"PASS", "CANNOT TELL"}


def test_what_may_not_be_read_is_not_passed(locked, monkeypatch):
    machine = locked()

    def refuse(path, *_, **__):
        raise PermissionError(13, "no", str(path))

    monkeypatch.setattr(Path, "read_text", refuse)
    found = dict(findings(machine))

    assert found["print jobs"].result == "CANNOT TELL"
    assert "cupsd.conf may not be read" in found["print jobs"].says


def test_a_command_that_is_not_there_says_nothing():
    assert ask("no-such-command-here") is None
    assert ask(sys.executable, "-c", "print('yes')") == "yes"


def test_the_command_prints_a_line_a_row_and_fails_on_an_open_one(tmp_path):
    before = sorted(tmp_path.rglob("*"))
    done = subprocess.run(
        [sys.executable, "main.py", "kiosk-check", "--account", "nobody-here", "--root", str(tmp_path)],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip

    lines = done.stdout.splitlines()
    assert [line[13:].split(":")[0] for line in lines] == [each.name for each in ROWS]
    assert {line[:11].strip() for line in lines} <= {"PASS", "FAIL", "CANNOT TELL"}
    assert (done.returncode, done.stderr) == (1, "")
    assert sorted(tmp_path.rglob("*")) == before
