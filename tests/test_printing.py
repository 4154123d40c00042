"""Printing with a real CUPS: each trouble is named, no sheet is lost, and none comes out twice."""

import threading
import time

import pytest
from print_system import QUEUE, running_cups

from ui.printing import open_job
from ui.printing.printer import Patience, PrintError, Printing
from ui.printing.spooler import Printable
from ui.printing.trouble import Trouble, words_of

PDF = b"%PDF-1.7 a canary sits in this sheet"
SHEET = Printable(PDF, "a4", lambda _: ())
QUICK = Patience(between=0.05, in_trouble=0.6, in_all=1.5, to_be_gone=3)
PATIENT = Patience(between=0.05, in_trouble=10, in_all=10, to_be_gone=3)


@pytest.fixture
def cups(monkeypatch):
    with running_cups() as made:
        monkeypatch.setenv("CUPS_SERVER", made.environment["CUPS_SERVER"])
        yield made


class Try:
    """One try to print, on a thread of its own as in the program."""

    def __init__(self, patience=QUICK, queue=QUEUE):
        self.said, self.job, self.error = [], None, None
        self.printing = Printing(SHEET, queue, self.said.append, patience)
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def _run(self):
        try:
            self.job = self.printing.run()
        except PrintError as error:
            self.error = error

    def end(self):
        self._thread.join(20)
        assert not self._thread.is_alive()
        return self

    def until_said(self, trouble):
        until = time.monotonic() + 5
        while trouble not in self.said:
            assert time.monotonic() < until, self.said
            time.sleep(0.01)


def outcome(tried):
    return tried.error and (tried.error.trouble, tried.error.may_retry)


def test_a_sheet_comes_out_once_as_it_was_given(cups):
    tried = Try().end()

    assert (tried.error, tried.said, tried.job) == (None, [], f"{QUEUE}-1")
    assert cups.printed() == [PDF]


@pytest.fixture
def told(monkeypatch):
    """What whoever outlives this process hears."""
    words = []
    monkeypatch.setattr(open_job._Watch, "tell", staticmethod(words.append))
    return words


def test_each_turn_of_a_sheet_is_told_in_time_and_names_nobody(cups, told):
    Try().end()
    cups.has("media-empty")
    Try().end()

    assert told == [
        "sending 0 Trial", "printing Trial-1", "printed", "sending 1 Trial", "printing Trial-2", "taken-back"
    ]  # fmt: skip


def test_of_a_sheet_that_may_still_come_no_end_is_told(cups, told):
    cups.has("media-empty")
    tried = Try()
    tried.until_said(Trouble.PAPER)
    cups.end()
    tried.end()
    cups.run()

    assert told == ["sending 0 Trial", "printing Trial-1"]


def test_without_a_named_printer_it_goes_to_the_usual_one(cups):
    cups("lpadmin", "-d", QUEUE)

    assert Try(queue=None).end().job == f"{QUEUE}-1"
    assert cups.printed() == [PDF]


def test_nothing_of_it_stays_behind(cups):
    Try().end()

    assert not [each for each in cups.kept(b"canary") if not each.startswith("error")]
    assert not list((cups.root / "spool" / "tmp").iterdir())


@pytest.mark.parametrize(
    ("state", "trouble"),
    [("media-empty", Trouble.PAPER), ("offline", Trouble.OFFLINE), ("cover-open", Trouble.OPEN)],
)
def test_a_trouble_is_named_and_the_sheet_comes_when_it_is_over(cups, state, trouble):
    cups.has(state)
    tried = Try(PATIENT)
    tried.until_said(trouble)
    cups.has_no(state)

    assert tried.end().said[:2] == [trouble, None] or tried.said == [trouble]
    assert tried.error is None
    assert cups.printed() == [PDF]


def test_a_trouble_that_stays_ends_in_a_sheet_taken_back(cups):
    cups.has("media-empty")
    first = Try().end()
    assert outcome(first) == (Trouble.PAPER, True)
    assert not cups.waiting()
    cups.has_no("media-empty")
    second = Try().end()

    assert second.error is None
    assert cups.printed() == [PDF]


def test_a_stopped_printer(cups):
    cups("cupsdisable", QUEUE)

    assert outcome(Try().end()) == (Trouble.PAUSED, True)
    cups("cupsenable", QUEUE)
    time.sleep(0.3)
    assert not cups.printed()


def test_a_printer_that_takes_nothing(cups):
    cups("cupsreject", QUEUE)

    assert outcome(Try().end()) == (Trouble.REFUSED, True)


