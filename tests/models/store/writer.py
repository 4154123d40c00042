"""A program of its own that leads briefings until it is killed, and says the number of each event the store has taken.

It is asked by lines on its input. Each is done in a process forked from this one, which alone waits for imports.
"""

import os
import sys
from pathlib import Path

import sqlcipher3  # noqa: F401  imported here once, for all that are forked
from briefings import NURSE

from models.record.events import Noted
from models.store.briefing import Briefing
from models.store.sqlite_file import open_file


def say(*words):
    os.write(1, (" ".join(str(each) for each in words) + "\n").encode())


def write(path, key):
    with open_file(Path(path), key) as store:
        briefing = Briefing.start(store, NURSE, procedures=("a",))
        say("briefing", briefing.state.briefing)
        say("event", 1)
        while True:
            say("event", briefing.add(Noted, NURSE, words="n" * 500).number)


say("ready")
for line in sys.stdin:
    process = os.fork()
    if not process:
        say("process", os.getpid())
        write(*line.split())
    os.waitpid(process, 0)
    say("gone")
