import os
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import pytest
from builders import a_library, a_question, an_own, edit, write_content

from models.content import loader
from models.content.cache import Cache, Head
from models.content.changed import ChangedError
from models.content.loader import load_library
from models.content.yaml_file import read_yaml

MANY = 50
ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    procedures = [an_own(f"p-{number}", related=[f"p-{number // 2}"]) for number in range(MANY)]
    return write_content(tmp_path_factory.mktemp("written"), a_library(*procedures, questions=[a_question()]))


@pytest.fixture
def content(tmp_path, written):
    return Path(shutil.copytree(written, tmp_path / "content"))


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "cache" / "content.cache")


@pytest.fixture
def parsed(monkeypatch):
    """The names of all files that are parsed from now on."""
    names = []
    monkeypatch.setattr(
        "models.content.folder.read_yaml", lambda name, text: (names.append(name), read_yaml(name, text))[1]
    )
    return names


def _change(cache, words):
    with closing(connect(cache.path)) as kept, kept:
        kept.execute(words)


def test_a_library_read_when_asked_for_equals_one_read_at_once(content, cache):
    at_once = load_library(content)

    assert load_library(content, cache) == at_once
    assert load_library(content, cache) == at_once
    assert load_library(content, cache).cards == at_once.cards
    assert not load_library(content, cache).problems


def test_unchanged_files_are_not_parsed_again(content, cache, parsed):
    first = load_library(content, cache)
    parsed.clear()

    assert load_library(content, cache) == first
    assert not parsed


def test_a_procedure_is_read_when_it_is_asked_for_and_then_held(content, cache, monkeypatch):
    load_library(content, cache)
    library = load_library(content, cache)
    asked = []
    get = Cache.get
    monkeypatch.setattr(Cache, "get", lambda *its: (asked.append(its[1]), get(*its))[1])

    assert len(library.procedures) == MANY
    assert "p-7" in library.procedures
    assert "p-7" in list(library.procedures)
    assert next(each.id for each in library.search.find("p-7")) == "p-7"
    assert not asked
    assert library.procedures["p-7"] is library.procedures["p-7"]
    assert asked == ["procedures/p-7.yaml"]
    with pytest.raises(KeyError):
        library.procedures["p-999"]


def test_a_changed_file_is_read_again(content, cache):
    load_library(content, cache)
    edit(content / "topics.yaml", "title: bring", "title: Bring along")
    edit(content / "procedures" / "p-3.yaml", "name: Procedure p-3", "name: Another")
    library = load_library(content, cache)

    assert library.topics["bring"].title == "Bring along"
    assert library.procedures["p-3"].name == library.cards["p-3"].name == "Another"


def test_a_change_of_the_same_length_is_seen_although_the_time_was_set_back(content, cache):
    load_library(content, cache)
    path = content / "procedures" / "p-3.yaml"
    before = path.stat()
    edit(path, "Procedure p-3", "Procedure q-3")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert load_library(content, cache).cards["p-3"].name == "Procedure q-3"


def test_files_that_only_look_different_are_not_parsed_again(content, cache, parsed):
    first = load_library(content, cache)
    before = cache.head()
    os.utime(content / "procedures" / "p-3.yaml", (1, 1))
    parsed.clear()

    assert load_library(content, cache) == first
    assert not parsed
    assert cache.head().digest == before.digest
    assert cache.head().stamp != before.stamp


@pytest.mark.parametrize("change", ["added", "removed"])
def test_a_file_more_or_less_is_seen(content, cache, change):
    load_library(content, cache)
    if change == "added":
        write_content(content, a_library(an_own("p-new")))
    else:
        (content / "procedures" / "p-49.yaml").unlink()

    assert list(load_library(content, cache).procedures) == list(load_library(content).procedures)


def test_a_problem_is_named_at_once_and_content_with_problems_is_never_kept(content, cache):
    edit(content / "procedures" / "p-3.yaml", "body_area: bladder", "body_area: elbow")
    first, again = load_library(content, cache), load_library(content, cache)

    assert first.problems == again.problems == load_library(content).problems
    assert first == load_library(content)
    assert "p-3" not in first.procedures
    assert not cache.path.exists()
    assert not list(cache.path.parent.iterdir())


def test_a_file_that_has_gone_is_named_at_once(content, cache):
    load_library(content, cache)
    (content / "signs.yaml").unlink()

    assert [each.code for each in load_library(content, cache).problems] == ["C014"]


def test_a_problem_after_a_sound_start_is_named_at_once(content, cache):
    load_library(content, cache)
    edit(content / "procedures" / "p-3.yaml", "body_area: bladder", "body_area: elbow")

    assert load_library(content, cache).problems == load_library(content).problems != ()


