import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from builders import a_library, a_tidy_procedure, a_topic, an_instruction, an_own, edit, tidy_kinds, write_content
from pypdf import PdfReader
from typer.testing import CliRunner

from models.folders import site_path
from ui.command_line import app

ROOT = Path(__file__).parents[1]
AT = ["--at", "2026-12-02T09:00", "--now", "2026-11-20T09:00"]


@pytest.fixture
def content(tmp_path):
    return write_content(tmp_path / "content", a_library(a_tidy_procedure("cystoscopy"), **tidy_kinds()))


@pytest.fixture
def site(tmp_path):
    path = tmp_path / "site.yaml"
    path.write_text("time_zone: Europe/London\npaper: letter\n")
    return path


@pytest.fixture
def run(content, site):
    def _run(*arguments):
        command, *rest = arguments
        own = [] if command in ("check", "tour") else ["--content", content]
        return CliRunner().invoke(
            app,
            [
                str(each)
                for each in (
                    command,
                    *rest,
                    *own,
                    *(["--site", site] if command in ("plan", "sheet") and "--site" not in rest else []),
                )
            ],
        )

    return _run


def test_list_names_every_procedure(run):
    assert run("list").stdout == "cystoscopy               Procedure cystoscopy (draft)\n"
    assert json.loads(run("list", "--json").stdout)[0]["id"] == "cystoscopy"


def test_plan_prints_a_text(run):
    result = run("plan", "cystoscopy", *AT, "--answer", "pregnancy=no")

    assert (result.exit_code, result.stderr) == (0, "")
    assert "Wednesday 2 December 2026, 9:00" in result.stdout


def test_plan_prints_json(run):
    data = json.loads(run("plan", "cystoscopy", *AT, "--json").stdout)

    assert data["appointment"] == "2026-12-02T09:00:00+00:00"


@pytest.mark.parametrize(
    "at", ["2026-12-02T09:00", "2026-12-02 09:00:00", "2026-12-02T10:00+01:00", "2026-12-02T09:00Z"]
)
def test_a_time_may_have_seconds_or_an_offset(run, at):
    assert (
        json.loads(run("plan", "cystoscopy", "--at", at, "--json").stdout)["appointment"] == "2026-12-02T09:00:00+00:00"
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["cystoscpy"], "there is no procedure 'cystoscpy'; did you mean 'cystoscopy'?"),
        (["cystoscopy", "--answer", "pregnant=no"], "there is no question 'pregnant'; did you mean 'pregnancy'?"),
        (
            ["cystoscopy", "--answer", "pregnancy=maybe"],
            "'maybe' does not answer 'pregnancy'; it takes yes, no, unsure",
        ),
        (
            ["cystoscopy", "--answer", "pregnancy"],
            "--answer 'pregnancy' is not a question and its answer, such as pregnancy=no",
        ),
        (
            ["cystoscopy", "--answer", "pregnancy=no", "--answer", "pregnancy=yes"],
            "--answer 'pregnancy' is given twice, as no and as yes; give one",
        ),
        (["cystoscopy", "--at", "tomorrow"], "--at 'tomorrow' is not a time such as 2026-12-02T09:00"),
        (["cystoscopy", "--at", "2026-12-02"], "--at '2026-12-02' is not a time such as 2026-12-02T09:00"),
        (["cystoscopy", "--at", "2026-02-30T09:00"], "--at '2026-02-30T09:00' is not a time such as 2026-12-02T09:00"),
        (["cystoscopy", "--at", ""], "--at '' is not a time such as 2026-12-02T09:00"),
        (
            ["cystoscopy", "--at", "0001-01-01T00:00+14:00"],
            "--at '0001-01-01T00:00+14:00' is not a time such as 2026-12-02T09:00",
        ),
        (["cystoscopy", "--now", "soon"], "--now 'soon' is not a time such as 2026-12-02T09:00"),
        (
            ["cystoscopy", "--at", "2027-03-28T01:30"],
            "2027-03-28 01:30 does not exist in Europe/London: the clocks go forward then; try 02:30",
        ),
        (
            ["cystoscopy", "--site", "nowhere.yaml"],
            "there is no file 'nowhere.yaml'; name the clinic's file, or leave out --site",
        ),
    ],
)
def test_what_is_wrong_is_said_in_one_line_with_the_way_out(run, arguments, message):
    result = run("plan", *arguments)

    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"readyroom: {message}\n")


