"""``readyroom calendar`` and ``readyroom reminders``: files read back, and what is wrong in one line."""

import csv

import pytest
from icalendar import Calendar
from typer.testing import CliRunner

from ui.command_line import app

NOW = ["--now", "2026-11-22T10:00"]


@pytest.fixture
def run(tmp_path):
    site = tmp_path / "site.yaml"
    site.write_text('emergency_number: "999"\ntime_zone: Europe/London\n')

    def _run(command, file, *more, at="2026-12-02T09:00"):
        when = ["--at", at] if at else []
        asked = [command, "nephrostogram", *when, *NOW, "--site", str(site), "-o", str(tmp_path / file), *more]
        return CliRunner().invoke(app, asked)

    return _run


def events(path):
    return {str(event["UID"]): event for event in Calendar.from_ical(path.read_bytes()).events}


def test_the_calendar_is_written(run, tmp_path):
    assert run("calendar", "a.ics").exit_code == 0

    starts = [str(event.decoded("DTSTART")) for event in events(tmp_path / "a.ics").values()]
    assert "2026-12-02 09:00:00+00:00" in starts


def test_a_later_one_moves_what_the_earlier_one_said(run, tmp_path):
    run("calendar", "a.ics")

    said = run("calendar", "b.ics", "--replaces", str(tmp_path / "a.ics"), at="2026-12-09T11:00")

    assert said.exit_code == 0
    first, second = events(tmp_path / "a.ics"), events(tmp_path / "b.ics")
    assert first.keys() == second.keys()
    assert all(second[uid].decoded("DTSTART") != first[uid].decoded("DTSTART") for uid in first)
    assert {int(event["SEQUENCE"]) for event in second.values()} == {1}


def test_the_table_is_written(run, tmp_path):
    assert run("reminders", "a.csv").exit_code == 0

    with (tmp_path / "a.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert any(row["due_utc"] == "2026-12-02T09:00:00Z" for row in rows)


@pytest.mark.parametrize(("command", "file"), [("calendar", "a.ics"), ("reminders", "a.csv")])
def test_without_an_appointment_nothing_is_written(run, tmp_path, command, file):
    said = run(command, file, at=None)

    assert said.exit_code == 2
    assert said.stderr.strip().endswith("no appointment is known; give it with --at")
    assert not (tmp_path / file).exists()


@pytest.mark.parametrize(("content", "reason"), [(None, "cannot be read: "), ("hello", "not a calendar file of this")])
def test_an_earlier_file_that_is_none_is_said(run, tmp_path, content, reason):
    if content:
        (tmp_path / "old.ics").write_text(content)

    said = run("calendar", "a.ics", "--replaces", str(tmp_path / "old.ics"))

    assert said.exit_code == 2
    assert reason in said.stderr
    assert len(said.stderr.splitlines()) == 1
    assert not (tmp_path / "a.ics").exists()


@pytest.mark.parametrize(("command", "file"), [("calendar", "no/a.ics"), ("reminders", "no/a.csv")])
def test_a_folder_that_is_not_there_is_said(run, command, file):
    said = run(command, file)

    assert said.exit_code == 2
    assert "cannot be written" in said.stderr