def test_a_printer_that_is_not_there(cups):
    assert outcome(Try(queue="Elsewhere").end()) == (Trouble.NO_PRINTER, True)
    assert outcome(Try(queue=None).end()) == (Trouble.NO_PRINTER, True)


def test_a_printer_that_fails(cups):
    cups.has("fail")

    assert outcome(Try().end()) == (Trouble.FAULT, True)
    assert not cups.waiting()


def test_a_printer_that_takes_too_long(cups):
    cups.has("slow")

    assert outcome(Try().end()) == (Trouble.SLOW, True)


def test_staff_take_the_sheet_out(cups):
    cups.has("slow")
    tried = Try(PATIENT)
    while not cups.waiting():
        time.sleep(0.02)
    time.sleep(0.2)
    cups("cancel", f"{QUEUE}-1")

    assert outcome(tried.end()) == (Trouble.TAKEN_OUT, True)


def test_the_reader_stops_it(cups):
    cups.has("media-empty")
    tried = Try(PATIENT)
    tried.until_said(Trouble.PAPER)
    tried.printing.stop()

    assert outcome(tried.end()) == (Trouble.STOPPED, True)
    cups.has_no("media-empty")
    time.sleep(0.3)
    assert not cups.printed()


@pytest.mark.parametrize("state", ["media-empty", "slow"])
def test_a_sheet_that_nobody_waits_for_is_taken_back(cups, state):
    cups.has(state)
    tried = Try(Patience(between=0.05, in_trouble=10, in_all=10, left_alone=0.5))
    while not cups.waiting():
        time.sleep(0.02)
    tried.printing.leave()

    assert tried.end().error.may_retry
    assert not cups.waiting()
    assert not cups.printed()


def test_a_sheet_that_is_on_its_way_comes_though_nobody_waits(cups):
    cups.has("slow")
    tried = Try(Patience(between=0.05, left_alone=5))
    while not cups.waiting():
        time.sleep(0.02)
    tried.printing.leave()
    cups.has_no("slow")

    assert tried.end().error is None
    assert cups.printed() == [PDF]


def test_a_print_service_that_ends_is_not_taken_for_a_printed_sheet(cups):
    cups.has("media-empty")
    tried = Try()
    tried.until_said(Trouble.PAPER)
    cups.end()

    assert outcome(tried.end()) == (Trouble.NO_SYSTEM, False)
    cups.run()


def test_a_print_service_that_is_not_running(cups):
    cups.end()
    tried = Try().end()

    assert tried.error.trouble in {Trouble.NO_SYSTEM, Trouble.NO_PRINTER}
    cups.run()


def test_a_print_service_that_keeps_no_history(cups):
    cups.end()
    cups.start(history="No")

    assert Try().end().error is None
    assert cups.printed() == [PDF]


def test_the_history_of_the_recipe_tells_a_sheet_taken_out_from_one_that_came(cups):
    cups.end()
    cups.start(history="120")
    cups.has("slow")
    tried = Try(PATIENT)
    while not cups.waiting():
        time.sleep(0.02)
    time.sleep(0.2)
    cups("cancel", f"{QUEUE}-1")

    assert outcome(tried.end()) == (Trouble.TAKEN_OUT, True)


def test_a_command_that_dies_after_the_sheet_was_taken_in(cups, tmp_path, monkeypatch):
    """The sheet is in the queue, and nobody was told; it is found and taken back before another try."""
    cups.has("media-empty")
    before(tmp_path, monkeypatch, "lp", '/usr/bin/lp "$@" > /dev/null; exit 1')

    assert outcome(Try().end()) == (Trouble.FAULT, True)
    assert not cups.waiting()


def test_a_command_that_dies_while_others_print(cups, tmp_path, monkeypatch):
    """Which of two sheets is ours cannot be told, so neither is touched, and there is no other try."""
    cups.has("media-empty")
    before(tmp_path, monkeypatch, "lp", '/usr/bin/lp "$@" > /dev/null; echo x | /usr/bin/lp -d Trial - ; exit 1')

    assert outcome(Try().end()) == (Trouble.FAULT, False)


def test_a_command_that_hangs(cups, tmp_path, monkeypatch):
    monkeypatch.setattr("ui.printing.cups._PATIENCE", 0.5)
    before(tmp_path, monkeypatch, "lp", "exec sleep 30")

    assert outcome(Try().end()) == (Trouble.NO_SYSTEM, True)


def before(folder, monkeypatch, name, program):
    """Put a command before the real one."""
    (folder / name).write_text(f"#!/bin/sh\n{program}\n")
    (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(folder), prepend=":")


def test_without_a_print_system(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))

    assert outcome(Try().end()) == (Trouble.NO_SYSTEM, True)


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_has_words(trouble):
    assert words_of(trouble)
