"""A day's list, as other programs save it: the rows that can be read count, the others are named by line and column."""

from datetime import date, datetime

import pytest
from builders import a_library, a_procedure
from hypothesis import given
from hypothesis import strategies as st

from models import day_list
from models.day_list import load_day_list, read_day_list
from models.site import NO_SITE, Site

CARDS = a_library(
    a_procedure(
        "cystoscopy", name="Flexible cystoscopy", short_name="Cystoscopy", also_called=("bladder look", "scope")
    ),
    a_procedure("nephrostogram", name="Nephrostogram", also_called=("kidney tube test", "scope")),
).cards.values()
TODAY = date(2026, 12, 2)
SITE = Site.model_validate({"time_zone": "Europe/London", "reference_pattern": "T-[0-9]{1,4}"})
GOOD = "Time,Procedures,Ticket no.,Language\n9:00,cystoscopy; kidney tube test,T-17,en\n14:30,CYSTOSCOPY,,\n"
HEAD = "time,procedures,ref,date,language\n"


def read(text, site=NO_SITE, encoding="utf-8"):
    return read_day_list(text.encode(encoding), "list.csv", CARDS, site, TODAY)


def rows(found):
    assert found.problems == ()
    return [(each.at.strftime("%H:%M"), each.procedures, each.reference, each.language) for each in found.entries]


