import getpass
import json
import os
import stat
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from briefings import CANARY, NOW, NURSE, Writer, a_briefing
from sheets import pages
from sqlalchemy import text
from typer.testing import CliRunner

from models.record.events import VisitChanged, read_event
from models.record.fold import state_of
from models.store.keys import find_key
from models.store.opening import open_store
from models.store.retention import delete
from models.store.sqlite_file import open_file
from ui.command_line import app


@pytest.fixture
def path(tmp_path):
    return tmp_path / "data" / "records.db"


@pytest.fixture
def key_file(tmp_path):
    return tmp_path / "keys" / "key"


@pytest.fixture
def kept(path, key_file):
    """A finished briefing, one under way and a deleted one."""
    finished, open_one, gone = a_briefing(), Writer(NOW + timedelta(days=1)), a_briefing(NOW - timedelta(days=9))
    with open_store(path, key_file) as store:
        for events in (gone, finished, [open_one.started(reference=None, procedures=("c",)), open_one.plan()]):
            store.append(events)
        delete(store, gone[0].briefing, NURSE, "asked for", NOW)
    return [str(each) for each in (finished[0].briefing, open_one.briefing, gone[0].briefing)]


@pytest.fixture
def run(path, key_file):
    def _run(*arguments):
        environment = {"READYROOM_RECORDS": str(path), "READYROOM_KEY_FILE": str(key_file)}
        return CliRunner().invoke(app, [str(each) for each in arguments], env=environment)

    return _run


def listed(result):
    assert (result.exit_code, result.stderr) == (0, "")
    return [line.split()[0] for line in result.stdout.splitlines()]


def test_list_shows_the_newest_first_and_narrows(run, kept):
    finished, open_one, gone = kept

    assert listed(run("records", "list")) == [open_one, finished]
    assert listed(run("records", "list", "--reference", CANARY.lower().replace(" ", ""))) == [finished]
    assert listed(run("records", "list", "--procedure", "c", "--led-on", "2026-11-21")) == [open_one]
    assert listed(run("records", "list", "--stage", "deleted")) == [gone]
    assert listed(run("records", "list", "--owner", "Somebody Else")) == []
    assert json.loads(run("records", "list", "--json").stdout)[1]["reference"] == CANARY
    assert "1 more" in run("records", "list", "--limit", "1").stderr


def test_show_says_who_did_what_and_what_is_open(run, kept):
    shown = run("records", "show", kept[0]).stdout

    assert f"Briefing {kept[0]}: finished" in shown
    assert "Ann Okafor (nurse)  asked; words: Will it hurt?" in shown
    assert "Open: bladder" in run("records", "show", kept[1]).stdout
    assert CANARY not in run("records", "show", kept[2], "--json").stdout
    assert "asked for" in run("records", "show", kept[2]).stdout


def test_show_says_questions_and_languages_in_words(run, path, key_file):
    write = Writer(NOW)
    answers = {"pregnancy": "no", "blood-thinners": "yes"}
    events = [write.started(language="cy"), write(VisitChanged, procedures=("a",), answers=answers), write.plan()]
    with open_store(path, key_file) as store:
        store.append(events)
    shown = run("records", "show", write.briefing).stdout

    assert "language: Cymraeg" in shown
    assert "answers: pregnancy no, Blood thinners yes" in shown
    assert "blood-thinners" not in shown


def test_show_as_json_reads_back_as_the_same_events(run, kept, path, key_file):
    data = json.loads(run("records", "show", kept[0], "--json").stdout)

    events = [read_event(json.dumps(each)) for each in data["events"]]
    with open_store(path, key_file, read_only=True) as store:
        assert tuple(events) == store.events(events[0].briefing)
        assert [each["hash"] for each in data["links"]] == [each.hash for each in store.links(events[0].briefing)]
    assert state_of(events).stage == data["stage"] == "finished"


def test_who_looks_or_takes_a_copy_is_on_record_first(run, kept, path, key_file, tmp_path):
    run("records", "show", kept[0])
    run("records", "export", "--all", "-o", tmp_path / "all.json")

    looks = [("read", "export"), ("export",), ()]
    with open_store(path, key_file, read_only=True) as store:
        for briefing, purposes in zip(kept, looks, strict=True):
            found = [each for each in store.events(UUID(briefing)) if each.kind == "opened"]
            assert tuple(each.purpose for each in found) == purposes
            assert {each.by.name for each in found} <= {getpass.getuser()}


