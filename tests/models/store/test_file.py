"""What can go wrong with the file: in clear words, with the next step, and never with a write that spoils it."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from briefings import CANARY, NOW, NURSE, Writer, a_briefing
from sqlalchemy import text

from models.record.chain import verify
from models.store.errors import StoreError, Trouble
from models.store.retention import delete
from models.store.sqlite_file import open_file

ROOT = Path(__file__).parents[3]


def files(path: Path) -> bytes:
    return b"".join(each.read_bytes() for each in sorted(path.parent.iterdir()) if not each.name.endswith("-shm"))


@pytest.fixture
def filled(path, key):
    """A file with two briefings, and what it holds."""
    with open_file(path, key) as store:
        store.append(a_briefing())
        store.append(a_briefing())
        return list(store.links())


def trouble(path, key, **said):
    """Open, expecting trouble that names the file."""
    with pytest.raises(StoreError, match=str(path)) as found, open_file(path, key, **said) as store:
        store.check()
    return found.value.trouble


def test_what_was_written_is_there_when_it_is_opened_again(filled, path, key):
    with open_file(path, key) as store:
        assert list(store.links()) == filled
        store.check()


def test_every_transaction_is_synced_and_nothing_deleted_stays(path, key):
    with open_file(path, key) as store, store.engine.connect() as connection:
        found = {name: connection.execute(text(f"PRAGMA {name}")).scalar()
                 for name in ("synchronous", "journal_mode", "secure_delete", "foreign_keys")}  # fmt: skip

    assert found == {"synchronous": 2, "journal_mode": "wal", "secure_delete": 1, "foreign_keys": 1}


def test_the_disk_holds_no_word_and_only_the_owner_may_look(path, key):
    with open_file(path, key) as store:
        store.append(a_briefing())
        data = files(path)

    assert len(data) > 50_000
    assert not [each for each in (CANARY, NURSE.name, "started", "SQLite") if each.encode() in data]
    assert os.name == "nt" or path.parent.stat().st_mode & 0o077 == 0


def test_a_deletion_leaves_no_copy_in_the_log_nor_in_any_table(path, key):
    events = a_briefing()
    with open_file(path, key) as store:
        store.append(events)
        delete(store, events[0].briefing, NURSE, "r", NOW)
        assert path.with_name(path.name + "-wal").stat().st_size == 0

        plain = path.with_name("plain.db")
        with store.engine.connect() as connection:
            raw = connection.connection.dbapi_connection
            connection.rollback()
            raw.execute(f"ATTACH '{plain}' AS plain KEY ''")
            raw.execute("SELECT sqlcipher_export('plain')").fetchall()
            raw.execute("DETACH plain")

    assert b"deleted" in plain.read_bytes()
    assert CANARY.encode() not in plain.read_bytes()


def test_a_wrong_key_opens_nothing_and_changes_nothing(filled, path, key):
    before = path.read_bytes()

    assert trouble(path, "0" * 64) is Trouble.WRONG_KEY
    assert trouble(path, "0" * 64, read_only=True) is Trouble.WRONG_KEY
    assert path.read_bytes() == before
    with open_file(path, key) as store:
        assert list(store.links()) == filled


@pytest.mark.parametrize("place", [100, 3 * 4096 + 100, -2000])
def test_a_damaged_page_is_named_and_never_written_over(filled, path, key, place):
    data = bytearray(path.read_bytes())
    data[place] ^= 1
    path.write_bytes(data)

    assert trouble(path, key) is (Trouble.WRONG_KEY if place == 100 else Trouble.DAMAGED)
    assert path.read_bytes() == data
    assert filled


def test_a_file_cut_short_is_named(filled, path, key):
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)

    assert filled
    assert trouble(path, key) is Trouble.DAMAGED


def test_a_forged_text_breaks_the_chain_at_its_link(filled, path, key):
    with open_file(path, key) as store:
        with store.engine.begin() as connection:
            connection.execute(text("UPDATE events SET body = replace(body, 'A little', 'A lot') WHERE position = 4"))
        verdict = verify(store.links())

    assert (verdict.links, verdict.broken.position, verdict.broken.why) == (3, 4, "its text was changed")
    assert filled


def test_a_newer_file_is_left_alone(filled, path, key):
    with open_file(path, key) as store, store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    assert trouble(path, key) is Trouble.NEWER
    assert trouble(path, key, read_only=True) is Trouble.NEWER
    assert filled


def test_what_is_no_file_cannot_be_read(path, key):
    assert trouble(path, key, read_only=True) is Trouble.MISSING
    assert not path.parent.exists()


def test_reading_leaves_no_trace(filled, path, key):
    before = files(path)
    with open_file(path, key, read_only=True) as store:
        assert list(store.links()) == filled
        with pytest.raises(StoreError) as found:
            store.append([Writer().started()])
    assert found.value.trouble is Trouble.READ_ONLY
    assert files(path) == before


def test_a_second_writer_in_the_same_program_is_refused_too(path, key):
    with open_file(path, key):
        assert trouble(path, key) is Trouble.IN_USE
    open_file(path, key).close()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can act as somebody without the right")
def test_a_folder_that_cannot_be_written_to(key):
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "data"
        with open_file(folder / "r.db", key) as store:
            store.append(a_briefing())
        Path(place).chmod(0o755)
        folder.chmod(0o755)
        for each in folder.iterdir():
            each.chmod(0o644)
        os.seteuid(65534)
        try:
            assert trouble(folder / "r.db", key) is Trouble.READ_ONLY
            assert trouble(folder / "new.db", key) is Trouble.READ_ONLY
            with open_file(folder / "r.db", key, read_only=True) as store:
                assert verify(store.links()).links == len(a_briefing())
        finally:
            os.seteuid(0)


FILL = """
import resource, sys
from pathlib import Path
from briefings import NURSE
from models.record.events import Noted
from models.store.briefing import Briefing
from models.store.errors import StoreError
from models.store.sqlite_file import open_file
path, key = Path(sys.argv[1]), sys.argv[2]
store = open_file(path, key)
briefing = Briefing.start(store, NURSE, procedures=("a",))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
try:
    while True:
        briefing.add(Noted, NURSE, words="n" * 3000)
