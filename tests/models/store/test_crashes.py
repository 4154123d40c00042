"""A real process on a real file is killed at random moments: what it had acknowledged is there.

``--kills`` says how often; ``make crashes`` does it a thousand times.
"""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from uuid import UUID

import pytest
from briefings import DOCTOR, NURSE

from models.record.chain import verify
from models.record.fold import state_of
from models.store.briefing import unfinished
from models.store.errors import StoreError, Trouble
from models.store.sqlite_file import open_file

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork, and has no such signal")
ROOT = Path(__file__).parents[3]
ONE_FILE = 50


class Writer:
    """A process that writes; it is killed by its number."""

    def __init__(self, process, path, key):
        self._process, self.said = process, []
        process.stdin.write(f"{path} {key}\n")
        process.stdin.flush()
        self.number = int(self.read("process"))

    def read(self, what):
        word, said = "", ""
        while word != what:
            word, _, said = self._process.stdout.readline().strip().partition(" ")
            self.said.append((word, said))
        return said

    def kill(self):
        os.kill(self.number, signal.SIGKILL)
        self.read("gone")

    @property
    def briefing(self):
        return next((UUID(said) for word, said in self.said if word == "briefing"), None)

    @property
    def acknowledged(self):
        return max((int(said) for word, said in self.said if word == "event"), default=0)


@pytest.fixture(scope="module")
def writers():
    process = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("writer.py"))],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "ready\n"
    yield process
    process.communicate()


def test_whatever_was_acknowledged_survives_a_kill(writers, tmp_path, key, request):
    dice, began, wrote = random.Random(7), 0, 0
    for number in range(request.config.getoption("kills")):
        path = tmp_path / f"{number // ONE_FILE}.db"
        writer = Writer(writers, path, key)
        time.sleep(dice.choice([dice.uniform(0, 0.02), dice.uniform(0, 0.2)]))
        writer.kill()
        with open_file(path, key) as store:
            assert verify(store.links()).broken is None
            if writer.briefing:
                events = store.events(writer.briefing)
                assert writer.acknowledged <= len(events) <= writer.acknowledged + 1
                assert state_of(events).is_open
                began, wrote = began + 1, wrote + len(events)

    assert began
    assert wrote > began


def test_an_unfinished_briefing_is_offered_to_its_own_nurse_only(writers, tmp_path, key):
    writer = Writer(writers, tmp_path / "data.db", key)
    writer.read("event")
    writer.kill()

    with open_file(tmp_path / "data.db", key) as store:
        offered = unfinished(store, NURSE)
        assert [each.state.briefing for each in offered] == [writer.briefing]
        assert offered[0].state.last_at >= offered[0].state.started.at
        assert unfinished(store, DOCTOR) == ()
        store.check()


def test_a_second_program_is_told_who_has_the_file(writers, tmp_path, key):
    path = tmp_path / "data.db"
    writer = Writer(writers, path, key)
    writer.read("event")
    try:
        with pytest.raises(StoreError, match=f"process {writer.number} since") as found:
            open_file(path, key)
        assert found.value.trouble is Trouble.IN_USE
        with open_file(path, key, read_only=True) as reader:
            assert reader.count() == 1
            assert verify(reader.links()).broken is None
    finally:
        writer.kill()

    open_file(path, key).close()