def test_an_offset_needs_the_clinics_zone(run, site):
    site.write_text("name: Riverside\n")
    result = run("plan", "cystoscopy", "--at", "2026-12-02T09:00Z")

    assert result.exit_code == 2
    assert "names no time_zone; give the local time" in result.stderr


def test_a_mistake_in_the_clinics_file_is_a_warning(run, site):
    site.write_text("tiem_zone: Europe/London\n")
    result = run("plan", "cystoscopy")

    assert result.exit_code == 0
    assert result.stderr.startswith("warning: site.yaml:1: tiem_zone: 'tiem_zone' is not a field here [C003]")


def test_a_mistake_in_the_content_is_a_warning_while_something_can_be_read(run, content):
    (content / "procedures" / "b.yaml").write_text("id: [")

    assert "warning: 1 problem in the content" in run("list").stderr
    (content / "procedures" / "cystoscopy.yaml").unlink()
    assert run("list").exit_code == 2


def test_a_content_folder_that_is_not_there_is_named(run, tmp_path):
    result = run("check", tmp_path / "nowhere")

    assert result.exit_code == 2
    assert result.stderr.startswith(f"readyroom: there is no folder '{tmp_path}/nowhere'")


@pytest.mark.parametrize(("paper", "size"), [([], b"letter"), (["--paper", "a4"], b"a4")])
def test_sheet_writes_a_pdf(run, tmp_path, paper, size):
    from pypdf import PdfReader

    result = run("sheet", "cystoscopy", *AT, "-o", tmp_path / "out.pdf", *paper)

    assert result.exit_code == 0
    assert round(float(PdfReader(tmp_path / "out.pdf").pages[0].mediabox.width)) == {b"letter": 612, b"a4": 595}[size]


def test_an_easy_sheet_is_another_paper_with_the_same_number(run, tmp_path):
    texts = []
    for more in ([], ["--easy"]):
        run("sheet", "cystoscopy", *AT, "-o", tmp_path / "out.pdf", *more)
        texts.append(" ".join(page.extract_text() for page in PdfReader(tmp_path / "out.pdf").pages))

    numbers = [re.search(r"Sheet ([0-9A-F]{4})", text)[1] for text in texts]
    assert numbers[0] == numbers[1]
    assert ["Your full sheet says more" in text for text in texts] == [False, True]


@pytest.mark.parametrize("more", [[], ["--easy"]])
def test_a_sheet_named_html_is_one_web_page_with_the_papers_number(run, tmp_path, more):
    for name in ("out.pdf", "out.html"):
        assert run("sheet", "cystoscopy", *AT, "-o", tmp_path / name, *more).exit_code == 0
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    paper = " ".join(each.extract_text() for each in PdfReader(tmp_path / "out.pdf").pages)

    assert page.startswith("<!DOCTYPE html>")
    assert re.search(r"Sheet ([0-9A-F]{4})", page)[1] == re.search(r"Sheet ([0-9A-F]{4})", paper)[1]


@pytest.mark.parametrize("name", ["out.txt", "out", "."])
def test_another_kind_of_file_is_refused_with_what_to_name(run, tmp_path, name):
    result = run("sheet", "cystoscopy", "-o", tmp_path / name)

    assert result.exit_code == 2
    assert "end its name in .pdf for the paper, in .html for a web page" in result.stderr
    assert not (tmp_path / "out.txt").exists()


@pytest.mark.parametrize("name", ["nowhere/out.pdf", "nowhere/out.html"])
def test_a_sheet_that_cannot_be_written_is_named(run, tmp_path, name):
    result = run("sheet", "cystoscopy", "-o", tmp_path / name)

    assert result.exit_code == 2
    assert "cannot be written" in result.stderr


def test_a_drawing_that_is_not_there_is_a_warning(run, content, tmp_path):
    edit(content / "procedures" / "cystoscopy.yaml", "view: urinary-front", "view: nowhere")

    assert "warning: the view 'nowhere' cannot be read" in run("sheet", "cystoscopy", "-o", tmp_path / "out.pdf").stderr