except StoreError as error:
    print(error.trouble, briefing.state.number, error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
briefing.add(Noted, NURSE, words="there is room again")
print(briefing.state.number)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.parametrize("room", [300_000, 900_000])
def test_a_full_disk_is_said_and_work_goes_on_when_there_is_room(path, key, room):
    done = subprocess.run(
        [sys.executable, "-c", FILL, str(path), key, str(room)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"},
        capture_output=True,
        text=True,
    )
    first, last = done.stdout.splitlines()

    assert (done.stderr, first.split()[0]) == ("", "full")
    assert str(path) in first
    assert "room" in first
    with open_file(path, key) as store:
        store.check()
        assert verify(store.links()).links == int(last) == int(first.split()[1]) + 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the device is Linux's own")
def test_a_disk_without_any_room(tmp_path, key):
    small = tmp_path / "small"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small], capture_output=True).returncode:
        pytest.skip("only root can make a small disk")
    try:
        assert trouble(small / "r.db", key) is Trouble.FULL
        with open_file(tmp_path / "r.db", key) as store:
            store.append([Writer().started()])
    finally:
        subprocess.run(["umount", small], check=True)


def test_an_error_says_nothing_of_a_patient(path, key, caplog):
    with open_file(path, key) as store:
        with store.engine.begin() as connection:
            connection.execute(text("DROP TABLE briefings"))
        with pytest.raises(StoreError) as found:
            store.append([Writer().started()])

    said = [str(found.value), str(found.value.__cause__), *(each.getMessage() for each in caplog.records)]
    assert not [each for each in said if CANARY in each or key in each]