EXPECTED = [("09:00", ("cystoscopy", "nephrostogram"), "T-17", "en"), ("14:30", ("cystoscopy",), None, None)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("mark", [",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_encoding_any_mark_and_any_end_of_line(encoding, mark, end):
    assert rows(read(GOOD.replace(",", mark).replace("\n", end), SITE, encoding)) == EXPECTED


def test_semicolons_between_cells_need_quotes_round_several_procedures():
    text = 'Time;Procedures;Ticket\n9:00;"cystoscopy; nephrostogram";T-17\n10:00;cystoscopy;nephrostogram;T-18\n'
    found = read(text)

    assert [each.line for each in found.entries] == [2]
    assert [(each.line, each.code) for each in found.problems] == [(3, "D004")]


def test_a_procedure_that_slipped_into_the_next_column_is_not_lost_unseen():
    found = read("time;procedures;ref\n9:00;cystoscopy;Nephrostogram\n")

    assert (found.entries, [each.code for each in found.problems]) == ((), ["D004"])


@pytest.mark.parametrize(
    "head",
    [
        "time,procedures,ticket number,language",
        "Start Time,Exam,MRN,Lang",
        "APPOINTMENT TIME,Procedure,Ref.,language",
        "\ufeffslot,tests,Ticket_No,LANGUAGE",
    ],
)
def test_headings_have_several_names(head):
    assert rows(read(head + GOOD[GOOD.index("\n") :], SITE)) == EXPECTED


def test_columns_come_in_any_order_and_names_are_not_looked_at():
    text = 'Ref,Name,Procedures,Time\nT-1,"=Müller, Änne",scope look,9:00\nT-2,Zoë,nephrostogram,8:15\n'
    found = read(text.replace("scope look", "bladder look"), SITE, "cp1252")

    assert [each.reference for each in found.entries] == ["T-2", "T-1"]
    assert (found.problems, found.ignored) == ((), ("Name",))
    assert "ller" not in repr(found)
    assert "Zo" not in repr(found)


@pytest.mark.parametrize(
    ("time", "day", "at"),
    [
        ("9:00", "", "2026-12-02T09:00"),
        ("09.30", "", "2026-12-02T09:30"),
        ("9:05 PM", "2026-12-03", "2026-12-03T21:05"),
        ("9:05am", "4.12.2026", "2026-12-04T09:05"),
        ("2026-12-05T08:00:00", "", "2026-12-05T08:00"),
        ("2026-12-05 08:00", "2026-12-05", "2026-12-05T08:00"),
        ("23:59", "", "2026-12-02T23:59"),
    ],
)
def test_times_and_days_that_are_clear_are_taken(time, day, at):
    assert [each.at for each in read(f"{HEAD}{time},cystoscopy,,{day},\n").entries] == [datetime.fromisoformat(at)]


@pytest.mark.parametrize(
    ("row", "column", "code", "says"),
    [
        ("25:00,scope,,,", "A 'time'", "D005", "'25:00' is no time"),
        ("12:30 pm,cystoscopy,,,", "A 'time'", "D005", "read both ways"),
        ("13:00 pm,cystoscopy,,,", "A 'time'", "D005", "no time"),
        (",cystoscopy,,,", "A 'time'", "D005", "there is no time"),
        ("1:30,cystoscopy,,2027-03-28,", "A 'time'", "D005", "does not exist in Europe/London"),
        ("9:00,cystoscopy,,02/12/2026,", "D 'date'", "D006", "two ways"),
        ("9:00,cystoscopy,,2026-02-30,", "D 'date'", "D006", "no day"),
        ("2026-12-03 9:00,cystoscopy,,2026-12-02,", "D 'date'", "D006", "stands with the time"),
        ("9:00,,,,", "B 'procedures'", "D007", "no procedure"),
        ("9:00,cystoscpy,,,", "B 'procedures'", "D007", "did you mean 'cystoscopy'"),
        ("9:00,scope,,,", "B 'procedures'", "D007", "may be cystoscopy or nephrostogram"),
        ("9:00,cystoscopy,Jones,,", "C 'ref'", "D008", "this is no Reference"),
        ("9:00,cystoscopy,,,Polish!", "E 'language'", "D009", "not the code"),
        ("9:00,cystoscopy,=cmd|'/c calc'!A0,,", "C 'ref'", "D010", "a spreadsheet would run it"),
        ("9:00,cystoscopy,＝1+1,,", "C 'ref'", "D010", "a spreadsheet would run it"),
        ("9:00,cystoscopy,T-\u202e71,,", "C 'ref'", "D010", "cannot be seen"),
        ("9:00,cystoscopy,T-\x071,,", "C 'ref'", "D010", "cannot be seen"),
        (f"9:00,{'x' * 301},,,", "B 'procedures'", "D010", "more than 300"),
        ("9:00,cystoscopy,,,,more", "", "D004", "6 cells, and there are 5 headings"),
    ],
)
def test_a_bad_row_is_named_by_line_and_column_and_the_rest_load(row, column, code, says):
    found = read(f"{HEAD}8:00,cystoscopy,T-1,,\n{row}\n10:00,cystoscopy,T-2,,\n", SITE)

    assert [each.reference for each in found.entries] == ["T-1", "T-2"]
    problem = found.problems[0]
    assert (problem.line, problem.field, problem.code) == (3, column and f"column {column}", code)
    assert says in problem.message
    assert problem.next_step


def test_a_reference_that_is_refused_is_not_repeated():
    assert "Jones" not in str(read(f"{HEAD}9:00,cystoscopy,Jones,,\n", SITE).problems[0])


def test_the_same_row_twice_counts_once_and_rows_without_a_ticket_are_people():
    found = read(f"{HEAD}9:00,cystoscopy,T-1,,\n9:00,cystoscopy,,,\n9:00,cystoscopy,T-1,,\n9:00,cystoscopy,,,\n")

    assert [each.line for each in found.entries] == [2, 3, 5]
    assert [(each.line, each.code) for each in found.problems] == [(4, "D011")]


def test_lines_are_counted_as_an_editor_counts_them():
    found = read('\n\ntime,procedures,note\n9:00,cystoscopy,"two\nlines"\n\nx,cystoscopy,\n')

    assert [each.line for each in found.problems] == [7]


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"", "D001", 0),
        (b"\n \n", "D001", 0),
        (b"\x00\x01\x02", "D001", 0),
        (b"time,procedures\n\x81,x", "D001", 0),
        (b"\xff\xfeab\x00\xd8", "D001", 0),
        (b"what,procedures\n", "D002", 1),
        (b"time,what\n", "D002", 1),
        (b"time,procedures,start\n", "D002", 1),
        (b'time,procedures\n9:00,"cystoscopy\n10:00,x\n', "D001", 2),
        (b"x" * 1_000_001, "D003", 0),
    ],
)
def test_what_is_no_list_is_said(data, code, line):
    found = read_day_list(data, "list.csv", CARDS, NO_SITE, TODAY)

    assert found.entries == ()
    assert [(each.code, each.line, each.file) for each in found.problems] == [(code, line, "list.csv")]


def test_rows_beyond_the_most_are_not_read(monkeypatch):
    monkeypatch.setattr(day_list, "MOST_ROWS", 2)
    found = read(HEAD + "".join(f"{hour}:00,cystoscopy,,,\n" for hour in (8, 9, 10, 11)))

    assert (len(found.entries), [(each.code, each.line) for each in found.problems]) == (2, [("D003", 4)])


def test_a_file_is_read_and_one_that_is_not_there_is_said(tmp_path):
    path = tmp_path / "list.csv"
    missing = load_day_list(path, CARDS, NO_SITE, TODAY)
    path.write_text(GOOD)

    assert [(each.code, each.file) for each in missing.problems] == [("D001", "list.csv")]
    assert rows(load_day_list(path, CARDS, NO_SITE, TODAY)) == EXPECTED
    assert [each.name for each in tmp_path.iterdir()] == ["list.csv"]


@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: (HEAD + text).encode(errors="replace")))
def test_no_bytes_ever_raise_and_messages_are_one_line(data):
    found = read_day_list(data, "list.csv", CARDS, SITE, TODAY)

    assert all(str(each).isprintable() or "\n" not in str(each) for each in found.problems)
    assert all(set(each.procedures) <= {"cystoscopy", "nephrostogram"} for each in found.entries)
