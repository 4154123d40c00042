"""Copies of briefings: whole or not at all, for their owner alone."""

import json
import os
import stat
from datetime import timedelta
from uuid import UUID

import pytest
from briefings import NOW, NURSE, a_briefing
from sheets import pages

from models.export.briefings import ExportError, write_briefings
from models.site import NO_SITE, Site
from models.store.memory import MemoryStore
from models.store.retention import delete

NOBODY = UUID(int=0)


@pytest.fixture
def store():
    return MemoryStore()


@pytest.fixture
def ids(store):
    kept = [a_briefing(), a_briefing(NOW + timedelta(days=1))]
    for events in kept:
        store.append(events)
    return tuple(events[0].briefing for events in kept)


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("kind", ["json", "pdf"])
def test_a_copy_takes_the_place_of_an_old_file_and_not_its_rights(store, ids, tmp_path, kind):
    path = tmp_path / f"copy.{kind}"
    path.write_text("old")
    path.chmod(0o666)
    written = write_briefings(store, ids[:1], path, kind, NO_SITE)

    assert (written.path, written.left_out, mode(path)) == (path, (), 0o600)
    if kind == "json":
        assert [each["briefing"] for each in json.loads(path.read_text())] == [str(ids[0])]
    else:
        assert str(ids[0]) in "".join(pages(path.read_bytes()))


@pytest.mark.parametrize("kind", ["json", "pdf"])
def test_only_new_writes_over_nothing(store, ids, tmp_path, kind):
    path = tmp_path / f"copy.{kind}"
    path.write_text("old")

    with pytest.raises(ExportError, match="is there already"):
        write_briefings(store, ids[:1], path, kind, NO_SITE, only_new=True)
    assert path.read_text() == "old"


def test_several_papers_are_a_folder_named_like_the_file(store, ids, tmp_path):
    written = write_briefings(store, ids, tmp_path / "briefings.pdf", "pdf", Site(paper="letter"))

    assert written.path == tmp_path / "briefings"
    assert sorted(each.name for each in written.path.iterdir()) == sorted(f"{each}.pdf" for each in ids)
    assert {mode(each) for each in written.path.iterdir()} == {0o600}
    with pytest.raises(ExportError, match="name a new folder"):
        write_briefings(store, ids, tmp_path / "briefings.pdf", "pdf", NO_SITE)


def test_a_deleted_briefing_is_left_out_by_name_and_is_in_the_json(store, ids, tmp_path):
    delete(store, ids[0], NURSE, "asked for", NOW)
    written = write_briefings(store, ids, tmp_path / "papers", "pdf", NO_SITE)
    write_briefings(store, ids, tmp_path / "all.json", "json", NO_SITE)

    assert written.left_out == (f"briefing '{ids[0]}' was deleted; nothing of it can be printed",)
    assert [each["stage"] for each in json.loads((tmp_path / "all.json").read_text())] == ["deleted", "finished"]


def test_no_briefings_are_an_empty_array(store, tmp_path):
    write_briefings(store, (), tmp_path / "none.json", "json", NO_SITE)

    assert json.loads((tmp_path / "none.json").read_text()) == []


def test_a_copy_that_cannot_be_finished_leaves_nothing(store, ids, tmp_path):
    with pytest.raises(ExportError, match="there is no briefing"):
        write_briefings(store, (*ids, NOBODY), tmp_path / "copy.json", "json", NO_SITE)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")  # noqa: PTH110
def test_a_full_disk_is_said_and_leaves_nothing(store, ids, tmp_path, monkeypatch):
    real = os.open
    path = tmp_path / "copy.pdf"
    monkeypatch.setattr(os, "open", lambda *_: real("/dev/full", os.O_WRONLY))

    with pytest.raises(ExportError, match="No space left"):
        write_briefings(store, ids[:1], path, "pdf", NO_SITE)
    assert list(tmp_path.iterdir()) == []
