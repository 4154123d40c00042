"""Up and down, step by step, on both databases, with what is in them."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from briefings import NOW, NURSE, a_briefing
from sqlalchemy import inspect

from models.store import migrate
from models.store.errors import StoreError, Trouble
from models.store.postgres import open_server
from models.store.retention import delete
from models.store.sqlite_file import open_file
from models.store.store import Criteria
from models.store.tables import METADATA

STEPS = ["0001", "0002", "0003"]


@pytest.fixture(params=["file", "server"])
def reopen(request, path, key):
    """Open the same store as often as asked."""
    if request.param == "file":
        return lambda **said: open_file(path, key, **said)
    address = request.getfixturevalue("database")
    return lambda **said: open_server(address, **said)


def fill(store):
    events = a_briefing(), a_briefing()
    for each in events:
        store.append(each)
    delete(store, events[0][0].briefing, NURSE, "r", NOW)


def down(store, step):
    with store.engine.connect().execution_options(writes=True) as connection, connection.begin():
        migrate.bring_down(connection, step)


def test_the_steps_lead_to_the_tables_of_the_program(reopen):
    assert [each.revision for each in ScriptDirectory(migrate._FOLDER).walk_revisions()] == STEPS[::-1]
    assert STEPS[-1] == migrate.HEAD
    with reopen() as store, store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


@pytest.mark.parametrize("step", STEPS)
def test_down_and_up_again_loses_nothing(reopen, step):
    with reopen() as store:
        fill(store)
        links, rows, gone = list(store.links()), store.find(), store.find(Criteria(stage="deleted"))
        down(store, step)
    with reopen() as store:
        assert (list(store.links()), store.find(), store.find(Criteria(stage="deleted"))) == (links, rows, gone)
        assert store.count(Criteria(procedure="a")) == 1
        assert [store.count(Criteria(reference=each)) for each in ("mrn4711canary", "ary", "cana")] == [1, 1, 0]


def test_an_older_program_finds_its_own_keys_again(reopen):
    with reopen() as store:
        fill(store)
        down(store, "0002")
        with store.engine.connect() as connection:
            keys = connection.exec_driver_sql("SELECT reference_key FROM briefings ORDER BY reference_key").all()
    assert [each for (each,) in keys if each] == ["mrn4711canary"]


def test_a_server_sorts_references_by_their_signs_whatever_its_language(database):
    with open_server(database) as store, store.engine.connect() as connection:
        wanted = "SELECT collation_name FROM information_schema.columns WHERE column_name = 'reference_key'"
        assert connection.exec_driver_sql(wanted).scalar() == "C"


def test_down_to_nothing_and_up_again_is_an_empty_store(reopen):
    with reopen() as store:
        fill(store)
        down(store, "base")
        assert set(inspect(store.engine).get_table_names()) == {"alembic_version"}
    with reopen() as store:
        assert list(store.links()) == []
        store.append(a_briefing())


def test_an_older_store_is_not_changed_by_reading(reopen):
    with reopen() as store:
        fill(store)
        down(store, "0001")

    with pytest.raises(StoreError, match="older Ready Room") as found:
        reopen(read_only=True)
    assert found.value.trouble is Trouble.READ_ONLY


def test_a_step_that_fails_leaves_the_store_as_it_was(reopen, monkeypatch):
    def fail(_):
        raise RuntimeError("the plug is pulled")

    with reopen() as store:
        fill(store)
        before = list(store.links())
        down(store, "0001")
    monkeypatch.setattr("models.store.migrations.listed.list_all", fail)
    with pytest.raises(RuntimeError):
        reopen()
    monkeypatch.undo()

    with reopen() as store:
        assert list(store.links()) == before
        assert store.count() == 1