def test_what_cannot_be_noted_is_not_shown(run, kept, path, key_file):
    with open_store(path, key_file):
        done = run("records", "show", kept[0])

    assert (done.exit_code, done.stdout) == (2, "")
    assert "in use" in done.stderr


def test_export_writes_one_array_that_only_the_owner_may_read(run, kept, tmp_path):
    for arguments, expected in [(kept[:1], kept[:1]), (["--all"], [kept[1], kept[0]])]:
        target = tmp_path / f"{len(expected)}.json"
        result = run("records", "export", *arguments, "-o", target)

        assert (result.exit_code, result.stderr) == (0, "")
        assert [each["briefing"] for each in json.loads(target.read_text(encoding="utf-8"))] == expected
        assert os.name == "nt" or target.stat().st_mode & 0o777 == 0o600


def test_export_of_an_empty_store_is_an_empty_array(run, path, key_file, tmp_path):
    open_store(path, key_file).close()

    assert run("records", "export", "--all", "-o", tmp_path / "e.json").exit_code == 0
    assert json.loads((tmp_path / "e.json").read_text()) == []


def test_purge_deletes_by_the_clinics_rule_and_records_it(run, kept, tmp_path):
    site = tmp_path / "site.yaml"
    site.write_text("keep_records_days: 36500\n")
    assert run("records", "purge", "--by", "Mo", "--site", site).stdout.startswith("0 briefings")
    site.write_text("country: GB\n")
    assert "keep_records_days" in run("records", "purge", "--by", "Mo", "--site", site).stderr
    assert run("records", "purge", "--by", " ", "--site", site).exit_code == 2
    assert len(listed(run("records", "list"))) == len(kept) - 1


def test_purge_is_said_by_whom(run, path, key_file, tmp_path):
    events = a_briefing(NOW - timedelta(days=4000))
    with open_store(path, key_file) as store:
        store.append(events)
    (tmp_path / "site.yaml").write_text("keep_records_days: 2920\n")

    assert run("records", "purge", "--by", "Mo", "--site", tmp_path / "site.yaml").stdout.startswith("1 briefings")
    shown = run("records", "show", events[0].briefing).stdout
    assert "Mo (manager)  deleted; rule: kept for 2920 days" in shown
    assert run("verify").exit_code == 0


def test_one_briefing_is_deleted_for_who_asks_and_the_chain_stays_whole(run, kept):
    asked = ["records", "delete", kept[0], "--by", "Mo", "--reason", "asked to be forgotten"]
    assert run(*asked).stdout == "The briefing was deleted.\n"

    shown = run("records", "show", kept[0]).stdout
    assert "Mo (manager)  deleted; rule: asked to be forgotten" in shown
    assert shown.count("\n") == 2, "that it is deleted, and by whom"
    assert len(listed(run("records", "list"))) == len(kept) - 2
    assert run("verify").exit_code == 0
    assert "any more" in run(*asked).stderr


@pytest.mark.parametrize("changed", [{"--by": " "}, {"--reason": ""}, {"id": "nobody"}, {"id": str(UUID(int=7))}])
def test_a_deletion_without_a_name_a_reason_or_a_briefing_is_refused(run, kept, changed):
    said = {"id": kept[0], "--by": "Mo", "--reason": "asked"} | changed
    done = run("records", "delete", said.pop("id"), *(word for option in said.items() for word in option))

    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert len(listed(run("records", "list"))) == len(kept) - 1


def test_verify_names_the_first_broken_link(run, kept, path, key_file):
    whole = run("verify", path)
    head = whole.stdout.split()[-1]
    assert "the chain is whole" in whole.stdout
    assert run("verify", "--known", head).exit_code == 0

    with open_file(path, find_key(path, key_file)) as store, store.engine.begin() as connection:
        changed = "UPDATE events SET body = replace(body, 'Will it hurt', 'It will hurt') WHERE briefing = :briefing"
        connection.execute(text(changed), {"briefing": kept[0]})
        place = connection.execute(text("SELECT max(position) FROM events WHERE kind = 'asked'")).scalar()
    broken = run("verify", path)

    assert broken.exit_code == 1
    assert broken.stdout == f"The chain breaks at link {place}, briefing {kept[0]}: its text was changed.\n"


