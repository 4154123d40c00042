"""A real CUPS of its own: its socket, its spool and one printer that does what a test asks for."""

import os
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

BACKEND = """#!/bin/sh
[ $# -eq 0 ] && exit 0
at=${DEVICE_URI#trial:}
cat "${6:--}" > $at/$1.part
for alert in media-empty offline cover-open; do
  while [ -e $at/$alert ]; do echo "STATE: +$alert-error" >&2; sleep 0.1; done
  echo "STATE: -$alert-error" >&2
done
while [ -e $at/slow ]; do sleep 0.1; done
[ -e $at/fail ] && exit 1
mv $at/$1.part $at/$1.pdf
"""
DAEMON = """Listen {root}/socket
DefaultPolicy default
PreserveJobFiles No
PreserveJobHistory {history}
DirtyCleanInterval 0
<Policy default>
<Limit All>
Order deny,allow
</Limit>
</Policy>
<Location />
Order allow,deny
Allow all
</Location>
"""
FILES = """ServerRoot {root}/etc
RequestRoot {root}/spool
CacheDir {root}/cache
StateDir {root}/run
TempDir {root}/spool/tmp
ServerBin {root}/bin
AccessLog {root}/access
ErrorLog {root}/error
PageLog {root}/page
User lp
Group lp
SystemGroup root
"""
QUEUE = "Trial"


class Cups:
    """The print service, its one printer, and what has come out of it."""

    def __init__(self, root):
        self.root, self.out = root, root / "out"
        self.environment = {**os.environ, "CUPS_SERVER": f"{root}/socket", "LC_ALL": "C"}
        self._daemon = None

    def start(self, history="Yes"):
        for name in ("etc", "spool/tmp", "cache", "run", "bin/backend", "out"):
            (self.root / name).mkdir(parents=True, exist_ok=True)
        (self.root / "etc/cupsd.conf").write_text(DAEMON.format(root=self.root, history=history))
        (self.root / "etc/cups-files.conf").write_text(FILES.format(root=self.root))
        (self.root / "bin/backend/trial").write_text(BACKEND)
        (self.root / "bin/backend/trial").chmod(0o755)
        if not (self.root / "bin/daemon").exists():
            (self.root / "bin/daemon").symlink_to("/usr/lib/cups/daemon")
        if os.geteuid() == 0:
            for name in ("spool", "spool/tmp", "cache", "run", "out"):
                shutil.chown(self.root / name, "lp", "lp")
        self.run()
        self("lpadmin", "-p", QUEUE, "-E", "-v", f"trial:{self.out}")

    def run(self):
        etc = self.root / "etc"
        command = ["/usr/sbin/cupsd", "-f", "-c", etc / "cupsd.conf", "-s", etc / "cups-files.conf"]
        self._daemon = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        until = time.monotonic() + 5
        while b"is running" not in subprocess.run(["lpstat", "-r"], env=self.environment, capture_output=True).stdout:
            if time.monotonic() > until or self._daemon.poll() is not None:
                self.end()
                pytest.skip("CUPS does not start here")
            time.sleep(0.02)

    def end(self):
        if self._daemon is not None:
            self._daemon.terminate()
            self._daemon.wait(10)

    def __call__(self, *command):
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=True).stdout

    def has(self, state):
        """Put the printer into a state: ``media-empty``, ``offline``, ``cover-open``, ``slow`` or ``fail``."""
        (self.out / state).touch()

    def has_no(self, state):
        (self.out / state).unlink()

    def printed(self):
        """Give what has come out, sheet by sheet."""
        return [each.read_bytes() for each in sorted(self.out.glob("*.pdf"))]

    def waiting(self):
        return self("lpstat", "-o", QUEUE).split()[:1]

    def kept(self, words):
        """Name the files of the print system in which words can be found; what came out on paper is not its own."""
        files = [each for each in self.root.rglob("*") if each.is_file() and self.out not in each.parents]
        return [each.name for each in files if words in each.read_bytes()]


@contextmanager
def running_cups():
    """Give a print service of our own; where CUPS is not installed, the test is skipped."""
    if not (shutil.which("lp") and Path("/usr/sbin/cupsd").exists()):
        pytest.skip("CUPS is not installed")
    root = Path(tempfile.mkdtemp(prefix="cups-"))  # not pytest's own folder: the print service's account cannot enter
    root.chmod(0o755)
    made = Cups(root)
    try:
        made.start()
        yield made
    finally:
        made.end()
        shutil.rmtree(root)
