"""The table for a texting service, read back: a row a moment, nothing of the person, and no formula."""

import csv
import io
import re
import uuid
from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders import a_plan, a_site, a_topic, an_instruction, an_own

from models.content.loader import load_library
from models.document.reminders import Reminder, Reminders, reminders
from models.export.reminders_csv import COLUMNS, message, parts, to_csv
from models.planning.compiler import make_plan
from models.planning.visit import Visit
from models.site import Site
from resources import resource

STOP = an_instruction("stop", topic="fasting-food", do="Stop eating {time}.", when={"before": "PT6H"})
AT = datetime(2026, 7, 2, 8, tzinfo=UTC)


def a_reminder(*message, at=AT, rings=AT):
    return Reminder("k#1", at, rings, "S", message, ())


def of(*entries, sheet="Sheet 3E10"):
    return Reminders(uuid.UUID(int=7), sheet, AT, "gone", entries)


def rows(data):
    text = data.decode()
    assert "\n" not in text.replace("\r\n", "")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_each_moment_is_a_row_with_local_time_and_utc():
    site = a_site("Europe/London")
    topics = [a_topic("fasting-food", "earliest"), a_topic("bring")]
    plan = a_plan(an_own("a", lines=[STOP, an_instruction()]), at="2026-07-02T14:00", site=site, topics=topics)
    found = reminders(plan, site)

    read = rows(to_csv(found))

    assert tuple(read[0]) == COLUMNS
    assert len(read) == len(found.entries) == len({row["item"] for row in read})
    stop = next(row for row in read if "Stop eating" in row["text"])
    assert (stop["due_date"], stop["due_time"], stop["due_utc"]) == ("2026-07-02", "08:00", "2026-07-02T07:00:00Z")
    assert (stop["send_date"], stop["send_time"], stop["send_utc"]) == ("2026-07-02", "07:00", "2026-07-02T06:00:00Z")
    day = next(row for row in read if not row["due_time"])
    assert (day["due_date"], day["send_date"], day["send_time"]) == ("2026-07-02", "2026-07-01", "18:00")


def test_without_a_zone_there_is_no_utc_and_without_a_time_to_ring_none_to_send():
    (row,) = rows(to_csv(of(a_reminder("Go.", at=AT.replace(tzinfo=None), rings=None))))

    assert (row["due_time"], row["due_utc"]) == ("08:00", "")
    assert {row["send_date"], row["send_time"], row["send_utc"]} == {""}


@pytest.mark.parametrize("start", ["=1+1", "+44", "-2", "@SUM(A1)", "\t=1", "\r\n=1", " =1", "=-+@x"])
def test_no_cell_can_be_a_formula(start):
    data = to_csv(of(a_reminder(f"{start} words", 'and "more", too'), sheet=f"{start} sheet"))

    (row,) = rows(data)
    assert all(not each or each[0].isalnum() for each in row.values())
    assert row["text"].endswith('words and "more", too') or "words" in row["text"]


def test_one_message_holds_what_matters_most_and_is_never_cut():
    first, second, third = "A" * 100, "B" * 80, "C" * 50

    assert message(a_reminder(first, second, third)) == f"{first} {third}"
    assert message(a_reminder("D" * 200, second)) == "D" * 200


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("x" * 160, 1), ("x" * 161, 2), ("x" * 306, 2), ("x" * 307, 3), ("€" * 80, 1), ("€" * 81, 2),
        ("ж" * 70, 1), ("ж" * 71, 2), ("x" * 70 + "…", 2), ("😀" * 35, 1), ("😀" * 36, 2),
    ],
)  # fmt: skip
def test_parts_are_counted_as_phones_do(text, count):
    assert parts(text) == count


def test_of_every_procedure_each_text_is_one_message():
    library = load_library(resource("content"))
    site = Site(name="Riverside", time_zone="Europe/London")
    for procedure in library.procedures.values():
        at = {procedure.id: datetime(2026, 9, 30, 12)}
        plan = make_plan(library, Visit((procedure.id,), {}, at, datetime(2026, 9, 1, 10)), site)
        read = rows(to_csv(reminders(plan, site)))

        assert {row["parts"] for row in read} == {"1"}
        assert all(len(row["text"]) <= 160 and "not final" in row["text"] for row in read)
        assert not any(procedure.short_name.casefold() in row["text"].casefold() for row in read)


def test_the_page_on_reminders_names_every_column():
    page = (Path(__file__).parents[3] / "docs/reminders.md").read_text(encoding="utf-8")
    named = re.findall(
        r"`([a-z_]+)`", "".join(line.split("|")[1] for line in page.splitlines() if line.startswith("| `"))
    )

    assert tuple(named) == COLUMNS