def words_of(path):
    return "".join(pages(path.read_bytes()))


def test_the_paper_of_one_briefing_is_a_file_of_its_owner_alone(run, kept, tmp_path):
    (tmp_path / "site.yaml").write_text("name: Riverside\nreference_label: MRN\npaper: letter\n")
    output = tmp_path / "one.pdf"
    done = run("records", "export", kept[0], "--pdf", "-o", output, "--site", tmp_path / "site.yaml")

    assert (done.exit_code, done.stderr) == (0, "")
    assert stat.S_IMODE(output.stat().st_mode) == 0o600
    assert "RiversideBriefingrecord" in words_of(output)
    assert "MRN4711canary" in words_of(output)
    assert kept[0] in words_of(output)


def test_the_papers_of_all_are_a_new_folder_without_the_deleted_one(run, kept, tmp_path):
    folder = tmp_path / "papers"
    done = run("records", "export", "--all", "--pdf", "-o", folder)

    assert (done.exit_code, done.stderr) == (0, "")
    assert sorted(each.stem for each in folder.iterdir()) == sorted(kept[:2])
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert "Notfinished" in words_of(folder / f"{kept[1]}.pdf")


def test_one_of_several_that_has_no_paper_is_named_and_the_others_are_written(run, kept, tmp_path):
    done = run("records", "export", kept[2], kept[0], "--pdf", "-o", tmp_path / "papers")

    assert done.exit_code == 1
    assert done.stderr == f"readyroom: briefing '{kept[2]}' was deleted; nothing of it can be printed\n"
    assert [each.stem for each in (tmp_path / "papers").iterdir()] == [kept[0]]


@pytest.mark.parametrize(
    ("which", "output", "says"),
    [
        ("gone", "x.pdf", "was deleted"),
        ("none", "x.pdf", "there is no briefing"),
        ("first", "/nowhere/x.pdf", "cannot be written"),
        ("first", __file__, "is there already"),
        ("all", "/nowhere/papers", "cannot be made"),
        ("all", str(Path(__file__).parent), "name a new folder"),
    ],
)
def test_a_paper_that_cannot_be_is_said_in_one_line(run, kept, tmp_path, monkeypatch, which, output, says):
    monkeypatch.chdir(tmp_path)
    wanted = {"gone": kept[2], "none": "00000000-0000-0000-0000-000000000000", "first": kept[0], "all": "--all"}[which]
    done = run("records", "export", wanted, "--pdf", "-o", output)

    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert says in done.stderr


def test_verify_finds_a_missing_end_by_a_noted_link(run, kept, path, key_file):
    head = run("verify").stdout.split()[-1]
    with open_file(path, find_key(path, key_file)) as store, store.engine.begin() as connection:
        connection.execute(
            text("DELETE FROM events WHERE position = (SELECT max(position) FROM events WHERE kind = 'plan_taken')")
        )
    assert kept

    assert run("verify", "--known", head).exit_code == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["records", "show", "x"], "not the number of a briefing"),
        (["records", "show", "00000000-0000-0000-0000-000000000000"], "there is no briefing"),
        (["records", "export", "-o", "x.json"], "or say --all"),
        (["records", "export", "--all", "-o", "/nowhere/x.json"], "cannot be written"),
        (["records", "export", "--all", "-o", __file__], "is there already"),
        (["records", "list", "--stage", "over"], "there are running, finished"),
        (["records", "list", "--file", "/nowhere/r.db"], "there is no records file"),
        (["verify", "/nowhere/r.db"], "there is no records file"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(run, kept, arguments, says):
    result = run(*arguments)

    assert result.exit_code == 2
    assert says in result.stderr
    assert result.stderr.count("\n") == 1
    assert kept


def test_a_lost_key_is_said_in_one_line(run, kept, key_file):
    key_file.write_text("0" * 64)

    assert "does not open with this key" in run("records", "list").stderr
    assert kept