def test_check_prints_what_lint_finds(run, content, site):
    edit(content / "procedures" / "cystoscopy.yaml", "tier: routine", "tier: urgent")
    result = run("check", content, "--site", site)

    assert result.exit_code == 1
    assert "no sign for everyone has the tier 'routine' [C013]" in result.stdout


def test_check_prints_every_problem(run, content, site):
    assert run("check", content, "--site", site).stdout == "No problems in 1 procedures.\n"
    edit(content / "topics.yaml", "operator: union", "operator: onion")
    site.write_text("tiem_zone: Europe/London\n")
    result = run("check", content, "--site", site)

    assert result.exit_code == 1
    assert "[C002]" in result.stdout
    assert "[C003]" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["plan"],
        ["sheet", "cystoscopy"],
        ["nonsense"],
        ["sheet", "cystoscopy", "-o", "x", "--paper", "a5"],
        ["plan", "--wrong"],
    ],
)
def test_a_wrong_use_exits_with_2(run, arguments):
    assert run(*arguments).exit_code == 2


def test_the_clinics_file_stands_in_the_users_own_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    assert site_path().name == "site.yaml"
    assert site_path().parent.name == "readyroom"


def test_in_a_process_of_its_own_there_is_no_traceback_and_no_qt():
    program = "import sys; sys.modules['PySide6'] = None; from ui.command_line import app; app()"
    result = subprocess.run(
        [sys.executable, "-c", program, "plan", "nephrostogrm"], cwd=ROOT, capture_output=True, text=True
    )

    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("readyroom: there is no procedure 'nephrostogrm'; did you mean 'nephrostogram'")
    assert result.stderr.count("\n") == 1


@pytest.fixture
def several(tmp_path):
    """Two procedures that ask for opposite things of one topic."""
    lines = {each: an_instruction(f"{each}-line", topic="heed", do=f"Do as {each} says.") for each in "ab"}
    procedures = [an_own(each, lines=[line]) for each, line in lines.items()]
    folder = write_content(tmp_path / "several", a_library(*procedures, topics=[a_topic("heed", "never_automatic")]))

    def _run(*arguments):
        given = [*arguments, "--content", folder, "--now", "2026-11-20T09:00"]
        return CliRunner().invoke(app, [str(each) for each in given])

    return _run


def test_each_procedure_may_have_its_own_time(several):
    result = several("plan", "a", "b", "--at", "a=2026-12-02T09:00", "--at", "b=2026-12-04T14:00", "--json")

    assert result.exit_code == 0, result.stderr
    assert [each["date"] for each in json.loads(result.stdout)["days"]] == ["2026-12-02", "2026-12-04"]


def test_a_conflict_is_settled_under_a_name(several):
    assert several("plan", "a", "b", "--settle", "heed=b-line/a-line").exit_code == 2
    result = several("plan", "a", "b", "--settle", "heed=b-line/a-line", "--by", "Nurse Joy", "--json")

    (conflict,) = json.loads(result.stdout)["conflicts"]
    assert (conflict["resolution"]["chosen"], conflict["resolution"]["by"]) == ("b-line", "Nurse Joy")


def test_explain_gives_the_chain_of_one_line(several):
    result = several("explain", "a", "b", "--line", "heed")

    assert "M3 never joined by the program: the team decides" in result.stdout
    assert "a-bring" not in result.stdout


def test_explain_refuses_a_line_that_is_not_there(several):
    result = several("explain", "a", "--line", "hede")

    assert (result.exit_code, result.stdout) == (2, "")
    assert "the plan has no line 'hede'" in result.stderr


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (["--at", "2026-12-02T09:00", "--at", "2026-12-03T09:00"], "--at is given 2 times for all procedures"),
        (["--at", "c=2026-12-02T09:00"], "there is an appointment for 'c', which is not chosen"),
        (["--settle", "heed"], "--settle 'heed' is not a matter and how it was settled"),
        (["--settle", "heed=a-line"], "--settle needs --by"),
    ],
)
def test_options_that_may_be_given_several_times_say_what_is_wrong(several, option, said):
    result = several("plan", "a", "b", *option)

    assert result.exit_code == 2
    assert said in result.stderr
