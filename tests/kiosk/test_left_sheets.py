"""Sheets that a visit leaves at the printer when it is killed: taken back, by a supervisor that knows no person."""

import os
import signal
import subprocess
import sys

import pytest
from print_system import QUEUE, running_cups
from watched import PUPPET, ROOT, SITE

from ui.kiosk import supervisor
from ui.kiosk.left_sheets import LeftSheets
from ui.printing.cups import Cups

PROMISED_SECONDS = 5.0


@pytest.fixture
def cups(monkeypatch):
    with running_cups() as made:
        monkeypatch.setenv("CUPS_SERVER", made.environment["CUPS_SERVER"])
        yield made


@pytest.fixture
def printing_visit(kiosk, tmp_path):
    """A kiosk whose visits are walked by a robot that prints and then stays."""
    site = tmp_path / "site.yaml"
    site.write_text(f"printer: {QUEUE}\n{SITE.read_text()}")
    robot = (
        f"import sys; sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / 'tests')!r}]; "
        "from robot_visit import main; raise SystemExit(main())"
    )
    return [sys.executable, "-I", "-c", robot, str(site), "print"]


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP], ids=lambda each: each.name)
def test_a_sheet_that_waits_is_taken_back_when_its_visit_is_killed(cups, kiosk, printing_visit, number):
    cups("cupsdisable", QUEUE)
    kiosk = kiosk(printing_visit)
    kiosk.until(lambda: kiosk.showing and cups.waiting(), 60)
    visit = kiosk.showing
    kiosk.turn_for(0.3)

    os.kill(visit.pid, number)
    took = kiosk.until(lambda: kiosk.showing not in (None, visit) and not cups.waiting())
    cups("cupsenable", QUEUE)  # what had only been stopped would come out now
    kiosk.turn_for(0.5)

    assert took < PROMISED_SECONDS
    assert cups.printed() == []
    assert "prints" not in kiosk.counts


def test_when_the_kiosk_is_stopped_no_sheet_stays_either(cups, kiosk, printing_visit, monkeypatch):
    cups("cupsdisable", QUEUE)
    kiosk = kiosk(printing_visit)
    kiosk.until(cups.waiting, 60)
    kiosk.turn_for(0.3)
    kiosk._stopped = True

    assert kiosk.run() == 0
    assert not cups.waiting()


def test_a_sheet_that_came_out_is_counted_and_left_alone(cups, kiosk, printing_visit):
    kiosk = kiosk(printing_visit)
    kiosk.until(lambda: kiosk.counts.get("prints"), 60)
    os.kill(kiosk.showing.pid, signal.SIGKILL)
    kiosk.turn_for(0.5)

    assert len(cups.printed()) == 1
    assert kiosk.counts["prints"] == 1


@pytest.fixture
def waiting(cups):
    """Put jobs into the stopped queue."""
    cups("cupsdisable", QUEUE)

    def _send(many=1):
        for _ in range(many):
            subprocess.run(["lp", "-d", QUEUE, "-"], input=b"%PDF", env=cups.environment, stdout=subprocess.DEVNULL)

    return _send


@pytest.mark.parametrize(
    ("told", "left"),
    [
        (["sending 1 Trial", "printing Trial-2"], ["Trial-1"]),
        (["sending 1 Trial"], ["Trial-1"]),  # the visit died before it knew the job's name
        (["sending 1"], ["Trial-1"]),
        (["sending 0 Trial"], ["Trial-1", "Trial-2"]),  # which of two it is cannot be told
        (["sending 1 Trial", "printing Trial-2", "printed"], ["Trial-1", "Trial-2"]),
        (["sending 1 Trial", "taken-back"], ["Trial-1", "Trial-2"]),
        (["sending much Trial"], ["Trial-1", "Trial-2"]),
        ([], ["Trial-1", "Trial-2"]),
    ],
    ids=" ".join,
)
def test_what_a_visit_told_decides_what_is_taken_back(cups, waiting, monkeypatch, told, left):
    monkeypatch.setattr("ui.printing.open_job._PATIENCE", 1.0)
    waiting(2)
    sheets = LeftSheets()
    for each in told:
        sheets.hear(7, each)
    sheets.take_back(7)
    sheets.wait(5)

    assert Cups().jobs(QUEUE) - {each for each in ("Trial-1", "Trial-2") if not Cups().look(each).under_way} == set(
        left
    )


def test_a_print_service_that_is_away_is_asked_until_it_is_back(cups, waiting):
    waiting()
    cups.end()
    sheets = LeftSheets()
    sheets.hear(7, "sending 0 Trial")
    sheets.hear(7, "printing Trial-1")
    sheets.take_back(7)
    sheets.wait(0.7)
    cups.run()
    sheets.wait(10)

    assert not cups.waiting()


def test_words_of_a_visit_that_has_long_ended_are_heard_to_the_end(cups, waiting, kiosk):
    waiting()
    kiosk = kiosk(PUPPET)
    kiosk.until(lambda: kiosk.is_calm)
    visit = kiosk.showing
    for words in ("sending 0 Trial", "printing Trial-1", "over idle"):
        visit.say(words)

    kiosk.until(lambda: not cups.waiting())


def test_the_supervisor_still_knows_no_toolkit():
    program = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import {supervisor.__name__}, ui.printing.cups; "
    said = subprocess.run([sys.executable, "-c", f"{program}print('PySide6' in sys.modules)"], capture_output=True)

    assert said.stdout == b"False\n"
