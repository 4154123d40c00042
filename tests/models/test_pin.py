"""The staff PIN: real files, real processes, and a computer that is killed, started again or told another time."""

import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pins import PIN, set_quickly

from models.durable import held
from models.pin import PinFileError, StaffPin, WeakPinError, uptime

ROOT = Path(__file__).parents[2]
WRONG = "408217"


class Uptime:
    """A computer's time since its start, as a test wants it."""

    def __init__(self, now=1000.0):
        self.now = now

    def __call__(self):
        return self.now


@pytest.fixture
def file(tmp_path):
    return tmp_path / "data" / "staff-pin.json"


@pytest.fixture
def clock():
    return Uptime()


@pytest.fixture
def pin(file, clock):
    set_quickly(file)
    return StaffPin(file, clock)


def wrongly(pin, times):
    return [pin.check(WRONG) for _ in range(times)]


def python(program, file, **more):
    command = [sys.executable, "-c", program, str(file)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, **more)


def test_only_the_right_pin_opens(pin):
    assert pin.is_set
    assert [pin.check(each).opens for each in (WRONG, "", PIN[:-1], PIN + "0", PIN)] == [False] * 4 + [True]


@pytest.mark.parametrize(
    "weak",
    [
        "",
        "12345",
        "1234567890123",
        "40821a",
        "４０８２１６",
        "4 8216",
        "111111",
        "121212",
        "123123",
        "123456",
        "987654",
    ],
)
def test_a_pin_that_anybody_would_try_is_refused(pin, weak):
    with pytest.raises(WeakPinError):
        pin.change(weak)
    assert pin.check(PIN).opens


def test_the_file_holds_no_pin_and_is_for_this_account_alone(file):
    pin = StaffPin(file)
    pin.change(PIN)
    pin.check(WRONG)

    assert json.loads(file.read_text())["hash"].startswith("$argon2id$")
    assert PIN not in file.read_text()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert sorted(each.name for each in file.parent.iterdir()) == ["staff-pin.json", "staff-pin.json.lock"]


def test_the_same_pin_is_kept_differently_each_time(pin, file):
    first = file.read_text()
    pin.change(PIN)

    assert file.read_text() != first


def test_five_wrong_tries_lock_and_each_further_one_doubles(pin, clock):
    assert [each.wait for each in wrongly(pin, 5)] == [0, 0, 0, 0, 60]
    waits = []
    for _ in range(8):
        clock.now += pin.wait()
        waits.append(pin.check(WRONG).wait)
    assert waits == [120, 240, 480, 960, 1920, 3600, 3600, 3600]


def test_while_it_is_locked_not_even_the_right_pin_opens(pin, clock):
    wrongly(pin, 5)
    clock.now += 59.5

    assert pin.check(PIN) == pin.check(WRONG)
    assert pin.wait() == 1
    clock.now += 0.5
    assert pin.check(PIN).opens


def test_the_right_pin_gives_all_tries_back(pin):
    wrongly(pin, 4)
    pin.check(PIN)

    assert [each.wait for each in wrongly(pin, 4)] == [0] * 4


def test_a_new_pin_forgets_the_old_one_and_its_lock(pin):
    wrongly(pin, 5)
    pin.change("739150")

    assert not pin.check(PIN).opens
    assert pin.check("739150").opens


def test_another_program_knows_of_the_lock(pin, file, clock):
    wrongly(pin, 5)

    assert StaffPin(file, clock).wait() == 60


@pytest.mark.parametrize(("since_start", "left"), [(0.0, 60), (20.0, 40), (60.0, 0), (1010.0, 50)])
def test_a_restart_shortens_no_lock(pin, file, since_start, left):
    """After a start the uptime is all that has surely passed; one that is longer than before is taken for the same."""
    wrongly(pin, 5)

    assert StaffPin(file, Uptime(since_start)).wait() == left


@pytest.mark.parametrize("jump", [-10 * 365 * 86400, 10 * 365 * 86400])
def test_the_clock_has_no_say(file, monkeypatch, jump):
    real = StaffPin(file)
    set_quickly(file)
    wrongly(real, 5)
    then = time.time()
    monkeypatch.setattr(time, "time", lambda: then + jump)
    os.utime(file, (then + jump, then + jump))

    assert 55 <= StaffPin(file).wait() <= 60


def test_uptime_only_grows():
    first = uptime()

    assert 0 < first <= uptime()


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"hash": "x", "wrong": null, "wrong_at": 0}'])
def test_a_damaged_file_opens_nothing(pin, file, text):
    file.write_text(text)

    for look in (pin.wait, lambda: pin.check(PIN)):
        with pytest.raises(PinFileError, match="kiosk-pin"):
            look()


def test_a_damaged_hash_opens_nothing_and_still_counts(pin, file):
    file.write_text(json.dumps({"hash": "not a hash", "wrong": 0, "wrong_at": 0.0}))

    with pytest.raises(PinFileError, match="damaged"):
        pin.check(PIN)
    assert json.loads(file.read_text())["wrong"] == 1


def test_without_a_pin_nothing_opens(file):
    none = StaffPin(file)

    assert not none.is_set
    with pytest.raises(PinFileError, match="no staff PIN"):
        none.check("")


def test_a_try_that_cannot_be_counted_is_not_looked_at(pin, file, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    before = file.read_text()
    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(PinFileError, match="No space left"):
        pin.check(PIN)
    assert file.read_text() == before
    assert len(list(file.parent.iterdir())) == 2
    with pytest.raises(PinFileError, match="No space left"):
        pin.change("739150")


def test_a_lock_that_is_kept_for_ever_ends_in_words(pin, file, monkeypatch):
    monkeypatch.setattr("models.pin.held", lambda path: held(path, 0.05))
    with held(file.with_name("staff-pin.json.lock")), pytest.raises(PinFileError, match="is in use"):
        pin.check(PIN)


def test_two_programs_at_once_have_five_tries_between_them(file):
    set_quickly(file)
    program = (
        "import sys; from pathlib import Path; from models.pin import StaffPin\n"
        f"pin = StaffPin(Path(sys.argv[1]))\nprint(sum(pin.check('{WRONG}').wait == 0 for _ in range(5)))"
    )
    running = [python(program, file) for _ in range(2)]
    free = [int(each.communicate(timeout=30)[0]) for each in running]

    assert sum(free) == 4
    assert json.loads(file.read_text())["wrong"] == 5


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_a_kill_before_the_answer_gives_no_free_try(file):
    """The process dies while the hash is computed, each time; what it tried has been counted."""
    set_quickly(file)
    program = (
        "import os, signal, sys, argon2; from pathlib import Path; from models.pin import StaffPin\n"
        "argon2.PasswordHasher.verify = lambda *_: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"StaffPin(Path(sys.argv[1])).check('{WRONG}')"
    )
    codes = []
    for _ in range(5):
        running = python(program, file)
        running.communicate(timeout=30)
        codes.append(running.returncode)

    assert codes == [-signal.SIGKILL] * 5
    assert StaffPin(file).check(PIN).wait > 0


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_a_kill_at_any_moment_leaves_a_file_that_can_be_read(file):
    set_quickly(file)
    program = (
        "import sys; from pathlib import Path; from models import pin\n"
        f"pin.StaffPin._wait = lambda *_: 0\nwhile True: pin.StaffPin(Path(sys.argv[1])).check('{WRONG}')"
    )
    for delay in (0.25, 0.33, 0.41, 0.5):
        running = python(program, file)
        time.sleep(delay)
        running.kill()
        running.communicate()
        assert StaffPin(file).wait() >= 0