def _cut(kept):
    return kept[: len(kept) // 2]


@pytest.mark.parametrize("damage", [_cut, lambda _: b"", lambda _: b"\xff\xfe garbage", lambda kept: b"\0" * len(kept)])
def test_a_damaged_cache_is_rebuilt_silently(content, cache, damage, parsed):
    first = load_library(content, cache)
    cache.path.write_bytes(damage(cache.path.read_bytes()))

    assert load_library(content, cache) == first
    parsed.clear()
    assert load_library(content, cache) == first
    assert not parsed


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE entry SET body = replace(body, 'Procedure', 'Procedura') WHERE name = 'index'",
        "UPDATE entry SET body = '' WHERE name = 'head'",
        "UPDATE entry SET body = 'no digest' WHERE name = 'head'",
        "UPDATE entry SET digest = 'an older program' WHERE name = 'head'",
        "DELETE FROM entry WHERE name = 'index'",
        "DROP TABLE entry",
    ],
)
def test_a_damaged_index_reads_as_nothing_kept(content, cache, damage):
    first = load_library(content, cache)
    _change(cache, damage)

    assert load_library(content, cache) == first


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE entry SET body = replace(body, 'Procedure', 'Procedura') WHERE name LIKE 'procedures/%'",
        "UPDATE entry SET body = NULL WHERE name LIKE 'procedures/%'",
        "DELETE FROM entry WHERE name LIKE 'procedures/%'",
    ],
)
def test_in_place_of_a_damaged_entry_the_file_is_read(content, cache, damage):
    first = load_library(content)
    load_library(content, cache)
    _change(cache, damage)

    assert load_library(content, cache) == first


def test_a_damaged_entry_of_a_file_that_has_changed_since_is_not_made_up(content, cache):
    load_library(content, cache)
    library = load_library(content, cache)
    cache.path.unlink()
    edit(content / "procedures" / "p-3.yaml", "name: Procedure p-3", "name: Another")

    with pytest.raises(ChangedError, match="p-3.yaml"):
        library.procedures["p-3"]


def _forge(index):
    return lambda *_: index


@pytest.mark.parametrize(
    "index",
    ["", "{}", '{"shared": {"topics.yaml": [{"id": "old"}]}, "facts": [], "rows": []}', '{"shared": {}, "facts": []'],
)
def test_what_the_cache_holds_is_judged_like_a_file(content, cache, monkeypatch, index):
    first = load_library(content, cache)
    monkeypatch.setattr(Cache, "index", _forge(index))

    assert load_library(content, cache) == first


def test_a_card_whose_facts_are_not_there_is_no_card(content, cache, monkeypatch):
    first = load_library(content, cache)
    forged = cache.index(cache.head().digest).replace('"facts": [{', '"facts": [], "other": [{')
    monkeypatch.setattr(Cache, "index", _forge(forged))

    assert load_library(content, cache) == first


@pytest.mark.parametrize("entry", ["{}", '{"id": "p-4"}'])
def test_a_forged_procedure_is_judged_like_a_file(content, cache, monkeypatch, entry):
    load_library(content, cache)
    library = load_library(content, cache)
    monkeypatch.setattr(Cache, "get", _forge(entry))

    assert library.procedures["p-3"] == load_library(content).procedures["p-3"]


def test_a_procedure_that_stands_under_another_name_is_not_taken_for_it(content, cache, monkeypatch):
    load_library(content, cache)
    library = load_library(content, cache)
    other = cache.get("procedures/p-4.yaml", loader.Folder(content).read("procedures/p-4.yaml").digest)
    monkeypatch.setattr(Cache, "get", _forge(other))

    assert library.procedures["p-3"].id == "p-3"


def test_a_place_that_cannot_be_written_to_costs_speed_only(content, tmp_path):
    (tmp_path / "file").write_text("in the way")
    cache = Cache(tmp_path / "file" / "content.cache")

    assert load_library(content, cache) == load_library(content)


@pytest.mark.skipif(sys.platform == "win32", reason="folders there are not closed by a mode")
def test_a_folder_that_is_read_only_costs_speed_only(content, cache):
    first = load_library(content, cache)
    before = cache.head()
    os.utime(content / "topics.yaml", (1, 1))
    cache.path.chmod(0o400)
    cache.path.parent.chmod(0o500)
    try:
        assert load_library(content, cache) == first
        edit(content / "topics.yaml", "title: bring", "title: Bring along")
        assert load_library(content, cache).topics["bring"].title == "Bring along"
        assert before
    finally:
        cache.path.parent.chmod(0o700)


def test_a_disk_that_fills_up_costs_speed_only(content, cache, monkeypatch):
    import sqlite3

    def full(*_):
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("models.content.cache._insert", full)

    assert load_library(content, cache) == load_library(content)
    assert not cache.path.exists()
    assert not list(cache.path.parent.iterdir())


def test_a_head_that_cannot_be_renewed_stays(content, cache, monkeypatch):
    load_library(content, cache)
    before = cache.head()
    _change(cache, "CREATE TRIGGER stay BEFORE INSERT ON entry BEGIN SELECT raise(FAIL, 'no'); END")
    cache.restamp(Head("other", before.digest))

    assert cache.head() == before


LOAD = """
import sys
from pathlib import Path
from models.content.cache import Cache
from models.content.loader import load_library
for _ in range(4):
    Path(sys.argv[2]).unlink(missing_ok=True)
    library = load_library(Path(sys.argv[1]), Cache(Path(sys.argv[2])))
    assert [each.id for each in library.procedures.values()] == list(library.cards), library.problems
"""


def test_two_processes_may_start_at_once(content, cache):
    command = [sys.executable, "-c", LOAD, str(content), str(cache.path)]
    both = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True) for _ in range(2)]

    assert [each.communicate()[1] for each in both] == ["", ""]
    assert load_library(content, cache) == load_library(content)
    assert [each.name for each in cache.path.parent.iterdir()] == [cache.path.name]


def test_the_reader_is_told_how_far_it_is(content, cache, monkeypatch):
    monkeypatch.setattr(loader, "_STEP", 20)
    told = []
    load_library(content, cache, lambda *its: told.append(its))

    assert told == [(0, MANY), (20, MANY), (40, MANY)]
