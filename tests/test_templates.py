"""The pages for clinics say what is so: what is kept and where, which commands there are, and what is to be tried."""

import re
from pathlib import Path

import pytest
import yaml
from named_tests import missing_tests, named_tests
from typer.main import get_command

from models import folders
from models.content.loader import load_library
from models.site import load_site
from resources import resource
from ui.command_line import app

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
TRIAL, PRIVACY, INCIDENTS, SAFETY = (
    (DOCS / f"{name}.md").read_text(encoding="utf-8")
    for name in ("trying-it-with-people", "data-protection", "incidents", "safety")
)
PAGES = {"data-protection": PRIVACY, "incidents": INCIDENTS, "safety": SAFETY, "trying-it-with-people": TRIAL}


def commands():
    top = get_command(app).commands
    return {*top, *(f"records {each}" for each in top["records"].commands)}


def section(page, heading):
    return page.split(f"\n## {heading}\n")[1].split("\n## ")[0]


@pytest.mark.parametrize("name", PAGES)
def test_every_test_that_a_page_names_is_there(name):
    assert missing_tests(PAGES[name]) == []


@pytest.mark.parametrize("name", PAGES)
def test_every_command_that_a_page_names_is_there(name):
    named = set(re.findall(r"`readyroom ((?:records )?[a-z][a-z-]*)", PAGES[name]))
    named |= set(re.findall(r"`(records [a-z]+)", PAGES[name]))

    assert named - commands() == set()


def test_the_safety_page_has_all_its_parts():
    headings = re.findall(r"^## (.+)$", SAFETY, re.MULTILINE)

    assert headings[:6] == ["Intended use", "Limits", "Device status", "Plan", "Case", "Hazard log"]
    assert headings[6:] == ["What is not controlled yet", "Reporting"]
    assert all(section(SAFETY, each).strip() for each in headings)


def test_nothing_is_claimed_in_the_outline_of_a_case_without_saying_what_is_missing():
    rows = [row.strip("|").split("|") for row in section(SAFETY, "Case").splitlines() if row.startswith("| ")][2:]

    assert len(rows) >= 8
    assert [row for row in rows if len(row) != 3 or not all(cell.strip() for cell in row)] == []
    assert "**No safety case is claimed.**" in SAFETY


def test_the_incident_page_names_the_commands_that_help():
    for each in ("verify", "records show", "records list", "explain", "sheet", "check", "kiosk-check"):
        assert f"`readyroom {each}" in INCIDENTS


def test_an_incident_is_stopped_kept_told_corrected_and_learnt_from_in_that_order():
    assert re.findall(r"^## \d\. (\w+)$", INCIDENTS, re.MULTILINE) == ["Stop", "Keep", "Tell", "Correct", "Learn"]


def test_every_file_that_the_program_keeps_is_in_the_data_protection_form():
    places = [each for each in vars(folders).values() if getattr(each, "__module__", "") == folders.__name__]
    kept = {each().name for each in places}

    assert len(kept) >= 7
    assert {each for each in kept if f"`{each}`" not in PRIVACY} == set()


def test_every_measure_of_data_protection_that_a_program_can_hold_has_a_test():
    rows = section(PRIVACY, "3. How it is kept safe").split("| --- |", 1)[1].splitlines()[1:]
    measures = [row for row in rows if row.startswith("| ")]

    assert measures
    assert [row.split("|")[1] for row in measures if not named_tests(row)] == []


def test_every_hazard_that_the_form_names_is_in_the_log():
    named = set(re.findall(r"\bH\d+\b", PRIVACY))

    assert named
    assert {each for each in named if f"\n| {each} |" not in SAFETY} == set()


def test_a_trial_has_eight_tasks_each_with_a_line_for_its_result():
    asked = re.findall(r"^\| (\d) \| \*.+\* .*\| .+ \| .+ \|$", section(TRIAL, "The eight tasks"), re.MULTILINE)
    counted = re.findall(r"^\| (\d) [A-Z]", section(TRIAL, "Results"), re.MULTILINE)

    assert asked == counted == list("12345678")


def test_a_trial_asks_for_nine_in_ten_of_five_people_and_for_a_hazard_of_each_failure():
    goal = section(TRIAL, "The goal")

    assert "Five people or more, all over 65" in goal
    assert "**90 % of the eight tasks are done unaided**" in goal
    assert "**Every failure becomes a row of the [hazard log](safety.md)**" in goal


def test_what_people_are_asked_to_agree_to_is_in_easy_words():
    import textstat

    spoken = " ".join(line.strip("> ") for line in section(TRIAL, "Consent").splitlines() if line.startswith(">"))

    assert textstat.flesch_kincaid_grade(spoken) <= 6


def test_the_clinics_file_of_a_trial_is_sound_and_sets_both_stop_times(tmp_path):
    text = re.search(r"```yaml\n(.*?)```", TRIAL, re.DOTALL)[1]
    path = tmp_path / "site.yaml"
    path.write_text(yaml.safe_dump(yaml.safe_load(text)), encoding="utf-8")
    loaded = load_site(path, load_library(resource("content")))

    assert loaded.problems == ()
    assert {"fasting-food-hours", "fasting-clear-drinks-hours"} == set(loaded.site.parameters)
