"""``readyroom kiosk-pin``, from a pipe and at a real terminal."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from models.pin import StaffPin

ROOT = Path(__file__).parents[1]
COMMAND = [sys.executable, "main.py", "kiosk-pin"]


@pytest.fixture
def data(tmp_path):
    return {**os.environ, "XDG_DATA_HOME": str(tmp_path)}, tmp_path / "readyroom" / "staff-pin.json"


def test_from_a_pipe(data):
    environment, file = data
    done = subprocess.run(COMMAND, cwd=ROOT, env=environment, input="408216\n", capture_output=True, text=True)

    assert (done.returncode, done.stdout, done.stderr) == (0, "The PIN is set.\n", "")
    assert StaffPin(file).check("408216").opens


def test_a_weak_pin_is_one_line(data):
    environment, file = data
    done = subprocess.run(COMMAND, cwd=ROOT, env=environment, input="123456\n", capture_output=True, text=True)

    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "among the first that anybody would try" in done.stderr
    assert not file.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of Unix")
@pytest.mark.parametrize(("second", "is_set"), [("408216", True), ("408217", False)])
def test_at_a_terminal_it_is_asked_for_twice_and_not_shown(data, second, is_set):
    import pty

    environment, file = data
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(ROOT)
        os.execve(COMMAND[0], COMMAND, environment)  # noqa: S606
    shown = b""
    for prompt, words in ((b"New PIN", "408216"), (b"The same again", second)):
        while prompt not in shown:
            shown += os.read(terminal, 1000)
        os.write(terminal, f"{words}\n".encode())
    until = b"The PIN is set." if is_set else b"nothing is changed"
    while until not in shown:
        shown += os.read(terminal, 1000)
    os.close(terminal)
    os.waitpid(process, 0)

    assert b"4082" not in shown
    assert file.exists() is is_set
